// Capacity and latency as moving charts; hot keys.
import { h, put, select, field, button, dataTable, figure, rowHead, call, amount, duration, form, notice, indexesOf, isOnDemand } from '../parts.js';
import { chart } from '../chart.js';
import { brief, fromWire } from '../values.js';
import { capacityFields } from './newtable.js';

async function setUnits(database, table, reload) {
  const { ReadCapacityUnits: read, WriteCapacityUnits: write } = table.ProvisionedThroughput;
  const capacity = capacityFields(isOnDemand(table), read, write);
  const done = await form(`Capacity of ${table.TableName}`, capacity.fields, 'Set', () => call(database, 'UpdateTable', { TableName: table.TableName, ...capacity.read() }));
  if (done) { notice('The capacity is set.'); reload(); }
}

/** The units of calls by the tag of their requests. */
async function tagged(get) {
  const { costs } = await get('/costs');
  if (!costs.length) return h('p.note', 'Requests with the header x-dynamock-tag are added up by tag, for example by test.');
  const sorted = costs.sort((a, b) => b.readUnits + b.writeUnits - a.readUnits - a.writeUnits);
  return [dataTable('Units by tag', ['Tag', 'Read units', 'Write units', 'Requests', 'Failed', 'Throttled'], sorted.slice(0, 100).map((c) => [
    rowHead(c.tag), ...[c.readUnits, c.writeUnits, c.requests, c.failedRequests, c.throttledRequests].map((n) => figure(amount(n)))])),
  costs.length > 100 && h('p.note', `${costs.length} tags; the 100 with most units are shown.`)];
}

export default async function capacity(context) {
  const { database, table: name, get } = context;
  const table = name ? await context.describe() : null;
  const span = select([['minute', 'the last minute'], ['hour', 'the last hour']], 'minute');
  const source = name && select([['', 'the table and its indexes'], [name, 'the table alone'], ...indexesOf(table).map((i) => [i.IndexName, `index ${i.IndexName}`])], '');
  const reads = chart('Read units a second'), writes = chart('Write units a second'), calls = chart('Calls'), times = chart('Latency');
  const hot = h('div'), status = h('p.note', { role: 'status' });
  const limits = (side) => {
    const index = (table?.GlobalSecondaryIndexes ?? []).find((i) => i.IndexName === source?.value);
    return (index ?? table)?.ProvisionedThroughput?.[side] || 0;
  };
  async function draw() {
    const query = new URLSearchParams({ span: span.value, ...(name ? { table: name } : {}), ...(source?.value ? { index: source.value } : {}) });
    let line;
    try { line = await get(`/stats/series?${query}`); } catch (error) {
      if (error.name === 'AbortError') return;
      if (error.code !== 'NoSuchTable') status.textContent = error.message;
      return;
    }
    const perSecond = (values) => values.map((v) => v / line.step);
    const limit = (side) => (limits(side) ? [{ name: 'provisioned', values: line.read.map(() => limits(side)), kind: 'limit' }] : []);
    const { step } = line;
    reads.update([{ name: 'consumed', values: perSecond(line.read), kind: 'read' }, { name: 'throttled', values: line.readThrottleEvents, kind: 'bad' }, ...limit('ReadCapacityUnits')], { step });
    writes.update([{ name: 'consumed', values: perSecond(line.write), kind: 'write' }, { name: 'throttled', values: line.writeThrottleEvents, kind: 'bad' }, ...limit('WriteCapacityUnits')], { step });
    calls.update([{ name: 'requests', values: line.requests, kind: 'read' }, { name: 'errors', values: line.errors, kind: 'bad' }], { step });
    times.update([{ name: 'half are faster than', values: line.p50, kind: 'third' }, { name: '99 of 100 are faster than', values: line.p99, kind: 'write' }], { step, format: duration });
    status.textContent = line.requests.some((n) => n) ? '' : 'There were no calls in this time. Run your program against this database. Calls of this console do not count.';
  }
  async function drawKeys() {
    if (!name) {
      put(hot, h('h2', 'Units by tag'), await tagged(get));
      return;
    }
    const stats = await get(`/stats?table=${encodeURIComponent(name)}`).catch(() => null);
    const keys = stats?.tables[0]?.table.sinceStart.hotKeys ?? [];
    put(hot, keys.length > 0 && [h('h2', 'Hot partition keys since the start'), dataTable('Hot keys', ['Partition key', 'Share', 'As a bar'], keys.map((k) => {
      const bar = h('i');
      bar.style.width = `${Math.min(100, k.share * 100)}%`;
      return [rowHead(brief(fromWire(k.key), 60)), figure(`${amount(k.share * 100)} %`), h('.meter', { 'aria-hidden': 'true' }, bar)];
    }))]);
  }
  span.addEventListener('change', draw);
  source?.addEventListener('change', draw);
  await draw();
  await drawKeys();
  context.every(1, () => { if (span.value === 'minute' || new Date().getSeconds() % 10 === 0) draw(); });
  return [h('h1', name ? `Capacity of ${name}` : `Capacity of ${database}`), h('.toolbar', field('Time', span), source && field('Of', source), table && button('Set capacity', () => setUnits(database, table, context.reload))), status,
    h('.cards.wide-cards', [reads, writes, calls, times].map((c) => h('.card', c.element))), hot];
}
