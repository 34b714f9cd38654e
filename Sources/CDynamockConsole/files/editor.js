// The item editor: plain JSON with types, or DynamoDB's JSON.
import { h, put, button, freshId, dataTable, rowHead, call, unitsOf, open, notice, faultBox, showTexts, bytes, amount, count, units, keyNames, definedType } from './parts.js';
import { parsePlain, parseTyped, plainText, itemText, itemFromWire, canonical, brief, NAMES } from './values.js';
import { TextFault } from './json.js';
import { itemSize, writeUnits, indexShares, LARGEST_ITEM } from './sizes.js';
import { create, update, remove, keyOf, keyText } from './query.js';
import { painted, setText } from './highlight.js';
import { showTry } from './fork.js';
import { snippets } from './snippets.js';

const LINE = 20;
const same = (a, b) => canonical(a) === canonical(b);

export async function perform(database, request, undo, text, after) {
  const answer = await call(database, request.operation, { ...request.input, ReturnConsumedCapacity: 'INDEXES' });
  notice(`${text} (your program would pay ${units(unitsOf(answer), 'write')})`, undo && ['Undo', async () => {
    try {
      await call(database, undo.operation, undo.input);
      notice('Undone.');
    } catch (error) {
      notice(error.code === 'ConditionalCheckFailedException' ? 'Not undone: the item has been changed since.' : `Not undone: ${error.message}`, null, 12);
    }
    after?.();
  }], undo ? 600 : 6);
}

/** Returns the line of the attribute that an error names. */
export function lineOfFault(error, nodes) {
  const text = `${error.message} ${error.explanation?.found ?? ''}`;
  const tops = nodes.filter((n) => JSON.parse(n.key).length === 1).map((n) => ({ name: JSON.parse(n.key)[0], line: n.line }));
  const named = tops.filter(({ name }) => name && new RegExp(`(^|[\\s:'"\`])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}([\\s,.:;'"\`]|$)`).test(text));
  return named.sort((a, b) => b.name.length - a.name.length)[0]?.line ?? null;
}

/** Returns the initial attributes of a new item: its keys. */
export function template(table) {
  return new Map(keyNames(table).map((name) => [name, { S: { S: '' }, N: { N: '0' }, B: { B: '' } }[definedType(table, name)]]));
}

/** Shows the conflicting attributes in three columns. */
function conflict(read, mine, theirs) {
  const names = [...new Set([...read.keys(), ...mine.keys(), ...theirs.keys()])];
  const text = (item, name) => (item.has(name) ? brief(item.get(name), 120) : '–');
  const rows = names.filter((n) => !(read.has(n) && mine.has(n) && theirs.has(n) && same(read.get(n), mine.get(n)) && same(read.get(n), theirs.get(n))));
  return open('Somebody else has changed this item', (close) => [
    h('p', 'Nothing was saved. These attributes differ:'),
    dataTable('Attributes that differ', ['Attribute', 'As you read it', 'Yours', 'Stored now'], rows.map((n) => [rowHead(n), ...[read, mine, theirs].map((item) => text(item, n))])),
    h('p', button('Use the stored values', () => close('theirs')), ' ', button('Keep mine, based on the stored item', () => close('mine'), 'main')),
  ], { kind: 'wide', closeText: 'Go on editing' });
}

