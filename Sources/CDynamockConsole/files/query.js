// Requests of the query bar and the editor.
import { typeOf, isBase64 } from './values.js';
import { fault } from './numbers.js';
import { keyNames, indexesOf, definedType } from './schema.js';
import { pageBound } from './sizes.js';

export const SORT_OPERATORS = ['=', '<', '<=', '>', '>=', 'between', 'begins_with'];
export const FILTER_OPERATORS = [
  '=', '<>', '<', '<=', '>', '>=', 'between', 'begins_with', 'contains', 'exists', 'does not exist', 'is of type', 'size >', 'size <',
];
export const OPERANDS = { between: 2, exists: 0, 'does not exist': 0 };

export const emptyQuery = () => ({
  index: '', pk: '', pkType: 'S', skOp: '=', sk: '', sk2: '', filters: [], columns: '', backwards: false, limit: '', consistent: false,
});

/** The keys of a table or one of its indexes, with their types. */
export function keysOf(table, index) {
  const source = indexesOf(table).find((i) => i.IndexName === index) ?? table;
  const key = (kind) => source.KeySchema.filter((k) => k.KeyType === kind).map(({ AttributeName: name }) => ({ name, type: definedType(table, name) ?? 'S' }));
  return { partition: key('HASH'), sort: key('RANGE'), source };
}

/** Returns a value of a type from the typed text. */
export function operand(type, text) {
  switch (type) {
    case 'N': {
      const wrong = fault(text.trim());
      if (wrong) throw new Error(wrong);
      return { N: text.trim() };
    }
    case 'B':
      if (!isBase64(text.trim())) throw new Error(`"${text}" is not base64, the form in which binary is written here.`);
      return { B: text.trim() };
    case 'BOOL':
      if (!/^(true|false)$/.test(text.trim())) throw new Error('A boolean is true or false.');
      return { BOOL: text.trim() === 'true' };
    case 'NULL': return { NULL: true };
    default: return { S: text };
  }
}

class Places {
  constructor() { this.names = {}; this.values = {}; this.known = new Map(); }

  name(path) {
    return path.split('.').map((part) => {
      const [, name, rest] = /^(.*?)((?:\[\d+\])*)$/s.exec(part);
      return this.exactName(name) + rest;
    }).join('.');
  }

  /** Returns the placeholder of a literal name, which may contain dots. */
  exactName(name) {
    if (!this.known.has(name)) {
      const place = `#n${this.known.size}`;
      this.known.set(name, place);
      this.names[place] = name;
    }
    return this.known.get(name);
  }

  /** The members of a request for its placeholders. */
  get members() {
    return Object.fromEntries([['ExpressionAttributeNames', this.names], ['ExpressionAttributeValues', this.values]].filter(([, v]) => Object.keys(v).length));
  }

  value(value) {
    const place = `:v${Object.keys(this.values).length}`;
    this.values[place] = value;
    return place;
  }
}

function comparison(places, name, operator, values) {
  switch (operator) {
    case 'between': return `${name} BETWEEN ${places.value(values[0])} AND ${places.value(values[1])}`;
    case 'begins_with': case 'contains': return `${operator}(${name}, ${places.value(values[0])})`;
    case 'exists': return `attribute_exists(${name})`;
    case 'does not exist': return `attribute_not_exists(${name})`;
    case 'is of type': return `attribute_type(${name}, ${places.value(values[0])})`;
    case 'size >': case 'size <': return `size(${name}) ${operator.slice(5)} ${places.value(values[0])}`;
    default: return `${name} ${operator} ${places.value(values[0])}`;
  }
}

function filterText(places, filters) {
  return filters.filter((f) => f.name).map((f) => {
    const count = OPERANDS[f.op] ?? 1;
    let type = f.type;
    if (f.op.startsWith('size')) type = 'N';
    if (f.op === 'is of type') type = 'S';
    const values = [f.value, f.value2].slice(0, count).map((text) => operand(type, text ?? ''));
    return comparison(places, places.name(f.name), f.op, values);
  }).join(' AND ');
}

/** The initial number of a table's partitions; a Scan rounds up for each of them. */
function partitions(table) {
  const { ReadCapacityUnits: reads = 0, WriteCapacityUnits: writes = 0 } = table.ProvisionedThroughput ?? {};
  return reads ? Math.ceil(reads / 3000 + writes / 1000) : 4;
}

