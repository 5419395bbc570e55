import { createValidator, type Key, type RuleExample } from '@dipv/core';
import { buildWorkspace } from '@dipv/testing';
import { runtimeRules } from './index.js';

/** Sketches of tables have no primary keys. */
function check(keyList: readonly string[]) {
  const destination = {
    name: 'accounts',
    fields: { accountid: 'guid required', accountnumber: 'text(20)', name: 'text(160)' },
    alternateKeys: [['accountid'], ['accountnumber']],
  };
  const example: RuleExample = { name: 'a primary key', destination, keyList, mappings: ['CustomerAccount <> name'] };
  const workspace = buildWorkspace(example);
  const entries = workspace.connectionSets.flatMap((set) => set.environments);
  const tables = entries.flatMap(({ environment }) => environment?.tables ?? []);
  const keys: readonly Key[] = tables.find(({ name }) => name === 'accounts')?.keys ?? [];
  for (const key of keys) Object.assign(key, { isPrimaryKey: key.fields.includes('accountid') });
  const { projects } = createValidator({ modules: [runtimeRules], config: { only: ['DWR1023'] } }).validate(workspace);
  return projects.flatMap(({ findings }) => findings.map(({ message }) => message));
}

test('a primary key is as unique as an alternate one, and is none', () => {
  expect(check(['accountid'])).toEqual([]);
  expect(check(['name'])).toEqual([
    'The integration key (name) of CRM table accounts is no alternate key of the table, which has (accountnumber)',
  ]);
});
