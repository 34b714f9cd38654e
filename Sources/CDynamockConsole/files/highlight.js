// Colors code: in read-only views, and behind textareas. Very long texts stay plain.
import { h, put, field } from './dom.js';

const NUMBER = /-?\b\d[\d.]*(?:[eE][+-]?\d+)?/;
// No expression has a group of its own: the group that matched is the kind.
const RULES = {
  json: [['name', /"(?:\\.|[^"\\\n])*"(?=\s*:)/], ['text', /"(?:\\.|[^"\\\n])*"?/], ['word', /\b(?:true|false|null)\b/], ['number', NUMBER]],
  partiql: [['text', /'(?:''|[^'])*'?/], ['name', /"(?:""|[^"])*"?/], ['number', /-?\b\d[\w.]*|\?/],
    ['word', /\b(?:select|from|where|insert|into|value|update|set|remove|delete|returning|all|modified|old|new|and|or|not|in|between|is|missing|null|true|false|order|by|asc|desc)\b/]],
  code: [['text', /"(?:\\.|[^"\\])*"?|'[^']*'?/], ['', /\S*:\/\/\S*/], ['word', /\b(?:import|from|const|let|var|new|await|export|provider|true|false|True|False|None|null)\b/], ['number', NUMBER]],
};
const LONGEST = 50000, LINE = 20;

/** Returns the parts of a text, as pairs of a kind and a text; the kind of plain text is empty. */
export function tokens(text, language) {
  const rules = RULES[language], parts = [];
  let at = 0;
  for (const found of text.matchAll(new RegExp(rules.map(([, r]) => `(${r.source})`).join('|'), language === 'partiql' ? 'gi' : 'g'))) {
    if (found.index > at) parts.push(['', text.slice(at, found.index)]);
    parts.push([rules[found.slice(1).findIndex((g) => g !== undefined)][0], found[0]]);
    at = found.index + found[0].length;
  }
  if (at < text.length) parts.push(['', text.slice(at)]);
  return parts;
}

export const highlight = (text, language) => (text.length > LONGEST ? [text] : tokens(text, language).map(([kind, part]) => (kind ? h(`span.k-${kind}`, part) : part)));

export const code = (text, language = 'json') => h('pre', { tabindex: 0 }, highlight(text, language));

/** Puts a textarea in front of its text in colors. Without wrapping, only the lines in view are elements. */
export function painted(area, language) {
  const back = h('pre', { 'aria-hidden': 'true' });
  const wraps = area.getAttribute('wrap') !== 'off';
  let lines = [];
  function draw() {
    const first = wraps ? 0 : Math.max(0, Math.floor(area.scrollTop / LINE) - 1);
    const last = wraps ? lines.length : first + Math.ceil(area.clientHeight / LINE) + 3;
    back.style.width = wraps ? `${area.clientWidth}px` : '';
    back.style.transform = `translate(${-area.scrollLeft}px, ${first * LINE - area.scrollTop}px)`;
    put(back, highlight(lines.slice(first, last).join('\n'), language));
  }
  const read = () => { lines = area.value.split('\n'); draw(); };
  area.addEventListener('input', read);
  area.addEventListener('scroll', draw);
  new ResizeObserver(draw).observe(area);
  read();
  return h(`.painted${wraps ? '' : '.unwrapped'}`, back, area);
}

export function paintedField(label, area, note, language) {
  const whole = field(label, area, note), place = h('div');
  area.replaceWith(place);
  place.append(painted(area, language));
  return whole;
}

/** Replaces the text of a textarea, as if it had been typed. */
export function setText(area, text) {
  area.value = text;
  area.dispatchEvent(new Event('input'));
}
