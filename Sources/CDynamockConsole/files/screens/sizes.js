// The largest items and item collections of a table.
import { h, action, dataTable, empty, figure, rowHead, call, bytes, count, amount, notice } from '../parts.js';
import { brief, itemFromWire, fromWire } from '../values.js';
import { edit } from '../editor.js';

const ITEM = 409600, COLLECTION = 10 * 1024 ** 3;

function meter(share) {
  const bar = h('i');
  bar.style.width = `${Math.min(100, share * 100)}%`;
  return h('.row-of', h('.meter', { 'aria-hidden': 'true' }, bar), `${amount(share * 100)} %`);
}

export default async function sizes(context) {
  const { database, table: name, endpoint, get, reload } = context;
  const [table, stats] = await Promise.all([context.describe(), get(`/stats?table=${encodeURIComponent(name)}&largest=20`)]);
  const found = stats.largest[0];
  const key = (k) => Object.values(k).map((v) => brief(fromWire(v), 60)).join(' / ');
  const show = async (k) => {
    const { Item } = await call(database, 'GetItem', { TableName: name, Key: k, ConsistentRead: true });
    if (Item) edit({ database, endpoint, table, item: itemFromWire(Item), changed: reload }); else notice('The item is not there any more.');
  };
  if (!found?.items.length) return [h('h1', `Sizes in ${name}`), empty('There are no items', 'The largest items and item collections are listed here, compared with the limits of 400 KB and 10 GB.')];
  return [h('h1', `Sizes in ${name}`), h('p.note', 'Exact: each visit of this screen reads the table from end to end.'), h('h2', 'Largest items'),
    dataTable('Largest items', ['Key', 'Size', 'Of 400 KB', 'Units of a write', 'Action'], found.items.map((i) => [rowHead(key(i.key)), figure(bytes(i.bytes)), meter(i.bytes / ITEM), figure(count(Math.ceil(i.bytes / 1024))), action('Open', key(i.key), () => show(i.key))])),
    found.collections.length > 0 && [h('h2', 'Largest item collections'), h('p.note', 'All items of one partition key; with a local index they may have 10 GB.'),
      dataTable('Largest item collections', ['Partition key', 'Items', 'Size', 'Of 10 GB'], found.collections.map((c) => [rowHead(key(c.key)), figure(count(c.items)), figure(bytes(c.bytes)), meter(c.bytes / COLLECTION)]))]];
}
