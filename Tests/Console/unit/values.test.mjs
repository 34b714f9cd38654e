// Values of the console: what DynamoDB keeps has to survive every view of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse, write, Num, TextFault } from '../../../Sources/CDynamockConsole/files/json.js';
import * as numbers from '../../../Sources/CDynamockConsole/files/numbers.js';
import {
  fromWire, itemFromWire, parsePlain, parseTyped, plainText, itemText, canonicalItem, canonical, brief, choices, NAMES,
} from '../../../Sources/CDynamockConsole/files/values.js';
import { itemSize, valueSize, writeUnits, readUnits, pageBound, indexShares } from '../../../Sources/CDynamockConsole/files/sizes.js';

const NINES = '9'.repeat(38);
/** One item with a value of each type, and names and values that attack the page. */
const HOSTILE = JSON.parse(`{
  "id": {"S": "<script>alert(1)</script>"}, "__proto__": {"S": "own"}, "constructor": {"M": {"__proto__": {"N": "1"}}},
  "n": {"N": "${NINES}"}, "tiny": {"N": "1E-130"}, "negative": {"N": "-0.1"},
  "emoji": {"S": "👩‍👩‍👧 \\u202e\\u0000\\n\\"\\\\"}, "": {"S": "no name"}, "a.b[0]": {"S": "path?"},
  "b": {"B": "AAECAw=="}, "strings": {"SS": ["b", "a", "<b>"]}, "numbers": {"NS": ["1", "1E+2"]}, "bytes": {"BS": ["AA==", "AQ=="]},
  "yes": {"BOOL": true}, "nothing": {"NULL": true}, "list": {"L": [{"S": "a"}, {"L": []}, {"M": {}}, {"SS": ["x"]}, {"B": "AA=="}]},
  "7": {"N": "7"}, "base64 as text": {"S": "AAECAw=="}
}`);

test('the plain view gives every item back as it was', () => {
  const item = itemFromWire(HOSTILE), types = new Map();
  const text = plainText(item, types);
  assert.equal(canonicalItem(parsePlain(text, types).item), canonicalItem(item));
  assert.match(text, new RegExp(`"n": ${NINES}`));
});

test('the view with types gives every item back, byte for byte', () => {
  const item = itemFromWire(HOSTILE);
  assert.equal(itemText(parseTyped(itemText(item, '  ')).item), itemText(item));
  assert.equal(parse(itemText(item)).get('__proto__').get('S'), 'own');
  assert.equal(Object.prototype.S, undefined);
});

test('numbers keep their digits', () => {
  for (const text of [NINES, '1e-130', '-0', '0.10', '1E+2', '123456789012345678901234567890.12345678']) {
    assert.equal(write(parse(text)), text);
    assert.ok(parse(text) instanceof Num);
  }
});

test('a text that is not JSON is refused with its line', () => {
  for (const [text, line] of [
    ['{"a":\n1,}', 2], ['{"a": 01}', 1], ['{"a":1\n"b":2}', 2], ['["a\nb"]', 1], ['{"a":1,\n"a":2}', 2], ['{} x', 1], ['', 1], ['{"a": "\\x"}', 1],
    ['{"a":\n\n+1}', 3], ['nul', 1], ['[1 2]', 1], ['{"a":.5}', 1], ['{"a":1.}', 1], ['[', 1], ['{a:1}', 1], ["{'a':1}", 1],
  ]) assert.throws(() => parse(text), (e) => e instanceof TextFault && e.line === line, text);
});

test('numbers that DynamoDB refuses are told before they are sent', () => {
  // developerguide/HowItWorks.NamingRulesDataTypes: 38 digits, 1E-130 to 9.99…E+125.
  for (const good of ['0', '-1', NINES, '1E-130', `9.${'9'.repeat(37)}E+125`, '1e125', '00012', '100000000000000000000000000000000000000000']) assert.equal(numbers.fault(good), null, good);
  for (const bad of [`${NINES}9`, '1E-131', '1E126', 'abc', '', '1e', '.', '0x10', 'NaN', 'Infinity']) assert.ok(numbers.fault(bad), bad);
});

test('numbers are compared exactly, whatever they are spelt like', () => {
  assert.equal(numbers.canonical('1.0'), numbers.canonical('1'));
  assert.equal(numbers.canonical('-0'), numbers.canonical('0'));
  assert.equal(numbers.canonical('100'), numbers.canonical('1E+2'));
  assert.notEqual(numbers.canonical(NINES), numbers.canonical(`${'9'.repeat(37)}8`));
  for (const [a, b, order] of [['1', '2', -1], ['-1', '-2', 1], ['10', '9', 1], ['0.1', '0.09', 1], [NINES, `${'9'.repeat(37)}8`, 1], ['1', '1.0', 0], ['-1', '0', -1]]) {
    assert.equal(Math.sign(numbers.compare(a, b)), order, `${a} ${b}`);
  }
});

