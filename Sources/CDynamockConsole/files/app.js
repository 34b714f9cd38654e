// The frame around all screens.
import { h, put, button } from './dom.js';
import { control, describe, tableNames, place, takeToken, setToken } from './api.js';
import { read, link } from './router.js';
import { noticeBoard, faultBox, notice } from './dialog.js';
import { listen, help, forgetKeys } from './keys.js';

const SCREENS = new Set(['databases', 'tables', 'items', 'indexes', 'streams', 'capacity', 'sizes', 'settings', 'partiql', 'requests', 'rules', 'vault', 'diff', 'plan', 'about']);
/** What a server may lack: the feature of a screen, and how to get it. */
const NEEDS = { requests: 'journal', rules: 'rules', vault: 'rules', capacity: 'series', plan: 'plan' };
const HOME = h('p', h('a', { href: '#/' }, 'Go to the databases'));
const OF_DATABASE = [['tables', 'Tables'], ['capacity', 'Capacity'], ['partiql', 'PartiQL'], ['requests', 'Requests'], ['rules', 'Rules'], ['vault', 'Vault'], ['plan', 'Plan'], ['diff', 'Compare']];
const OF_TABLE = [['items', 'Items'], ['indexes', 'Indexes'], ['streams', 'Stream'], ['capacity', 'Capacity'], ['sizes', 'Sizes'], ['settings', 'Settings']];

const main = h('main', { id: 'main', tabindex: -1 });
const tabs = h('nav.tabs', { 'aria-label': 'Screens' });
const crumbs = h('nav.crumbs', { 'aria-label': 'Where you are' });
const list = h('ul.tables');
const filter = h('input', { id: 'filter', type: 'search', placeholder: 'Find a table', 'aria-label': 'Find a table' });
const side = h('aside', { id: 'side', 'aria-label': 'Tables' }, filter, list);
const throttling = h('button.quiet', { type: 'button', hidden: true });
const drawer = button('Tables', () => {
  const isOpen = document.body.classList.toggle('drawer');
  drawer.setAttribute('aria-expanded', String(isOpen));
  if (isOpen) filter.focus();
}, 'drawer-button', { 'aria-expanded': 'false', 'aria-controls': 'side' });

const state = { about: null, route: {}, tables: null, leave: new AbortController() };

async function loadTables(signal) {
  const { database } = state.route;
  try {
    state.tables = database ? await tableNames(database, signal) : [];
  } catch (error) {
    if (error.name === 'AbortError') return;
    state.tables = [];
  }
  drawList();
}

function drawList() {
  const wanted = filter.value.toLowerCase(), { database, table } = state.route;
  const found = (state.tables ?? []).filter((name) => name.toLowerCase().includes(wanted));
  put(list, found.length ? found.slice(0, 500).map((name) => h('li', h('a', {
    href: link({ database, table: name }), 'aria-current': name === table ? 'true' : undefined,
  }, name))) : h('li.note', !state.tables ? '…' : state.tables.length ? 'No table has this in its name.' : database ? 'There are no tables yet.' : 'Choose a database.'));
}

function drawFrame() {
  const { database, table, screen } = state.route;
  put(crumbs, h('a', { href: '#/' }, 'dynamock'), database && [' / ', h('a', { href: link({ database }) }, database)], table && [' / ', h('a', { href: link({ database, table }) }, table)]);
  const set = table ? OF_TABLE : database ? OF_DATABASE : [['databases', 'Databases'], ['about', 'About']];
  put(tabs, set.map(([name, text]) => h('a', { href: link({ database, table, screen: name }), 'aria-current': name === screen ? 'page' : undefined }, text)));
  tabs.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  side.hidden = drawer.hidden = !database;
  document.body.classList.remove('drawer');
  drawer.setAttribute('aria-expanded', 'false');
  const words = [table, database, OF_TABLE.concat(OF_DATABASE).find(([n]) => n === screen)?.[1] ?? screen].filter(Boolean);
  document.title = `${words.reverse().join(' – ')} – dynamock`;
}

async function drawThrottling(signal) {
  const { database } = state.route;
  throttling.hidden = true;
  if (!database) return;
  try {
    const settings = await control('GET', place(database, '/throttling'), undefined, signal);
    throttling.hidden = false;
    throttling.textContent = settings.enforced ? 'Throttling is on' : 'Throttling is off';
    throttling.title = 'Whether requests beyond the throughput of the tables are rejected, as on AWS';
    throttling.setAttribute('aria-pressed', String(settings.enforced));
    throttling.onclick = async () => {
      await control('POST', place(database, '/throttling'), { enforced: !settings.enforced });
      notice(settings.enforced ? 'Throttling is off: no request is rejected for its units.' : 'Throttling is on: requests beyond the throughput are rejected, as on AWS. Those of this console are not.');
      drawThrottling(signal);
    };
  } catch { /* The screen shows the error. */ }
}

