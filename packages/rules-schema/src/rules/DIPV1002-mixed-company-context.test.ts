import { createValidator, type RuleExample } from '@dipv/core';
import { buildWorkspace } from '@dipv/testing';
import { schemaRules } from '../index.js';

const validator = createValidator({ modules: [schemaRules], config: { only: ['DIPV1002'] } });

/** What DIPV1002 says where a list gives the Dataverse table a key with the company in it. */
function check(example: Omit<RuleExample, 'name'>) {
  const entry = {
    table: 'accounts',
    entity: 'Currencies',
    fields: ['accountnumber', 'msdyn_company.cdm_companycode'],
    file: 'keys.json',
  };
  const source = { name: 'Currencies', fields: { CurrencyCode: 'text(3)' } };
  const workspace = buildWorkspace({ name: '', source, mappings: ['CurrencyCode >> accountnumber'], ...example });
  const [report] = validator.validate({ ...workspace, integrationKeys: [entry] }).projects;
  return { found: report!.findings.map(({ side }) => side), notChecked: report!.notChecked.length };
}

describe('a table whose listed integration key has the company', () => {
  it('is known to be company-specific, even without its metadata', () => {
    expect(check({ destination: 'unknown' })).toEqual({ found: ['destination'], notChecked: 0 });
  });

  it('is left to DIPV1020 where its environment does not have it', () => {
    expect(check({ destination: null })).toEqual({ found: [], notChecked: 1 });
  });
});
