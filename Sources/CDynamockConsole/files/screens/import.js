// Import of a file or a pasted text.
import { h, put, button, field, open, faultBox, notice, progress, amount, count, keyNames } from '../parts.js';
import { FORMATS, importItems, preview } from '../exchange.js';
import { showTry } from '../fork.js';
import { itemSize, writeUnits } from '../sizes.js';
import { canonicalItem } from '../values.js';
import { writeAll } from './tables.js';

export async function importDialog({ database, table, done }) {
  const keys = keyNames(table);
  const types = new Map(table.AttributeDefinitions.map((a) => [a.AttributeName, a.AttributeType]));
  const ready = await open(`Import into ${table.TableName}`, (close) => {
    const text = h('textarea', { rows: 9, spellcheck: false });
    const file = h('input', { type: 'file', accept: '.json,.jsonl,.ndjson,.csv,.txt', onchange: async () => { text.value = await file.files[0].text(); look(); } });
    const result = h('div', { role: 'status' });
    let items = [];
    const go = button('Import', () => close({ items }), 'main', { disabled: true });
    const attempt = button('Try on a fork', () => close({ items, tries: true }), '', { disabled: true });
    function look() {
      items = [];
      if (!text.value.trim()) { put(result); go.disabled = attempt.disabled = true; return; }
      try {
        const found = importItems(text.value, types);
        // A batch may contain a key only once; the last of several items with one key is written, as with puts.
        const last = new Map();
        const bad = found.items.filter((item) => !keys.every((k) => item.has(k)));
        for (const item of found.items) if (!bad.includes(item)) last.set(canonicalItem(new Map(keys.map((k) => [k, item.get(k)]))), item);
        items = [...last.values()];
        const twice = found.items.length - bad.length - items.length;
        const units = items.reduce((n, item) => n + writeUnits(itemSize(item)), 0);
        put(result, h('p', h('strong', `${count(items.length)} items`), ` (${FORMATS[found.format]?.[0]}), at least ${amount(units)} write units${twice ? `; ${count(twice)} others have the key of a later item` : ''}`),
          bad.length > 0 && h('p.bad', `${count(bad.length)} items lack a key (${keys.join(', ')}) and are left out.`),
          found.errors.length > 0 && h('ul.bad', found.errors.slice(0, 10).map((e) => h('li', `Line ${e.line}: ${e.message}`)), found.errors.length > 10 && h('li', `and ${found.errors.length - 10} more lines`)),
          h('ul', items.slice(0, 4).map((item) => h('li', preview(item)))));
      } catch (error) { put(result, h('p.bad', error.line ? `Line ${error.line}: ${error.message}` : error.message)); }
      go.disabled = attempt.disabled = !items.length;
    }
    text.addEventListener('input', look);
    return [field('A file', file), field('Or paste: JSON, one item a line, or CSV with names in the first line', text), result, h('.toolbar', go, attempt)];
  }, { kind: 'wide', closeText: 'Cancel' });
  if (!ready) return;
  const requests = ready.items.map((Item) => ({ PutRequest: { Item } }));
  try {
    if (ready.tries) {
      const batches = [];
      for (let i = 0; i < requests.length; i += 25) batches.push({ operation: 'BatchWriteItem', input: { RequestItems: { [table.TableName]: requests.slice(i, i + 25) } } });
      if (!(await showTry(database, batches, keys))) return;
    }
    const finished = await progress(`Importing into ${table.TableName}`, async (signal, report) => {
      await writeAll(database, table.TableName, requests, signal, (n) => report(`${count(n)} of ${count(requests.length)} items`, n, requests.length));
      return true;
    });
    notice(finished ? `${count(requests.length)} items were imported.` : 'Stopped. What was written so far is in the table.');
  } catch (error) { await open('The import has failed', [h('p', 'What was written before is in the table.'), faultBox(error)]); }
  done();
}
