// Dialogs, notices, progress. Browsers return the focus to the previous element.
import { h, put, button, freshId, facts } from './dom.js';
import { highlight } from './highlight.js';

const notices = h('.notices', { role: 'status', 'aria-live': 'polite' });
export const noticeBoard = notices;

/** Shows a message for some seconds, with a button if there is an action. */
export function notice(text, action, seconds = 6) {
  const line = h('.notice', h('span', text));
  const close = () => line.remove();
  if (action) line.append(button(action[0], () => { close(); action[1](); }));
  line.append(button('×', close, 'quiet', { 'aria-label': 'Close' }));
  notices.append(line);
  while (notices.childElementCount > 4) notices.firstChild.remove();
  setTimeout(close, seconds * 1000);
}

/** The description of an error: the server's message, and its explanation. */
export function faultBox(error) {
  const x = error.explanation;
  return h('.fault', { role: 'alert' },
    h('p', error.code ? h('strong', `${error.code}: `) : null, error.message || 'There is no message.'),
    x && facts([['Rule', x.rule], ['Found', x.found], ['Passes', x.passes]]));
}

/** Opens a dialog; the body receives a function that closes it, with the result. */
export function open(title, body, { kind = '', closeText = 'Close' } = {}) {
  return new Promise((resolve) => {
    const id = freshId('title');
    const dialog = h(`dialog${kind && `.${kind}`}`, { 'aria-labelledby': id });
    let answer;
    const close = (value) => { answer = value; dialog.close(); };
    const content = typeof body === 'function' ? body(close, dialog) : body;
    dialog.append(h('header', h('h2', { id }, title), button('×', () => close(), 'quiet', { 'aria-label': 'Close this dialog' })),
      h('.content', content),
      closeText && h('footer', button(closeText, () => close())));
    dialog.addEventListener('close', () => { dialog.remove(); resolve(answer); });
    document.body.append(dialog);
    dialog.showModal();
    dialog.querySelector('[autofocus], .content input, .content select, .content textarea')?.focus();
  });
}

export const failed = (error) => open('It failed', faultBox(error));

/** Runs work, and shows its error. */
export async function attempt(work) {
  try { await work(); } catch (error) { await failed(error); }
}

/** Opens a form; resolves with the result of `submit`, whose errors are shown in the form. */
export const form = (title, content, action, submit) => open(title, (close) => {
  const problem = h('div');
  const send = async (event) => {
    event.preventDefault();
    try { close((await submit()) ?? true); } catch (error) { put(problem, faultBox(error)); problem.scrollIntoView({ block: 'nearest' }); }
  };
  return h('form', { onsubmit: send }, content, problem, h('p', h('button.main', { type: 'submit' }, action)));
}, { closeText: 'Cancel' });

/** Asks for confirmation of a deletion; `name` must be typed if it is given. */
export function confirm(title, text, action, name) {
  return open(title, (close) => {
    const go = button(action, () => close(true), 'danger', { disabled: Boolean(name) });
    if (!name) return [h('p', text), go];
    const input = h('input', { 'aria-label': `Type ${name} to confirm`, oninput: () => { go.disabled = input.value !== name; } });
    return [h('p', text), h('p', 'Type ', h('strong', name), ' to confirm:'),
      h('form', { onsubmit: (e) => { e.preventDefault(); if (input.value === name) close(true); } }, input, ' ', go)];
  }, { closeText: 'Cancel' });
}

export function ask(title, label, value = '', action = 'OK', note = '') {
  const input = h('input', { value, 'aria-label': label });
  return form(title, [h('label', label, input), note && h('p.note', note)], action, () => input.value.trim());
}

/** Runs long work behind a dialog that can stop it; `work` receives a signal and a function for reports. */
export async function progress(title, work) {
  const stop = new AbortController();
  const bar = h('progress', { 'aria-label': title });
  const line = h('p', { role: 'status' }, 'Starting…');
  let finish;
  const dialog = open(title, (close) => { finish = close; return [bar, line, button('Stop', () => stop.abort())]; }, { closeText: '' });
  dialog.then(() => stop.abort());
  try {
    return await work(stop.signal, (text, done, total) => {
      line.textContent = text;
      if (total) { bar.max = total; bar.value = done; }
    });
  } catch (error) {
    if (error.name === 'AbortError') return undefined;
    throw error;
  } finally {
    finish();
  }
}

/** Shows a text for copying, in several formats. */
export function showTexts(title, forms) {
  return open(title, () => {
    const text = h('pre.sheet', { tabindex: 0, role: 'region', 'aria-label': title });
    const tabs = h('.segments', { role: 'group', 'aria-label': 'Format' });
    const choose = (i) => {
      const [name, content] = forms[i];
      put(text, highlight(content, /JSON/.test(name) ? 'json' : name === 'PartiQL' ? 'partiql' : 'code'));
      [...tabs.children].forEach((b, n) => b.setAttribute('aria-pressed', String(n === i)));
    };
    tabs.append(...forms.map(([name], i) => button(name, () => choose(i))));
    choose(0);
    return [tabs, text, h('p', button('Copy', async () => {
      getSelection().selectAllChildren(text);
      try { await navigator.clipboard.writeText(text.textContent); notice('Copied.'); } catch { notice('The text is selected; copy it with Ctrl+C.'); }
    }, 'main'))];
  }, { kind: 'wide' });
}
