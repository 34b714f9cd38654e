// The tables of a database.
import { h, action, button, dataTable, empty, put, figure, rowHead, call, tableNames, describe, link, keyNames, indexesOf, isOnDemand, definedType, bytes, count, amount, attempt, confirm, progress, notice, ask } from '../parts.js';
import { newTable, sampleTable, untilActive } from './newtable.js';
import { keyOf } from '../query.js';
import { itemFromWire } from '../values.js';
import { spark } from '../chart.js';

/** Returns the key of a table or an index in words. */
export const keyWords = (table, source = table) => source.KeySchema.map((k) => `${k.AttributeName} (${definedType(table, k.AttributeName) ?? k.KeyType})`).join(' + ');
const mode = (t) => (isOnDemand(t) ? 'on demand' : `${t.ProvisionedThroughput.ReadCapacityUnits} / ${t.ProvisionedThroughput.WriteCapacityUnits}`);

/** Reads all items of a table, page by page. */
export async function* pages(database, table, signal, input = {}) {
  let start;
  do {
    const page = await call(database, 'Scan', { TableName: table, ...input, ...(start ? { ExclusiveStartKey: start } : {}) }, signal);
    yield page;
    start = page.LastEvaluatedKey;
  } while (start);
}

/** Writes requests in batches, and retries unprocessed ones. */
export async function writeAll(database, table, requests, signal, done) {
  for (let i = 0; i < requests.length; i += 25) {
    let batch = requests.slice(i, i + 25);
    for (let attempt = 0; batch?.length; attempt++) {
      if (attempt > 8) throw new Error(`${batch.length} writes were left undone nine times in a row.`);
      const answer = await call(database, 'BatchWriteItem', { RequestItems: { [table]: batch } }, signal);
      batch = answer.UnprocessedItems?.[table];
      if (batch) await new Promise((r) => { setTimeout(r, 50 * 2 ** attempt); });
    }
    done?.(Math.min(i + 25, requests.length));
  }
}

/** Deletes all items of a table but not the table. */
export async function purge(database, table) {
  const total = table.ItemCount;
  const deleted = await progress(`Deleting the items of ${table.TableName}`, async (signal, report) => {
    let n = 0;
    const names = Object.fromEntries(keyNames(table).map((name, i) => [`#k${i}`, name]));
    for await (const page of pages(database, table.TableName, signal, { ProjectionExpression: Object.keys(names).join(', '), ExpressionAttributeNames: names })) {
      const requests = page.Items.map((item) => ({ DeleteRequest: { Key: keyOf(table, itemFromWire(item)) } }));
      const before = n;
      await writeAll(database, table.TableName, requests, signal, (m) => { n = before + m; report(`${count(n)} items are deleted.`, n, total); });
    }
    return n;
  });
  notice(deleted === undefined ? 'Stopped. Some items were deleted.' : `${count(deleted)} items were deleted.`);
}

/** Copies a table with its items under another name. */
async function copy(database, table) {
  const name = await ask(`Copy ${table.TableName}`, 'Name of the copy', `${table.TableName}-copy`, 'Copy', 'Keys, indexes and items are copied; tags, stream and time to live are not.');
  if (!name) return;
  const index = (i) => ({ IndexName: i.IndexName, KeySchema: i.KeySchema, Projection: i.Projection });
  const list = (key) => (table[key]?.length ? { [key]: table[key].map(index) } : {});
  const copied = await progress(`Copying ${table.TableName}`, async (signal, report) => {
    await call(database, 'CreateTable', { TableName: name, KeySchema: table.KeySchema, AttributeDefinitions: table.AttributeDefinitions, BillingMode: 'PAY_PER_REQUEST', ...list('GlobalSecondaryIndexes'), ...list('LocalSecondaryIndexes') }, signal);
    await untilActive(database, name);
    let n = 0;
    for await (const page of pages(database, table.TableName, signal)) {
      const before = n;
      await writeAll(database, name, page.Items.map((i) => ({ PutRequest: { Item: itemFromWire(i) } })), signal, (m) => { n = before + m; report(`${count(n)} items are copied.`, n, table.ItemCount); });
    }
    return n;
  });
  notice(copied === undefined ? `Stopped. ${name} has a part of the items.` : `${count(copied)} items are in ${name}.`);
}

export default async function tables(context) {
  const { database, signal, get, reload } = context;
  const make = () => newTable(context);
  const names = await tableNames(database, signal);
  if (!names.length) {
    return [h('h1', 'Tables'), empty('There are no tables yet', 'Your program creates tables with CreateTable, at the endpoint below. Or create one here: fill in a form, or paste a definition.',
      h('p', h('code', context.endpoint)), h('.toolbar', button('New table', make, 'main', { 'data-key': 'n' }), button('Make a table with sample items', () => sampleTable(context))))];
  }
  const shown = names.slice(0, 200);
  const all = await Promise.all(shown.map((name) => describe(database, name, signal).catch(() => null)));
  const cells = new Map();
  const run = async (work) => { await attempt(work); reload(); };
  const rows = shown.map((name, i) => [name, all[i]]).filter(([, t]) => t).map(([name, t]) => {
    const calls = h('td.nowrap', '–');
    cells.set(name, calls);
    return [
      rowHead(h('a', { href: link({ database, table: name }) }, name), t.TableStatus !== 'ACTIVE' && [' ', h('span.badge.warn', t.TableStatus.toLowerCase())]),
      keyWords(t), figure(count(t.ItemCount)), figure(bytes(t.TableSizeBytes)), mode(t), t.StreamSpecification?.StreamEnabled ? 'on' : '–',
      String(indexesOf(t).length), calls,
      h('td.nowrap', action('Copy', name, () => run(() => copy(database, t))),
        action('Empty', name, async () => { if (await confirm(`Empty ${name}`, `All ${count(t.ItemCount)} items are deleted; the table stays.`, 'Delete all items', name)) run(() => purge(database, t)); }),
        action('Delete', name, async () => { if (await confirm(`Delete ${name}`, 'The table and its items are deleted.', 'Delete', name)) run(() => call(database, 'DeleteTable', { TableName: name })); })),
    ];
  });
  const figures = async () => {
    await Promise.all(shown.slice(0, 12).map(async (name) => {
      try {
        const line = await get(`/stats/series?table=${encodeURIComponent(name)}`);
        const sum = line.requests.reduce((a, b) => a + b, 0);
        put(cells.get(name), sum ? [spark(line.requests), ` ${amount(sum)}`] : '–');
      } catch { /* The figures are an addition. */ }
    }));
  };
  if (context.can('series')) { figures(); context.every(15, figures); }
  return [h('h1', 'Tables'), h('.toolbar', button('New table', make, 'main', { 'data-key': 'n' }), h('span.note', names.length > 200 ? `${names.length} tables, the first 200 are shown; find others on the left` : '')),
    dataTable('Tables', ['Table', 'Key', 'Items', 'Size', 'Capacity', 'Stream', 'Indexes', 'Calls a minute', 'Actions'], rows)];
}
