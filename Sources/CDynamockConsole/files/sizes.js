// Bytes of items and units of calls, by DynamoDB's rules.
import { typeOf } from './values.js';
import { size as numberSize } from './numbers.js';
import { keyNames, indexesOf } from './schema.js';

const encoder = new TextEncoder();
export const utf8 = (text) => encoder.encode(text).length;
const binary = (text) => (text.length / 4) * 3 - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);
const sum = (list, f) => list.reduce((n, e) => n + f(e), 0);

/** Returns the bytes that a value adds to its item. */
export function valueSize(value) {
  const type = typeOf(value), v = value[type];
  switch (type) {
    case 'S': return utf8(v);
    case 'N': return numberSize(v);
    case 'B': return binary(v);
    case 'SS': return sum(v, utf8);
    case 'NS': return sum(v, numberSize);
    case 'BS': return sum(v, binary);
    case 'L': return sum(v, (e) => 1 + valueSize(e)) + 3;
    case 'M': return 3 + v.size + itemSize(v);
    default: return 1;
  }
}

export const itemSize = (item) => sum([...item], ([name, value]) => utf8(name) + valueSize(value));

export const LARGEST_ITEM = 409600;

/** Returns the units consumed by writing an item of this size. */
export const writeUnits = (bytes) => Math.max(1, Math.ceil(bytes / 1024));
/** Returns the units consumed by reading this number of bytes. */
export const readUnits = (bytes, consistent) => Math.max(1, Math.ceil(bytes / 4096)) * (consistent ? 1 : 0.5);

/** Returns the maximum units of a page: those of 1 MB, or of the table if it is smaller. */
export function pageBound({ bytes, items, limit, consistent }) {
  let most = Math.min(bytes || 0, 1048576);
  if (limit && items && limit < items) most = Math.min(most, limit * LARGEST_ITEM);
  return readUnits(most, consistent);
}

/** Returns the bytes of an item that each global index of a table stores, or null for none. */
export function indexShares(table, item) {
  return indexesOf(table).map((index) => {
    const names = keyNames(index);
    if (!names.every((n) => item.has(n))) return { name: index.IndexName, bytes: null };
    const { ProjectionType: kind, NonKeyAttributes: more = [] } = index.Projection;
    const wanted = new Set([...names, ...keyNames(table), ...more]);
    const part = kind === 'ALL' ? item : new Map([...item].filter(([k]) => wanted.has(k)));
    return { name: index.IndexName, bytes: itemSize(part) };
  });
}
