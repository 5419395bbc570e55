import type { RuleExample, TableSketch } from '@dipv/core';
import { buildWorkspace } from '@dipv/testing';
import { allRules } from './test-data/all-rules.js';
import { ACCOUNTS, CUSTOMERS, flipped, MAPPINGS, SITES, SOUND_MAP, withFields } from './test-data/sound-map.js';

interface NearMiss extends Omit<RuleExample, 'name' | 'mappings'> {
  /** Mappings besides those of the sound map. */
  readonly more?: readonly string[];
  readonly mappings?: readonly string[];
  /** What is told of it all the same: the service accepts it, and people may not. */
  readonly tells?: readonly string[];
}

const MAKERS: TableSketch = { name: 'contoso_makers', fields: { contoso_makerid: 'text(10)' } };
const MODELS: TableSketch = {
  name: 'contoso_models',
  fields: { contoso_code: 'text(10)', contoso_maker: 'lookup(contoso_makers)' },
  integrationKey: ['contoso_code', 'contoso_maker.contoso_makerid'],
};
const CONTACTS: TableSketch = {
  name: 'contacts',
  fields: { contoso_personid: 'text(20)', msdyn_company: 'lookup(cdm_companies)' },
  integrationKey: ['contoso_personid', 'msdyn_company.cdm_companycode'],
};
const YEARS: TableSketch = { name: 'contoso_years', fields: { contoso_calendar: 'text(10)' } };
const PERIODS: TableSketch = { name: 'contoso_periods', fields: { contoso_calendar: 'text(10)' } };

const NEAR_MISSES: readonly (readonly [string, NearMiss])[] = [
  ['nothing out of the ordinary', {}],
  [
    'one source field that feeds two destinations, one way',
    { more: ['Remark >> contoso_remark', 'Remark >> contoso_note'] },
  ],
  [
    'one destination field that is read into two source fields',
    { more: ['Remark << contoso_remark', 'Note << contoso_remark'] },
  ],
  [
    'a field that is written by one mapping and read by another',
    { more: ['Remark >> contoso_remark', 'Note << contoso_remark'] },
  ],
  ['a constant for the destination', { more: ['none >> contoso_status = 2'] }],
  ['a constant for the source', { more: ['PartyType << none = Organization'] }],
  ['a constant that stands in for an empty value', { more: ['Remark >> contoso_remark = Contoso'] }],
  [
    'names that differ in case only',
    {
      mappings: MAPPINGS.map((mapping) =>
        mapping.replaceAll(/^\S+/g, (name) => name.toUpperCase()).replace('accountnumber', 'AccountNumber'),
      ),
    },
  ],
  [
    'a company that is mapped, though it need not be',
    { more: ['dataAreaId <> msdyn_company.cdm_companycode'], tells: ['DWR1044'] },
  ],
  ['a company column that is mapped bare', { more: ['dataAreaId >> msdyn_company'], tells: ['DWR1044'] }],
  [
    'required columns that fill themselves in',
    {
      destination: withFields(ACCOUNTS, {
        contoso_number: 'text(20) required fills-itself',
        contoso_total: 'decimal(2) required readonly',
        contoso_changed: 'datetime required update-only',
      }),
    },
  ],
  [
    'one field that resolves two lookups',
    {
      source: withFields(CUSTOMERS, { CALENDAR: 'text(10)' }),
      destination: withFields(ACCOUNTS, {
        contoso_year: 'lookup(contoso_years)',
        contoso_period: 'lookup(contoso_periods)',
      }),
      related: [SITES, YEARS, PERIODS],
      more: ['CALENDAR <> contoso_year.contoso_calendar', 'CALENDAR <> contoso_period.contoso_calendar'],
    },
  ],
  [
    'a polymorphic path',
    {
      source: withFields(CUSTOMERS, { OrderAccount: 'text(20)' }),
      destination: withFields(ACCOUNTS, { customerid: 'lookup(accounts|contacts) required' }),
      related: [SITES, CONTACTS],
      more: ['OrderAccount <> customerid.accounts(accountnumber).Contacts(contoso_personid) = 1'],
      tells: ['DWR1032'],
    },
  ],
  [
    'a nested path',
    {
      source: withFields(CUSTOMERS, { ModelCode: 'text(10)', MakerId: 'text(10)' }),
      destination: withFields(ACCOUNTS, { contoso_model: 'lookup(contoso_models)' }),
      related: [SITES, MODELS, MAKERS],
      more: ['ModelCode <> contoso_model.contoso_code', 'MakerId <> contoso_model.contoso_maker.contoso_makerid'],
    },
  ],
  ['a read-only column that is only read', { more: ['CreatedAt << createdon'] }],
  [
    'a column that can be set on create only',
    { destination: withFields(ACCOUNTS, { contoso_code: 'text(100) create-only' }), more: ['Remark >> contoso_code'] },
  ],
  [
    'a shorter text in a longer column',
    { destination: withFields(ACCOUNTS, { contoso_long: 'text(4000)' }), more: ['Remark >> contoso_long'] },
  ],
  ['no filter', { reversedSourceFilter: ' ' }],
  ['no pair of organizations on the task', { partitions: ['', ' '] }],
  [
    'cross-company tables without any organizations mapped',
    {
      source: { name: 'Sites', fields: { SiteId: 'text(10) required' } },
      destination: {
        ...withFields(SITES, { versionnumber: 'integer(64) readonly' }),
        integrationKey: ['contoso_siteid'],
      },
      related: [],
      mappings: ['SiteId <> contoso_siteid'],
      organizationMapping: [],
      reversedSourceFilter: '',
    },
  ],
];

describe('all rules together are silent about', () => {
  const say = (example: RuleExample) => {
    const [report] = allRules.validate(buildWorkspace(example)).projects;
    return {
      findings: report!.findings.map(({ code }) => code),
      notChecked: report!.notChecked,
    };
  };

  it.each(NEAR_MISSES)('%s', (name, { more = [], mappings = MAPPINGS, tells = [], ...given }) => {
    const example = { ...SOUND_MAP, ...given, name, mappings: [...mappings, ...more] };
    expect(say(example)).toEqual({ findings: tells, notChecked: [] });
    expect(say(flipped(example))).toEqual({ findings: tells, notChecked: [] });
  });
});
