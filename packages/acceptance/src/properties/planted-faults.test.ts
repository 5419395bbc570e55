import type { RuleExample, TableSketch } from '@dipv/core';
import { buildWorkspace } from '@dipv/testing';
import { findingsOf } from './test-data/all-rules.js';
import { ACCOUNTS, CUSTOMERS, flipped, MAPPINGS, SITES, SOUND_MAP, withFields } from './test-data/sound-map.js';

interface Plant extends Omit<RuleExample, 'name' | 'mappings'> {
  /** Mappings besides those of the sound map. */
  readonly more?: readonly string[];
  readonly mappings?: readonly string[];
  readonly turnedRound?: true;
}

/** `code[/variant] side field`; `-` where a finding concerns no side or no field. */
type Expected = readonly string[];

const KEY = ['accountnumber', 'msdyn_company.cdm_companycode'];
const PROJECTS: TableSketch = { name: 'Projects', fields: { ProjectId: 'text(20)', Customer: 'text(20)' } };
const CONTOSO_PROJECTS: TableSketch = {
  name: 'contoso_projects',
  fields: {
    contoso_projectid: 'text(20)',
    contoso_customer: 'lookup(accounts)',
    versionnumber: 'integer(64) readonly',
  },
};
const AREAS: TableSketch = { name: 'contoso_areas', fields: { contoso_areaid: 'text(10)' } };
const REQUIRED = withFields(ACCOUNTS, { contoso_code: 'text(100) required' });

/** Whole maps, in which one fault must be told once: what a rule finds in its own examples, `examples.test.ts` shows. */
const ALONE: readonly (readonly [string, Plant, Expected])[] = [
  [
    'a connection that has expired',
    {
      connections: [
        { name: 'Contoso Operations connection', status: 'Connected' },
        { name: 'Contoso Sales connection', status: 'Error', errorCode: 'Unauthenticated', errorMessage: 'Expired.' },
      ],
    },
    ['DIPV1000 destination -'],
  ],
  [
    'a company-specific entity and a cross-company table',
    { destination: { name: ACCOUNTS.name, fields: ACCOUNTS.fields!, integrationKey: ['accountnumber'] } },
    ['DIPV1002 source -'],
  ],
  ['a table without integration key', { destination: { ...ACCOUNTS, integrationKey: [] } }, ['DIPV1003 destination -']],
  [
    'a key that is mapped one way, while others go both ways',
    {
      source: withFields(CUSTOMERS, { CustomerAccount: 'text(20)' }),
      mappings: ['CustomerAccount >> accountnumber', ...MAPPINGS.slice(1)],
    },
    ['DIPV1004 destination accountnumber'],
  ],
  ['an environment without address', { destinationEntry: 'no address' }, ['DIPV1005 destination -']],
  [
    'an environment that the connection set does not have',
    { sourceEnvironment: 'Fabrikam Operations' },
    ['DIPV1007 - -'],
  ],
  ['a legal entity that was deleted', { legalEntities: ['DEMF'] }, ['DIPV1008 - -']],
  ['a pair of organizations that is none', { partitions: ['USMF', 'DEMF'] }, ['DIPV1008 - -']],
  ['a required column that is not mapped', { destination: REQUIRED }, ['DIPV1010 destination contoso_code']],
  [
    'a column that forms ask for and that is not mapped',
    { destination: withFields(ACCOUNTS, { contoso_hint: 'text(10) business-required' }) },
    ['DIPV1010/business-required destination contoso_hint'],
  ],
  ['a read-only column that is written', { more: ['CreatedAt >> createdon'] }, ['DIPV1011 destination createdon']],
  ['a filter that ends too soon', { reversedSourceFilter: 'name eq' }, ['DIPV1012 destination -']],
  ['a filter with a slip', { reversedSourceFilter: 'nane ne null' }, ['DIPV1012 destination nane']],
  [
    'a plain key field that is not mapped',
    { destination: { ...ACCOUNTS, integrationKey: [...KEY, 'contoso_note'] } },
    ['DIPV1014 destination contoso_note'],
  ],
  [
    'a lookup in the key that is not mapped',
    {
      destination: {
        ...withFields(ACCOUNTS, { contoso_area: 'lookup(contoso_areas)' }),
        integrationKey: [...KEY, 'contoso_area'],
      },
      related: [SITES, AREAS],
    },
    ['DIPV1015 destination contoso_area.contoso_areaid'],
  ],
  [
    'a company-specific table without any organizations mapped',
    { organizationMapping: [], mappings: ['CustomerAccount >> accountnumber', 'CustomerName >> name'] },
    ['DIPV1016 destination -'],
  ],
  [
    'a lookup to a company-specific table without any organizations mapped',
    {
      source: PROJECTS,
      destination: CONTOSO_PROJECTS,
      related: [ACCOUNTS],
      mappings: ['ProjectId >> contoso_projectid', 'Customer >> contoso_customer.accountnumber'],
      organizationMapping: [],
      reversedSourceFilter: '',
    },
    ['DIPV1017 destination contoso_customer'],
  ],
  ['a source table that does not exist', { source: null }, ['DIPV1018 source -']],
  [
    'a virtual table',
    {
      destination: {
        ...ACCOUNTS,
        fields: Object.fromEntries(Object.entries(ACCOUNTS.fields!).filter(([name]) => name !== 'versionnumber')),
      },
    },
    ['DIPV1019 destination versionnumber'],
  ],
  ['a destination table that does not exist', { destination: null }, ['DIPV1020 destination -']],
  ['a mapping without source field', { more: ['none >> contoso_remark'] }, ['DIPV1021 source -']],
  ['a slip in a source field', { more: ['Remrak <> contoso_remark'] }, ['DIPV1022 source Remrak']],
  [
    'two mappings that write to one source field',
    { more: ['Remark <> contoso_remark', 'Remark << contoso_note'] },
    ['DIPV1023 source Remark'],
  ],
  ['a mapping without destination field', { more: ['Remark << none'] }, ['DIPV1024 destination -']],
  ['a slip in a destination field', { more: ['Remark <> contoso_remrak'] }, ['DIPV1025 destination contoso_remrak']],
  [
    'a field behind a lookup that is not in the related key',
    { more: ['Remark >> contoso_site.contoso_name'] },
    ['DIPV1025 destination contoso_site.contoso_name'],
  ],
  ...(['destination', 'source'] as const).flatMap((side): (readonly [string, Plant, Expected])[] => {
    const code = side === 'destination' ? 'DIPV1025' : 'DIPV1022';
    const turned = side === 'destination' ? {} : { turnedRound: true as const };
    const keys = [['contoso_siteid', 'contoso_region']];
    return [
      [
        `a ${side} field behind a lookup that stands in no alternate key`,
        { related: [{ ...SITES, alternateKeys: keys }], more: ['Remark >> contoso_site.contoso_name'], ...turned },
        [`${code}/guessed-key ${side} contoso_site.contoso_name`],
      ],
      [
        `the columns of a solution that is not installed, on the ${side} side`,
        { more: ['Remark >> fabrikam_a', 'Note >> fabrikam_b', 'CreatedAt >> fabrikam_c'], ...turned },
        [...['a', 'b', 'c'].map((letter) => `${code} ${side} fabrikam_${letter}`), `${code}/absent-solution ${side} -`],
      ],
    ];
  }),
  [
    'two mappings that write to one destination field',
    { more: ['Remark >> contoso_remark', 'Note >> contoso_remark'] },
    ['DIPV1026 destination contoso_remark'],
  ],
  [
    'a lookup that is resolved by half of the related key',
    { mappings: MAPPINGS.filter((mapping) => !mapping.includes('contoso_region')) },
    ['DIPV1027 destination contoso_site'],
  ],
  [
    'the same, seen from the other end',
    { mappings: MAPPINGS.filter((mapping) => !mapping.includes('contoso_region')), turnedRound: true },
    ['DIPV1028 source contoso_site'],
  ],
  [
    'a mapping that was pasted twice',
    { more: ['Remark <> contoso_remark', 'Remark <> contoso_remark'] },
    ['DIPV1029 - contoso_remark'],
  ],
  [
    'a text in a date',
    { more: ['Remark >> contoso_opened'], mappings: MAPPINGS.slice(0, 5) },
    ['DIPV1030 destination contoso_opened'],
  ],
  [
    'a text in a shorter column',
    { destination: withFields(ACCOUNTS, { contoso_short: 'text(10)' }), more: ['Remark >> contoso_short'] },
    ['DIPV1030/narrowing destination contoso_short'],
  ],
  [
    'an optional field that feeds a required column',
    { destination: REQUIRED, more: ['Remark >> contoso_code'] },
    ['DIPV1031 destination contoso_code'],
  ],
];

