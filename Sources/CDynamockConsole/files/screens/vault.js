// The vault of a database.
import { h, put, button, dataTable, empty, facts, figure, rowHead, place, attempt, confirm, notice, open, count } from '../parts.js';
import { code } from '../highlight.js';
import { write } from '../json.js';
import { shell } from '../snippets.js';

const MODES = {
  replay: 'recorded responses are returned', record: 'responses of the upstream are recorded', verify: 'responses of the engine are compared with the recorded ones', once: 'an empty cassette is recorded, any other is replayed',
};
const MISSES = { refuse: 'rejected', engine: 'answered by the engine', record: 'recorded' };

/** Returns the command that opens a vault; web pages may not, because the request names files. */
export const command = (origin, database, settings) => `curl -s ${shell(`${origin}/_dynamock/v1${place(database, '/vault')}`)} -d ${shell(JSON.stringify(settings))}`;

const rule = (r) => (typeof r === 'string' ? r : `${r.operation}: ${r.path}`);

function howTo(database, path = '/…/.dynamock_vault') {
  return [h('p', 'For a command, such as a test suite:'), code('dynamock record -- pytest\ndynamock replay -- pytest', 'code'),
    h('p', 'For this server:'), code(['replay', 'off'].map((mode) => command(location.origin, database, mode === 'off' ? { mode } : { mode, path })).join('\n'), 'code')];
}

export default async function vault(context) {
  const { database, get, post } = context;
  const read = (rest = '') => get(`/vault${rest}`);
  const title = h('h1', 'Vault');
  const body = h('div');
  let seen = '';

  const show = (file) => attempt(async () => open(file, code(write(await read(`/recordings/${encodeURIComponent(file)}`), '  ')), { kind: 'wide' }));
  const prune = (files) => attempt(async () => {
    if (!(await confirm(`Remove ${count(files.length)} recordings`, [`No run has used them since the last pruning. Their files are deleted: ${files.slice(0, 8).join(', ')}`, files.length > 8 && ` and ${count(files.length - 8)} more`], 'Remove'))) return;
    const { removed } = await post('/vault/prune', {});
    notice(`${count(removed.length)} recordings were removed.`);
    await draw();
  });

  async function draw(state) {
    state ??= await read();
    seen = JSON.stringify(state);
    if (state.mode === 'off') {
      put(body, empty('No vault is open', 'A vault keeps responses of AWS in text files. Tests replay them without an account, a network or seed data. A request that has changed is rejected, with the nearest recording.', howTo(database)));
      return;
    }
    const [contents, { recordings: unused }, { misses }, { differences }] = await Promise.all(['/recordings', '/unused', '/misses', '/differences'].map(read));
    const others = contents.cassettes.filter((name) => name !== state.cassette);
    const rules = (list, none) => (list?.length ? h('ul', list.map((r) => h('li', h('code', rule(r))))) : h('p.note', none));
    put(body, state.failure && h('.fault', { role: 'alert' }, state.failure),
      facts([['Mode', [h('strong', state.mode), `: ${MODES[state.mode]}`]], ['Folder', state.path], ['Cassette', [h('strong', state.cassette), others.length > 0 && ` others: ${others.join(', ')}`]], ['Upstream', state.upstream],
        ['Without a recording', state.mode === 'replay' && MISSES[state.miss]], ['Operations', state.operations?.join(', ')], ['Tables', state.tables?.join(', ')],
        ['Recordings', `${count(state.recordings)}, ${count(state.used)} of them used by this server`], ['Expired', state.expiredRecordings || null], ['Compared', state.mode === 'verify' && `${count(state.compared)} responses, ${count(state.differences)} differ`]].map(([k, v]) => [k, v && h('span', v)])),
      misses.length > 0 && [h('h2', `Requests without a recording (${count(state.misses)})`), misses.slice(0, 100).map((m) => h('details.change', h('summary', h('span.badge.bad', 'missing'), ` ${m.request}`), h('pre', { tabindex: 0 }, m.message)))],
      differences.length > 0 && [h('h2', 'Differences'), differences.slice(0, 100).map((d) => h('details.change', h('summary', h('span.badge.warn', 'differs'), ` ${d.request}, response ${d.answer}`),
        dataTable(d.recording, ['Path', 'Recorded', 'Found'], d.differences.map((x) => [rowHead(h('code', x.path)), h('td.before', x.wanted), h('td.after', x.found)]), '.diff')))],
      h('h2', `Recordings of ${state.cassette}`),
      contents.recordings.length ? [unused.length > 0 && h('.toolbar', button(`Remove ${count(unused.length)} unused`, () => prune(unused), 'danger')),
        dataTable('Recordings', ['Request', 'Tables', 'Responses', 'Recorded', 'Use', 'File'], contents.recordings.map((r) => [
          rowHead(r.operation), r.tables.join(', '), figure(count(r.answers)), h('td.nowrap', r.recordedAt.replace('T', ' ').replace('Z', '')),
          r.isUsed === undefined ? '–' : h(`span.badge.${r.isUsed ? 'ok' : 'warn'}`, r.isUsed ? 'used' : 'unused'), button(r.recording, () => show(r.recording), 'quiet')])),
        !contents.isComplete && h('p.note', `The first ${contents.recordings.length} are shown.`)]
        : h('p.note', state.mode === 'record' ? 'Nothing has been recorded so far. Send requests to this database.' : 'The cassette is empty. Record it first.'),
      h('.cards', h('section.card', h('h2', 'Masks'), rules(contents.masks, 'None. "masks" in vault.json excludes members that differ from run to run.')),
        h('section.card', h('h2', 'Scrubbed'), rules(contents.scrub, 'None. "dynamock vault scrub --path Item.email" replaces personal data with pseudonyms.'))),
      h('details', h('summary', 'Other modes'), howTo(database, state.path)));
  }
  await draw();
  context.every(2, async () => {
    const state = await read();
    if (JSON.stringify(state) !== seen && !body.contains(document.activeElement)) await draw(state);
  });
  return [title, body];
}
