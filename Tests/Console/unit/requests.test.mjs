// Requests that the console makes: queries, saves that overwrite nobody, and what they are copied as.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build, emptyQuery, update, create, remove, operand, SORT_OPERATORS, FILTER_OPERATORS } from '../../../Sources/CDynamockConsole/files/query.js';
import { snippets, shell, python, literal, connect } from '../../../Sources/CDynamockConsole/files/snippets.js';
import { exportItems, importItems, readCSV } from '../../../Sources/CDynamockConsole/files/exchange.js';
import { itemFromWire, canonical, canonicalItem } from '../../../Sources/CDynamockConsole/files/values.js';
import { read, link } from '../../../Sources/CDynamockConsole/files/router.js';
import { write } from '../../../Sources/CDynamockConsole/files/json.js';

const TABLE = {
  TableName: 'Orders', ItemCount: 10, TableSizeBytes: 50000,
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }, { AttributeName: 'at', KeyType: 'RANGE' }],
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }, { AttributeName: 'at', AttributeType: 'N' }, { AttributeName: 'a.b', AttributeType: 'S' }],
  GlobalSecondaryIndexes: [{ IndexName: 'g', KeySchema: [{ AttributeName: 'a.b', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } }],
};
const query = (changes) => build(TABLE, { ...emptyQuery(), ...changes });
const same = (a, b) => canonical(a) === canonical(b);

test('an empty bar is a Scan, a partition key makes it a Query', () => {
  assert.deepEqual([query({}).operation, query({}).input], ['Scan', { TableName: 'Orders' }]);
  const { operation, input } = query({ pk: 'x' });
  assert.equal(operation, 'Query');
  assert.equal(input.KeyConditionExpression, '#n0 = :v0');
  assert.deepEqual(input.ExpressionAttributeValues, { ':v0': { S: 'x' } });
});

