import type { TableSketch } from '@dipv/core';
import fc from 'fast-check';
import type { MappingSketch, MapSketch } from './map-sketch.js';

const FINANCE_FIELDS = ['AccountNumber', 'Name', 'SiteId', 'OnHold', 'Opened', 'Amount'];
const COLUMNS = ['accountnumber', 'name', 'onhold', 'opened', 'amount'];
const LOOKUPS = ['contoso_site', 'contoso_owner', 'contoso_company', 'contoso_anything'];
const BEHIND = [
  'contoso_siteid',
  'contoso_maker',
  'contoso_maker.contoso_makerid',
  'contoso_name',
  'cdm_companycode',
  'contoso_gone',
];
const ODD = [
  'Gone',
  'accountnumbr',
  'a..b',
  'contoso_site.',
  'name.first',
  '__proto__',
  'constructor',
  'versionnumber',
];
const VALUES = ['1', '2', 'yes', 'No', 'Contoso', '2024-01-31', '-7.5'];

const kinds = fc.constantFrom(
  'text',
  'text(10)',
  'text(60)',
  'integer(32)',
  'integer(64)',
  'decimal(2)',
  'decimal(6)',
  'boolean',
  'date',
  'datetime',
  'choice',
  'choice(1|2)',
  'guid',
  'binary',
  'unknown',
);
const flags = fc.constantFrom(
  '',
  '',
  '',
  ' required',
  ' business-required',
  ' readonly',
  ' required readonly',
  ' required fills-itself',
  ' create-only',
);
const fieldSketch = fc.tuple(kinds, flags).map((parts) => parts.join(''));
const lookupSketch = fc
  .tuple(
    fc.constantFrom(
      'lookup',
      'lookup(contoso_sites)',
      'lookup(contoso_sites|contoso_makers)',
      'lookup(accounts)',
      'lookup(cdm_companies)',
      'lookup(contoso_unseen)',
    ),
    flags,
  )
  .map((parts) => parts.join(''));

/** Some of the names, each with a field of some type. */
function fieldsOf(names: readonly string[], sketch: fc.Arbitrary<string>): fc.Arbitrary<Record<string, string>> {
  const pairs = names.map((name) => sketch.map((text): [string, string] => [name, text]));
  return fc
    .tuple(fc.tuple(...pairs), fc.subarray([...names]))
    .map(([fields, chosen]) => Object.fromEntries(fields.filter(([name]) => chosen.includes(name))));
}

function keysOf(names: readonly string[]): fc.Arbitrary<Pick<TableSketch, 'integrationKey' | 'alternateKeys'>> {
  const key = fc.subarray([...names], { maxLength: 2 });
  return fc.oneof(
    key.map((integrationKey) => ({ integrationKey })),
    fc.array(key, { maxLength: 2 }).map((alternateKeys) => ({ alternateKeys })),
  );
}

const finance: fc.Arbitrary<TableSketch> = fc
  .tuple(fieldsOf(FINANCE_FIELDS, fieldSketch), fc.boolean(), keysOf(['AccountNumber', 'dataAreaId']))
  .map(([fields, isCompanySpecific, keys]) => ({
    name: 'Customers V3',
    fields: { AccountNumber: 'text(20)', ...fields, ...(isCompanySpecific ? { dataAreaId: 'text(4)' } : {}) },
    ...keys,
    ...(isCompanySpecific ? { company: 'dataAreaId' } : {}),
  }));

const dataverse: fc.Arbitrary<TableSketch> = fc
  .tuple(
    fieldsOf(COLUMNS, fieldSketch),
    fieldsOf(LOOKUPS, lookupSketch),
    fc.boolean(),
    fc.boolean(),
    keysOf([
      'accountnumber',
      'contoso_site',
      'contoso_site.contoso_siteid',
      'contoso_company.cdm_companycode',
      'contoso_gone',
    ]),
  )
  .map(([fields, lookups, hasVersion, isCompanySpecific, keys]) => ({
    name: 'accounts',
    fields: {
      accountnumber: 'text(20)',
      ...fields,
      ...lookups,
      ...(hasVersion ? { versionnumber: 'integer(64) readonly' } : {}),
    },
    ...keys,
    ...(isCompanySpecific ? { company: 'contoso_company.cdm_companycode' } : {}),
  }));

