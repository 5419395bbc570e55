import { createValidator, type RuleExample, type Table, type TableSketch } from '@dipv/core';
import { buildWorkspace } from '@dipv/testing';
import { fieldMappingRules } from '../index.js';

const validator = createValidator({ modules: [fieldMappingRules], config: { only: ['DIPV1010'] } });

function helpFor(example: Omit<RuleExample, 'name'>): readonly string[] {
  const [report] = validator.validate(buildWorkspace({ name: '', ...example })).projects;
  return report!.findings.map(({ help }) => help);
}

const SITE: TableSketch = {
  name: 'contoso_sites',
  fields: { contoso_siteid: 'text(10)', contoso_region: 'text(10)', contoso_company: 'lookup(cdm_companies)' },
  integrationKey: ['contoso_siteid', 'contoso_region', 'contoso_company.cdm_companycode'],
};
const visits = (fields: Readonly<Record<string, string>>): TableSketch => ({
  name: 'contoso_visits',
  fields: { contoso_number: 'text(20)', contoso_note: 'text(20)', ...fields },
});

/** Payloads of the gateway flag the integration key so, too. */
it('is found in a key that is flagged as the primary one', () => {
  const destination = visits({ contoso_code: 'text(5) required', contoso_visitid: 'guid required' });
  const workspace = buildWorkspace({
    name: '',
    destination: { ...destination, integrationKey: ['contoso_code'] },
    mappings: ['CustomerAccount <> contoso_number', 'CustomerName << contoso_code'],
  });
  const flag = (table: Table): Table => ({ ...table, keys: table.keys.map((key) => ({ ...key, isPrimaryKey: true })) });
  const connectionSets = workspace.connectionSets.map((set) => ({
    ...set,
    environments: set.environments.map((entry) => ({
      ...entry,
      environment: entry.environment && { ...entry.environment, tables: entry.environment.tables?.map(flag) ?? null },
    })),
  }));
  const [report] = validator.validate({ ...workspace, connectionSets }).projects;
  expect(report!.findings.map(({ field }) => field)).toEqual(['contoso_code']);
});

describe('the help for a required field that is not mapped', () => {
  it('offers a constant for a plain column, written for its side', () => {
    const mappings = ['CustomerAccount >> contoso_number'];
    expect(helpFor({ destination: visits({ contoso_code: 'text(5) required' }), mappings })).toEqual([
      'Map the field, or give it a constant with a Default transform (none >> contoso_code = value).',
    ]);
  });

  it('offers none for a field of a key', () => {
    const mappings = ['CustomerAccount >> contoso_note'];
    const [help] = helpFor({ destination: visits({ contoso_number: 'text(20) required' }), mappings });
    expect(help).toBe('Map the field: it is part of a key, so that each record needs its own value.');
  });

  it('names the fields of the related key behind a lookup, but for the company', () => {
    const destination = visits({ contoso_site: 'lookup(contoso_sites) required' });
    expect(helpFor({ destination, related: [SITE], mappings: ['CustomerAccount >> contoso_number'] })).toEqual([
      'Map contoso_site.contoso_siteid and contoso_site.contoso_region: the lookup is found by the integration key of contoso_sites.',
    ]);
  });

  it('says how to write the key behind a lookup to a table that is not known', () => {
    const destination = visits({ contoso_site: 'lookup(contoso_sites) required' });
    expect(helpFor({ destination, mappings: ['CustomerAccount >> contoso_number'] })).toEqual([
      'Map the integration key of contoso_sites behind the lookup (contoso_site.field).',
    ]);
  });

  it('is to let the mapping work both ways where it only reads the field', () => {
    const destination = visits({ contoso_code: 'text(5) required' });
    const mappings = ['CustomerAccount <> contoso_number', 'CustomerName << contoso_code'];
    expect(helpFor({ destination, mappings })).toEqual([
      'The field is mapped, but only read: let the mapping work both ways (syncDirection 3).',
    ]);
  });

  it('is to turn the mapping round where the other field cannot be written', () => {
    const source = { name: 'Visits', fields: { Number: 'text(20)', Total: 'decimal(2) readonly' } };
    const destination = visits({ contoso_total: 'decimal(2) required' });
    const mappings = ['Number <> contoso_number', 'Total << contoso_total'];
    expect(helpFor({ source, destination, mappings })).toEqual([
      'The field is mapped, but only read: turn the mapping round (syncDirection 1).',
    ]);
  });

  it('is to map it where nothing stands on the other side', () => {
    const destination = visits({ contoso_code: 'text(5) required' });
    expect(helpFor({ destination, mappings: ['CustomerAccount <> contoso_number', 'none << contoso_code'] })).toEqual([
      'Map the field, or give it a constant with a Default transform (none >> contoso_code = value).',
    ]);
  });

  it('is said of a lookup once, not of what stands behind it as well', () => {
    const destination = visits({
      contoso_site: 'lookup(contoso_sites) required',
      'contoso_site.contoso_siteid': 'text(10) required',
    });
    expect(helpFor({ destination, related: [SITE], mappings: ['CustomerAccount >> contoso_number'] })).toHaveLength(1);
  });
});
