// The stream of a table: shards next to each other, records as they arrive.
import { h, put, button, check, empty, select, field, call, ago, attempt, keyNames } from '../parts.js';
import { changeView } from '../fork.js';

export const recordChange = (record, table) => ({
  change: { INSERT: 'ItemAdded', MODIFY: 'ItemChanged', REMOVE: 'ItemRemoved' }[record.eventName], table,
  before: record.dynamodb.OldImage ?? (record.eventName === 'REMOVE' ? record.dynamodb.Keys : undefined), after: record.dynamodb.NewImage ?? (record.eventName === 'REMOVE' ? undefined : record.dynamodb.Keys),
});

export default async function streams(context) {
  const { database, table: name, signal, reload } = context;
  const table = await context.describe();
  const change = async (specification) => {
    await attempt(() => call(database, 'UpdateTable', { TableName: name, StreamSpecification: specification }));
    reload();
  };
  if (!table.StreamSpecification?.StreamEnabled) {
    const kind = select([['NEW_AND_OLD_IMAGES', 'the item before and after'], ['NEW_IMAGE', 'the item after'], ['OLD_IMAGE', 'the item before'], ['KEYS_ONLY', 'keys only']], 'NEW_AND_OLD_IMAGES');
    return [h('h1', `Stream of ${name}`), empty('The table has no stream', 'A stream contains the changes of a day, in order, for programs such as Lambda functions.', field('Each record contains', kind), button('Switch it on', () => change({ StreamEnabled: true, StreamViewType: kind.value }), 'main'))];
  }
  const keys = keyNames(table), arn = table.LatestStreamArn;
  const lanes = h('.cards.wide-cards'), status = h('p', { role: 'status' });
  const shards = new Map();
  let count = 0;
  async function find() {
    const { StreamDescription: stream } = await call(database, 'DescribeStream', { StreamArn: arn }, signal);
    for (const shard of stream.Shards.filter((s) => !shards.has(s.ShardId))) {
      const records = h('div');
      const { ShardIterator } = await call(database, 'GetShardIterator', { StreamArn: arn, ShardId: shard.ShardId, ShardIteratorType: 'TRIM_HORIZON' }, signal);
      shards.set(shard.ShardId, { records, iterator: ShardIterator });
      lanes.append(h('section.card', h('h2', `Shard …${shard.ShardId.slice(-8)}`), h('p.note', shard.SequenceNumberRange.EndingSequenceNumber ? 'closed' : 'open', shard.ParentShardId ? `, after …${shard.ParentShardId.slice(-8)}` : ''), records));
    }
  }
  async function read(lane) {
    for (let i = 0; lane.iterator && i < 20; i++) {
      const page = await call(database, 'GetRecords', { ShardIterator: lane.iterator, Limit: 100 }, signal);
      lane.iterator = page.NextShardIterator;
      if (!page.Records.length) break;
      for (const record of page.Records) {
        count++;
        lane.records.prepend(h('div', h('small', `${ago(record.dynamodb.ApproximateCreationDateTime)}, number …${record.dynamodb.SequenceNumber.slice(-6)}`), changeView(recordChange(record, name), keys)));
        if (lane.records.childElementCount > 50) lane.records.lastChild.remove();
      }
    }
    status.textContent = count ? `${count} records were read; each shard shows its newest 50.` : 'There are no records yet. Write an item, and its change appears here.';
  }
  await find();
  for (const lane of shards.values()) await read(lane);
  // One request a second: a shard at a time, then the list of shards.
  let turn = 0;
  const next = () => {
    const open = [...shards.values()].filter((lane) => lane.iterator);
    turn = (turn + 1) % (open.length + 1);
    return turn < open.length ? read(open[turn]) : find();
  };
  const tail = check('Follow', true);
  context.every(1, async () => { if (tail.box.checked) await next(); }, (error) => { tail.box.checked = false; put(status, `Following has stopped: ${error.message}`); });
  return [h('h1', `Stream of ${name}`), h('.toolbar', tail.element, h('span.note', `Each record contains ${table.StreamSpecification.StreamViewType.toLowerCase().replaceAll('_', ' ')}.`), button('Switch it off', () => change({ StreamEnabled: false }), 'danger')), status, lanes];
}
