// The items of a table: query bar, grid, and actions on one or several items.
import { h, put, action, button, field, select, check, empty, download, keyNames, indexesOf, call, describe, unitsOf, open, notice, faultBox, failed, progress, showTexts, note, compare, amount, count, units } from '../parts.js';
import { onKey } from '../keys.js';
import { layoutOf, keep, arranged, columnDialog } from '../columns.js';
import { grid, columnsOf } from '../grid.js';
import { edit, perform } from '../editor.js';
import { showTry } from '../fork.js';
import { build, emptyQuery, keysOf, remove, create, SORT_OPERATORS, FILTER_OPERATORS, OPERANDS } from '../query.js';
import { itemFromWire, canonical, typeOf, brief, NAMES } from '../values.js';
import { snippets } from '../snippets.js';
import { FORMATS, exportItems, losses } from '../exchange.js';
import { importDialog } from './import.js';

export function fromParameters(parameters) {
  const query = emptyQuery();
  for (const name of ['index', 'pk', 'skOp', 'sk', 'sk2', 'columns', 'limit']) if (parameters.has(name)) query[name] = parameters.get(name);
  query.backwards = parameters.has('backwards');
  query.consistent = parameters.has('consistent');
  try { query.filters = JSON.parse(parameters.get('filters') ?? '[]'); } catch { query.filters = []; }
  if (!Array.isArray(query.filters)) query.filters = [];
  if (!SORT_OPERATORS.includes(query.skOp)) query.skOp = '=';
  return query;
}

const toParameters = (q) => ({
  index: q.index, pk: q.pk, ...(q.sk !== '' ? { skOp: q.skOp, sk: q.sk, sk2: q.sk2 } : {}), columns: q.columns, limit: q.limit,
  backwards: q.backwards && '1', consistent: q.consistent && '1', filters: q.filters.length ? JSON.stringify(q.filters) : '',
});

/** Sorts the items of a page by an attribute; those without it are last. */
export function sorted(items, name, down) {
  const rank = (v) => Object.keys(NAMES).indexOf(typeOf(v));
  const by = (a, b) => {
    const x = a.get(name), y = b.get(name);
    if (!x || !y) return x ? -1 : y ? 1 : 0;
    if (rank(x) !== rank(y)) return rank(x) - rank(y);
    const order = x.N !== undefined ? compare(x.N, y.N) : x.S !== undefined ? (x.S < y.S ? -1 : x.S > y.S ? 1 : 0) : canonical(x) < canonical(y) ? -1 : 1;
    return down ? -order : order;
  };
  return [...items].sort(by);
}

