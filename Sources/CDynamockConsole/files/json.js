// A JSON parser that preserves every digit of a number and the position of every value, and a writer.
// Objects become Maps, so that a name such as __proto__ has no special meaning.

/** A number as it was written. */
export class Num {
  constructor(text) { this.text = text; }
  toString() { return this.text; }
}

/** A syntax error in a text, with its line (from 1). */
export class TextFault extends Error {
  constructor(message, line) { super(message); this.line = line; }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPES = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

class Reader {
  constructor(text, onValue) {
    this.text = text;
    this.at = 0;
    this.line = 1;
    this.onValue = onValue;
    this.path = [];
  }

  fail(message) { throw new TextFault(message, this.line); }

  skip() {
    for (;;) {
      const c = this.text[this.at];
      if (c === '\n') this.line++;
      else if (c !== ' ' && c !== '\t' && c !== '\r') return c;
      this.at++;
    }
  }

  expect(c) {
    const found = this.skip();
    if (found !== c) {
      this.fail(found === undefined ? `The text ends where "${c}" is expected.`
        : `"${c}" is expected here, not "${found}".`);
    }
    this.at++;
  }

  value() {
    const c = this.skip(), line = this.line;
    if (this.path.length > 64) this.fail('Values are nested too deeply.');
    let value;
    if (c === '{') value = this.object();
    else if (c === '[') value = this.array();
    else if (c === '"') value = this.string();
    else if (c === '-' || (c >= '0' && c <= '9')) value = this.number();
    else if (this.text.startsWith('true', this.at)) { this.at += 4; value = true; }
    else if (this.text.startsWith('false', this.at)) { this.at += 5; value = false; }
    else if (this.text.startsWith('null', this.at)) { this.at += 4; value = null; }
    else this.fail(c === undefined ? 'The text ends where a value is expected.' : `A value cannot begin with "${c}".`);
    this.onValue?.(this.path.slice(), value, line);
    return value;
  }

  number() {
    NUMBER.lastIndex = this.at;
    const found = NUMBER.exec(this.text);
    if (!found) this.fail('This is not a number.');
    this.at = NUMBER.lastIndex;
    if (/[\w.]/.test(this.text[this.at] ?? '')) this.fail('This is not a number.');
    return new Num(found[0]);
  }

  string() {
    let out = '', start = ++this.at;
    for (;;) {
      const c = this.text[this.at];
      if (c === undefined || c === '\n') this.fail('A string is not closed.');
      if (c === '"') { out += this.text.slice(start, this.at++); return out; }
      if (c < ' ') this.fail('A string contains a control character; write it as \\u and four digits.');
      if (c !== '\\') { this.at++; continue; }
      out += this.text.slice(start, this.at);
      const e = this.text[this.at + 1];
      if (e === 'u') {
        const digits = this.text.slice(this.at + 2, this.at + 6);
        if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.fail('\\u needs four hexadecimal digits.');
        out += String.fromCharCode(parseInt(digits, 16));
        this.at += 6;
      } else {
        if (!(e in ESCAPES)) this.fail(`\\${e ?? ''} is not an escape of JSON.`);
        out += ESCAPES[e];
        this.at += 2;
      }
      start = this.at;
    }
  }

  array() {
    const out = [];
    this.at++;
    if (this.skip() === ']') { this.at++; return out; }
    for (;;) {
      this.path.push(out.length);
      out.push(this.value());
      this.path.pop();
      if (this.skip() === ',') { this.at++; continue; }
      this.expect(']');
      return out;
    }
  }

  object() {
    const out = new Map();
    this.at++;
    if (this.skip() === '}') { this.at++; return out; }
    for (;;) {
      if (this.skip() !== '"') this.fail('The name of a member is expected here, in double quotes.');
      const name = this.string();
      if (out.has(name)) this.fail(`"${name}" is here a second time.`);
      this.expect(':');
      this.path.push(name);
      out.set(name, this.value());
      this.path.pop();
      if (this.skip() === ',') { this.at++; continue; }
      this.expect('}');
      return out;
    }
  }
}

/** Parses one JSON value; onValue(path, value, line) is called for each value in it. */
export function parse(text, onValue) {
  const reader = new Reader(text, onValue);
  const value = reader.value();
  if (reader.skip() !== undefined) reader.fail('The text goes on after the value.');
  return value;
}

/** Writes a value of Maps, plain objects, arrays, strings, Nums, numbers, booleans and null. */
export function write(value, indent = '', level = '') {
  if (value instanceof Num) return value.text;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const inner = level + indent, gap = indent ? ' ' : '', line = indent ? '\n' : '';
  if (Array.isArray(value)) {
    if (!value.length) return '[]';
    return `[${line}${value.map((v) => inner + write(v, indent, inner)).join(`,${line}`)}${line}${level}]`;
  }
  const entries = value instanceof Map ? [...value] : Object.entries(value).filter(([, v]) => v !== undefined);
  if (!entries.length) return '{}';
  const members = entries.map(([k, v]) => `${inner}${JSON.stringify(k)}:${gap}${write(v, indent, inner)}`);
  return `{${line}${members.join(`,${line}`)}${line}${level}}`;
}
