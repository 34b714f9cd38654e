// Lines over time as SVG, with a table of the same figures for screen readers.
import { h, s, put, dataTable } from './dom.js';
import { amount } from './numbers.js';

const WIDTH = 520, HEIGHT = 150, LEFT = 52, BOTTOM = 20, TOP = 8;

/** Returns a round number that is not below another one. */
export function ceiling(n) {
  if (n <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(n));
  return [1, 2, 2.5, 5, 10].map((f) => f * power).find((f) => f >= n * 0.999999);
}

/** A chart; `update` draws lines: [{ name, values, kind }] with a class as kind. */
export function chart(title) {
  const drawing = s('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', class: 'chart' });
  const legend = h('.legend');
  const numbers = h('details', h('summary', 'Figures'));
  const element = h('figure', h('figcaption', title), drawing, legend, numbers);
  let isOpen = false;
  numbers.addEventListener('toggle', () => { isOpen = numbers.open; });

  function update(lines, { step = 1, format = amount } = {}) {
    const top = ceiling(Math.max(0, ...lines.flatMap((l) => l.values)));
    const length = Math.max(2, ...lines.map((l) => l.values.length));
    const x = (i) => LEFT + (i / (length - 1)) * (WIDTH - LEFT - 6);
    const y = (v) => HEIGHT - BOTTOM - (v / top) * (HEIGHT - BOTTOM - TOP);
    const grid = [0, 0.5, 1].map((f) => [
      s('line.rule', { x1: LEFT, x2: WIDTH - 6, y1: y(top * f), y2: y(top * f) }),
      s('text', { x: LEFT - 5, y: y(top * f) + 4, 'text-anchor': 'end' }, format(top * f)),
    ]);
    const unit = step === 1 ? 's' : 'min';
    const times = [0, 20, 40, 59].filter((i) => i < length).map((i) => s('text', {
      x: x(i), y: HEIGHT - 5, 'text-anchor': i === 0 ? 'start' : i === 59 ? 'end' : 'middle',
    }, i === 59 ? 'now' : `−${length - 1 - i} ${unit}`));
    const paths = lines.map((l) => s('path', {
      class: `line ${l.kind}`, d: l.values.map((v, i) => `${i ? 'L' : 'M'}${x(i).toFixed(1)} ${y(v).toFixed(1)}`).join(''),
    }));
    put(drawing, s('title', {}, `${title}: ${lines.map((l) => `${l.name} now ${format(l.values.at(-1) ?? 0)}, at most ${format(Math.max(0, ...l.values))}`).join('; ')}`), grid, times, paths);
    put(legend, lines.map((l) => h('span', h(`i.mark.${l.kind}`), `${l.name} `, h('b', format(l.values.at(-1) ?? 0)), h('small', ` max ${format(Math.max(0, ...l.values))}`))));
    if (isOpen) {
      put(numbers, h('summary', 'Figures'), dataTable(`Figures of ${title}`, [`Before, ${unit}`, ...lines.map((l) => l.name)],
        lines[0].values.map((_, i) => [String(length - 1 - i), ...lines.map((l) => format(l.values[i]))])));
    }
  }
  return { element, update };
}

/** A line without axes, for a cell. */
export function spark(values) {
  const top = Math.max(1, ...values);
  const d = values.map((v, i) => `${i ? 'L' : 'M'}${((i / Math.max(1, values.length - 1)) * 100).toFixed(1)} ${(20 - (v / top) * 18).toFixed(1)}`).join('');
  return s('svg', { viewBox: '0 0 100 22', class: 'spark', 'aria-hidden': 'true' }, s('path', { class: 'line read', d }));
}
