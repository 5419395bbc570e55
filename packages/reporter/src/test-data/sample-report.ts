import {
  code as codeText,
  field,
  name as nameText,
  say,
  toText,
  type FormatContext,
  type Report,
  type Finding,
  type RuleInfo,
} from '@dipv/core';
import { said } from './said.js';

/** Names as an attacker, or a bad export, would write them. */
export const NASTY_NAME =
  '<img src=x onerror=alert(1)> @everyone [x](https://evil.example) `code` |cell| *bold* ]]> ::error::x ##vso[task.setvariable variable=a]b \u001b[31mred\u0007\u202egnp \r\n::stop-commands::t';

const plain: Finding = {
  code: 'DIPV1025',
  variant: null,
  severity: 'error',
  title: 'Missing destination field in the schema',
  ...said(
    say`Missing destination field ${field('loyaltytier')} in the schema`,
    say`Correct the name of the field, or refresh the tables of the map. The nearest existing name is ${field('loyaltytierid', 'Loyalty tier')}.`,
  ),
  docs: 'https://example.com/docs/dipv1025',
  task: 'Customers',
  leg: '001',
  side: 'destination',
  environmentType: 'CRM',
  table: 'accounts',
  field: 'loyaltytier',
  sourceField: 'LOYALTYTIER',
  destinationField: 'loyaltytier',
  location: {
    file: 'maps/customers.json',
    pointer: '/legs/0/fieldMappings/1/destinationField',
    line: 5,
    column: 57,
    endLine: 5,
    endColumn: 70,
  },
  fix: null,
  fingerprint: 'f1',
};

const readOnly: Finding = {
  ...plain,
  code: 'DIPV1011',
  title: 'Readonly field in destination entity must not be mapped',
  ...said(
    say`The mapping writes to ${field('createdon')} of CRM table ${nameText('accounts')}, which is read-only`,
    'Narrow the direction of the mapping, so that the field is only read.',
  ),
  docs: 'https://example.com/docs/dipv1011',
  field: 'createdon',
  sourceField: 'CREATEDON',
  destinationField: 'createdon',
  location: {
    file: 'maps/customers.json',
    pointer: '/legs/0/fieldMappings/2/syncDirection',
    line: 6,
    column: 19,
    endLine: 6,
    endColumn: 20,
  },
  fix: {
    title: 'Write from destination to source only',
    edits: [{ file: 'maps/customers.json', line: 6, column: 19, endLine: 6, endColumn: 20, text: '2' }],
  },
  fingerprint: 'f2',
};

const narrowing: Finding = {
  ...plain,
  code: 'DIPV1030',
  variant: 'narrowing',
  severity: 'warning',
  title: 'Data type mismatch',
  ...said(
    say`${field('ADDRESS')} (text, 250) may be cut to fit ${field('address1_line1')} (text, 80)`,
    'Lengthen the destination field, or make sure that no value is longer.',
  ),
  docs: 'https://example.com/docs/dipv1030',
  field: 'address1_line1',
  sourceField: 'ADDRESS',
  destinationField: 'address1_line1',
  location: {
    file: 'solution.zip!/customizations.xml',
    pointer: '/legs/0/fieldMappings/40',
    line: 812,
    column: 2006,
    endLine: 812,
    endColumn: 2025,
  },
  fingerprint: 'f3',
};

const nowhere: Finding = {
  ...plain,
  code: 'ACME0001',
  severity: 'info',
  title: 'Map without a description',
  ...said(say`The map ${nameText(NASTY_NAME)} has no description, see ${NASTY_NAME}`, 'Describe the map.'),
  docs: '',
  task: null,
  leg: null,
  side: null,
  environmentType: null,
  table: null,
  field: null,
  sourceField: null,
  destinationField: null,
  location: {
    file: `maps/${NASTY_NAME}.json`,
    pointer: null,
    line: null,
    column: null,
    endLine: null,
    endColumn: null,
  },
  fingerprint: 'f4',
};

const mandatory: Finding = {
  ...plain,
  code: 'DIPV1010',
  title: 'Mandatory field in destination entity must be mapped',
  ...said(
    say`Mandatory field ${field('NAME', 'Vendor name')} of AX table ${nameText('Vendors V2')} is not mapped`,
    say`Map the field, or give it a constant (${codeText('none >> NAME = value')}).`,
  ),
  docs: 'https://example.com/docs/dipv1010',
  side: 'source',
  environmentType: 'AX',
  table: 'Vendors V2',
  field: 'NAME',
  sourceField: null,
  destinationField: null,
  location: {
    file: 'solution.zip!/customizations.xml',
    pointer: '/legs/0',
    line: 901,
    column: 14,
    endLine: 904,
    endColumn: 3,
  },
  fingerprint: 'f5',
};

const suppressed: Finding = {
  ...narrowing,
  ...said(say`${field('CITY')} (text, 120) may be cut to fit ${field('city')} (text, 80)`, narrowing.help),
  fingerprint: 'f6',
};

