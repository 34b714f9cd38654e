// The parts of screens that need no page.
import assert from 'node:assert/strict';
import { test } from 'node:test';

globalThis.sessionStorage = { getItem: () => null, setItem() {} };
globalThis.document = { createElement: () => ({ setAttribute() {}, append() {}, addEventListener() {} }), createElementNS: () => ({}) };
globalThis.Node = class {};
const files = '../../../Sources/CDynamockConsole/files';
const { tree } = await import(`${files}/screens/databases.js`);
const { fromPaste } = await import(`${files}/screens/newtable.js`);
const { sorted, fromParameters } = await import(`${files}/screens/items.js`);
const { additionOf } = await import(`${files}/screens/indexes.js`);
const { recordChange } = await import(`${files}/screens/streams.js`);
const { whatIf } = await import(`${files}/screens/plan.js`);
const { reverse } = await import(`${files}/screens/diff.js`);
const { itemDifference } = await import(`${files}/fork.js`);
const { lineOfFault } = await import(`${files}/editor.js`);
const { columnsOf } = await import(`${files}/grid.js`);
const { ceiling } = await import(`${files}/chart.js`);
const { readExplanation, consumed } = await import(`${files}/api.js`);
const { itemFromWire } = await import(`${files}/values.js`);
const { tokens } = await import(`${files}/highlight.js`);
const { arranged, moved } = await import(`${files}/columns.js`);
const { command } = await import(`${files}/screens/vault.js`);

test('databases stand under the one that they were forked from, and without it by themselves', () => {
  const found = tree([{ name: 'default' }, { name: 'a', from: 'default' }, { name: 'b', from: 'a' }, { name: 'c', from: 'gone' }, { name: 'd', from: 'd' }]);
  assert.deepEqual(found.map((d) => d.name), ['default', 'c', 'd']);
  assert.equal(found[0].forks[0].forks[0].name, 'b');
});

