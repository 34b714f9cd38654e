// The journal.
import { h, put, button, field, select, check, dataTable, empty, facts, figure, rowHead, call, attempt, open, faultBox, showTexts, notice, duration } from '../parts.js';
import { code } from '../highlight.js';
import { write } from '../json.js';
import { snippets } from '../snippets.js';
import { showTry, tryOut } from '../fork.js';

const WRITES = /^(Put|Update|Delete|BatchWrite|TransactWrite|Execute|BatchExecute|Create|Tag|Untag)/;

/** Returns a description of the response's source. */
export function answeredBy(entry) {
  const by = entry.answeredBy ?? {};
  if (by.rule) return `rule ${by.rule.id ?? by.rule}`;
  return by.engine ? '' : Object.keys(by)[0] ?? '';
}

export default async function requests(context) {
  const { database, get, endpoint } = context;
  const kind = select([['', 'all requests'], ['reads', 'reads'], ['writes', 'writes'], ['tables', 'tables'], ['streams', 'streams'], ['transactions', 'transactions']], '');
  const table = h('input', { placeholder: 'any' });
  const failures = check('Errors only', false), follow = check('Follow', true);
  const list = h('div'), status = h('p', { role: 'status' });
  let entries = [], last = 0;

  function show(entry) {
    const request = { operation: entry.operation, input: entry.input ?? {}, endpoint };
    const why = h('div');
    const again = (text) => attempt(async () => { await call(database, entry.operation, request.input); notice(text); });
    const explain = async () => {
      try {
        const { failure } = await tryOut(database, [request]);
        put(why, failure ? faultBox(failure) : h('p.note', 'It would succeed now: the reason for the rejection has changed since.'));
      } catch (error) { put(why, faultBox(error)); }
    };
    open(`${entry.operation}, number ${entry.number}`, [
      entry.error && faultBox({ code: entry.error, message: entry.output?.message ?? entry.output?.Message ?? '' }),
      entry.error && entry.input && h('p', button('Explain', explain, '', { title: 'Tries the request on a fork and shows the rule that rejects it' })), why,
      facts([['When', new Date(entry.time * 1000).toISOString()], ['Status', entry.status ?? 'none'], ['Took', duration(entry.micros ?? 0)], ['Answered by', answeredBy(entry) || 'the engine'], ['Client', entry.userAgent], ['Access key', entry.accessKey]]),
      h('.toolbar', button('Copy as', () => showTexts('Copy the request as', snippets(request))),
        button('Send again', () => again('Sent again by the console; it is not counted.')),
        WRITES.test(entry.operation) && button('Try on a fork', async () => { if (await showTry(database, [request])) again('Done.'); })),
      ['input', 'output'].map((part) => [h('h3', part === 'input' ? 'Request' : 'Response'), entry[part] ? code(write(entry[part], '  ')) : h('p.note', 'It was not kept.')]),
    ], { kind: 'wide' });
  }

  function draw() {
    const rows = entries.filter((e) => !failures.box.checked || e.status !== 200).slice(-200).reverse();
    put(list, rows.length ? dataTable('Requests', ['Number', 'Operation', 'Table', 'Status', 'Took', 'Time', 'Answered by'], rows.map((e) => [String(e.number), rowHead(button(e.operation ?? 'unknown', () => show(e), 'quiet')), (e.tables ?? []).join(', '),
        h('td', h(`span.badge.${e.status === 200 ? 'ok' : 'bad'}`, e.status === undefined ? 'none' : String(e.status)), e.error ? ` ${e.error}` : ''), figure(duration(e.micros ?? 0)), h('td.nowrap', new Date(e.time * 1000).toLocaleTimeString()), answeredBy(e)]))
      : empty('No requests so far', 'From now on the requests of your program are listed here, with their responses, their durations, and the reasons of errors. Requests of this console are not.'));
    status.textContent = rows.length ? `${rows.length} requests are shown, the newest first.` : '';
  }

  /** Reads the newest entries, or those after the last one. */
  async function load(isFirst) {
    const query = new URLSearchParams({ limit: 200, ...(kind.value && { operation: kind.value }), ...(table.value && { table: table.value }), ...(!isFirst && { after: last }) });
    const answer = await get(`/journal?${query}`);
    last = isFirst ? answer.last : Math.max(last, ...answer.entries.map((e) => e.number));
    entries = isFirst ? answer.entries : [...entries, ...answer.entries].slice(-1000);
    if (isFirst || answer.entries.length) draw();
  }
  const again = () => load(true).catch((error) => { if (error.name !== 'AbortError') put(list, faultBox(error)); });
  kind.addEventListener('change', again);
  table.addEventListener('change', again);
  failures.box.addEventListener('change', draw);
  await load(true);
  context.every(2, async () => { if (follow.box.checked) await load(); }, (error) => { status.textContent = error.message; });
  return [h('h1', 'Requests'), h('.toolbar', field('Show', kind), field('Table', table), failures.element, follow.element, button('Empty the journal', async () => { await context.remove('/journal'); again(); }, 'quiet')), status, list];
}
