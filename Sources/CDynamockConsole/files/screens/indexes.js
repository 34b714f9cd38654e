// The indexes of a table.
import { h, action, button, field, select, dataTable, empty, figure, rowHead, indexesOf, isOnDemand, call, attempt, form, confirm, notice, link, bytes, count } from '../parts.js';
import { keyWords } from './tables.js';
import { keyFields } from './newtable.js';

/** Returns the input of UpdateTable that adds a global index. */
export function additionOf(table, { name, keys, projection, attributes, units }) {
  const known = new Map(table.AttributeDefinitions.map((a) => [a.AttributeName, a]));
  for (const key of keys) known.set(key.name, known.get(key.name) ?? { AttributeName: key.name, AttributeType: key.type });
  return {
    TableName: table.TableName, AttributeDefinitions: [...known.values()],
    GlobalSecondaryIndexUpdates: [{ Create: {
      IndexName: name, KeySchema: keys.map((k, i) => ({ AttributeName: k.name, KeyType: i ? 'RANGE' : 'HASH' })),
      Projection: { ProjectionType: projection, ...(projection === 'INCLUDE' ? { NonKeyAttributes: attributes } : {}) },
      ...(isOnDemand(table) ? {} : { ProvisionedThroughput: units }),
    } }],
  };
}

export default async function indexes(context) {
  const { database, table: name, reload } = context;
  const table = await context.describe();
  const add = async () => {
    const title = h('input', { required: true }), partition = keyFields(false), sort = keyFields(true);
    const projection = select([['ALL', 'all attributes'], ['KEYS_ONLY', 'keys only'], ['INCLUDE', 'keys and these attributes']], 'ALL');
    const attributes = h('input', { placeholder: 'a, b' });
    const made = await form('New global index', [field('Name', title), partition.field('Partition key'), sort.field('Sort key (optional)'), field('Projection', projection), field('These attributes', attributes, 'For the last choice above')], 'Add',
      () => call(database, 'UpdateTable', additionOf(table, {
        name: title.value.trim(), keys: [partition.read(), sort.read()].filter(Boolean), projection: projection.value,
        attributes: attributes.value.split(',').map((a) => a.trim()).filter(Boolean), units: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 },
      })));
    if (made) { notice('The index is being created from the existing items.'); reload(); }
  };
  const all = indexesOf(table).map((i) => [i, table.GlobalSecondaryIndexes?.includes(i) ? 'global' : 'local']);
  const drop = async (index) => {
    if (!(await confirm(`Delete index ${index.IndexName}`, 'Queries of the index will be rejected. The items of the table remain.', 'Delete'))) return;
    await attempt(() => call(database, 'UpdateTable', { TableName: name, GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: index.IndexName } }] }));
    reload();
  };
  const bar = h('.toolbar', button('New global index', add, 'main', { 'data-key': 'n' }));
  if (!all.length) return [h('h1', `Indexes of ${name}`), empty('There are no indexes', 'A global index answers queries by attributes other than the key. Writes of its attributes consume units of the index, too.', bar)];
  return [h('h1', `Indexes of ${name}`), bar, dataTable('Indexes', ['Name', 'Kind', 'Key', 'Projection', 'Items', 'Size', 'State', 'Actions'], all.map(([i, kind]) => [
    rowHead(i.IndexName), kind, keyWords(table, i), i.Projection.ProjectionType === 'INCLUDE' ? `keys, ${i.Projection.NonKeyAttributes.join(', ')}` : i.Projection.ProjectionType === 'ALL' ? 'all attributes' : 'keys only',
    figure(count(i.ItemCount ?? 0)), figure(bytes(i.IndexSizeBytes ?? 0)), (i.IndexStatus ?? 'ACTIVE').toLowerCase(),
    h('td', h('a', { href: link({ database, table: name, parameters: { index: i.IndexName } }), 'aria-label': `Query ${i.IndexName}` }, 'query'), ' ', kind === 'global' && action('Delete', i.IndexName, () => drop(i))),
  ]))];
}