/** Faults that are two: the second finding would stand if the first were mended by removing the mapping. */
const TOGETHER: readonly (readonly [string, Plant, Expected])[] = [
  [
    'a slip in the name of a required key field, which thereby is not mapped itself',
    { mappings: ['CustomerAccount <> acountnumber', ...MAPPINGS.slice(1)] },
    ['DIPV1014 destination accountnumber', 'DIPV1025 destination acountnumber'],
  ],
  [
    'a slip in the name of a required source field, which thereby is not mapped itself',
    { mappings: [MAPPINGS[0]!, 'CustomerNam <> name', ...MAPPINGS.slice(2)] },
    ['DIPV1010 source CustomerName', 'DIPV1022 source CustomerNam'],
  ],
  [
    'a two-way map between company-specific tables without any organizations mapped: one finding a side',
    { organizationMapping: [] },
    ['DIPV1016 destination -', 'DIPV1016 source -'],
  ],
];

describe('all rules together find exactly', () => {
  const find = (name: string, { more = [], mappings = MAPPINGS, turnedRound, ...given }: Plant) => {
    const example = { ...SOUND_MAP, ...given, name, mappings: [...mappings, ...more] };
    const findings = findingsOf(buildWorkspace(turnedRound === true ? flipped(example) : example));
    return findings
      .map(
        ({ code, variant, side, field }) =>
          `${code}${variant === null ? '' : `/${variant}`} ${side ?? '-'} ${field ?? '-'}`,
      )
      .sort();
  };

  it.each(ALONE)('%s', (name, plant, expected) => {
    expect(find(name, plant)).toEqual(expected);
  });

  it.each(TOGETHER)('%s', (name, plant, expected) => {
    expect(find(name, plant)).toEqual(expected);
  });
});
