// The tables' estimated capacity and cost on AWS, based on the counted calls.
import { h, dataTable, empty, facts, field, put, figure, rowHead, number, amount, bytes, count, money } from '../parts.js';

/** Returns the monthly costs with other prices, load and growth. */
export function whatIf(plan, prices, { load, days }) {
  const units = plan.sources.reduce((sum, s) => ({ read: sum.read + s.monthlyUnits.read, write: sum.write + s.monthlyUnits.write }), { read: 0, write: 0 });
  const stored = plan.sources.reduce((n, s) => n + s.billedBytes, 0) + (plan.growth?.billedBytesPerDay ?? 0) * load * days;
  return {
    onDemand: ((units.read * prices.millionReads + units.write * prices.millionWrites) / 1e6) * load,
    provisioned: plan.month.provisionedWithBurst * load, storage: (stored / 1024 ** 3) * prices.gigabyteMonth,
  };
}

function card(plan, prices) {
  const load = number(0, 1, { step: 'any' }), days = number(0, 0);
  const result = h('div');
  const draw = () => {
    const sum = whatIf(plan, prices, { load: Number(load.value) || 0, days: Number(days.value) || 0 });
    put(result, facts([['On demand', sum.onDemand], ['Provisioned, with bursts', sum.provisioned], ['Storage', sum.storage]].map(([t, n]) => [t, `${money(n)} a month`])));
  };
  load.addEventListener('input', draw);
  days.addEventListener('input', draw);
  draw();
  return h('section.card', h('h2', plan.table), plan.remarks.map((r) => h('p.note', r.sentence)), plan.recommendation.sentences.map((t) => h('p', t)),
    dataTable(`Units of ${plan.table}`, ['Table or index', 'Peak read / write', 'Sustained', 'To provision', 'Items', 'Billed size'], plan.sources.map((s) => [
      rowHead(s.name), s.peak ? `${amount(s.peak.read)} / ${amount(s.peak.write)}` : 'part of the table', `${amount(s.sustained.read)} / ${amount(s.sustained.write)}`,
      s.withBurst ? `${amount(s.withBurst.read)} / ${amount(s.withBurst.write)}` : '–', figure(count(s.items)), figure(bytes(s.billedBytes)),
    ])),
    h('h3', 'What if'), h('.row-of', field('Times the load', load), plan.growth && field('Days of growth', days)), h('div', { role: 'status' }, result),
    plan.advice.length > 0 && [h('h3', 'Advice'), h('ul', plan.advice.map((a) => h('li', h('strong', `${a.source}: `), a.sentence)))]);
}

export default async function plan({ get }) {
  const { plans, prices } = await get('/plan');
  const used = plans.filter((p) => p.usedSeconds > 0);
  if (!used.length) return [h('h1', 'Plan'), empty('There is nothing to plan with yet', 'A plan is based on the calls of your program: their peaks, their sizes, and the growth of the tables. Run it against this database first. Calls of this console do not count.')];
  return [h('h1', 'Plan'), h('p.note', `From the calls that were counted, with prices of ${prices.region} of ${prices.date}. Check the prices before you rely on them.`), used.map((p) => card(p, prices))];
}