const completeness = fc
  .constantFrom<TableSketch['completeness'][]>('complete', 'complete', 'partial')
  .map((each) => ({ completeness: each ?? 'complete' }));
const site: fc.Arbitrary<TableSketch> = fc
  .tuple(
    fieldSketch,
    // No company: of a key that holds nothing else, no field need be mapped, which only its metadata tells.
    fc.constantFrom('lookup', 'lookup(contoso_makers)', 'lookup(contoso_unseen)'),
    keysOf(['contoso_siteid', 'contoso_maker', 'contoso_maker.contoso_makerid']),
    completeness,
    fc.constantFrom({}, { company: 'contoso_brand.cdm_companycode' }),
  )
  .map(([contoso_siteid, contoso_maker, keys, known, company]) => ({
    name: 'contoso_sites',
    fields: { contoso_siteid, contoso_maker },
    ...keys,
    ...known,
    ...company,
  }));
const maker: fc.Arbitrary<TableSketch> = fc
  .tuple(fieldSketch, keysOf(['contoso_makerid', 'contoso_name']), completeness)
  .map(([contoso_makerid, keys, known]) => ({
    name: 'contoso_makers',
    fields: { contoso_makerid, contoso_name: 'text(60)' },
    ...keys,
    ...known,
  }));

const sourcePath = fc.constantFrom(...FINANCE_FIELDS, ...FINANCE_FIELDS, 'dataAreaId', ...ODD);
const destinationPath = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...COLUMNS, ...LOOKUPS) },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.constantFrom(...LOOKUPS), fc.constantFrom(...BEHIND)).map((steps) => steps.join('.')),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'contoso_owner.contoso_sites(contoso_siteid).contoso_makers(contoso_makerid)',
      'contoso_site.contoso_sites(contoso_maker.contoso_makerid)',
      'contoso_owner.contoso_unseen(contoso_gone)',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom(...ODD) },
);

const values = fc.array(fc.tuple(fc.constantFrom(...VALUES), fc.constantFrom(...VALUES)), {
  minLength: 1,
  maxLength: 3,
});
const mapping: fc.Arbitrary<MappingSketch> = fc.record({
  source: fc.option(sourcePath, { freq: 8 }),
  arrow: fc.constantFrom('>>', '<<', '<>'),
  destination: fc.option(destinationPath, { freq: 8 }),
  constant: fc.option(fc.constantFrom(...VALUES), { freq: 3 }).map((constant) => constant ?? null),
  values: fc.option(values, { freq: 3 }).map((pairs) => pairs ?? null),
});

const entry = fc.constantFrom(
  'bypasses connector' as const,
  'needs integration key' as const,
  'no address' as const,
  'null' as const,
);
const organizations = fc.subarray(['USMF', 'DEMF']);

/** Any map between Customers V3 and accounts, faulty or sound, with whatever may be known of its two ends. */
export const arbitraryMap: fc.Arbitrary<MapSketch> = fc.record(
  {
    kind: fc.constantFrom('dual-write' as const, 'Data Integrator' as const),
    source: fc.oneof({ weight: 8, arbitrary: finance }, fc.constantFrom(null, 'unknown' as const)),
    destination: fc.oneof({ weight: 12, arbitrary: dataverse }, fc.constantFrom(null, 'unknown' as const)),
    related: fc.tuple(site, maker).chain((tables) => fc.subarray(tables)),
    mappings: fc.array(mapping, { maxLength: 8 }),
    filtered: fc
      .option(fc.constantFrom(...COLUMNS, '_contoso_site_value', 'contoso_gone'), { freq: 2 })
      .map((name) => name ?? null),
    organizationMapping: fc.option(
      organizations.map((names) => names.map((name) => [name, name] as const)),
      { freq: 8 },
    ),
    partitions: fc.constantFrom(['USMF', 'USMF'] as const, ['USMF', 'DEMF'] as const),
    legalEntities: organizations,
    companies: organizations,
    businessUnits: organizations,
    connections: fc.constantFrom([], [{ name: 'Contoso Sales connection', status: 'Error' }]),
    sourceEntry: entry,
    destinationEntry: entry,
    sourceEnvironment: fc.constantFrom('', 'Fabrikam Operations'),
  },
  { requiredKeys: ['mappings', 'filtered', 'related', 'source', 'destination'] },
);
