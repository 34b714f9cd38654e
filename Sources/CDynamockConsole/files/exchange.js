// Converts items to and from JSON lines, DynamoDB's JSON lines and CSV.
import { write, TextFault } from './json.js';
import { itemToPlain, parsePlain, parseTyped, plainText, brief, typeOf } from './values.js';
import { fault } from './numbers.js';

export const FORMATS = {
  dynamodb: ['DynamoDB JSON, one item a line', 'jsonl'], plain: ['Plain JSON, one item a line', 'jsonl'], csv: ['CSV', 'csv'],
};

const cell = (text) => (/[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text);

function cellText(value) {
  if (!value) return '';
  const type = typeOf(value);
  if (type === 'S' || type === 'N' || type === 'B') return value[type];
  return write(itemToPlain(new Map([['v', value]]), new Map()).get('v'));
}

export function exportItems(items, format, columns) {
  if (format === 'dynamodb') return items.map((item) => `${write(item)}\n`).join('');
  if (format === 'plain') return items.map((item) => `${plainText(item, new Map(), '')}\n`).join('');
  const rows = items.map((item) => columns.map((name) => cell(cellText(item.get(name)))).join(','));
  return [columns.map(cell).join(','), ...rows].map((row) => `${row}\r\n`).join('');
}

/** Returns the loss of a format that does not preserve every type. */
export const losses = {
  dynamodb: '', plain: 'Sets become arrays, and binary becomes text.', csv: 'Every value becomes text; lists, maps and sets become JSON.',
};

/** Returns the rows of CSV, with the line on which each begins. */
export function readCSV(text) {
  const rows = [];
  let row = [], field = '', quoted = false, line = 1, start = 1;
  const end = () => { row.push(field); field = ''; };
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '\n') line++;
    if (quoted) {
      if (c !== '"') field += c;
      else if (text[i + 1] === '"') { field += '"'; i++; } else quoted = false;
    } else if (c === '"' && field === '') quoted = true;
    else if (c === ',') end();
    else if (c === '\n') { end(); rows.push({ row, line: start }); row = []; start = line; } else if (c !== '\r') field += c;
  }
  if (quoted) throw new TextFault('A quotation mark is not closed.', start);
  if (field !== '' || row.length) { end(); rows.push({ row, line: start }); }
  return rows;
}

const looksTyped = (line) => /^\s*\{\s*"(?:[^"\\]|\\.)*"\s*:\s*\{\s*"(?:S|N|B|BOOL|NULL|L|M|SS|NS|BS)"\s*:/.test(line);

/** Parses items from a text; `errors` are the invalid lines. */
export function importItems(text, keyTypes = new Map()) {
  const items = [], errors = [];
  const first = text.trimStart();
  if (!first.startsWith('{')) {
    const [head, ...rows] = readCSV(text.replace(/^\uFEFF/, ''));
    for (const { row, line } of rows) {
      if (row.length === 1 && row[0] === '') continue;
      if (row.length > head.row.length) { errors.push({ line, message: `The line has ${row.length} values, the first line ${head.row.length} names.` }); continue; }
      const item = new Map();
      head.row.forEach((name, i) => {
        if (row[i] === undefined || row[i] === '') return;
        const type = keyTypes.get(name) ?? 'S';
        item.set(name, { [type]: row[i] });
      });
      const bad = [...item].find(([name, v]) => v.N !== undefined && fault(v.N) && keyTypes.has(name));
      if (bad) errors.push({ line, message: fault(bad[1].N) }); else items.push(item);
    }
    return { items, errors, format: 'csv' };
  }
  let format = '';
  text.split('\n').forEach((content, i) => {
    if (!content.trim()) return;
    format ||= looksTyped(content) ? 'dynamodb' : 'plain';
    try {
      // An export to S3 wraps each item.
      const inner = content.replace(/^\s*\{\s*"Item"\s*:\s*(\{.*\})\s*\}\s*$/s, (all, item) => (looksTyped(item) ? item : all));
      items.push((looksTyped(inner) ? parseTyped(inner) : parsePlain(content, new Map())).item);
    } catch (error) {
      if (!(error instanceof TextFault)) throw error;
      errors.push({ line: i + 1, message: error.message });
    }
  });
  return { items, errors, format };
}

export const preview = (item) => [...item].slice(0, 4).map(([k, v]) => `${k}: ${brief(v, 30)}`).join(', ');