function queryBar(table, query, run) {
  const { partition, sort } = keysOf(table, query.index);
  const set = (object, key, part = 'value') => (e) => { object[key] = e.target[part]; judge(); };
  const text = (key, attributes = {}) => h('input', { value: query[key], ...attributes, oninput: set(query, key) });
  const kind = h('strong'), cost = h('span.cost', { role: 'status' }), problem = h('div');
  const filters = h('.filters');
  const second = field('and', text('sk2', { 'aria-label': 'Upper end of the sort key' }));
  second.hidden = query.skOp !== 'between';
  function judge() {
    try {
      const { operation, most } = build(table, query);
      kind.textContent = operation;
      cost.textContent = `at most ${units(most, 'read')} a page${operation === 'Scan' ? '; a Scan reads every item, whatever the filter lets through' : ''}`;
      put(problem);
    } catch (error) { kind.textContent = '–'; cost.textContent = ''; put(problem, h('.editor-error', error.message)); }
  }
  const drawFilters = () => put(filters, query.filters.map((f, i) => {
    const n = i + 1;
    const name = h('input', { value: f.name, 'aria-label': `Attribute of filter ${n}`, placeholder: 'attribute', oninput: set(f, 'name') });
    const op = select(FILTER_OPERATORS, f.op, { 'aria-label': `Operator of filter ${n}`, onchange: (e) => { f.op = e.target.value; drawFilters(); judge(); } });
    const type = select(['S', 'N', 'B', 'BOOL', 'NULL'].map((t) => [t, NAMES[t]]), f.type, { 'aria-label': `Type of filter ${n}`, onchange: set(f, 'type') });
    const value = (key) => h('input', { value: f[key] ?? '', 'aria-label': `Value of filter ${n}`, placeholder: 'value', oninput: set(f, key) });
    const operands = OPERANDS[f.op] ?? 1;
    return h('.line', name, op, operands > 0 && !f.op.startsWith('size') && f.op !== 'is of type' && type, operands > 0 && value('value'), operands > 1 && value('value2'),
      action('Remove', `filter ${n}`, () => { query.filters.splice(i, 1); drawFilters(); judge(); }));
  }));
  const indexes = indexesOf(table).map((i) => [i.IndexName, `index ${i.IndexName}`]);
  const order = check('backwards', query.backwards, set(query, 'backwards', 'checked'));
  const strong = check('consistent', query.consistent, set(query, 'consistent', 'checked'));
  const more = h('details', { open: Boolean(query.columns || query.limit || query.backwards || query.consistent) }, h('summary', 'More'), h('.bar', field('Attributes', text('columns', { placeholder: 'all' })), h('.short', field('Limit a page', text('limit', { inputmode: 'numeric' }))), order.element, strong.element));
  const form = h('form.query', { 'aria-label': 'Query', onsubmit: (e) => { e.preventDefault(); run(); } },
    h('.bar', field('Read', select([['', 'the table'], ...indexes], query.index, { onchange: (e) => { Object.assign(query, { index: e.target.value, pk: '', sk: '', sk2: '' }); run('redraw'); } })),
      partition.length === 1 && field(`${partition[0].name} (${NAMES[partition[0].type]}) =`, text('pk', { placeholder: 'any: a Scan' })),
      sort.length > 0 && [field(`${sort[0].name} (${NAMES[sort[0].type]})`, select(SORT_OPERATORS, query.skOp, { onchange: (e) => { query.skOp = e.target.value; second.hidden = query.skOp !== 'between'; judge(); } })), field('value', text('sk', { 'aria-label': `Value of ${sort[0].name}` })), second]),
    filters, problem, h('.toolbar', h('button.main', { type: 'submit', 'aria-keyshortcuts': 'Control+Enter' }, 'Run'), button('Add a filter', () => { query.filters.push({ name: '', op: '=', type: 'S', value: '' }); drawFilters(); filters.lastChild.querySelector('input').focus(); }), more, kind, cost));
  form.addEventListener('keydown', (e) => { if (e.key === 'Enter' && e.ctrlKey) { e.preventDefault(); run(); } });
  drawFilters();
  judge();
  return form;
}

