// The keyboard: shortcuts to screens, and their list.
import { h } from './dom.js';
import { open } from './dialog.js';
import { go, read } from './router.js';

const HELP = [
  ['/', 'Find a table'], ['g d', 'Databases'], ['g t', 'Tables'], ['g i', 'Items'], ['g q', 'PartiQL'], ['g r', 'Requests'], ['g u', 'Rules'], ['g v', 'Vault'],
  ['n', 'New: a table, an item, an index, a database or a rule'], ['e', 'Edit the item'], ['Arrows, Home, End, Page Up, Page Down', 'Move in a grid'], ['Space', 'Select the item'],
  ['Enter', 'Open the item'], ['s', 'Sort by the column'], ['Delete', 'Delete the selected items, or what the row shows'], ['Ctrl+Enter', 'Run the query or the statement'], ['Ctrl+S', 'Save the item'],
  ['Escape', 'Close'], ['?', 'This list'],
];

export const help = () => open('Keys', h('table.keys', h('tbody', HELP.map(([k, text]) => h('tr', h('td', k.split(/, | (?=[a-z]$)/).map((part) => [h('kbd', part), ' '])), h('td', text))))));

let waiting = 0, work = {};

/** Sets what a key does on the screen that is shown. */
export const onKey = (key, action) => { work[key] = action; };
export const forgetKeys = () => { work = {}; };

/** Returns whether the focused element handles a key. */
const isTyping = (target) => /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !/^(checkbox|radio|button)$/.test(target.type ?? '');

export function listen() {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector('dialog[open]')) return;
    const route = read(location.hash);
    const database = route.database ?? 'default';
    const afterG = Date.now() - waiting < 1500;
    waiting = 0;
    const go2 = (target) => { event.preventDefault(); go(target); };
    if (afterG) {
      switch (event.key) {
        case 'd': return go2({});
        case 't': return go2({ database });
        case 'i': return route.table ? go2({ database, table: route.table }) : go2({ database });
        case 'q': return go2({ database, screen: 'partiql' });
        case 'r': return go2({ database, screen: 'requests' });
        case 'u': return go2({ database, screen: 'rules' });
        case 'v': return go2({ database, screen: 'vault' });
        default:
      }
    }
    if (event.key === 'g') waiting = Date.now();
    else if (event.key === '?') { event.preventDefault(); help(); } else if (event.key === '/') {
      const filter = document.getElementById('filter');
      if (filter) { event.preventDefault(); document.body.classList.add('drawer'); filter.focus(); }
    } else if (['n', 'e', 'Delete'].includes(event.key)) {
      // A row that has the focus comes first, then the screen.
      const find = (element, scope) => element?.querySelector(`${scope}[data-key="${event.key}"]`);
      const target = find(event.target.closest('tr, li, .card'), '') ?? (event.key === 'n' ? find(document, 'main ') : null);
      if (target || work[event.key]) { event.preventDefault(); if (target) target.click(); else work[event.key](); }
    }
  });
}