test('a table is made of describe-table, of CreateTable and of CloudFormation', () => {
  const KeySchema = [{ AttributeName: 'id', KeyType: 'HASH' }], AttributeDefinitions = [{ AttributeName: 'id', AttributeType: 'S' }];
  const described = fromPaste(JSON.stringify({ Table: { TableName: 'T', KeySchema, AttributeDefinitions, ItemCount: 3, TableArn: 'x', ProvisionedThroughput: { ReadCapacityUnits: 0, WriteCapacityUnits: 0, NumberOfDecreasesToday: 0 }, BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' } } }));
  assert.deepEqual(JSON.parse(JSON.stringify(described)), { TableName: 'T', KeySchema, AttributeDefinitions, BillingMode: 'PAY_PER_REQUEST' });
  const template = fromPaste(JSON.stringify({ Resources: { A: { Type: 'AWS::SQS::Queue' }, B: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'T', KeySchema, AttributeDefinitions, StreamSpecification: { StreamViewType: 'NEW_IMAGE' }, ProvisionedThroughput: { ReadCapacityUnits: 2, WriteCapacityUnits: 3 } } } } }));
  assert.deepEqual(template.StreamSpecification, { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' });
  assert.deepEqual(template.ProvisionedThroughput, { ReadCapacityUnits: 2, WriteCapacityUnits: 3 });
  for (const text of ['x', '{}', '{"KeySchema":[]}']) assert.throws(() => fromPaste(text), Error);
});

test('a page is sorted by value: numbers exactly, items without the attribute last', () => {
  const items = [{ n: { N: '10' } }, { n: { N: '9' } }, {}, { n: { S: 'a' } }].map(itemFromWire);
  assert.deepEqual(sorted(items, 'n', false).map((i) => i.get('n')?.N ?? i.get('n')?.S ?? null), ['a', '9', '10', null]);
  assert.deepEqual(sorted(items, 'n', true).map((i) => i.get('n')?.N ?? i.get('n')?.S ?? null).at(-1), null);
});

test('an address with nonsense is an empty query', () => {
  assert.deepEqual(fromParameters(new URLSearchParams('filters=[x&skOp=drop')).filters, []);
  assert.equal(fromParameters(new URLSearchParams('skOp=drop')).skOp, '=');
});

test('columns are keys first, then what most items have', () => {
  const items = [{ a: { S: '' }, id: { S: '' } }, { b: { S: '' }, id: { S: '' } }, { b: { S: '' } }].map(itemFromWire);
  assert.deepEqual(columnsOf(items, ['id']).columns, ['id', 'b', 'a']);
});

test('an index keeps the definitions of attributes that are there', () => {
  const table = { TableName: 'T', AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'N' }], BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' } };
  const input = additionOf(table, { name: 'g', keys: [{ name: 'id', type: 'S' }], projection: 'ALL', attributes: [], units: {} });
  assert.deepEqual(input.AttributeDefinitions, [{ AttributeName: 'id', AttributeType: 'N' }]);
  assert.equal(input.GlobalSecondaryIndexUpdates[0].Create.ProvisionedThroughput, undefined);
});

test('records of every kind of stream show what they hold', () => {
  const keys = { id: { S: '1' } };
  assert.equal(recordChange({ eventName: 'REMOVE', dynamodb: { Keys: keys } }, 'T').before, keys);
  assert.equal(recordChange({ eventName: 'INSERT', dynamodb: { Keys: keys } }, 'T').after, keys);
});

test('a difference is undone by writes', () => {
  const table = { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] }, item = { id: { S: '1' }, a: { S: '2' } };
  const writes = reverse([{ change: 'ItemAdded', table: 'T', after: item }, { change: 'ItemRemoved', table: 'T', before: item }, { change: 'TableCreated', table: 'U' }], new Map([['T', table]]));
  assert.deepEqual(writes.map((w) => w.operation), ['DeleteItem', 'PutItem']);
  assert.deepEqual(writes[0].input.Key, { id: { S: '1' } });
  assert.deepEqual(itemDifference(itemFromWire(item), itemFromWire({ id: { S: '1' }, a: { S: '3' } })).map((d) => d.name), ['a']);
});

test('an error of the server is shown at the line of the attribute that it names', () => {
  const nodes = [{ key: '["id"]', line: 2 }, { key: '["at"]', line: 3 }, { key: '["at","deep"]', line: 4 }];
  assert.equal(lineOfFault({ message: 'Type mismatch for key at expected: N actual: S' }, nodes), 3);
  assert.equal(lineOfFault({ message: 'no', explanation: { found: 'id of type N' } }, nodes), 2);
  assert.equal(lineOfFault({ message: 'what' }, nodes), null);
});

test('what-if multiplies load and grows storage', () => {
  const plan = { sources: [{ monthlyUnits: { read: 1e6, write: 0 }, billedBytes: 1024 ** 3 }], growth: { billedBytesPerDay: 1024 ** 3 }, month: { provisionedWithBurst: 2 } };
  const sum = whatIf(plan, { millionReads: 0.125, millionWrites: 0.625, gigabyteMonth: 0.25 }, { load: 2, days: 1 });
  assert.deepEqual(sum, { onDemand: 0.25, provisioned: 4, storage: 0.75 });
});

test('axes end at round figures', () => {
  assert.deepEqual([0, 1, 1.1, 7, 11, 240].map(ceiling), [1, 1, 2, 10, 20, 250]);
});

test('explanations and consumed units are taken apart', () => {
  assert.deepEqual(readExplanation('rule: a; found: %C3%A9 100%; passes: b'), { rule: 'a', found: 'é 100%', passes: 'b' });
  assert.equal(readExplanation(null), null);
  assert.deepEqual(consumed({ ConsumedCapacity: { TableName: 'T', CapacityUnits: 3, Table: { CapacityUnits: 1 }, GlobalSecondaryIndexes: { g: { CapacityUnits: 2 } } } }), [['T', 1], ['T / g', 2]]);
});

test('colors leave a text as it is, and tell names, texts, numbers and words apart', () => {
  const cases = [
    ['json', '{"a": "b\\"c", "n": -1.5e+3, "t": true}', [['name', '"a"'], ['text', '"b\\"c"'], ['name', '"n"'], ['number', '-1.5e+3'], ['name', '"t"'], ['word', 'true']]],
    ['json', '{"a": "open', [['name', '"a"'], ['text', '"open']]],
    ['partiql', "select * from \"T\" where a = 'it''s' and b > ?", [['word', 'select'], ['word', 'from'], ['name', '"T"'], ['word', 'where'], ['text', "'it''s'"], ['word', 'and'], ['number', '?']]],
    ['code', 'from x import y # 12\nz = "q"', [['word', 'from'], ['word', 'import'], ['number', '12'], ['text', '"q"']]],
    ['code', 'curl -s http://127.0.0.1:8000/db/x', []],
    ['json', '', []], ['partiql', '\'"\n', [['text', '\'"\n']]],
  ];
  for (const [language, text, wanted] of cases) {
    const parts = tokens(text, language);
    assert.equal(parts.map(([, part]) => part).join(''), text);
    assert.deepEqual(parts.filter(([kind]) => kind), wanted, text);
  }
});

test('columns keep their order, new ones are last, and a move stops at the ends', () => {
  assert.deepEqual(arranged(['id', 'a', 'b'], { order: ['b', 'gone', 'id'] }), ['b', 'id', 'a']);
  assert.deepEqual(moved(['a', 'b', 'c'], 'c', -1), ['a', 'c', 'b']);
  assert.deepEqual(moved(['a', 'b', 'c'], 'a', -1), ['a', 'b', 'c']);
  assert.deepEqual(moved(['a', 'b', 'c'], 'c', 5), ['a', 'b', 'c']);
});

test('the command that opens a vault is quoted for a shell', () => {
  assert.equal(command('http://localhost:8000', 'default', { mode: 'replay', path: "/it's" }),
    `curl -s http://localhost:8000/_dynamock/v1/databases/default/vault -d '{"mode":"replay","path":"/it'\\''s"}'`);
});