/** A made-up run with everything in it: each severity, a variant, a fix, a suppression, gaps, problems, nasty names. */
export const sampleReport: Report = {
  version: 1,
  tool: { name: 'dipv', version: '1.2.3' },
  shard: null,
  summary: {
    projects: 6,
    mappings: 87,
    errors: 3,
    warnings: 1,
    infos: 1,
    fixable: 1,
    suppressed: 1,
    notChecked: 7,
    problems: 3,
  },
  projects: [
    {
      name: 'accounts - Customers V3',
      version: '1.0.0.5',
      dualWrite: true,
      file: 'maps/customers.json',
      findings: [plain, readOnly],
      notChecked: [{ code: 'DIPV1000', reason: 'no connections snapshot' }],
      suppressed: [],
      legs: [],
    },
    {
      name: NASTY_NAME,
      version: null,
      dualWrite: false,
      file: `maps/${NASTY_NAME}.json`,
      findings: [nowhere],
      notChecked: [],
      suppressed: [],
      legs: [],
    },
    {
      name: 'msdyn_[contacts - Contacts V2]',
      version: '1.0.0.1',
      dualWrite: true,
      file: 'solution.zip!/customizations.xml',
      findings: [],
      notChecked: [
        { code: 'DIPV1000', reason: 'no connections snapshot' },
        { code: 'DIPV1010', reason: 'no metadata for AX table Contacts V2' },
        { code: 'DIPV1022', reason: 'no metadata for AX table Contacts V2' },
      ],
      suppressed: [],
      legs: [],
    },
    {
      name: 'msdyn_[msdyn_vendors - Vendors V2]',
      version: '2.1.0.0',
      dualWrite: true,
      file: 'solution.zip!/customizations.xml',
      findings: [narrowing, mandatory],
      notChecked: [
        { code: 'DIPV1000', reason: 'no connections snapshot' },
        { code: 'DIPV1010', reason: 'no metadata for AX table Vendors V1' },
        { code: 'DIPV1022', reason: 'no metadata for AX table Vendors V1' },
      ],
      suppressed: [{ finding: suppressed, reason: 'cities are short here' }],
      legs: [],
    },
    ...['items - Released products', 'uoms - Units'].map((name) => ({
      name,
      version: '1.0.0.0',
      dualWrite: true,
      file: 'solution.zip!/customizations.xml',
      findings: [],
      notChecked: [],
      suppressed: [],
      legs: [],
    })),
  ],
  problems: [
    {
      kind: 'input',
      severity: 'error',
      file: 'broken.zip',
      reason: 'the archive ends before its table of contents: export it again',
      pointer: null,
      line: null,
      column: null,
    },
    {
      kind: 'input',
      severity: 'warning',
      file: 'solution.zip!/customizations.xml',
      reason: 'msdyn_properties is no valid JSON; the map was read without it',
      pointer: null,
      line: 1204,
      column: 33,
    },
    {
      kind: 'input',
      severity: 'error',
      file: `maps/${NASTY_NAME}`,
      reason: `legs is no list: ${NASTY_NAME}`,
      pointer: '/legs',
      line: 3,
      column: 11,
    },
  ],
};

function rule(code: string, title: string, variants: RuleInfo['variants'] = []): RuleInfo {
  return {
    code,
    title,
    severity: 'error',
    strict: 'error',
    service: 'error',
    variants,
    description: say`What ${code} finds, with ${codeText('code')}.`,
    mend: say`How to mend ${code}.`,
    docs: `https://example.com/docs/${code.toLowerCase()}`,
    fixable: code === 'DIPV1011',
    scope: null,
    needs: [],
    asks: [],
    platform: null,
    options: null,
    examples: { fails: [], passes: [] },
    module: { name: '@dipv/rules', version: null, owner: null },
  };
}

const customers = [
  '{',
  '  "name": "Customers",',
  '  "legs": [{ "fieldMappings": [',
  '    { "sourceField": "NAME", "destinationField": "name" },',
  '    { "sourceField": "LOYALTYTIER", "destinationField": "loyaltytier" },',
  '\t{ "syncDirection": 3, "sourceField": "CREATEDON", "destinationField": "createdon" }',
];
const longLine = `${'<x>'.repeat(668)} &quot;ADDRESS&quot; &quot;address1_line1&quot; ${'<y>'.repeat(400)}`;

/** The sample's files, one line of each by its number. */
const sampleLines = new Map<string, ReadonlyMap<number, string>>([
  ['maps/customers.json', new Map(customers.map((line, index) => [index + 1, line]))],
  ['solution.zip!/customizations.xml', new Map([[812, longLine]])],
]);

export const sampleContext: FormatContext = {
  rules: [
    rule('DIPV1010', 'Mandatory field in destination entity must be mapped', [
      {
        name: 'business-required',
        severity: 'warning',
        description: say`The field is only ${codeText('ApplicationRequired')}.`,
      },
    ]),
    rule('DIPV1011', 'Readonly field in destination entity must not be mapped'),
    rule('DIPV1025', 'Missing destination field in the schema'),
    rule('DIPV1030', 'Data type mismatch', [
      { name: 'narrowing', severity: 'warning', description: toText('The value may be cut or lose precision.') },
    ]),
  ],
  color: false,
  quiet: false,
  verbose: false,
  width: 80,
  failures: [
    { kind: 'unread-input', count: 2 },
    { kind: 'findings', severity: 'error' },
  ],
  sourceLines: (file, from) => {
    const line = sampleLines.get(file)?.get(from);
    return line === undefined ? null : [line];
  },
};
