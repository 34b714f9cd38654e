// Rules that simulate failures, and held requests.
import { h, put, action, button, field, select, dataTable, empty, figure, rowHead, attempt, form, notice, confirm } from '../parts.js';
import { code, paintedField, setText } from '../highlight.js';
import { write } from '../json.js';

const EXAMPLES = [
  ['Throttle every third write', { when: { operation: 'writes' }, limit: { every: 3 }, then: { throttle: true } }],
  ['Fail one request of ten, the same ones on every run', { limit: { probability: 0.1 }, seed: 7, then: { fail: 'InternalServerError' } }],
  ['Lose the response to one write that was applied', { when: { operation: 'UpdateItem' }, limit: { times: 1 }, then: { hangUp: 'afterApplying' } }],
  ['Leave half of a batch undone', { when: { operation: 'BatchWriteItem' }, limit: { times: 1 }, then: { unprocessed: { fraction: 0.5 } } }],
  ['Slow reads', { when: { operation: 'reads' }, then: { delay: { uniform: [0.2, 0.8] } } }],
  ['Pages of one item', { when: { operation: 'Query' }, then: { page: { limit: 1 } } }],
  ['Hold each PutItem until it is answered here', { when: { operation: 'PutItem' }, then: { hold: { seconds: 60, onTimeout: 'pass' } } }],
];
const ANSWERS = [['Pass it', {}], ['Throttle', { throttle: true }], ['Fail', { fail: 'InternalServerError' }], ['Hang up', { hangUp: 'afterApplying' }]];

async function addRule(post, done) {
  const text = h('textarea', { rows: 11, spellcheck: false });
  const example = select(EXAMPLES.map(([name], i) => [String(i), name]), '0', { onchange: (e) => setText(text, write(EXAMPLES[Number(e.target.value)][1], '  ')) });
  text.value = write(EXAMPLES[0][1], '  ');
  const rule = paintedField('Rule', text, '"when" selects requests, "limit" is how often, "then" is the effect. docs/scripting.md lists everything.', 'json');
  const made = await form('New rule', [field('Begin with', example), rule], 'Add', () => {
    let body;
    try { body = JSON.parse(text.value); } catch (error) { throw new Error(`This is not JSON: ${error.message}`); }
    return post('/rules', body);
  });
  if (made) { notice('The rule applies from now on, before all others.'); done(); }
}

export default async function rules(context) {
  const { get, post, remove, reload } = context;
  const held = h('div'), list = h('div');
  async function draw() {
    const [{ rules: all }, { requests }, state] = await Promise.all([get('/rules'), get('/requests'), get('/scripting')]);
    put(list, all.length ? dataTable('Rules', ['Rule', 'When', 'Then', 'Matched', 'Applied', 'Action'], all.map((r) => [
      rowHead(r.id, r.isSpent && [' ', h('span.badge', 'spent')]), h('code', write({ ...r.when, ...(r.limit ? { limit: r.limit } : {}) })), h('code', write(r.then ?? {})), figure(String(r.matched)), figure(String(r.applied)),
      action('Remove', `rule ${r.id}`, async () => { await remove(`/rules/${encodeURIComponent(r.id)}`); reload(); })]))
      : empty('There are no rules', 'A rule throttles, fails or delays requests, loses responses, or shortens pages, to show how your program reacts.'));
    put(held, h('h2', 'Held requests'), requests.length ? dataTable('Held requests', ['Number', 'Request', 'State', 'Response'], requests.map((r) => [String(r.number), h('td', h('strong', r.operation), ` ${(r.tables ?? []).join(', ')} `, h('details', h('summary', 'Input'), code(write(r.input ?? {}, '  ')))), r.state,
      h('td', ANSWERS.map(([name, answer]) => action(name, `request ${r.number}`, async () => { await attempt(() => post(`/requests/${r.number}/answer`, answer)); draw(); })))]))
      : h('p.note', state.unmatched === 'hold' ? 'No request is held now. The next one that matches no rule waits here for your response.' : 'No request is held. Requests wait here if a rule holds them.'));
    return state;
  }
  const state = await draw();
  const unmatched = select([['pass', 'pass to the engine'], ['hold', 'hold until answered here'], ['refuse', 'reject']], state.unmatched, { onchange: async (e) => { await post('/scripting', { unmatched: e.target.value }); draw(); } });
  context.every(3, async () => { if (!held.contains(document.activeElement) && !list.contains(document.activeElement) && !held.querySelector('details[open]')) await draw(); });
  return [h('h1', 'Rules'), h('.toolbar', button('New rule', () => addRule(post, reload), 'main', { 'data-key': 'n' }), field('Requests that match no rule', unmatched),
    button('Clear everything', async () => { if (await confirm('Clear the script', 'Rules, held requests, states and the journal of this database are removed.', 'Clear')) { await remove('/scripting'); reload(); } }, 'danger')), list, held];
}
