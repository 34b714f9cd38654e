// A new table: from a form, or from a definition.
import { h, put, button, field, number, select, call, describe, open, notice, failed, faultBox, go } from '../parts.js';
import { writeAll } from './tables.js';

const TYPES = [['S', 'string'], ['N', 'number'], ['B', 'binary']];
const KEPT = ['TableName', 'KeySchema', 'AttributeDefinitions', 'BillingMode', 'ProvisionedThroughput', 'GlobalSecondaryIndexes', 'LocalSecondaryIndexes', 'StreamSpecification', 'SSESpecification', 'Tags', 'TableClass', 'DeletionProtectionEnabled', 'OnDemandThroughput'];

/** Returns the input of CreateTable from the pasted text. */
export function fromPaste(text) {
  let tree;
  try { tree = JSON.parse(text); } catch (error) { throw new Error(`This is not JSON: ${error.message}`); }
  const resources = Object.values(tree.Resources ?? {}).filter((r) => r.Type === 'AWS::DynamoDB::Table');
  const found = tree.Table ?? tree.TableDescription ?? resources[0]?.Properties ?? tree.Properties ?? tree;
  if (!found.KeySchema) throw new Error('There is no KeySchema in it. Paste the input of CreateTable, the output of describe-table, or a CloudFormation template in JSON.');
  const units = (t) => (t && t.ReadCapacityUnits > 0 ? { ReadCapacityUnits: t.ReadCapacityUnits, WriteCapacityUnits: t.WriteCapacityUnits } : undefined);
  const index = (i) => ({ IndexName: i.IndexName, KeySchema: i.KeySchema, Projection: i.Projection, ProvisionedThroughput: units(i.ProvisionedThroughput) });
  const input = Object.fromEntries(KEPT.filter((k) => found[k] !== undefined).map((k) => [k, found[k]]));
  input.BillingMode ??= found.BillingModeSummary?.BillingMode;
  input.ProvisionedThroughput = units(found.ProvisionedThroughput);
  if (!input.ProvisionedThroughput) input.BillingMode = 'PAY_PER_REQUEST';
  for (const kind of ['GlobalSecondaryIndexes', 'LocalSecondaryIndexes']) if (input[kind]) input[kind] = input[kind].map(index);
  if (found.StreamSpecification?.StreamViewType) input.StreamSpecification = { StreamEnabled: true, StreamViewType: found.StreamSpecification.StreamViewType };
  if (typeof input.TableName !== 'string') throw new Error('TableName is missing, or not a plain text.');
  return input;
}

/** The fields of a key and their values. */
export function keyFields(isOptional) {
  const name = h('input', { required: !isOptional });
  const type = select(TYPES, 'S', { 'aria-label': 'Type' });
  return { field: (text, note) => {
    const whole = field(text, name, note), row = h('.row-of');
    name.replaceWith(row);
    row.append(name, type);
    return whole;
  }, read: () => (name.value.trim() ? { name: name.value.trim(), type: type.value } : null) };
}

/** The fields of a capacity and their members of a request. */
export function capacityFields(isOnDemand, read, write) {
  const mode = select([['PAY_PER_REQUEST', 'on demand'], ['PROVISIONED', 'provisioned']], isOnDemand ? 'PAY_PER_REQUEST' : 'PROVISIONED');
  const reads = number(1, read || 5), writes = number(1, write || 5);
  const units = h('.toolbar', { hidden: isOnDemand }, field('Read units a second', reads), field('Write units a second', writes));
  mode.addEventListener('change', () => { units.hidden = mode.value !== 'PROVISIONED'; });
  return { fields: [field('Capacity', mode), units], read: () => ({
    BillingMode: mode.value, ...(units.hidden ? {} : { ProvisionedThroughput: { ReadCapacityUnits: Number(reads.value), WriteCapacityUnits: Number(writes.value) } }),
  }) };
}

export async function untilActive(database, name) {
  for (let i = 0; i < 100 && (await describe(database, name)).TableStatus !== 'ACTIVE'; i++) await new Promise((r) => { setTimeout(r, 100); });
}

export async function newTable(context) {
  const { database } = context;
  const made = await open('New table', (close) => {
    const name = h('input', { required: true });
    const partition = keyFields(false), sort = keyFields(true);
    const capacity = capacityFields(true);
    const stream = h('input', { type: 'checkbox' });
    const pasted = h('textarea', { rows: 10, spellcheck: false });
    const problem = h('div');
    const create = async (input) => {
      try {
        await call(database, 'CreateTable', input);
        await untilActive(database, input.TableName);
        close(input.TableName);
      } catch (error) { refuse(error); }
    };
    const refuse = (error) => { put(problem, faultBox(error)); problem.scrollIntoView(); };
    const submit = (event) => {
      event.preventDefault();
      const keys = [[partition.read(), 'HASH'], [sort.read(), 'RANGE']].filter(([k]) => k);
      create({
        TableName: name.value.trim(), ...capacity.read(),
        KeySchema: keys.map(([k, KeyType]) => ({ AttributeName: k.name, KeyType })), AttributeDefinitions: keys.map(([k]) => ({ AttributeName: k.name, AttributeType: k.type })),
        ...(stream.checked ? { StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } } : {}),
      });
    };
    return [problem, h('form', { onsubmit: submit }, field('Name', name, '3 to 255 letters, digits, dots, hyphens and underscores'),
      partition.field('Partition key'), sort.field('Sort key (optional)', 'With a sort key, a Query returns many items of one partition key, in order.'),
      capacity.fields, h('p', h('label.check', stream, 'Keep a stream of its changes')), h('button.main', { type: 'submit' }, 'Create')),
    h('details', h('summary', 'Or paste a definition'), field('CreateTable, describe-table, or a CloudFormation template, as JSON', pasted), button('Create from this', () => {
      try { create(fromPaste(pasted.value)); } catch (error) { refuse(error); }
    }))];
  }, { closeText: 'Cancel' });
  if (!made) return;
  notice(`Table ${made} was created.`);
  go({ database, table: made });
}

export async function sampleTable(context) {
  const { database } = context, table = 'Orders';
  try {
    const keys = (...names) => names.map((AttributeName, i) => ({ AttributeName, KeyType: i ? 'RANGE' : 'HASH' }));
    await call(database, 'CreateTable', {
      TableName: table, BillingMode: 'PAY_PER_REQUEST', KeySchema: keys('customer', 'orderedAt'), AttributeDefinitions: ['customer', 'orderedAt', 'state'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      GlobalSecondaryIndexes: [{ IndexName: 'byState', KeySchema: keys('state', 'orderedAt'), Projection: { ProjectionType: 'ALL' } }], StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
    await untilActive(database, table);
    const items = Array.from({ length: 60 }, (_, i) => ({
      customer: { S: `customer-0${i % 7}` }, orderedAt: { S: new Date(1793500000000 + i * 40000000).toISOString() },
      state: { S: ['open', 'paid', 'sent'][i % 3] }, total: { N: String((i * 37) % 500 + 0.5) }, tags: { SS: i % 4 ? ['web'] : ['gift', 'web'] },
      address: { M: new Map([['city', { S: ['Lisbon', 'Oslo', 'Quito'][i % 3] }], ['zip', { S: String(10000 + i * 7) }]]) },
      articles: { L: [{ S: `A-${i}` }] },
    }));
    await writeAll(database, table, items.map((Item) => ({ PutRequest: { Item } })));
    go({ database, table });
  } catch (error) { failed(error); }
}