export default async function items(context) {
  const { database, table: tableName, endpoint, signal } = context;
  let table = await describe(database, tableName, signal);
  const keys = keyNames(table), layoutKey = `${database}/${tableName}`, layout = layoutOf(layoutKey);
  const query = fromParameters(context.parameters);
  let starts = [undefined], page = 0, next, shown = [], allColumns = [], sorting = null, last = null;
  const bar = h('div'), state = h('p', { role: 'status' }), pager = h('.toolbar'), many = h('.toolbar'), place = h('div');
  const openRow = (i) => editItem(shown[i]);
  const add = () => edit({ database, endpoint, table, item: null, changed: read });

  async function editItem(item) {
    let target = item;
    // A projection or an index may return a part of the item; the editor needs the whole item.
    if (query.columns || query.index) {
      const key = Object.fromEntries(keys.map((k) => [k, item.get(k)]));
      if (!keys.every((k) => item.has(k))) { notice('This page does not hold the key of the item; clear "Attributes" to edit it.'); return; }
      const found = await call(database, 'GetItem', { TableName: tableName, Key: key, ConsistentRead: true }, signal);
      if (!found.Item) { notice('The item is not there any more. Run the query again.'); return; }
      target = itemFromWire(found.Item);
    }
    await edit({ database, endpoint, table, item: target, changed: () => read() });
    view.focus();
  }

  const view = grid({
    label: `Items of ${tableName}`, open: openRow, remove: () => removeChosen(),
    sort: (name) => { sorting = sorting?.name === name ? (sorting.down ? null : { name, down: true }) : { name, down: false }; draw(); },
    selectionChanged: (n) => drawMany(n), resized: (name, width) => { layout.widths.set(name, width); keep(layoutKey, layout); },
  });

  function draw() {
    const found = columnsOf(shown, keys);
    allColumns = found.all;
    const columns = layout.order.length ? arranged(allColumns, layout).filter((c) => !layout.hidden.has(c)).slice(0, 40) : found.columns.filter((c) => !layout.hidden.has(c));
    if (sorting) shown = sorted(shown, sorting.name, sorting.down);
    view.show(shown, columns, sorting, layout.widths);
    drawMany(0);
    const isFiltered = query.filters.length || query.pk !== '' || query.index;
    put(place, shown.length ? view.element : empty(isFiltered || page ? 'No item on this page' : 'This table is empty', isFiltered
      ? `${last?.ScannedCount ? `${count(last.ScannedCount)} items were read, and none fits. ` : ''}${next ? 'There are more pages: go to the next one.' : 'Nothing in the table fits the query.'}`
      : 'Items appear here as soon as your program writes them. Or write the first one here.', h('p', button('New item', add, 'main'))));
    put(pager, button('‹ Previous', () => { page--; read(); }, '', { disabled: page === 0 }), h('span', `Page ${page + 1}`), button('Next ›', () => { starts[page + 1] = next; page++; read(); }, '', { disabled: !next }),
      next && button('Read all', readAll), sorting && h('span.note', `This page is sorted by ${sorting.name}; other pages are not part of it.`));
  }

  function drawMany(n) {
    put(many, button('New item', add, 'main', { 'data-key': 'n' }),
      shown.length > 0 && [button(view.selectedCount() < shown.length ? 'Select all' : 'Select none', () => view.selectAll(view.selectedCount() < shown.length)), n > 0 && [h('span', { role: 'status' }, `${count(n)} selected`), button(`Delete ${count(n)}`, removeChosen, 'danger')],
        button('Export', exportDialog), button('Columns', () => columnDialog(allColumns, layout, () => { keep(layoutKey, layout); draw(); }))],
      button('Import', () => importDialog({ database, table, context, done: read })), button('Copy as', () => { try { showTexts('Copy this query as', snippets({ ...build(table, query), endpoint })); } catch (error) { notice(error.message); } }));
  }

  async function read() {
    state.textContent = 'Reading…';
    try {
      const { operation, input, most } = build(table, query);
      const started = performance.now();
      last = await call(database, operation, { ...input, ReturnConsumedCapacity: 'TOTAL', ...(starts[page] ? { ExclusiveStartKey: starts[page] } : {}) }, signal);
      shown = last.Items.map(itemFromWire);
      next = last.LastEvaluatedKey;
      state.textContent = `${count(last.Count)} ${last.Count === 1 ? 'item' : 'items'}${last.ScannedCount !== last.Count ? ` of ${count(last.ScannedCount)} that were read` : ''} · your program would pay ${units(unitsOf(last), 'read')}, of ${amount(most)} at most · ${Math.round(performance.now() - started)} ms`;
      if (query.pk === '' && unitsOf(last) > most) { table = await describe(database, tableName, signal); }
    } catch (error) {
      if (error.name === 'AbortError') return;
      state.textContent = 'Nothing was read.';
      shown = []; next = undefined;
      put(place, faultBox(error));
      return;
    }
    draw();
  }

  function run(what) {
    starts = [undefined]; page = 0; sorting = null;
    note({ database, table: tableName, parameters: toParameters(query) });
    if (what === 'redraw') put(bar, queryBar(table, query, run));
    read();
  }

  async function readAll() {
    const { operation, input } = build(table, query);
    const all = shown.slice();
    let start = next, consumed = 0;
    await progress('Reading all pages', async (stop, report) => {
      while (start) {
        const part = await call(database, operation, { ...input, ReturnConsumedCapacity: 'TOTAL', ExclusiveStartKey: start }, stop);
        for (const item of part.Items) all.push(itemFromWire(item));
        consumed += unitsOf(part);
        start = part.LastEvaluatedKey;
        report(`${count(all.length)} items, ${units(consumed, 'read')}`, all.length, Math.max(all.length, table.ItemCount));
      }
    });
    shown = all; next = start;
    state.textContent = `${count(all.length)} items${start ? '; reading was stopped before the end' : ''} · ${amount(consumed)} more read units`;
    draw();
  }

  async function removeChosen() {
    const chosen = view.chosen().map((i) => shown[i]);
    if (!chosen.length) return;
    if (!chosen.every((item) => keys.every((k) => item.has(k)))) { notice('This page does not hold the keys of the items; clear "Attributes" to delete them.'); return; }
    const requests = chosen.map((item) => remove(table, item));
    const answer = await open(chosen.length === 1 ? 'Delete 1 item' : `Delete ${count(chosen.length)} items`, (close) => [
      h('p', 'Items that have changed since you read them are kept.'), h('ul', chosen.slice(0, 5).map((item) => h('li', keys.map((k) => brief(item.get(k), 40)).join(' / ')))), chosen.length > 5 && h('p.note', `and ${count(chosen.length - 5)} more`),
      h('.toolbar', button('Delete', () => close('delete'), 'danger', { autofocus: true }), button('Try on a fork', () => close('try'))),
    ], { closeText: 'Cancel' });
    if (!answer || (answer === 'try' && !(await showTry(database, requests, keys)))) { view.focus(); return; }
    let kept = 0, done = 0;
    try {
      if (requests.length === 1 && !query.columns && !query.index) await perform(database, requests[0], create(table, chosen[0]), 'Deleted', read);
      else {
        await progress('Deleting', async (stop, report) => {
          for (const r of requests) {
            try { await call(database, r.operation, r.input, stop); } catch (error) { if (error.code !== 'ConditionalCheckFailedException') throw error; kept++; }
            report(`${count(++done)} of ${count(requests.length)}`, done, requests.length);
          }
        });
        notice(`${count(done - kept)} deleted${kept ? `; ${count(kept)} were changed by others and are still there` : ''}.`);
      }
    } catch (error) { await failed(error); }
    await read();
    view.focus();
  }

  function exportDialog() {
    const chosen = view.selectedCount() ? view.chosen().map((i) => shown[i]) : shown;
    open(`Export ${count(chosen.length)} items`, () => {
      const format = select(Object.entries(FORMATS).map(([k, [text]]) => [k, text]), 'dynamodb');
      const loss = h('p.note', '');
      format.addEventListener('change', () => { loss.textContent = losses[format.value]; });
      return [h('p', view.selectedCount() ? 'The selected items.' : 'The items on the screen. "Read all" adds those of all other pages.'), field('Format', format), loss, button('Save as a file', () => {
        download(`${tableName}.${FORMATS[format.value][1]}`, exportItems(chosen, format.value, allColumns), format.value === 'csv' ? 'text/csv' : 'application/x-ndjson');
      }, 'main')];
    });
  }

  onKey('e', () => { if (shown.length) openRow(view.chosen()[0]); });
  onKey('Delete', removeChosen);
  put(bar, queryBar(table, query, run));
  await read();
  return [h('h1', tableName), bar, many, state, place, pager];
}
