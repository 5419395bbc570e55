import { createValidator } from '@dipv/core';
import { buildWorkspace } from '@dipv/testing';
import { schemaRules } from './index.js';

it('says what to do with a table that is listed without columns', () => {
  const validator = createValidator({ modules: [schemaRules], config: { only: ['DIPV1020'] } });
  const destination = { name: 'contoso_visits', fields: {} };
  const workspace = buildWorkspace({ name: '', destination, mappings: ['CustomerAccount <> contoso_number'] });
  const [report] = validator.validate(workspace).projects;
  expect(report!.findings.map(({ help }) => help)).toEqual([
    'contoso_visits is there, but without columns: choose Refresh tables in the map, or supply metadata that has them.',
  ]);
});