/** Returns the request of a query bar, and the maximum cost of one page. */
export function build(table, query) {
  const { partition, sort, source } = keysOf(table, query.index);
  const places = new Places();
  const input = { TableName: table.TableName };
  if (query.index) input.IndexName = query.index;
  const isQuery = query.pk !== '' && partition.length === 1;
  if (isQuery) {
    const terms = [`${places.exactName(partition[0].name)} = ${places.value(operand(partition[0].type, query.pk))}`];
    if (query.sk !== '' && sort.length) {
      const values = [query.sk, query.sk2].slice(0, OPERANDS[query.skOp] ?? 1).map((t) => operand(sort[0].type, t ?? ''));
      terms.push(comparison(places, places.exactName(sort[0].name), query.skOp, values));
    }
    input.KeyConditionExpression = terms.join(' AND ');
    if (query.backwards) input.ScanIndexForward = false;
  }
  const filter = filterText(places, query.filters);
  if (filter) input.FilterExpression = filter;
  const columns = query.columns.split(',').map((c) => c.trim()).filter(Boolean);
  if (columns.length) input.ProjectionExpression = columns.map((c) => places.name(c)).join(', ');
  Object.assign(input, places.members);
  if (query.limit) {
    if (!/^[1-9]\d*$/.test(query.limit)) throw new Error('The limit is a whole number from 1 on.');
    input.Limit = Number(query.limit);
  }
  const isGlobal = (table.GlobalSecondaryIndexes ?? []).some((i) => i.IndexName === query.index);
  if (query.consistent && isGlobal) throw new Error('A global index cannot be read consistently; clear "consistent", or read the table.');
  if (query.consistent) input.ConsistentRead = true;
  const most = pageBound({
    bytes: source.IndexSizeBytes ?? source.TableSizeBytes, items: source.ItemCount, limit: input.Limit, consistent: query.consistent,
  }) + (isQuery ? 0 : partitions(table) * (query.consistent ? 1 : 0.5));
  return { operation: isQuery ? 'Query' : 'Scan', input, most };
}

/** Returns the condition that an item has the attributes as read, and none of the added ones. */
export function unchanged(read, names) {
  const places = new Places();
  const terms = names.map((name) => (read.has(name)
    ? `${places.exactName(name)} = ${places.value(read.get(name))}`
    : `attribute_not_exists(${places.exactName(name)})`));
  return { terms, places };
}

/** Returns the update from one item to another, if the changed attributes are still as read. */
export function update(table, read, edited, same) {
  const keys = keyNames(table);
  const names = [...new Set([...read.keys(), ...edited.keys()])].filter((n) => !keys.includes(n));
  const changed = names.filter((n) => !(read.has(n) && edited.has(n) && same(read.get(n), edited.get(n))));
  if (!changed.length) return null;
  const { terms, places } = unchanged(read, changed);
  const set = changed.filter((n) => edited.has(n)).map((n) => `${places.exactName(n)} = ${places.value(edited.get(n))}`);
  const remove = changed.filter((n) => !edited.has(n)).map((n) => places.exactName(n));
  const key = keyOf(table, read);
  // An update would create an item again that was deleted in the meantime.
  terms.unshift(`attribute_exists(${places.exactName(keys[0])})`);
  return {
    operation: 'UpdateItem',
    input: {
      TableName: table.TableName, Key: key,
      UpdateExpression: [set.length && `SET ${set.join(', ')}`, remove.length && `REMOVE ${remove.join(', ')}`].filter(Boolean).join(' '),
      ConditionExpression: terms.join(' AND '),
      ...places.members, ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}

export const keyOf = (table, item) => Object.fromEntries(keyNames(table).map((name) => [name, item.get(name)]));

/** Returns a put that does not replace an existing item. */
export function create(table, item) {
  const key = table.KeySchema[0].AttributeName;
  return {
    operation: 'PutItem',
    input: {
      TableName: table.TableName, Item: item, ConditionExpression: 'attribute_not_exists(#k)',
      ExpressionAttributeNames: { '#k': key }, ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}

/** Returns a delete if the item is as read; of very wide items the first attributes are compared. */
export function remove(table, item) {
  const keys = keyNames(table);
  const { terms, places } = unchanged(item, [...item.keys()].filter((n) => !keys.includes(n)).slice(0, 90));
  terms.unshift(`attribute_exists(${places.exactName(keys[0])})`);
  return {
    operation: 'DeleteItem',
    input: {
      TableName: table.TableName, Key: keyOf(table, item), ConditionExpression: terms.join(' AND '), ...places.members,
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}

/** Returns the text of a key for a link or a title. */
export const keyText = (key) => Object.values(key).map((v) => (v ? String(v[typeOf(v)]) : '–')).join(' / ');
