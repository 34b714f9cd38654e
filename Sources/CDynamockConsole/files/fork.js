// "Try on a fork": shows the cost and the changes of writes before they are executed.
import { h, button, dataTable, rowHead, control, call, place, consumed, open, faultBox, failed, progress, amount, count } from './parts.js';
import { itemFromWire, brief, canonical } from './values.js';

/** Returns the differences between two items, one row per attribute. */
export function itemDifference(before, after) {
  const names = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])];
  return names.map((name) => ({ name, before: before?.get(name), after: after?.get(name) }))
    .filter(({ before: a, after: b }) => !(a && b && canonical(a) === canonical(b)));
}

/** Returns a difference of the control API as elements. */
export function changeView(change, keys) {
  const words = { ItemAdded: 'added', ItemRemoved: 'removed', ItemChanged: 'changed', TableCreated: 'table created', TableDropped: 'table dropped', TableChanged: 'table changed' };
  const isItem = change.change.startsWith('Item');
  const convert = (v) => (v && isItem ? itemFromWire(v) : null);
  const before = convert(change.before), after = convert(change.after);
  const some = after ?? before;
  const title = isItem ? (keys || [...some.keys()].slice(0, 1)).map((k) => (some.get(k) ? brief(some.get(k), 40) : '–')).join(' / ') : change.table;
  const rows = isItem ? itemDifference(before, after) : [];
  return h('details.change', { open: rows.length <= 12 }, h('summary', h(`span.badge.${change.change}`, words[change.change] ?? change.change), ' ', h('strong', change.table), isItem ? ` ${title}` : ''),
    isItem && dataTable(`Attributes of ${title}`, ['Attribute', 'Before', 'After'], rows.map((r) => [
      rowHead(r.name), h('td.before', r.before ? brief(r.before, 200) : '–'), h('td.after', r.after ? brief(r.after, 200) : '–')]), '.diff'));
}

const tryName = () => `try-${Date.now().toString(36)}-${Math.floor(Math.random() * 1e6).toString(36)}`;

/** Executes requests on a temporary fork. */
export async function tryOut(database, requests, signal, report) {
  const name = tryName();
  await control('POST', '/databases', { name, from: database, expiresAfterSeconds: 300 }, signal);
  try {
    const units = new Map();
    let failure = null, done = 0;
    for (const { operation, input } of requests) {
      try {
        const answer = await call(name, operation, { ...input, ReturnConsumedCapacity: 'INDEXES' }, signal);
        for (const [source, n] of consumed(answer)) units.set(source, (units.get(source) ?? 0) + n);
        report?.(`${count(++done)} of ${count(requests.length)}`, done, requests.length);
      } catch (error) {
        if (error.name === 'AbortError') throw error;
        failure = error;
        break;
      }
    }
    const difference = await control('GET', place(name, `/diff?from=${encodeURIComponent(database)}&limit=200`), undefined, signal);
    return { units: [...units], failure, ...difference };
  } finally {
    await control('DELETE', place(name)).catch(() => {});
  }
}

/** Tries requests on a fork; resolves with true if they are to be executed. */
export async function showTry(database, requests, keys) {
  let outcome;
  try {
    outcome = requests.length < 10 ? await tryOut(database, requests)
      : await progress('Trying on a fork', (signal, report) => tryOut(database, requests, signal, report));
    if (!outcome) return false;
  } catch (error) {
    await failed(error);
    return false;
  }
  const { units, failure, changes, isComplete } = outcome;
  return (await open(`Tried on a fork of ${database}`, (close) => [
    h('p', failure ? 'The fork refused it. Nothing has changed.' : 'This is what it would do. Nothing has changed so far; the fork is gone again.'),
    failure && faultBox(failure),
    units.length > 0 && h('section', h('h3', 'Capacity units'), h('ul.units', units.map(([source, n]) => h('li', source, ' ', h('strong', amount(n)))))),
    h('section', h('h3', changes.length === 1 ? '1 difference' : `${changes.length}${isComplete ? '' : ' or more'} differences`),
      changes.length ? changes.map((c) => changeView(c, keys)) : h('p', 'No item would change.')),
    !failure && h('p', button(`Do it on ${database}`, () => close(true), 'main')),
  ], { kind: 'wide', closeText: 'Leave it' })) === true;
}
