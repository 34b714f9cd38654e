// Attribute values: DynamoDB's JSON, values with Maps, and plain JSON with separate types.
import { Num, parse, write, TextFault } from './json.js';
import * as numbers from './numbers.js';

export const SETS = { SS: 'S', NS: 'N', BS: 'B' };
export const NAMES = {
  S: 'string', N: 'number', B: 'binary', BOOL: 'boolean', NULL: 'null', L: 'list', M: 'map',
  SS: 'string set', NS: 'number set', BS: 'binary set',
};

export const typeOf = (value) => Object.keys(value)[0];

/** Returns a value of a response, with its maps as Maps. */
export function fromWire(wire) {
  const [[type, content]] = Object.entries(wire);
  if (type === 'M') return { M: itemFromWire(content) };
  if (type === 'L') return { L: content.map(fromWire) };
  return { [type]: content };
}

/** Returns an item of a response as a Map of values. */
export const itemFromWire = (wire) => new Map(Object.entries(wire).map(([k, v]) => [k, fromWire(v)]));

const base64Form = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
export const isBase64 = (text) => typeof text === 'string' && base64Form.test(text);

/** Returns a text that is equal for equal values. */
export function canonical(value) {
  const type = typeOf(value), v = value[type];
  switch (type) {
    case 'N': return `N${numbers.canonical(v)}`;
    case 'NS': return `NS${JSON.stringify(v.map(numbers.canonical).sort())}`;
    case 'SS': case 'BS': return type + JSON.stringify([...v].sort());
    case 'L': return `L[${v.map(canonical).join()}]`;
    case 'M': return `M{${canonicalItem(v)}}`;
    default: return type + JSON.stringify(v);
  }
}

export const canonicalItem = (item) =>
  [...item].map(([k, v]) => JSON.stringify(k) + canonical(v)).sort().join();

