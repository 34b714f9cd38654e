// A grid of items in which only the visible rows are elements.
import { h, put } from './dom.js';
import { brief, typeOf, NAMES } from './values.js';

const ROW = 30;

/** A grid: Enter calls `open(index)`, Delete `remove()`, a click on a head or the key s `sort(name)`. */
export function grid({ label, open, remove, sort, selectionChanged, resized }) {
  let items = [], columns = [], widths = [], current = [0, 0], sorting = null, kept = new Map();
  const selected = new Set();
  const head = h('.head', { role: 'row', 'aria-rowindex': 1 });
  const rows = h('.rows', { role: 'rowgroup' });
  const element = h('.grid', { role: 'grid', 'aria-label': label, 'aria-multiselectable': 'true' }, h('.heads', { role: 'rowgroup' }, head), rows);
  const shown = new Map();

  const template = () => `34px ${widths.map((w) => `${w}px`).join(' ')}`;

  function measure() {
    widths = columns.map((name) => {
      if (kept.has(name)) return kept.get(name);
      const longest = items.slice(0, 60).reduce((n, item) => Math.max(n, item.has(name) ? brief(item.get(name)).length + (/^(S|N|BOOL|NULL)$/.test(typeOf(item.get(name))) ? 0 : 3) : 0), name.length + 2);
      return Math.min(320, Math.max(70, longest * 8 + 22));
    });
  }

  function drawHead() {
    put(head, h('.cell.pick', { role: 'columnheader', 'aria-colindex': 1 }, h('span.away', 'Selected')), columns.map((name, i) => h('.cell', {
      role: 'columnheader', 'aria-colindex': i + 2, 'aria-sort': sorting?.name === name ? (sorting.down ? 'descending' : 'ascending') : undefined,
      title: `${name}: sort this page`, onclick: () => sort(name),
    }, name, sorting?.name === name ? (sorting.down ? ' ▾' : ' ▴') : '', resized && h('i.edge', { 'aria-hidden': 'true', onpointerdown: (event) => drag(event, i), onclick: (event) => event.stopPropagation() }))));
    head.style.gridTemplateColumns = template();
  }

  /** Changes the width of a column while its edge is dragged. */
  function drag(event, column) {
    const begin = widths[column] - event.clientX, edge = event.target;
    event.preventDefault();
    edge.setPointerCapture(event.pointerId);
    edge.onpointermove = (e) => {
      widths[column] = Math.max(40, Math.round(begin + e.clientX));
      for (const line of [head, ...shown.values()]) line.style.gridTemplateColumns = template();
    };
    edge.onpointerup = () => { edge.onpointermove = null; resized(columns[column], widths[column]); };
  }

  function cell(item, row, name, column) {
    const value = name === null ? null : item.get(name);
    const at = current[0] === row && current[1] === column;
    const common = { role: 'gridcell', 'aria-colindex': column + 1, tabindex: at ? 0 : -1, 'data-column': column };
    if (name === null) return h('.cell.pick', { ...common, 'aria-label': selected.has(row) ? 'selected' : 'not selected' }, selected.has(row) ? '☑' : '☐');
    if (!value) return h('.cell.none', { ...common, 'aria-label': 'no value' });
    const type = typeOf(value);
    return h(`.cell.t${type}`, { ...common, title: `${NAMES[type]}: ${brief(value, 300)}` }, /^(S|N|BOOL|NULL)$/.test(type) ? null : h('i.type', type), brief(value));
  }

  function drawRow(row) {
    const item = items[row];
    const line = h('.row', { role: 'row', 'aria-rowindex': row + 2, 'aria-selected': String(selected.has(row)), 'data-row': row },
      cell(item, row, null, 0), columns.map((name, i) => cell(item, row, name, i + 1)));
    line.style.gridTemplateColumns = template();
    line.style.top = `${row * ROW}px`;
    return line;
  }

  function draw() {
    const first = Math.max(0, Math.floor((element.scrollTop - ROW) / ROW) - 6);
    const last = Math.min(items.length, Math.ceil((element.scrollTop + element.clientHeight) / ROW) + 6);
    for (const [row, line] of shown) {
      if (row < first || row >= last) { if (row !== current[0] || row >= items.length) { line.remove(); shown.delete(row); } }
    }
    const wanted = [];
    for (let row = first; row < last; row++) wanted.push(row);
    if (items.length && !wanted.includes(current[0])) wanted.push(current[0]);
    for (const row of wanted) {
      if (shown.has(row)) continue;
      const line = drawRow(row);
      shown.set(row, line);
      rows.append(line);
    }
  }

  function redraw() {
    const focused = rows.contains(document.activeElement);
    for (const line of shown.values()) line.remove();
    shown.clear();
    draw();
    if (focused) focus();
  }

  function refresh(row) {
    const old = shown.get(row);
    if (!old) return;
    const focused = old.contains(document.activeElement);
    const line = drawRow(row);
    old.replaceWith(line);
    shown.set(row, line);
    if (focused) focus();
  }

  const focus = () => shown.get(current[0])?.querySelector(`[data-column="${current[1]}"]`)?.focus({ preventScroll: true });

  function move(row, column, focuses = true) {
    if (!items.length) return;
    const before = current[0];
    current = [Math.max(0, Math.min(items.length - 1, row)), Math.max(0, Math.min(columns.length, column))];
    const top = current[0] * ROW;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + 2 * ROW > element.scrollTop + element.clientHeight) element.scrollTop = top + 2 * ROW - element.clientHeight;
    draw();
    refresh(before);
    refresh(current[0]);
    if (focuses) focus();
    const place = shown.get(current[0])?.querySelector(`[data-column="${current[1]}"]`);
    if (place && place.offsetLeft < element.scrollLeft + 34) element.scrollLeft = place.offsetLeft - 34;
    else if (place && place.offsetLeft + place.offsetWidth > element.scrollLeft + element.clientWidth) element.scrollLeft = place.offsetLeft + place.offsetWidth - element.clientWidth;
  }

  function toggle(row) {
    if (!selected.delete(row)) selected.add(row);
    refresh(row);
    selectionChanged?.(selected.size);
  }

  rows.addEventListener('keydown', (event) => {
    const [row, column] = current, page = Math.max(1, Math.floor(element.clientHeight / ROW) - 2);
    const moves = {
      ArrowDown: [row + 1, column], ArrowUp: [row - 1, column], ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1],
      PageDown: [row + page, column], PageUp: [row - page, column],
      Home: event.ctrlKey ? [0, column] : [row, 0], End: event.ctrlKey ? [items.length - 1, column] : [row, columns.length],
    };
    if (moves[event.key]) move(...moves[event.key]);
    else if (event.key === ' ') toggle(row);
    else if (event.key === 'Enter') open(row);
    else if (event.key === 'Delete') remove?.();
    else if (event.key === 's' && !event.ctrlKey && current[1] > 0) sort(columns[current[1] - 1]);
    else if (event.key === 'a' && event.ctrlKey) selectAll(selected.size < items.length);
    else return;
    event.preventDefault();
  });
  rows.addEventListener('click', (event) => {
    const line = event.target.closest('.row'), place = event.target.closest('.cell');
    if (!line || !place) return;
    const row = Number(line.dataset.row), column = Number(place.dataset.column);
    move(row, column);
    if (column === 0) toggle(row); else open(row);
  });
  element.addEventListener('scroll', draw, { passive: true });
  const watch = new ResizeObserver(draw);
  watch.observe(element);

  function selectAll(all) {
    selected.clear();
    if (all) items.forEach((_, i) => selected.add(i));
    redraw();
    selectionChanged?.(selected.size);
  }

  return {
    element,
    /** Shows other items; the selection is cleared. */
    show(newItems, newColumns, newSorting = null, newWidths = new Map()) {
      kept = newWidths; items = newItems; columns = newColumns; sorting = newSorting;
      selected.clear();
      current = [Math.min(current[0], Math.max(0, items.length - 1)), Math.min(current[1], columns.length)];
      measure();
      element.setAttribute('aria-rowcount', items.length + 1);
      element.setAttribute('aria-colcount', columns.length + 1);
      rows.style.height = `${Math.max(1, items.length) * ROW}px`;
      rows.style.minWidth = `${widths.reduce((a, b) => a + b, 34)}px`;
      drawHead();
      redraw();
      selectionChanged?.(0);
    },
    /** Returns the positions of the selected items, or that of the focused cell. */
    chosen: () => (selected.size ? [...selected].sort((a, b) => a - b) : items.length ? [current[0]] : []),
    selectAll,
    selectedCount: () => selected.size,
    focus: () => move(...current),
  };
}

/** Returns the columns of items: keys first, then by the number of items that have them. */
export function columnsOf(items, keys, most = 24) {
  const counts = new Map();
  for (const item of items) for (const name of item.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const others = [...counts].filter(([name]) => !keys.includes(name)).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
  return { columns: [...keys, ...others].slice(0, most), all: [...keys, ...others] };
}