test('every operator of the sort key and of filters makes an expression', () => {
  for (const skOp of SORT_OPERATORS.filter((o) => o !== 'begins_with')) {
    const { input } = query({ pk: 'x', skOp, sk: '1', sk2: '2' });
    assert.match(input.KeyConditionExpression, skOp === 'between' ? /#n1 BETWEEN :v1 AND :v2/ : /#n1 (=|<|<=|>|>=) :v1$/);
  }
  for (const op of FILTER_OPERATORS) {
    const { input } = query({ filters: [{ name: 'deep.list[0]', op, type: 'N', value: '1', value2: '2' }] });
    assert.match(input.FilterExpression, /#n0\.#n1\[0\]/);
    assert.deepEqual(input.ExpressionAttributeNames, { '#n0': 'deep', '#n1': 'list' });
  }
});

test('an index whose key has a dot in its name is queried by that name', () => {
  const { input } = query({ index: 'g', pk: 'x' });
  assert.deepEqual(input.ExpressionAttributeNames, { '#n0': 'a.b' });
});

test('what cannot be sent is told', () => {
  for (const changes of [{ pk: 'x', sk: 'no number' }, { limit: '0' }, { limit: 'x' }, { index: 'g', consistent: true }, { filters: [{ name: 'a', op: '=', type: 'B', value: '?' }] }, { filters: [{ name: 'a', op: '=', type: 'BOOL', value: 'maybe' }] }]) {
    assert.throws(() => query(changes), Error, JSON.stringify(changes));
  }
  assert.deepEqual(operand('N', ' 1 '), { N: '1' });
});

test('a page costs what its bytes cost at most', () => {
  assert.equal(query({ pk: 'x' }).most, 6.5);
  assert.equal(query({ pk: 'x', consistent: true }).most, 13);
  // A Scan of a fresh on-demand table costs half a unit for each of its four partitions (Parity Suite 3.3.0).
  assert.equal(query({}).most, 8.5);
});

test('a save writes what was changed, on the condition that it is as it was read', () => {
  const was = itemFromWire({ id: { S: '1' }, at: { N: '1' }, a: { S: 'x' }, b: { SS: ['p', 'q'] }, gone: { S: '' } });
  const is = itemFromWire({ id: { S: '1' }, at: { N: '1.0' }, a: { S: 'y' }, b: { SS: ['q', 'p'] }, more: { N: '1' } });
  const { operation, input } = update(TABLE, was, is, same);
  assert.equal(operation, 'UpdateItem');
  assert.deepEqual(Object.values(input.ExpressionAttributeNames).sort(), ['a', 'gone', 'id', 'more']);
  assert.match(input.ConditionExpression, /attribute_not_exists\(#n\d\)/);
  assert.match(input.UpdateExpression, /^SET .*, .* REMOVE #n\d$/);
  assert.equal(update(TABLE, was, was, same), null);
});

test('a new item replaces none, and a delete needs the item as it was read', () => {
  const item = itemFromWire({ id: { S: '1' }, at: { N: '1' }, a: { S: 'x' } });
  assert.equal(create(TABLE, item).input.ConditionExpression, 'attribute_not_exists(#k)');
  assert.equal(remove(TABLE, item).input.ConditionExpression, 'attribute_exists(#n1) AND #n0 = :v0');
});

test('words for a shell hold whatever is in them', () => {
  assert.equal(shell('plain'), 'plain');
  assert.equal(shell("it's $(rm) `x`"), "'it'\\''s $(rm) `x`'");
});

test('a request can be copied in every language, hostile names included', () => {
  const { operation, input } = query({ pk: '"; DROP\'s </script> é 👩', filters: [{ name: '__proto__', op: '=', type: 'N', value: '1' }] });
  const forms = Object.fromEntries(snippets({ operation, input, endpoint: 'http://localhost:8000' }));
  assert.deepEqual(Object.keys(forms), ['AWS CLI', 'Python (boto3)', 'JavaScript (SDK v3)', 'Java (SDK v2)', 'curl', 'PartiQL', 'JSON']);
  assert.match(forms['AWS CLI'], /^aws dynamodb query --endpoint-url http:\/\/localhost:8000/);
  assert.match(forms['Python (boto3)'], /client\.query\(/);
  assert.match(forms['JavaScript (SDK v3)'], /new QueryCommand\(/);
  assert.match(forms['Java (SDK v2)'], /QueryRequest\.builder\(\)/);
  assert.match(forms.PartiQL, /^SELECT \*\nFROM "Orders"\nWHERE "id" = '"; DROP''s <\/script> é 👩' AND "__proto__" = 1\n$/);
  assert.deepEqual(JSON.parse(forms.JSON), JSON.parse(write(input)));
});

test('binary becomes bytes in the languages that have them', () => {
  const input = { TableName: 'T', Item: itemFromWire({ id: { B: 'AAE=' }, set: { BS: ['AA=='] } }) };
  const forms = Object.fromEntries(snippets({ operation: 'PutItem', input, endpoint: 'http://h' }));
  assert.match(forms['Python (boto3)'], /^import base64[^]*base64\.b64decode\("AAE="\)[^]*\[base64\.b64decode\("AA=="\)\]/);
  assert.match(forms['JavaScript (SDK v3)'], /Buffer\.from\("AAE=", "base64"\)/);
  assert.match(forms['Java (SDK v2)'], /SdkBytes\.fromByteArray/);
  assert.equal(python(null), 'None');
  assert.equal(literal({ S: "it's" }), "'it''s'");
});

test('nine ways to connect name the endpoint', () => {
  const ways = connect('http://localhost:8000/db/a');
  assert.equal(ways.length, 9);
  for (const [name, text] of ways) assert.ok(text.includes('http://localhost:8000/db/a'), name);
});

const ITEMS = [{ id: { S: 'a,"b"\nc' }, at: { N: '1' }, set: { SS: ['x', 'y'] } }, { id: { S: ' ' }, at: { N: '2' }, map: { M: { k: { N: '9' } } } }].map(itemFromWire);

test('DynamoDB JSON that was exported is imported as it was', () => {
  const found = importItems(exportItems(ITEMS, 'dynamodb', []));
  assert.equal(found.format, 'dynamodb');
  assert.deepEqual(found.items.map(canonicalItem), ITEMS.map(canonicalItem));
  const wrapped = importItems('{"Item":{"id":{"S":"1"}}}\n');
  assert.equal(canonicalItem(wrapped.items[0]), canonicalItem(itemFromWire({ id: { S: '1' } })));
});

test('CSV holds quotation marks, line ends and spaces, and keys get the types of the table', () => {
  const text = exportItems(ITEMS, 'csv', ['id', 'at', 'set', 'map']);
  assert.deepEqual(readCSV(text)[1].row.slice(0, 3), ['a,"b"\nc', '1', '["x","y"]']);
  const { items, errors } = importItems(text, new Map([['id', 'S'], ['at', 'N']]));
  assert.deepEqual([items.length, errors.length], [2, 0]);
  assert.deepEqual(items[0].get('at'), { N: '1' });
  assert.equal(importItems('id,at\na,no\n', new Map([['at', 'N']])).errors[0].line, 2);
});

test('lines that are no items are told by their numbers, and the others are read', () => {
  const { items, errors } = importItems('{"id":{"S":"1"}}\n\n{"id":\n{"id":{"X":1}}\n{"id":{"S":"2"}}\n');
  assert.equal(items.length, 3);
  assert.deepEqual(errors.map((e) => e.line), [3]);
});

test('addresses of screens are read as they are written', () => {
  for (const route of [
    { screen: 'databases' }, { screen: 'about' }, { screen: 'tables', database: 'a' }, { screen: 'plan', database: 'a.b-c' },
    { screen: 'items', database: 'a', table: 'T' }, { screen: 'sizes', database: '-', table: 'partiql' },
  ]) {
    const { parameters, ...found } = read(link(route));
    assert.deepEqual(found, route);
  }
  assert.equal(read(link({ database: 'a', table: 'T', parameters: { pk: 'ü & # ?' } })).parameters.get('pk'), 'ü & # ?');
  assert.equal(read('#/%').screen, 'databases');
});
