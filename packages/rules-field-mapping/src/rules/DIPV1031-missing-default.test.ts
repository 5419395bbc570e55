import { createValidator } from '@dipv/core';
import { buildWorkspace } from '@dipv/testing';
import { fieldMappingRules } from '../index.js';

const validator = createValidator({ modules: [fieldMappingRules], config: { only: ['DIPV1031'] } });

/** What it says to a mapping that writes a required lookup. */
function helpFor(mapping: string): readonly string[] {
  const destination = {
    name: 'contoso_visits',
    fields: { contoso_number: 'text(20)', contoso_site: 'lookup(contoso_sites) required' },
  };
  const site = { name: 'contoso_sites', fields: { contoso_siteid: 'text(10)' }, integrationKey: ['contoso_siteid'] };
  const mappings = ['CustomerAccount <> contoso_number', mapping];
  const workspace = buildWorkspace({ name: '', destination, related: [site], mappings });
  return validator.validate(workspace).projects[0]!.findings.map(({ help }) => help);
}

it('offers no constant for a lookup that is mapped bare', () => {
  expect(helpFor('CustomerName >> contoso_site')).toEqual([
    'Make the source field mandatory: a lookup by itself takes no constant.',
  ]);
});

it('offers one for the key behind a lookup', () => {
  expect(helpFor('CustomerName >> contoso_site.contoso_siteid')).toEqual([
    expect.stringContaining('Add a Default transform'),
  ]);
});
