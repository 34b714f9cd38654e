// DynamoDB's numbers as text, and numbers formatted for display.

const FORM = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/** Parses a number: sign, digits without leading and trailing zeros, exponent of the last digit. */
export function parts(text) {
  const found = FORM.exec(text);
  if (!found || !(found[2] || found[3])) return null;
  const fraction = found[3] ?? '';
  let digits = (found[2] + fraction).replace(/^0+/, '');
  let exponent = Number(found[4] ?? 0) - fraction.length;
  const zeros = /0*$/.exec(digits)[0].length;
  digits = digits.slice(0, digits.length - zeros);
  exponent += zeros;
  return { negative: found[1] === '-' && digits !== '', digits, exponent: digits ? exponent : 0 };
}

/** Returns the reason why DynamoDB rejects a number, or null if it accepts it. */
export function fault(text) {
  const p = parts(text);
  if (!p) return `"${text}" is not a number.`;
  if (p.digits.length > 38) return `The number has ${p.digits.length} significant digits; DynamoDB keeps at most 38.`;
  if (!p.digits) return null;
  const magnitude = p.digits.length + p.exponent - 1;
  if (magnitude > 125) return 'The number is too large; the largest magnitude is 9.9999999999999999999999999999999999999E+125.';
  if (magnitude < -130) return 'The number is too small; the smallest magnitude is 1E-130.';
  return null;
}

/** Returns the canonical text of a number, for comparisons. */
export function canonical(text) {
  const p = parts(text);
  return p ? `${p.negative ? '-' : ''}${p.digits || '0'}e${p.exponent}` : text;
}

export function compare(a, b) {
  const x = parts(a), y = parts(b);
  if (!x || !y) return 0;
  const sign = (p) => (p.digits ? (p.negative ? -1 : 1) : 0);
  if (sign(x) !== sign(y)) return sign(x) - sign(y);
  const top = (p) => p.digits.length + p.exponent;
  const size = top(x) - top(y) || (x.digits < y.digits ? -1 : x.digits > y.digits ? 1 : 0);
  return sign(x) * size;
}

/** Returns the bytes that a number adds to an item, by the same rule as in the server. */
export function size(text) {
  const p = parts(text);
  if (!p || !p.digits) return 1;
  const point = p.digits.length + p.exponent, sign = p.negative ? 1 : 0;
  if (!(p.exponent < 0 && point > 0)) return 1 + Math.floor((p.digits.length + 1) / 2) + sign;
  return 1 + Math.floor((point + 1) / 2) + Math.floor((1 - p.exponent) / 2) + sign;
}

/** 1,234,567. */
export const count = (n) => Math.round(n).toLocaleString('en-US');

/** Formats units: at most three decimals, no trailing zeros. */
export function amount(n) {
  if (!Number.isFinite(n)) return '–';
  return n.toLocaleString('en-US', { maximumFractionDigits: n < 10 ? 3 : n < 1000 ? 1 : 0 });
}

export const units = (n, side) => `${amount(n)} ${side} ${n === 1 ? 'unit' : 'units'}`;

export function bytes(n) {
  if (n < 1024) return `${n} B`;
  const units = ['KB', 'MB', 'GB', 'TB'];
  let i = -1;
  do { n /= 1024; i++; } while (n >= 1024 && i < units.length - 1);
  return `${n < 10 ? n.toFixed(1) : Math.round(n)} ${units[i]}`;
}

export function duration(micros) {
  if (micros < 1000) return `${Math.round(micros)} µs`;
  if (micros < 1e6) return `${(micros / 1000).toFixed(micros < 1e4 ? 1 : 0)} ms`;
  return `${(micros / 1e6).toFixed(1)} s`;
}

export const money = (n) => (n > 0 && n < 0.01 ? 'under $0.01' : `$${n.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`);

/** Returns the time since or until a point in time, in words; seconds since 1970. */
export function ago(then, now = Date.now() / 1000) {
  const s = Math.abs(now - then);
  const text = s < 60 ? `${Math.round(s)} s` : s < 3600 ? `${Math.round(s / 60)} min` : s < 86400 ? `${Math.round(s / 3600)} h` : `${Math.round(s / 86400)} days`;
  return then > now ? `in ${text}` : `${text} ago`;
}
