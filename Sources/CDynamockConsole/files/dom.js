// Creates elements: text is always a text node, never markup.

const SVG = 'http://www.w3.org/2000/svg';

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name in element && ['value', 'checked', 'disabled', 'selected', 'indeterminate', 'spellcheck', 'hidden'].includes(name)) element[name] = value;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.flat(3).filter((c) => c !== null && c !== undefined && c !== false));
  return element;
}

function split(tag, make) {
  const [name, ...classes] = tag.split('.');
  const element = make(name || 'div');
  if (classes.length) element.setAttribute('class', classes.join(' '));
  return element;
}

/** An element: h('p.note', { id: 'a' }, 'text', child). Attributes are optional. */
export function h(tag, attributes, ...children) {
  const element = split(tag, (name) => document.createElement(name));
  if (tag === 'input') element.setAttribute('autocomplete', 'off');
  const isAttributes = attributes && Object.getPrototypeOf(attributes) === Object.prototype;
  return isAttributes ? fill(element, attributes, children) : fill(element, {}, [attributes, ...children]);
}

export const s = (tag, attributes, ...children) => fill(split(tag, (name) => document.createElementNS(SVG, name)), attributes ?? {}, children);

export function put(element, ...children) {
  element.replaceChildren(...children.flat(3).filter((c) => c !== null && c !== undefined && c !== false));
  return element;
}

let serial = 0;
/** An id that no other element has. */
export const freshId = (stem = 'e') => `${stem}-${++serial}`;

export function field(text, control, note) {
  control.id ||= freshId('field');
  const id = note ? freshId('note') : null;
  if (id) control.setAttribute('aria-describedby', id);
  return h('.field', h('label', { for: control.id }, text), control, note && h('small', { id }, note));
}

export const number = (min, value, more) => h('input', { type: 'number', min, value, ...more });

/** A selection: options are texts, or pairs of a value and a text. */
export function select(options, value, attributes = {}) {
  const pairs = options.map((o) => (Array.isArray(o) ? o : [o, o]));
  return h('select', attributes, pairs.map(([v, text]) => h('option', { value: v, selected: v === value }, text)));
}

export function check(text, checked, onchange) {
  const box = h('input', { type: 'checkbox', checked, onchange });
  return { box, element: h('label.check', box, text) };
}

export const button = (text, onclick, kind = '', attributes = {}) => h(`button${kind && `.${kind}`}`, { type: 'button', onclick, ...attributes }, text);

/** A button in a row, for the named object; the key Delete presses those that delete or remove. */
export const action = (text, object, onclick) => button(text, onclick, 'quiet', { 'aria-label': `${text} ${object}`, 'data-key': { Delete: 'Delete', Remove: 'Delete' }[text] });

/** A part that scrolls sideways, also by the keyboard. */
export const scroller = (label, ...content) => h('.scroll', { tabindex: 0, role: 'region', 'aria-label': label }, content);

/** A table of data with a caption for screen readers. */
export function dataTable(caption, heads, rows, style = '') {
  const kind = (i) => (rows[0]?.[i]?.classList?.contains('figure') ? 'th.figure' : 'th');
  return scroller(caption, h(`table${style}`, h('caption.away', caption),
    h('thead', h('tr', heads.map((t, i) => h(kind(i), { scope: 'col' }, t)))),
    h('tbody', rows.map((row) => h('tr', row.map((c) => (c instanceof Node && /^T[DH]$/.test(c.tagName) ? c : h('td', c))))))));
}

/** The content of an empty screen: its purpose and the first step. */
export const empty = (title, text, ...more) => h('section.empty', h('h2', title), h('p', text), ...more);

/** The first cell of a row, and a cell with a figure. */
export const rowHead = (...content) => h('th', { scope: 'row' }, content);
export const figure = (...content) => h('td.figure', content);

/** The pairs of a description list; pairs without a value are left out. */
export const facts = (pairs) => h('dl', pairs.filter(([, v]) => v || v === 0).map(([name, v]) => [h('dt', name), h('dd', v instanceof Node ? v : String(v))]));

export function download(name, text, type = 'application/json') {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = h('a', { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}
