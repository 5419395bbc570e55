import {
  createValidator,
  defineModule,
  lacksConnections,
  lacksIntegrationKey,
  lacksIntegrationKeyBehind,
  lacksMetadata,
  lacksTable,
  platformOf,
  projectRule,
  say,
  type Lack,
  type LackingSide,
  type NotChecked,
  type Reader,
  type Report,
  type Side,
} from '@dipv/core';
import { buildWorkspace } from '@dipv/testing';
import { sample } from '../test-data/sample-build.js';
import { explainNotChecked } from './explain-not-checked.js';

const NONE = { fails: [], passes: [] };
const WIDE = { width: 140, fileOf: (path: string) => path };

function tableOf(environmentType: string, tableName: string, side: Side = 'source'): LackingSide {
  const label = say`${environmentType} table ${tableName}`;
  return { name: side, platform: platformOf(environmentType), environmentType, tableName, label };
}

function lacking(code: string, lack: Lack): NotChecked {
  return { code, reason: lack.reason, lack };
}

/** A report of maps of which only what was not checked counts. */
function reportOf(...maps: readonly (readonly NotChecked[])[]): Report {
  return {
    version: 1,
    tool: { name: 'dipv', version: '1.0.0' },
    shard: null,
    summary: {
      projects: maps.length,
      mappings: 0,
      errors: 0,
      warnings: 0,
      infos: 0,
      fixable: 0,
      suppressed: 0,
      notChecked: maps.flat().length,
      problems: 0,
    },
    projects: maps.map((notChecked, i) => ({
      name: `map ${i}`,
      version: null,
      dualWrite: true,
      file: 'maps.zip!/customizations.xml',
      findings: [],
      notChecked,
      suppressed: [],
      legs: [],
    })),
    problems: [],
  };
}

