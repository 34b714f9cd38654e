// PartiQL statements: executed, or first tried on a fork.
import { h, put, button, empty, call, unitsOf, attempt, faultBox, showTexts, count, units } from '../parts.js';
import { paintedField, setText } from '../highlight.js';
import { grid, columnsOf } from '../grid.js';
import { itemFromWire, itemText, parsePlain, plainText } from '../values.js';
import { showTry } from '../fork.js';

const history = [];

export default async function partiql(context) {
  const { database } = context;
  const first = context.parameters.get('statement') ?? history[0]?.statement ?? '';
  const statement = h('textarea', { rows: 5, spellcheck: false, value: first, placeholder: 'SELECT * FROM "Orders" WHERE customer = ?' });
  const parameters = h('textarea', { rows: 2, spellcheck: false, placeholder: '["customer-01", 5]' });
  const result = h('div'), status = h('p', { role: 'status' }), past = h('details', h('summary', 'History'));
  const view = grid({ label: 'Result', open: (i) => showTexts('Item', [['Plain JSON', plainText(shown[i], new Map())], ['DynamoDB JSON', itemText(shown[i], '  ')]]), sort: () => {} });
  let shown = [];

  function input() {
    const text = parameters.value.trim();
    const list = text ? parsePlain(`{"p":${text}}`, new Map()).item.get('p').L : [];
    if (text && !list) throw new Error('Parameters are a JSON array, one value for each question mark.');
    return { Statement: statement.value, ...(list.length ? { Parameters: list } : {}) };
  }

  function drawPast() {
    past.hidden = !history.length;
    put(past, h('summary', 'History'), h('ul', history.map((e) => h('li', button(e.statement, () => { setText(statement, e.statement); setText(parameters, e.parameters); statement.focus(); }, 'quiet')))));
  }

  async function run(token) {
    status.textContent = 'Running…';
    put(result);
    try {
      const answer = await call(database, 'ExecuteStatement', { ...input(), ReturnConsumedCapacity: 'TOTAL', ...(token ? { NextToken: token } : {}) }, context.signal);
      if (history[0]?.statement !== statement.value) history.unshift({ statement: statement.value, parameters: parameters.value });
      history.length = Math.min(history.length, 30);
      drawPast();
      shown = (answer.Items ?? []).map(itemFromWire);
      const isSelect = /^\s*select\b/i.test(statement.value);
      status.textContent = isSelect ? `${count(shown.length)} items; your program would pay ${units(unitsOf(answer), 'read')}` : `Done; your program would pay ${units(unitsOf(answer), 'write')}`;
      if (shown.length) {
        put(result, view.element, answer.NextToken && h('p', button('Next page', () => run(answer.NextToken))));
        view.show(shown, columnsOf(shown, []).columns);
      } else if (isSelect) put(result, empty('No item matches', answer.NextToken ? 'None on this page; there are more pages.' : 'The statement is valid, and no item matches it.', answer.NextToken && button('Next page', () => run(answer.NextToken))));
    } catch (error) {
      if (error.name === 'AbortError') return;
      status.textContent = 'It failed.';
      put(result, faultBox(error));
    }
  }

  const tryIt = () => attempt(async () => { if (await showTry(database, [{ operation: 'ExecuteStatement', input: input() }])) run(); });
  for (const area of [statement, parameters]) area.addEventListener('keydown', (e) => { if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) { e.preventDefault(); run(); } });
  drawPast();
  return [h('h1', 'PartiQL'), paintedField('Statement', statement, 'Names in double quotes, texts in single quotes, a question mark for each parameter. Ctrl+Enter runs it.', 'partiql'), paintedField('Parameters', parameters, 'A JSON array', 'json'),
    h('.toolbar', button('Run', () => run(), 'main', { 'aria-keyshortcuts': 'Control+Enter' }), button('Try on a fork', tryIt)), past, status, result];
}
