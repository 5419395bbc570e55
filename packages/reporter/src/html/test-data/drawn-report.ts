import {
  field,
  name,
  say,
  type Finding,
  type LegOutline,
  type ProjectReport,
  type Report,
  type Severity,
} from '@dipv/core';
import { said } from '../../test-data/said.js';

const FILE = 'contoso.zip!/customizations.xml';

/** A finding at a made-up customer map; what a test is about is given. */
export function findingWith(facts: Partial<Finding>): Finding {
  return {
    code: 'DIPV1025',
    variant: null,
    severity: 'error',
    title: 'Missing destination field in the schema',
    ...said(
      say`Missing destination field ${field('loyaltytier')} in the schema`,
      say`Correct the name of the field. The nearest existing name is ${field('loyaltytierid')}.`,
    ),
    docs: 'https://example.com/docs/dipv',
    task: 'Contoso customers',
    leg: '001',
    side: 'destination',
    environmentType: 'CRM',
    table: 'accounts',
    field: null,
    sourceField: null,
    destinationField: null,
    location: { file: FILE, pointer: null, line: 40, column: 7, endLine: 40, endColumn: 19 },
    fix: null,
    fingerprint: 'f',
    ...facts,
  };
}

function at(pointer: string): Finding['location'] {
  return { file: FILE, pointer, line: 40, column: 7, endLine: 40, endColumn: 19 };
}

const customerMappings: readonly (readonly [
  source: string | null,
  direction: 1 | 2 | 3,
  destination: string | null,
])[] = [
  ['CUSTOMERACCOUNT', 3, 'accountnumber'],
  ['ORGANIZATIONNAME', 3, 'name'],
  ['CUSTOMERGROUPID', 3, 'msdyn_customergroupid.msdyn_groupid'],
  ['LOYALTYTIER', 1, 'loyaltytier'],
  ['CREATEDDATETIME', 3, 'createdon'],
  ['ADDRESSDESCRIPTION', 1, 'address1_line1'],
  ['CREDITLIMIT', 3, 'creditlimit'],
  [null, 1, 'customertypecode'],
  ['PARTYTYPE', 2, null],
  ['INVOICEACCOUNT', 3, 'msdyn_billingaccount.Account(accountnumber).Contact(msdyn_contactpersonid)'],
  ['PAYMENTTERMS', 2, 'paymenttermscode'],
  ['PRIMARYCONTACTEMAIL', 1, 'emailaddress1'],
];

const customerLeg: LegOutline = {
  task: 'Contoso customers',
  leg: '001',
  sourceTable: 'Customers V3',
  sourceType: 'AX',
  destinationTable: 'accounts',
  destinationType: 'CRM',
  mappings: customerMappings.map(([sourceField, direction, destinationField], index) => ({
    sourceField,
    destinationField,
    direction,
    pointer: `/legs/0/fieldMappings/${index}`,
  })),
};

const customers: ProjectReport = {
  name: 'msdyn_[accounts - Customers V3]',
  version: '1.0.0.5',
  dualWrite: true,
  file: FILE,
  findings: [
    findingWith({
      code: 'DIPV1010',
      title: 'Mandatory field in destination entity must be mapped',
      ...said(
        say`Mandatory field ${field('transactioncurrencyid')} of CRM table ${name('accounts')} is not mapped`,
        'Map the field, or give it a default value.',
      ),
      field: 'transactioncurrencyid',
      location: at('/legs/0'),
    }),
    findingWith({
      field: 'loyaltytier',
      sourceField: 'LOYALTYTIER',
      destinationField: 'loyaltytier',
      location: at('/legs/0/fieldMappings/3/destinationField'),
    }),
    findingWith({
      code: 'DIPV1011',
      title: 'Readonly field in destination entity must not be mapped',
      ...said(
        say`The mapping writes to ${field('createdon')} of CRM table ${name('accounts')}, which is read-only`,
        'Narrow the direction of the mapping, so that the field is only read.',
      ),
      field: 'createdon',
      sourceField: 'CREATEDDATETIME',
      destinationField: 'createdon',
      location: at('/legs/0/fieldMappings/4/syncDirection'),
      fix: {
        title: 'Write from destination to source only',
        edits: [{ file: FILE, line: 40, column: 7, endLine: 40, endColumn: 8, text: '2' }],
      },
    }),
    findingWith({
      code: 'DIPV1030',
      variant: 'narrowing',
      severity: 'warning',
      title: 'Data type mismatch',
      ...said(
        say`${field('ADDRESSDESCRIPTION')} (text, 250) may be cut to fit ${field('address1_line1')} (text, 80)`,
        'Lengthen the destination field, or make sure that no value is longer.',
      ),
      field: 'address1_line1',
      sourceField: 'ADDRESSDESCRIPTION',
      destinationField: 'address1_line1',
      location: at('/legs/0/fieldMappings/5'),
    }),
    findingWith({
      code: 'ACME0001',
      severity: 'info',
      title: 'Map without a description',
      ...said('The map has no description', 'Describe the map.'),
      docs: 'javascript:alert(1)',
      task: null,
      leg: null,
      side: null,
      environmentType: null,
      table: null,
      location: at(''),
    }),
  ],
  notChecked: [{ code: 'DIPV1000', reason: 'no connections snapshot' }],
  suppressed: [
    {
      finding: findingWith({
        code: 'DIPV1023',
        title: 'Duplicate source fields',
        ...said(say`${field('PAYMENTTERMS')} is mapped twice`, 'Keep one of the mappings.'),
      }),
      reason: 'agreed with the finance team',
    },
  ],
  legs: [customerLeg],
};