describe('--explain-not-checked', () => {
  it('says for each lack which input helps and where to read how to get it', () => {
    const text = explainNotChecked(
      reportOf(
        [
          lacking('ACME0020', lacksIntegrationKey(tableOf('CRM', 'accounts'))),
          lacking('ACME0003', lacksMetadata(tableOf('AX', 'Customers V3'))),
          lacking('ACME0010', lacksMetadata(tableOf('AX', 'Customers V3'))),
        ],
        [
          lacking('ACME0003', lacksMetadata(tableOf('AX', 'Vendors V2'))),
          lacking('ACME0003', lacksTable(tableOf('CRM', 'contoso_visits', 'destination'))),
        ],
      ),
      sample,
      WIDE,
    );
    expect(text).toMatchInlineSnapshot(`
     "What was not checked, and what would let it be checked

     Tables without metadata (2 maps): ACME0003, ACME0010
       - no metadata for AX table Customers V3
       - no metadata for AX table Vendors V2
       Supply one of:
         F&O $metadata                  docs/guides/metadata.md#4-fo-metadata
         F&O PublicEntities             docs/guides/metadata.md#7-fo-publicentities
         Connection set                 docs/guides/metadata.md#10-connection-set
         Project with its environments  docs/guides/metadata.md#11-project-with-its-environments

     Integration keys that are not known (1 map): ACME0020
       - the integration key of CRM table accounts is not known
       Supply one of:
         Integration-key list           docs/guides/metadata.md#8-integration-key-list
         Connection set                 docs/guides/metadata.md#10-connection-set
         Project with its environments  docs/guides/metadata.md#11-project-with-its-environments
         Solution that owns the tables  docs/guides/metadata.md#2-solution-that-owns-the-tables (in part)
         Dataverse $metadata            docs/guides/metadata.md#3-dataverse-metadata (in part)
         Dataverse EntityDefinitions    docs/guides/metadata.md#6-dataverse-entitydefinitions (in part)

     Faults that come first (1 map): ACME0003
       - CRM table contoso_visits is missing in the metadata (see DIPV1020)
       No input is lacking: mend the map, or the finding that the reason names.

     What makes these codes checkable:
     ┌──────────┬───┬───┬───┬───┬───┬───┬────┬────┬────┐
     │ Code     │ 2 │ 3 │ 4 │ 6 │ 7 │ 8 │ 10 │ 11 │ 12 │
     ├──────────┼───┼───┼───┼───┼───┼───┼────┼────┼────┤
     │ ACME0003 │ ✔ │ ✔ │ ✔ │ ✔ │ ✔ │   │ ✔  │ ✔  │ ◐  │
     │ ACME0010 │ ✔ │ ◐ │ ◐ │ ✔ │ ✔ │   │ ✔  │ ✔  │ ◐  │
     │ ACME0020 │ ◐ │ ◐ │   │ ◐ │   │ ✔ │ ✔  │ ✔  │ ◐  │
     └──────────┴───┴───┴───┴───┴───┴───┴────┴────┴────┘
      2 Solution that owns the tables
      3 Dataverse $metadata
      4 F&O $metadata
      6 Dataverse EntityDefinitions
      7 F&O PublicEntities
      8 Integration-key list
     10 Connection set
     11 Project with its environments
     12 Snapshot
      ✔ this input and the map are enough, for tables of the environment that the input describes
      ◐ it tells a part: other inputs must tell the rest, or the rest stays not checked
     "
    `);
  });

  it('shows the table for the codes of this run only', () => {
    const text = explainNotChecked(reportOf([lacking('ACME0002', lacksConnections())]), sample, WIDE);
    expect(text.match(/ACME\d{4} +│/g)).toEqual(['ACME0002 │']);
  });

  it('keeps a long list of tables short', () => {
    const tables = Array.from({ length: 40 }, (_, i) => `Contoso entity ${i}`);
    const text = explainNotChecked(
      reportOf(tables.map((name) => lacking('ACME0003', lacksMetadata(tableOf('AX', name))))),
      sample,
      WIDE,
    );
    expect(text).toContain('… and 35 more');
    expect(text).not.toContain('Contoso entity 39');
  });

  it('leaves reasons of one’s own rules to those rules', () => {
    const text = explainNotChecked(reportOf([{ code: 'ACME0001', reason: 'the price list is closed' }]), sample, WIDE);
    expect(text).toContain('Reasons of your own rules (1 map): ACME0001\n  - the price list is closed\n');
  });

  it('shows what stands in names instead of obeying it', () => {
    const table = tableOf('AX', '\u001b[2JCustomers\n##vso[task.complete result=Succeeded]');
    const text = explainNotChecked(reportOf([lacking('ACME0003', lacksMetadata(table))]), sample, WIDE);
    expect(text).toContain('  - no metadata for AX table \\x1b[2JCustomers\\n\\x23#vso[');
    expect(text).toContain('docs/guides/metadata.md#7-fo-publicentities');
  });

  it('offers for a lookup that leads to an unknown table what its table marks', () => {
    const lack = lacksIntegrationKeyBehind(tableOf('CRM', 'accounts', 'destination'), 'parentaccountid');
    const text = explainNotChecked(reportOf([lacking('ACME0030', lack)]), sample, WIDE);
    expect(text).toContain('  - the integration key of the table that parentaccountid relates to is not known\n');
    expect(text.match(/guides\/metadata\.md#\d+/g)).toEqual([2, 3, 6, 10, 11].map((i) => `guides/metadata.md#${i}`));
  });

  it.each([20, 40, 80, 140])('in %i columns breaks between words, and names only a path beyond them', (width) => {
    const names = ['a', 'b', 'c'].map((letter) => `Contoso customers with a rather long name ${letter}`);
    const ownReader: Reader = {
      name: 'price lists',
      tells: Array.from({ length: 9 }, (_, i) => ({
        title: `Price list ${i} of a supplier`,
        platforms: [],
        tells: { integrationKey: 'part' },
      })),
      recognises: () => false,
      read: () => undefined,
    };
    const report = reportOf([
      ...names.map((name) => lacking('ACME0003', lacksMetadata(tableOf('AX', name)))),
      lacking('ACME0020', lacksIntegrationKey(tableOf('CRM', 'accounts'))),
      lacking('ACME0003', lacksTable(tableOf('CRM', 'contoso_visits', 'destination'))),
      { code: 'ACME0001', reason: 'the price list is closed until the accountants have counted everything' },
    ]);
    const fileOf = (path: string) => `/opt/contoso/${path}`;
    const text = explainNotChecked(report, { ...sample, readers: [ownReader] }, { width, fileOf });
    const tooLong = text.split('\n').filter((line) => line.length > width && line.trim().includes(' '));
    expect(tooLong).toEqual([]);
    expect(text).toMatch(/Price\s+list\s+8\s+of\s+a\s+supplier\s+\(in\s+part\)\n/); // it has no section in the guide
    expect(text).toMatch(/│ 21 │/);
  });

  it('says so where everything was checked', () => {
    expect(explainNotChecked(reportOf([]), sample, WIDE)).toBe('Everything was checked.\n');
  });

  it('does not say so where a rule failed', () => {
    const check = () => {
      throw new Error('broken');
    };
    const broken = projectRule({ code: 'ACME0099', title: 't', description: 'd', mend: 'm', check, examples: NONE });
    const module = defineModule({ name: 'acme', apiVersion: 1, rules: [broken] });
    const validator = createValidator({ modules: [module] });
    const report = validator.validate(buildWorkspace({ name: 'a map' }));
    expect(explainNotChecked(report, validator, WIDE)).toBe(
      'No input is lacking. What rules failed at, see DIPV1001, was not checked.\n',
    );
  });
});