/** Opens the editor of an item, or of a new one; `changed` is called after each write. */
export function edit({ database, endpoint, table, item, changed }) {
  let read = item, isNew = !item, view = 'plain', types = new Map(), parsed = null, nodes = [], nodesAt = [];
  const errorId = freshId('error');
  const area = h('textarea.code', { spellcheck: false, wrap: 'off', autocapitalize: 'off', 'aria-label': 'The item as JSON', 'aria-describedby': errorId, autofocus: true });
  const gutter = h('.gutter', { role: 'group', 'aria-label': 'Types of the values' });
  const error = h('.editor-error', { id: errorId, role: 'status' });
  const refusal = h('div');
  const facts = h('.facts', { role: 'status' });
  const views = h('.segments', { role: 'group', 'aria-label': 'View' });
  let close, save, tryIt, start = '';

  const following = ({ type, options }) => options[(options.indexOf(type) + 1) % options.length];
  function drawGutter() {
    const first = Math.floor(area.scrollTop / LINE), last = first + Math.ceil(area.clientHeight / LINE) + 1;
    put(gutter, nodesAt.filter((n) => n.line > first - 2 && n.line <= last).map((n) => {
      const chip = n.options.length > 1
        ? button(n.type, () => { types.set(n.key, following(n)); check(); }, 'chip', { title: `${NAMES[n.type]}; press for ${NAMES[following(n)]}`, 'aria-label': `Line ${n.line}: ${NAMES[n.type]}, change` })
        : h('span.chip', { title: NAMES[n.type] }, n.type);
      chip.style.top = `${(n.line - 1) * LINE + 8 - area.scrollTop}px`;
      return chip;
    }));
  }

  function mark(line) {
    gutter.querySelector('.wrong')?.remove();
    if (!line) return;
    const bar = h('.wrong', { 'aria-hidden': 'true' });
    bar.style.top = `${(line - 1) * LINE + 8 - area.scrollTop}px`;
    gutter.append(bar);
  }

  function check() {
    put(refusal);
    try {
      const result = view === 'plain' ? parsePlain(area.value, types) : parseTyped(area.value);
      parsed = result.item;
      nodes = result.nodes;
      // The types of several values on one line would overlap, so only the outermost is shown.
      const seen = new Set();
      nodesAt = [...nodes].sort((a, b) => a.key.length - b.key.length).filter((n) => !seen.has(n.line) && seen.add(n.line));
      error.textContent = '';
      const size = itemSize(parsed);
      const shares = indexShares(table, parsed);
      put(facts, h('span', h('b', count(size)), ' bytes'), h('span', h('b', amount(writeUnits(size))), writeUnits(size) === 1 ? ' write unit' : ' write units'),
        shares.map((i) => h('span', `${i.name}: ${i.bytes === null ? 'not in it' : bytes(i.bytes)}`)),
        size > LARGEST_ITEM && h('span.bad', 'more than the 400 KB that an item may have'));
      area.removeAttribute('aria-invalid');
      drawGutter();
      save.disabled = tryIt.disabled = false;
    } catch (fault) {
      if (!(fault instanceof TextFault)) throw fault;
      parsed = null;
      error.textContent = fault.line ? `Line ${fault.line}: ${fault.message}` : fault.message;
      area.setAttribute('aria-invalid', 'true');
      save.disabled = tryIt.disabled = true;
      drawGutter();
      mark(fault.line);
    }
  }

  function fill(content) {
    if (view === 'plain') {
      types = new Map();
      setText(area, plainText(content, types));
    } else setText(area, itemText(content, '  '));
  }

  function choose(next) {
    if (next === view) return;
    if (!parsed) { notice('Correct the text first; then the other view can show it.'); return; }
    view = next;
    drawViews();
    fill(parsed);
  }
  const drawViews = () => put(views, [['plain', 'Plain'], ['types', 'With types']].map(([v, text]) => button(text, () => choose(v), '', { 'aria-pressed': String(view === v) })));

  function request() {
    const hasSameKey = read && Object.entries(keyOf(table, read)).every(([k, v]) => parsed.has(k) && same(v, parsed.get(k)));
    if (isNew || !hasSameKey) return { request: create(table, parsed), undo: remove(table, parsed), text: 'Added' };
    const change = update(table, read, parsed, same);
    return change && { request: change, undo: update(table, parsed, read, same), text: 'Saved' };
  }

  async function store(sure = false) {
    if (!parsed) return;
    const plan = request();
    if (!plan) { notice('Nothing has changed.'); return; }
    if (!isNew && plan.text === 'Added' && !sure) {
      const ok = await open('The key has changed', (c) => [h('p', 'An item cannot change its key. This adds a new item and leaves the old one as it is.'), button('Add the new item', () => c(true), 'main')], { closeText: 'Go on editing' });
      if (!ok) return;
    }
    save.disabled = true;
    try {
      await perform(database, plan.request, plan.undo, plan.text, changed);
      changed();
      close(true);
    } catch (fault) {
      if (fault.code === 'ConditionalCheckFailedException') await resolve(fault);
      else {
        put(refusal, faultBox(fault));
        mark(lineOfFault(fault, nodes));
      }
    } finally { save.disabled = !parsed; }
  }

  async function resolve(fault) {
    const theirs = fault.body?.Item ? itemFromWire(fault.body.Item) : null;
    if (isNew && theirs) { put(refusal, faultBox(new Error('An item with this key is there already. Choose another key, or open that item and edit it.'))); return; }
    if (!theirs) {
      isNew = true;
      put(refusal, faultBox(new Error('The item was deleted while you edited it. Save again to add it as a new item.')));
      return;
    }
    const choice = await conflict(read, parsed, theirs);
    if (!choice) return;
    read = theirs;
    if (choice === 'theirs') fill(theirs);
    else notice('Your text is now based on the stored item. Save again.');
  }

  const title = isNew ? `New item in ${table.TableName}` : keyText(keyOf(table, item));
  return open(title, (closeDialog, dialog) => {
    close = closeDialog;
    save = button('Save', () => store(), 'main', { 'aria-keyshortcuts': 'Control+S' });
    tryIt = button('Try on a fork', async () => {
      const plan = request();
      if (!plan) notice('Nothing has changed.');
      else if (await showTry(database, [plan.request], keyNames(table))) store(true);
    });
    const input = () => ({ TableName: table.TableName, Item: parsed });
    const copy = button('Copy as', () => {
      if (!parsed) return;
      showTexts('Copy the item as', [['Plain JSON', plainText(parsed, new Map())], ['DynamoDB JSON', itemText(parsed, '  ')], ...snippets({ operation: 'PutItem', input: input(), endpoint }).filter(([n]) => n !== 'JSON')]);
    });
    const erase = !isNew && button('Delete', async () => {
      try {
        await perform(database, remove(table, read), create(table, read), 'Deleted', changed);
        changed();
        close(true);
      } catch (fault) {
        put(refusal, faultBox(fault.code === 'ConditionalCheckFailedException' ? new Error('The item has been changed since you read it, so it was not deleted. Close this and run the query again.') : fault));
      }
    }, 'danger');
    area.addEventListener('input', check);
    area.addEventListener('scroll', drawGutter);
    dialog.addEventListener('keydown', (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key === 's') { event.preventDefault(); store(); }
    });
    let warned = false;
    dialog.addEventListener('cancel', (event) => {
      const isSame = parsed && (isNew ? area.value === start : read && !update(table, read, parsed, same));
      if (isSame || warned) return;
      event.preventDefault();
      warned = true;
      notice('There are changes that are not saved. Press Escape again to discard them.');
    });
    drawViews();
    requestAnimationFrame(() => { fill(isNew ? template(table) : item); start = area.value; });
    return [h('.toolbar', views, copy, erase), h('.editor', gutter, painted(area, 'json')), error, refusal, facts, h('.toolbar', save, tryIt)];
  }, { kind: 'pane' });
}

