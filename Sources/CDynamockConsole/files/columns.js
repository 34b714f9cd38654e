// Order, width and visibility of a table's columns, kept while the tab is open.
import { h, number, put, button, check } from './dom.js';
import { open } from './dialog.js';

const place = (key) => `dynamock.columns.${key}`;

/** Returns the layout that was kept: the order of names, hidden names, and widths as pairs. */
export function layoutOf(key) {
  let kept = null;
  try { kept = JSON.parse(sessionStorage.getItem(place(key))); } catch { /* As if nothing were kept. */ }
  return { order: kept?.order ?? [], hidden: new Set(kept?.hidden), widths: new Map(kept?.widths) };
}

export const keep = (key, { order, hidden, widths }) => sessionStorage.setItem(place(key), JSON.stringify({ order, hidden: [...hidden], widths: [...widths] }));

/** Returns names in the order of a layout; new ones are last. */
export const arranged = (names, { order }) => [...order.filter((name) => names.includes(name)), ...names.filter((name) => !order.includes(name))];

/** Moves a name by a number of places. */
export function moved(names, name, by) {
  const from = names.indexOf(name), to = Math.max(0, Math.min(names.length - 1, from + by));
  const rest = names.filter((n) => n !== name);
  return [...rest.slice(0, to), name, ...rest.slice(to)];
}

/** Opens the dialog for the columns; `changed` is called after each change. */
export function columnDialog(names, layout, changed) {
  let order = arranged(names, layout).slice(0, 300);
  const list = h('ul.columns');
  const change = () => { layout.order = order; changed(); };
  const row = (name, i) => {
    const shift = (text, label, by) => button(text, () => {
      order = moved(order, name, by);
      draw();
      list.children[order.indexOf(name)].querySelector(`[data-by="${by}"]`).focus();
      change();
    }, 'quiet', { 'aria-label': `${label}: ${name}`, 'data-by': by, disabled: i + by < 0 || i + by >= order.length });
    const width = number(40, layout.widths.get(name) ?? '', { max: 2000, placeholder: 'auto', 'aria-label': `Width of ${name} in pixels`, onchange: (e) => {
      if (e.target.value && e.target.validity.valid) layout.widths.set(name, Number(e.target.value)); else layout.widths.delete(name);
      change();
    } });
    return h('li', check(name, !layout.hidden.has(name), (e) => { if (e.target.checked) layout.hidden.delete(name); else layout.hidden.add(name); change(); }).element, h('.spring'), shift('↑', 'Move left', -1), shift('↓', 'Move right', 1), width);
  };
  const draw = () => put(list, order.map(row));
  draw();
  return open('Columns', [h('p.note', 'Kept while this tab is open. The edges of column heads can be dragged, too.'), list], { closeText: 'Done' });
}
