import { createValidator } from '@dipv/core';
import { buildWorkspace } from '@dipv/testing';
import { integrationKeyRules } from '../index.js';

it('sends nobody to Dataverse for the key of an F&O entity', () => {
  const validator = createValidator({ modules: [integrationKeyRules], config: { only: ['DIPV1003'] } });
  const source = { name: 'Customers V3', fields: { CustomerAccount: 'text(20)' }, integrationKey: [] };
  const workspace = buildWorkspace({ name: '', source, sourceEntry: 'needs integration key' });
  const [report] = validator.validate(workspace).projects;
  expect(report!.findings.map(({ help }) => help)).toEqual([
    'Give the data entity a key in F&O, then choose Refresh tables in the map.',
  ]);
});
