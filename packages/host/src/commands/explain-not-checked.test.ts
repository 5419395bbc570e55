import {
  lacksConnections,
  lacksIntegrationKey,
  lacksIntegrationKeyBehind,
  lacksMetadata,
  lacksTable,
  platformOf,
  say,
  type Lack,
  type LackingSide,
  type NotChecked,
  type Report,
  type Side,
} from '@dipv/core';
import { allRules } from '../test-data/all-rules.js';
import { explainNotChecked } from './explain-not-checked.js';

const { rules } = allRules;

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
          lacking('DIPV1014', lacksIntegrationKey(tableOf('CRM', 'accounts'))),
          lacking('DIPV1022', lacksMetadata(tableOf('AX', 'Customers V3'))),
          lacking('DIPV1010', lacksMetadata(tableOf('AX', 'Customers V3'))),
        ],
        [
          lacking('DIPV1022', lacksMetadata(tableOf('AX', 'Vendors V2'))),
          lacking('DIPV1022', lacksTable(tableOf('CRM', 'contoso_visits', 'destination'))),
        ],
      ),
      rules,
    );
    expect(text).toMatchInlineSnapshot(`
     "What was not checked, and what would let it be checked

     Tables without metadata (2 maps): DIPV1010, DIPV1022
       - no metadata for AX table Customers V3
       - no metadata for AX table Vendors V2
       Supply one of:
         F&O $metadata                  docs/guides/metadata.md#4-fo-metadata
         F&O PublicEntities             docs/guides/metadata.md#7-fo-publicentities
         Connection set                 docs/guides/metadata.md#10-connection-set
         Project with its environments  docs/guides/metadata.md#11-project-with-its-environments

     Integration keys that are not known (1 map): DIPV1014
       - the integration key of CRM table accounts is not known
       Supply one of:
         Integration-key list           docs/guides/metadata.md#8-integration-key-list
         Connection set                 docs/guides/metadata.md#10-connection-set
         Project with its environments  docs/guides/metadata.md#11-project-with-its-environments
         Solution that owns the tables  docs/guides/metadata.md#2-solution-that-owns-the-tables (in part)
         Dataverse $metadata            docs/guides/metadata.md#3-dataverse-metadata (in part)
         Dataverse EntityDefinitions    docs/guides/metadata.md#6-dataverse-entitydefinitions (in part)

     Faults that come first (1 map): DIPV1022
       - CRM table contoso_visits is missing in the metadata (see DIPV1020)
       No input is lacking: mend the map, or the finding that the reason names.

     What makes these codes checkable:
     ┌──────────┬───┬───┬───┬───┬───┬───┬───┬───┬───┬────┬────┬────┐
     │ Code     │ 1 │ 2 │ 3 │ 4 │ 5 │ 6 │ 7 │ 8 │ 9 │ 10 │ 11 │ 12 │
     ├──────────┼───┼───┼───┼───┼───┼───┼───┼───┼───┼────┼────┼────┤
     │ DIPV1010 │   │ ✔ │ ◐ │ ◐ │   │ ✔ │ ✔ │   │   │ ✔  │ ✔  │ ◐  │
     │ DIPV1014 │   │ ◐ │ ◐ │   │   │ ◐ │   │ ✔ │   │ ✔  │ ✔  │ ◐  │
     │ DIPV1022 │   │ ✔ │ ✔ │ ✔ │   │ ✔ │ ✔ │   │   │ ✔  │ ✔  │ ◐  │
     └──────────┴───┴───┴───┴───┴───┴───┴───┴───┴───┴────┴────┴────┘
      1 Maps
      2 Solution that owns the tables
      3 Dataverse $metadata
      4 F&O $metadata
      5 Lists of organizations
      6 Dataverse EntityDefinitions
      7 F&O PublicEntities
      8 Integration-key list
      9 Connections snapshot
     10 Connection set
     11 Project with its environments
     12 Snapshot
      ✔ this input and the map are enough, for tables of the environment that the input describes
      ◐ it tells a part: other inputs must tell the rest, or the rest stays not checked
     "
    `);
  });

  it('shows the table for the codes of this run only', () => {
    const text = explainNotChecked(reportOf([lacking('DIPV1000', lacksConnections())]), rules);
    expect(text.match(/DIPV\d{4} +│/g)).toEqual(['DIPV1000 │']);
  });

  it('keeps a long list of tables short', () => {
    const tables = Array.from({ length: 40 }, (_, i) => `Contoso entity ${i}`);
    const text = explainNotChecked(
      reportOf(tables.map((name) => lacking('DIPV1022', lacksMetadata(tableOf('AX', name))))),
      rules,
    );
    expect(text).toContain('… and 35 more');
    expect(text).not.toContain('Contoso entity 39');
  });

  it('leaves reasons of one’s own rules to those rules', () => {
    const text = explainNotChecked(reportOf([{ code: 'ACME0001', reason: 'the price list is closed' }]), rules);
    expect(text).toContain('Reasons of your own rules (1 map): ACME0001\n  - the price list is closed\n');
  });

  it('shows what stands in names instead of obeying it', () => {
    const table = tableOf('AX', '\u001b[2JCustomers\n##vso[task.complete result=Succeeded]');
    const text = explainNotChecked(reportOf([lacking('DIPV1022', lacksMetadata(table))]), rules);
    expect(text).toContain('  - no metadata for AX table \\x1b[2JCustomers\\n\\x23#vso[');
    expect(text).toContain('docs/guides/metadata.md#7-fo-publicentities');
  });

  it('offers for a lookup that leads to an unknown table what its table marks', () => {
    const lack = lacksIntegrationKeyBehind(tableOf('CRM', 'accounts', 'destination'), 'parentaccountid');
    const text = explainNotChecked(reportOf([lacking('DIPV1028', lack)]), rules);
    expect(text).toContain('  - the integration key of the table that parentaccountid relates to is not known\n');
    expect(text.match(/guides\/metadata\.md#\d+/g)).toEqual([2, 3, 6, 10, 11].map((i) => `guides/metadata.md#${i}`));
  });

  it('says so where everything was checked', () => {
    expect(explainNotChecked(reportOf([]), rules)).toBe('Everything was checked.\n');
  });
});
