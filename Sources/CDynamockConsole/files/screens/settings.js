// Settings of a table.
import { h, action, button, field, select, check, call, attempt, notice } from '../parts.js';
import { code } from '../highlight.js';
import { write } from '../json.js';

export default async function settings(context) {
  const { database, table: name, signal, reload } = context;
  const table = await context.describe();
  const [{ TimeToLiveDescription: ttl }, { Tags: tags = [] }] = await Promise.all([call(database, 'DescribeTimeToLive', { TableName: name }, signal), call(database, 'ListTagsOfResource', { ResourceArn: table.TableArn }, signal)]);
  const run = (text, operation, input) => attempt(async () => {
    await call(database, operation, input);
    notice(text);
    reload();
  });
  const isOn = /^ENABL/.test(ttl.TimeToLiveStatus);
  const attribute = h('input', { value: ttl.AttributeName ?? 'expiresAt', disabled: isOn });
  const key = h('input', { required: true }), value = h('input');
  const protection = check('Reject the deletion of the table', table.DeletionProtectionEnabled, (e) => run('The protection is changed.', 'UpdateTable', { TableName: name, DeletionProtectionEnabled: e.target.checked }));
  const kind = select([['STANDARD', 'Standard'], ['STANDARD_INFREQUENT_ACCESS', 'Standard, infrequent access']], table.TableClassSummary?.TableClass ?? 'STANDARD', { onchange: (e) => run('The class is changed.', 'UpdateTable', { TableName: name, TableClass: e.target.value }) });
  return [h('h1', `Settings of ${name}`), h('.cards',
    h('section.card', h('h2', 'Time to live'), h('p', isOn ? `Items are deleted some time after the second in ${ttl.AttributeName}.` : 'Off. When it is on, items are deleted some time after the second since 1970 in an attribute.'), field('Attribute', attribute),
      button(isOn ? 'Switch it off' : 'Switch it on', () => run('Time to live is changed.', 'UpdateTimeToLive', { TableName: name, TimeToLiveSpecification: { Enabled: !isOn, AttributeName: attribute.value } }))),
    h('section.card', h('h2', 'Tags'), tags.length ? h('ul', tags.map((t) => h('li', h('strong', t.Key), ` = ${t.Value} `, action('Remove', `tag ${t.Key}`, () => run('The tag is removed.', 'UntagResource', { ResourceArn: table.TableArn, TagKeys: [t.Key] }))))) : h('p.note', 'The table has no tags.'),
      h('form', { onsubmit: (e) => { e.preventDefault(); run('The tag is set.', 'TagResource', { ResourceArn: table.TableArn, Tags: [{ Key: key.value, Value: value.value }] }); } }, field('Key', key), field('Value', value), h('button', { type: 'submit' }, 'Set the tag'))),
    h('section.card', h('h2', 'Protection and class'), h('p', protection.element), field('Table class', kind))),
  h('details', h('summary', 'The output of DescribeTable'), code(write(table, '  ')))];
}
