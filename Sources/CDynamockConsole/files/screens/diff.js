// The differences between a database and another one or a checkpoint.
import { h, select, field, button, empty, control, call, describe, go, attempt, confirm, notice, progress, keyNames } from '../parts.js';
import { changeView } from '../fork.js';
import { itemFromWire } from '../values.js';
import { keyOf } from '../query.js';

/** Returns the writes that restore the other side's items in the database. */
export const reverse = (changes, tables) => changes.filter((c) => c.change.startsWith('Item')).map((c) => (c.before
  ? { operation: 'PutItem', input: { TableName: c.table, Item: itemFromWire(c.before) } }
  : { operation: 'DeleteItem', input: { TableName: c.table, Key: keyOf(tables.get(c.table), itemFromWire(c.after)) } }));

const PARTS = /^(\w+):(.*)$/s;

export default async function diff(context) {
  const { database, parameters, signal, get, reload } = context;
  const { databases } = await control('GET', '/databases', undefined, signal);
  const own = databases.find((d) => d.name === database);
  const choices = [...own.checkpoints.map((c) => [`checkpoint:${c}`, `checkpoint ${c}`]), ...databases.filter((d) => d.name !== database).map((d) => [`from:${d.name}`, `database ${d.name}`])];
  if (!choices.length) return [h('h1', 'Compare'), empty('There is nothing to compare with', 'Make a checkpoint before you change something, or work on a fork. Then every table and item that differs is shown here, before and after.', h('p', h('a', { href: '#/' }, 'Go to the databases')))];
  const asked = parameters.get('checkpoint') ? `checkpoint:${parameters.get('checkpoint')}` : `from:${parameters.get('from') ?? own.from}`;
  const wanted = choices.some(([v]) => v === asked) ? asked : choices[0][0];
  const [, kind, name] = PARTS.exec(wanted);
  const choice = select(choices, wanted);
  choice.addEventListener('change', () => {
    const [, k, n] = PARTS.exec(choice.value);
    go({ database, screen: 'diff', parameters: { [k]: n } });
  });
  const { changes, isComplete } = await get(`/diff?${kind}=${encodeURIComponent(name)}&limit=500`);
  const names = [...new Set(changes.filter((c) => c.change.startsWith('Item')).map((c) => c.table))];
  const tables = new Map(await Promise.all(names.map(async (n) => [n, await describe(database, n, signal).catch(() => describe(name, n, signal))])));
  const keys = (c) => tables.has(c.table) && keyNames(tables.get(c.table));
  const back = async () => {
    const writes = reverse(changes, tables);
    if (!(await confirm('Undo these differences', `${writes.length} items of ${database} get the value that they have in ${kind === 'from' ? 'the database' : 'the checkpoint'} ${name}.`, 'Undo them'))) return;
    await attempt(async () => {
      let done = 0;
      await progress('Undoing the differences', async (stop, report) => {
        for (const w of writes) {
          await call(database, w.operation, w.input, stop);
          report(`${++done} of ${writes.length} items`, done, writes.length);
        }
      });
      notice(`${done} items were written${done < writes.length ? '; the others are unchanged' : ''}.`);
    });
    reload();
  };
  return [h('h1', `What differs in ${database}`), h('.toolbar', field('Compared with', choice), names.length > 0 && button('Undo these differences', back)),
    h('p', { role: 'status' }, changes.length ? `${changes.length === 1 ? '1 difference' : `${changes.length} differences`}${isComplete ? '' : ' are shown; there are more'}.` : 'Both are the same.'),
    h('div', changes.map((c) => changeView(c, keys(c))))];
}
