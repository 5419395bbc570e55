import { createValidator, type Field } from '@dipv/core';
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

describe('a column of which the metadata does not say whether it must have a value', () => {
  /** Columns `name` and `CustomerName` with these requirements. */
  function check(written: Field['requirement'], read: Field['requirement']) {
    const workspace = buildWorkspace({
      name: '',
      mappings: ['CustomerAccount <> accountnumber', 'CustomerName >> name'],
    });
    const told = (field: Field): Field =>
      field.name === 'name'
        ? { ...field, requirement: written }
        : field.name === 'CustomerName'
          ? { ...field, requirement: read }
          : field;
    const connectionSets = workspace.connectionSets.map((set) => ({
      ...set,
      environments: set.environments.map((entry) => ({
        ...entry,
        environment: entry.environment && {
          ...entry.environment,
          tables:
            entry.environment.tables?.map((table) => ({
              ...table,
              fields: new Map([...table.fields].map(([key, field]) => [key, told(field)])),
            })) ?? null,
        },
      })),
    }));
    const [report] = validator.validate({ ...workspace, connectionSets }).projects;
    return [report!.findings.length, report!.notChecked.length];
  }

  it.each([
    [null, 'optional', [0, 1]],
    ['required', null, [0, 1]],
    [null, 'required', [0, 0]],
    ['optional', null, [0, 0]],
    ['required', 'optional', [1, 0]],
  ] as const)('(written: %s, read: %s) is not checked where it counts', (written, read, expected) => {
    expect(check(written, read)).toEqual(expected);
  });
});

describe('a key that only a list of integration keys tells', () => {
  /** How many findings there are about a required column, beside keys that are told so. */
  function count(fields: readonly string[] | null, alternateKeys: readonly (readonly string[])[] = []): number {
    const destination = {
      name: 'contoso_visits',
      fields: { contoso_number: 'text(20)', contoso_code: 'text(20) required' },
      alternateKeys,
    };
    const workspace = buildWorkspace({ name: '', destination, mappings: ['CustomerName >> contoso_code'] });
    const integrationKeys =
      fields === null ? [] : [{ table: 'contoso_visits', entity: 'Customers V3', fields, file: 'keys.json' }];
    return validator.validate({ ...workspace, integrationKeys }).projects[0]!.findings.length;
  }

  it('takes no constant for its fields', () => {
    expect(count(['contoso_code'])).toBe(0);
    expect(count(['contoso_number'])).toBe(1);
  });

  it('is no key where nothing tells one', () => {
    expect(count(null)).toBe(1);
  });

  it('leaves the keys of the table what they are', () => {
    expect(count(['contoso_number'], [['contoso_code']])).toBe(0);
  });
});