async function show() {
  takeToken();
  state.leave.abort();
  state.leave = new AbortController();
  forgetKeys();
  const { signal } = state.leave;
  const before = state.route.database;
  state.route = read(location.hash);
  drawFrame();
  if (before !== state.route.database) state.tables = null;
  drawList();
  loadTables(signal);
  if (!SCREENS.has(state.route.screen)) {
    put(main, h('.screen', h('h1', 'There is no such screen'), HOME));
    return;
  }
  drawThrottling(signal);
  const holder = h('.screen', { 'aria-busy': 'true' }, h('p.note', 'Loading…'));
  put(main, holder);
  const context = {
    ...state.route, about: state.about, signal, main: holder,
    /** Reads a path of the database; the requests of a screen end with it. */
    get: (path) => control('GET', place(state.route.database, path), undefined, signal),
    post: (path, body) => control('POST', place(state.route.database, path), body),
    remove: (path) => control('DELETE', place(state.route.database, path)),
    describe: () => describe(state.route.database, state.route.table, signal),
    endpoint: `${location.origin}${!state.route.database || state.route.database === 'default' ? '' : `/db/${encodeURIComponent(state.route.database)}`}`,
    can: (feature) => state.about.capabilities.includes(feature),
    reload: () => show(),
    reloadTables: () => loadTables(signal),
    /** Repeats work while the screen is shown and the tab is visible, unless the last round is still running. */
    every(seconds, work, failed = () => {}) {
      let busy = false;
      const timer = setInterval(async () => {
        if (busy || document.visibilityState !== 'visible') return;
        busy = true;
        try { await work(); } catch (error) { if (error.name !== 'AbortError') failed(error); } finally { busy = false; }
      }, seconds * 1000);
      signal.addEventListener('abort', () => clearInterval(timer));
    },
  };
  try {
    state.about ??= await control('GET', '', undefined, signal);
    context.about = state.about;
    const need = NEEDS[state.route.screen];
    const lacks = need && !context.can(need);
    const content = lacks ? [h('h1', 'This server lacks this feature'), h('p', /^(series|plan)$/.test(need) ? 'Start it with --statistics on.' : 'It is part of a program, without rules, journal and vaults.')]
      : await (await import(`./screens/${state.route.screen}.js`)).default(context);
    if (signal.aborted) return;
    put(holder, content);
  } catch (error) {
    if (error.name === 'AbortError' || signal.aborted) return;
    if (error.status === 401) return;
    put(holder, faultBox(error), h('p', button('Try again', () => show(), 'main')), HOME);
  }
  holder.removeAttribute('aria-busy');
  if (before !== undefined || location.hash.length > 2) main.focus({ preventScroll: true });
}

function unlock() {
  if (main.querySelector('.unlock')) return;
  const input = h('input', { type: 'password', 'aria-label': 'Token', autofocus: true });
  put(main, h('section.empty.unlock', h('h2', 'This server requires a token'),
    h('p', 'It is the setting control.token, and is kept while this tab is open. "dynamock console" opens the page with it.'),
    h('form', { onsubmit: (event) => { event.preventDefault(); setToken(input.value); show(); } }, h('label', 'Token ', input), ' ', h('button.main', { type: 'submit' }, 'Open'))));
  input.focus();
}

filter.addEventListener('input', drawList);
filter.addEventListener('keydown', (event) => {
  if (event.key === 'Enter') list.querySelector('a')?.click();
  if (event.key === 'ArrowDown') { event.preventDefault(); list.querySelector('a')?.focus(); }
  if (event.key === 'Escape') { filter.value = ''; drawList(); main.focus(); document.body.classList.remove('drawer'); }
});
list.addEventListener('keydown', (event) => {
  const next = event.target.closest('li')?.[event.key === 'ArrowDown' ? 'nextSibling' : event.key === 'ArrowUp' ? 'previousSibling' : 'none'];
  if (next) { event.preventDefault(); next.querySelector('a')?.focus(); }
});
window.addEventListener('hashchange', () => { if (location.hash !== '#main') show(); });
window.addEventListener('dynamock-locked', unlock);
document.querySelector('.skip').addEventListener('click', (event) => { event.preventDefault(); main.focus(); });

put(document.getElementById('app'), h('header.top', drawer, crumbs, h('.spring'), throttling, button('Keys', help, 'quiet.keys', { 'aria-keyshortcuts': '?' })), tabs, h('.body', side, main), noticeBoard);
listen();
show();
