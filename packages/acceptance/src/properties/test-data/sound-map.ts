import type { RuleExample, TableSketch } from '@dipv/core';

export const CUSTOMERS: TableSketch = {
  name: 'Customers V3',
  fields: {
    CustomerAccount: 'text(20) required',
    CustomerName: 'text(100) required',
    SiteId: 'text(10)',
    RegionId: 'text(10)',
    OnHold: 'choice(No|Yes)',
    Opened: 'date',
    Remark: 'text(100)',
    Note: 'text(100)',
    PartyType: 'choice(Person|Organization)',
    CreatedAt: 'datetime',
    dataAreaId: 'text(4)',
  },
  integrationKey: ['CustomerAccount', 'dataAreaId'],
  company: 'dataAreaId',
};

export const ACCOUNTS: TableSketch = {
  name: 'accounts',
  fields: {
    accountid: 'guid required',
    accountnumber: 'text(20)',
    name: 'text(100) required',
    contoso_site: 'lookup(contoso_sites)',
    contoso_onhold: 'boolean',
    contoso_opened: 'date(date-only)',
    contoso_remark: 'text(100)',
    contoso_note: 'text(100)',
    contoso_status: 'choice(1|2)',
    createdon: 'datetime readonly',
    ownerid: 'lookup(systemusers) required',
    statecode: 'choice(0|1) required',
    msdyn_company: 'lookup(cdm_companies) required',
    versionnumber: 'integer(64) readonly',
  },
  integrationKey: ['accountnumber', 'msdyn_company.cdm_companycode'],
  company: 'msdyn_company.cdm_companycode',
};

export const SITES: TableSketch = {
  name: 'contoso_sites',
  fields: { contoso_siteid: 'text(10)', contoso_region: 'text(10)', contoso_name: 'text(100)' },
  integrationKey: ['contoso_siteid', 'contoso_region'],
};

export const MAPPINGS = [
  'CustomerAccount <> accountnumber',
  'CustomerName <> name',
  'SiteId <> contoso_site.contoso_siteid',
  'RegionId <> contoso_site.contoso_region',
  'OnHold <> contoso_onhold {No: false, Yes: true}',
  'Opened <> contoso_opened',
];

/** A map in which every rule has all that it needs, and finds nothing. */
export const SOUND_MAP: RuleExample = {
  name: 'a sound map',
  source: CUSTOMERS,
  destination: ACCOUNTS,
  related: [SITES],
  mappings: MAPPINGS,
  reversedSourceFilter: "accountnumber ne null and name ne 'Contoso'",
  partitions: ['USMF', 'USMF'],
  legalEntities: ['USMF'],
  companies: ['USMF'],
  businessUnits: ['Contoso'],
  connections: [
    { name: 'Contoso Operations connection', status: 'Connected' },
    { name: 'Contoso Sales connection', status: 'Connected' },
  ],
};

/** A table with further columns. */
export function withFields(table: TableSketch, fields: Readonly<Record<string, string>>): TableSketch {
  return { ...table, fields: { ...table.fields, ...fields } };
}

/** The same map with its mappings read from the other end: `A >> b` as `b << A`. */
export function flipped({
  source,
  destination,
  mappings = [],
  reversedSourceFilter,
  ...same
}: RuleExample): RuleExample {
  const arrows: Readonly<Record<string, string>> = { '>>': '<<', '<<': '>>', '<>': '<>' };
  const flip = (mapping: string) => {
    const [, from = '', arrow = '', to = '', rest = ''] = /^(.+?) (>>|<<|<>) (.+?)( = .*| \{.*)?$/.exec(mapping) ?? [];
    return `${to} ${arrows[arrow]} ${from}${rest.replaceAll(/([^{},]+): ([^{},]+)/g, '$2: $1')}`;
  };
  return {
    ...same,
    flipped: true,
    ...(destination === undefined ? {} : { source: destination }),
    ...(source === undefined ? {} : { destination: source }),
    ...(reversedSourceFilter === undefined ? {} : { sourceFilter: reversedSourceFilter }),
    mappings: mappings.map(flip),
  };
}