test('a set stays a set and is refused where it cannot be one', () => {
  const types = new Map([['["tags"]', 'SS']]);
  assert.deepEqual(parsePlain('{"tags":["b","a"]}', types).item.get('tags'), { SS: ['b', 'a'] });
  assert.deepEqual(parsePlain('{"tags":["b","a"]}', new Map()).item.get('tags'), { L: [{ S: 'b' }, { S: 'a' }] });
  for (const text of ['{"tags":[]}', '{"tags":["a","a"]}', '{"tags":["a",1]}']) assert.throws(() => parsePlain(text, types), TextFault, text);
  assert.throws(() => parsePlain('{"tags":[1,1.0]}', new Map([['["tags"]', 'NS']])), /twice/);
  assert.throws(() => parsePlain('{\n"b": "no base64!"}', new Map([['["b"]', 'B']])), (e) => e.line === 2);
});

test('types that are written wrong are refused with their line', () => {
  for (const text of ['{\n"a": 1}', '{\n"a": {"X": "1"}}', '{\n"a": {"N": 1}}', '{\n"a": {"S": "a", "N": "1"}}', '{\n"a": {"SS": []}}', '{\n"a": {"B": "?"}}', '{\n"a": {"NULL": false}}', '{\n"a": {"L": {}}}', '{\n"a": {}}']) {
    assert.throws(() => parseTyped(text), (e) => e instanceof TextFault && e.line === 2, text);
  }
});

test('the margin offers the types that a value can have', () => {
  assert.deepEqual(choices('AAAA'), ['S', 'B']);
  assert.deepEqual(choices('a'), ['S']);
  assert.deepEqual(choices([]), ['L']);
  assert.deepEqual(choices(['AA==']), ['L', 'SS', 'BS']);
  assert.deepEqual(choices([new Num('1')]), ['L', 'NS']);
  assert.deepEqual(choices(['a', new Num('1')]), ['L']);
});

test('every type has a name and a short text', () => {
  for (const [type, value] of Object.entries({ S: 'a', N: '1', B: 'AA==', BOOL: true, NULL: true, L: [], M: {}, SS: ['a'], NS: ['1'], BS: ['AA=='] })) {
    assert.ok(NAMES[type]);
    assert.equal(typeof brief(fromWire({ [type]: value })), 'string');
    assert.equal(canonical(fromWire({ [type]: value })), canonical(fromWire({ [type]: value })));
  }
});

test('sizes are those of DynamoDB', () => {
  // developerguide/CapacityUnitCalculations: names and texts by their UTF-8 bytes, 1 for null and boolean, 3 and 1 an entry for lists and maps.
  for (const [value, size] of [
    [{ S: 'é' }, 2], [{ S: '' }, 0], [{ N: '0' }, 1], [{ N: '1' }, 2], [{ N: '-1' }, 3], [{ N: '100' }, 2], [{ N: '1.5' }, 3], [{ N: NINES }, 20],
    [{ B: 'AAECAw==' }, 4], [{ BOOL: true }, 1], [{ NULL: true }, 1], [{ SS: ['a', 'bc'] }, 3], [{ L: [] }, 3], [{ L: [{ S: 'a' }] }, 5], [{ M: {} }, 3], [{ M: { a: { S: 'b' } } }, 6],
  ]) assert.equal(valueSize(fromWire(value)), size, JSON.stringify(value));
  assert.equal(itemSize(itemFromWire({ id: { S: '1' } })), 3);
});

test('units are rounded as DynamoDB rounds them', () => {
  assert.deepEqual([0, 1, 1024, 1025].map(writeUnits), [1, 1, 1, 2]);
  assert.deepEqual([1, 4096, 4097].map((b) => readUnits(b, true)), [1, 1, 2]);
  assert.equal(readUnits(4097, false), 1);
  assert.equal(pageBound({ bytes: 1e9, items: 1e6, consistent: false }), 128);
  assert.equal(pageBound({ bytes: 100, items: 1, consistent: true }), 1);
});

test('an index gets the attributes of its projection, and nothing without its key', () => {
  const table = { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], GlobalSecondaryIndexes: [
    { IndexName: 'all', KeySchema: [{ AttributeName: 'a', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } },
    { IndexName: 'keys', KeySchema: [{ AttributeName: 'a', KeyType: 'HASH' }], Projection: { ProjectionType: 'KEYS_ONLY' } },
    { IndexName: 'other', KeySchema: [{ AttributeName: 'z', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } }] };
  const item = itemFromWire({ id: { S: '1' }, a: { S: '2' }, more: { S: '3' } });
  assert.deepEqual(indexShares(table, item).map((i) => i.bytes), [10, 5, null]);
});

test('figures for people', () => {
  assert.equal(numbers.bytes(1536), '1.5 KB');
  assert.equal(numbers.bytes(12), '12 B');
  assert.equal(numbers.amount(0.5), '0.5');
  assert.equal(numbers.count(1234567), '1,234,567');
  assert.equal(numbers.duration(1500), '1.5 ms');
  assert.equal(numbers.money(0.001), 'under $0.01');
  assert.equal(numbers.ago(0, 90), '2 min ago');
});
