// All databases of the server as a tree of forks, with their checkpoints.
import { h, action, button, field, select, control, place, tableNames, ask, attempt, confirm, form, notice, showTexts, link, go, ago, count } from '../parts.js';
import { connect } from '../snippets.js';

/** Returns the databases as a tree: each under the one that it was forked from. */
export function tree(databases) {
  const names = new Set(databases.map((d) => d.name));
  const children = (name) => databases.filter((d) => d.from === name && d.name !== name).map((d) => ({ ...d, forks: children(d.name) }));
  return databases.filter((d) => !d.from || !names.has(d.from) || d.from === d.name).map((d) => ({ ...d, forks: children(d.name) }));
}

async function newDatabase(reload, from, checkpoint) {
  const name = h('input', { pattern: '[A-Za-z0-9._\\-]{1,255}' });
  const life = select([['', 'until it is dropped'], ['3600', 'for an hour'], ['86400', 'for a day'], ['604800', 'for a week']], '');
  const made = await form(from ? `Fork ${from}${checkpoint ? ` at ${checkpoint}` : ''}` : 'New database', [
    h('p', from ? 'A fork has the same tables and items. Neither sees the other\'s later writes.' : 'It begins empty.'),
    field('Name', name, 'Letters, digits, dots, hyphens and underscores; without a name the server chooses one.'), field('It exists', life),
  ], from ? 'Fork' : 'Create', () => control('POST', '/databases', {
    ...(name.value ? { name: name.value } : {}), ...(from ? { from } : {}), ...(checkpoint ? { checkpoint } : {}), ...(life.value ? { expiresAfterSeconds: Number(life.value) } : {}),
  }));
  if (made) { notice(`Database ${made.name} was created.`); reload(); }
}

function actions(database, { reload, can }) {
  const { name } = database;
  const doing = (work) => attempt(async () => { await work(); reload(); });
  const choice = select(database.checkpoints, database.checkpoints.at(-1));
  const restore = () => form(`Restore ${name}`, [h('p', 'The contents become those of the checkpoint; later writes are lost.'), field('Checkpoint', choice)], 'Restore', () => choice.value);
  return h('.toolbar',
    button('Connect', () => showTexts(`Connect to ${name}`, connect(database.endpoint))),
    button('Fork', () => newDatabase(reload, name)),
    button('Checkpoint', async () => {
      const wanted = await ask(`Checkpoint of ${name}`, 'Name', '', 'Keep', 'The value as it is now is kept under this name. Without a name it gets a number.');
      if (wanted !== undefined) doing(async () => { const made = await control('POST', place(name, '/checkpoints'), wanted ? { name: wanted } : {}); notice(`Checkpoint ${made.name} is kept.`); });
    }),
    database.checkpoints.length > 0 && button('Restore', async () => { const chosen = await restore(); if (chosen) doing(() => control('POST', place(name, '/restore'), { checkpoint: chosen })); }),
    can('clock') && button('Clock', async () => {
      const now = await control('GET', place(name, '/clock'));
      const step = await ask(`Clock of ${name}`, 'Seconds to move it', '3600', 'Move', `It shows ${new Date(now.now * 1000).toISOString()}. A negative number moves it back.`);
      if (step) doing(() => control('POST', place(name, '/clock'), { advanceSeconds: Number(step) || 0 }));
    }),
    button('Sweep', () => doing(async () => { const done = await control('POST', place(name, '/sweep')); notice(`${count(done.expiredItems)} expired items were deleted.`); }), '', { title: 'Delete the items whose time to live is over' }),
    button('Reset', async () => { if (await confirm(`Reset ${name}`, database.from || database.checkpoints.includes('seed') ? 'It gets what it began with.' : 'All its tables and items are deleted.', 'Reset', name)) doing(() => control('POST', place(name, '/reset'))); }, 'danger'),
    name !== 'default' && button('Drop', async () => { if (await confirm(`Drop ${name}`, 'The database and everything in it is deleted.', 'Drop', name)) doing(() => control('DELETE', place(name))); }, 'danger', { 'data-key': 'Delete' }));
}

function branch(database, context) {
  const { reload } = context;
  const facts = [
    database.from && `fork of ${database.from}${database.checkpoint ? ` at ${database.checkpoint}` : ''}`, `made ${ago(database.createdAt)}`,
    database.expiresAt && `expires ${ago(database.expiresAt)}`, database.file && `in ${database.file}`,
  ].filter(Boolean).join(' · ');
  const tables = h('span.note', '');
  tableNames(database.name, context.signal).then((names) => { tables.textContent = names.length === 1 ? '1 table' : `${names.length} tables`; }).catch(() => {});
  return h('li', h('.card', h('h2', h('a', { href: link({ database: database.name }) }, database.name), ' ', tables), h('p.note', facts), h('p', h('code', database.endpoint)), actions(database, context),
    database.checkpoints.length > 0 && h('ul.checkpoints', database.checkpoints.map((name) => h('li', 'Checkpoint ', h('strong', name), ' ',
      h('a', { href: link({ database: database.name, screen: 'diff', parameters: { checkpoint: name } }), 'aria-label': `Compare with checkpoint ${name}` }, 'compare'), ' ',
      action('Fork', `at checkpoint ${name}`, () => newDatabase(reload, database.name, name)),
      action('Delete', `checkpoint ${name}`, () => attempt(async () => { await control('DELETE', place(database.name, `/checkpoints/${encodeURIComponent(name)}`)); reload(); })))))),
  database.forks.length > 0 && h('ul', database.forks.map((d) => branch(d, context))));
}

export default async function databases(context) {
  const { databases: all } = await control('GET', '/databases', undefined, context.signal);
  return [h('h1', 'Databases'), h('.toolbar', button('New database', () => newDatabase(context.reload), 'main', { 'data-key': 'n' }),
    all.length > 1 && button('Compare', () => go({ database: all.at(-1).name, screen: 'diff', parameters: { from: all.at(-1).from ?? 'default' } }))),
  all.length === 1 && h('p.note', 'Fork the database to try something: a fork has the same items, and can be dropped afterwards.'),
  h('ul.tree', tree(all).map((d) => branch(d, context)))];
}