const units: ProjectReport = {
  name: 'msdyn_[uoms - Fabrikam units]',
  version: '1.0.0.1',
  dualWrite: true,
  file: FILE,
  findings: [],
  notChecked: [{ code: 'DIPV1022', reason: 'no metadata for AX table Fabrikam units' }],
  suppressed: [],
  legs: [
    {
      ...customerLeg,
      task: 'Fabrikam units',
      sourceTable: 'Fabrikam units',
      destinationTable: 'uoms',
      mappings: [
        {
          sourceField: 'UNITSYMBOL',
          destinationField: 'msdyn_symbol',
          direction: 3,
          pointer: '/legs/0/fieldMappings/0',
        },
      ],
    },
  ],
};

/** From a merged report, which holds no outlines. */
const vendors: ProjectReport = {
  name: 'msdyn_[msdyn_vendors - Vendors V2]',
  version: null,
  dualWrite: false,
  file: 'fabrikam.json',
  findings: [
    findingWith({
      severity: 'warning',
      code: 'DIPV1031',
      title: 'Missing default transform for mandatory destination field',
      ...said(
        say`${field('VENDORNAME')} may be empty, and ${field('msdyn_name')} is mandatory`,
        'Give the mapping a default value.',
      ),
      field: 'msdyn_name',
      table: 'msdyn_vendors',
      sourceField: 'VENDORNAME',
      destinationField: 'msdyn_name',
    }),
  ],
  notChecked: [],
  suppressed: [],
  legs: [],
};

/** A report around these maps, with its summary counted. */
export function reportOf(projects: readonly ProjectReport[], problems: Report['problems'] = []): Report {
  const findings = projects.flatMap((project) => project.findings);
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return {
    version: 1,
    tool: { name: 'dipv', version: '1.2.3' },
    shard: null,
    summary: {
      projects: projects.length,
      mappings: projects.flatMap((project) => project.legs.flatMap((leg) => leg.mappings)).length,
      errors: count('error'),
      warnings: count('warning'),
      infos: count('info'),
      fixable: findings.filter((finding) => finding.fix !== null).length,
      suppressed: projects.flatMap((project) => project.suppressed).length,
      notChecked: projects.flatMap((project) => project.notChecked).length,
      problems: problems.length,
    },
    projects,
    problems,
  };
}

/** Three maps: one with findings of every kind, one without any, one whose mappings the report does not hold. */
export const drawnReport: Report = reportOf(
  [customers, units, vendors],
  [
    {
      kind: 'input',
      severity: 'warning',
      file: FILE,
      reason: 'msdyn_properties is no valid JSON; the map was read without it',
      pointer: null,
      line: 1204,
      column: 33,
    },
  ],
);

/** Maps of equal length with a finding in every tenth mapping. */
export function largeReport(maps: number, mappingsEach: number): Report {
  return reportOf(Array.from({ length: maps }, (_, map) => largeMap(map, mappingsEach)));
}

function largeMap(map: number, mappingsEach: number): ProjectReport {
  const mappings = Array.from({ length: mappingsEach }, (_, index) => ({
    sourceField: `FABRIKAMFIELD${index}OFMAP${map}`,
    destinationField: `fabrikam_field${index}.fabrikam_name`,
    direction: ([1, 2, 3] as const)[index % 3] ?? 3,
    pointer: `/legs/0/fieldMappings/${index}`,
  }));
  const faulty = mappings.filter((_, index) => index % 10 === 0);
  return {
    ...customers,
    name: `Fabrikam map ${map}`,
    findings: faulty.map(({ sourceField, destinationField, pointer }) =>
      findingWith({
        ...said(say`Missing destination field ${field(destinationField)} of map ${String(map)} in the schema`, ''),
        field: destinationField,
        sourceField,
        destinationField,
        location: at(pointer),
      }),
    ),
    suppressed: [],
    legs: [{ ...customerLeg, mappings }],
  };
}
