// The server: version, features, settings.
import { h, dataTable, facts, rowHead, ago } from '../parts.js';

export default async function about({ about: server }) {
  const settings = Object.entries(server.settings);
  return [h('h1', 'About this server'), facts([['Version', server.version || 'unknown'], ['Started', ago(server.startedAt)], ['Features', server.capabilities.join(', ')]]),
    settings.length > 0 && [h('h2', 'Settings'), dataTable('Settings', ['Name', 'Value'], settings.map(([k, v]) => [rowHead(h('code', k)), v === '' ? h('span.note', 'empty') : h('code', v)]))],
    h('p.note', 'Calls of this console are neither counted nor throttled, and no rule applies to them. Programs can do the same through the control API: docs/control-api.md.')];
}