/** Returns a short text of a value for a cell. */
export function brief(value, most = 80) {
  const type = typeOf(value), v = value[type];
  let text;
  switch (type) {
    case 'S': case 'N': case 'B': text = v; break;
    case 'BOOL': text = String(v); break;
    case 'NULL': text = 'null'; break;
    case 'L': text = `[${v.length === 1 ? '1 element' : `${v.length} elements`}] ${v.slice(0, 3).map((e) => brief(e, 20)).join(', ')}`; break;
    case 'M': text = `{${v.size === 1 ? '1 member' : `${v.size} members`}} ${[...v.keys()].slice(0, 4).join(', ')}`; break;
    default: text = `{${v.slice(0, 6).join(', ')}${v.length > 6 ? ', …' : ''}}`;
  }
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

const pathKey = (path) => JSON.stringify(path);

/** Returns the plain JSON of a value; `types` receives the types of sets and binary, by path. */
export function toPlain(value, types = new Map(), path = []) {
  const type = typeOf(value), v = value[type];
  if (type === 'B' || type in SETS) types.set(pathKey(path), type);
  switch (type) {
    case 'N': return new Num(v);
    case 'NS': return v.map((n) => new Num(n));
    case 'NULL': return null;
    case 'L': return v.map((e, i) => toPlain(e, types, [...path, i]));
    case 'M': return itemToPlain(v, types, path);
    default: return v;
  }
}

export const itemToPlain = (item, types, path = []) =>
  new Map([...item].map(([k, v]) => [k, toPlain(v, types, [...path, k])]));

export const itemText = (item, indent = '') => write(item, indent);
export const plainText = (item, types, indent = '  ') => write(itemToPlain(item, types), indent);

function checkNumber(text, line) {
  const fault = numbers.fault(text);
  if (fault) throw new TextFault(fault, line);
  return text;
}

function checkSet(type, members, line) {
  if (!members.length) throw new TextFault(`A ${NAMES[type]} cannot be empty; remove the attribute, or make it a list.`, line);
  const key = type === 'NS' ? numbers.canonical : (m) => m;
  const seen = new Set();
  for (const member of members) {
    if (type === 'NS') checkNumber(member, line);
    if (type === 'BS' && !isBase64(member)) throw new TextFault('A member of this binary set is not base64.', line);
    if (seen.has(key(member))) throw new TextFault(`"${member}" is in this ${NAMES[type]} twice.`, line);
    seen.add(key(member));
  }
  return { [type]: members };
}

/** The types that an array or a string of plain JSON may have. */
export function choices(plain) {
  if (typeof plain === 'string') return isBase64(plain) ? ['S', 'B'] : ['S'];
  if (!Array.isArray(plain)) return [];
  const types = ['L'];
  if (!plain.length) return types;
  if (plain.every((e) => typeof e === 'string')) {
    types.push('SS');
    if (plain.every(isBase64)) types.push('BS');
  }
  if (plain.every((e) => e instanceof Num)) types.push('NS');
  return types;
}

/** Returns a value from plain JSON and the separate types. */
export function fromPlain(plain, types, lines, path = []) {
  const key = pathKey(path), wanted = types.get(key), line = lines.get(key);
  if (plain === null) return { NULL: true };
  if (typeof plain === 'boolean') return { BOOL: plain };
  if (plain instanceof Num) return { N: checkNumber(plain.text, line) };
  if (typeof plain === 'string') {
    if (wanted !== 'B') return { S: plain };
    if (!isBase64(plain)) throw new TextFault('This is binary, and the text is not base64; press B next to it to make it a string.', line);
    return { B: plain };
  }
  if (Array.isArray(plain)) {
    if (wanted in SETS) {
      const fits = plain.every((e) => (wanted === 'NS' ? e instanceof Num : typeof e === 'string'));
      if (!fits) throw new TextFault(`This is a ${NAMES[wanted]}, and not all members are a ${NAMES[SETS[wanted]]}; press ${wanted} beside it to make it a list.`, line);
      return checkSet(wanted, plain.map(String), line);
    }
    return { L: plain.map((e, i) => fromPlain(e, types, lines, [...path, i])) };
  }
  return { M: new Map([...plain].map(([k, v]) => [k, fromPlain(v, types, lines, [...path, k])])) };
}

function fromTyped(tree, lines, path) {
  const line = lines.get(pathKey(path));
  const fail = (message) => { throw new TextFault(message, line); };
  if (!(tree instanceof Map) || tree.size !== 1) fail('A value is an object with one member that names its type, such as {"S": "text"}.');
  const [[type, v]] = tree;
  const strings = (list) => (Array.isArray(list) && list.every((e) => typeof e === 'string') ? list : fail(`${type} is an array of strings.`));
  switch (type) {
    case 'S': return typeof v === 'string' ? { S: v } : fail('S is a string.');
    case 'N': return typeof v === 'string' ? { N: checkNumber(v, line) } : fail('N is a number in double quotes.');
    case 'B': return isBase64(v) ? { B: v } : fail('B is base64 in double quotes.');
    case 'BOOL': return typeof v === 'boolean' ? { BOOL: v } : fail('BOOL is true or false.');
    case 'NULL': return v === true ? { NULL: true } : fail('NULL is true.');
    case 'SS': case 'NS': case 'BS': return checkSet(type, strings(v), line);
    case 'L': return Array.isArray(v) ? { L: v.map((e, i) => fromTyped(e, lines, [...path, 'L', i])) } : fail('L is an array.');
    case 'M': return v instanceof Map ? { M: new Map([...v].map(([k, e]) => [k, fromTyped(e, lines, [...path, 'M', k])])) } : fail('M is an object.');
    default: return fail(`"${type}" is not a type; the types are ${Object.keys(NAMES).join(', ')}.`);
  }
}

export function parseTyped(text) {
  const lines = new Map();
  const tree = parse(text, (path, _, line) => lines.set(pathKey(path), line));
  if (!(tree instanceof Map)) throw new TextFault('An item is an object.', 1);
  return { item: new Map([...tree].map(([k, v]) => [k, fromTyped(v, lines, [k])])), nodes: [] };
}

/** Parses an item from plain JSON; `nodes` are its values with their lines and types. */
export function parsePlain(text, types) {
  const lines = new Map(), found = [];
  const tree = parse(text, (path, value, line) => {
    lines.set(pathKey(path), line);
    if (path.length) found.push({ path, value, line });
  });
  if (!(tree instanceof Map)) throw new TextFault('An item is an object.', 1);
  const item = fromPlain(tree, types, lines).M;
  // The type of a set's member is that of the set.
  const isMember = ({ path }) => types.get(pathKey(path.slice(0, -1))) in SETS;
  const nodes = found.filter((f) => !isMember(f)).map(({ path, value, line }) => {
    const key = pathKey(path), options = choices(value), wanted = types.get(key);
    const type = options.includes(wanted) ? wanted : options[0] ?? typeOf(fromPlain(value, new Map(), new Map()));
    return { key, line, type, options };
  });
  return { item, nodes };
}
