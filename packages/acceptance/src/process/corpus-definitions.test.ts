import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Field, Problem, Report, Table } from '@dipv/core';
import { readWorkspace } from '@dipv/formats';
import { corpusInputs } from './test-data/corpus.js';
import { findingsOf, reportOf } from './test-data/report.js';
import { ROOT, runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

/** A map that writes one column of a table. */
function mapTo(table: string, column: string): string {
  return JSON.stringify({
    name: `Widgets to ${table}`,
    leftEnvironmentType: 'AX',
    centerEnvironmentType: 'CRM',
    legs: [
      {
        id: '1',
        sourceSchema: 'Widgets',
        sourceEnvironmentType: 'AX',
        destinationSchema: table,
        destinationEnvironmentType: 'CRM',
        fieldMappings: [{ syncDirection: 1, sourceField: 'NAME', destinationField: column }],
      },
    ],
  });
}

/** As `ConvertTo-Json` of Windows PowerShell may write it: lists wrapped, a list of one collapsed. */
function throughPowerShell(value: unknown): unknown {
  if (Array.isArray(value)) {
    const elements = value.map(throughPowerShell);
    return elements.length === 1 ? elements[0] : { value: elements, Count: elements.length };
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, throughPowerShell(each)]));
}

async function readTable(
  metadata: string | readonly string[],
  name: string,
): Promise<{ table: Table | undefined; fields: Field[]; problems: readonly Problem[] }> {
  const cwd = folderOf({ 'map.json': mapTo(name, 'contoso_none') });
  const options = { cwd, maxInputSize: 512 * 1024 * 1024, allVersions: false };
  const { workspace } = await readWorkspace(['map.json', ...[metadata].flat()], options);
  const table = workspace.tables.find(({ names }) => names.includes(name));
  return { table, fields: [...(table?.fields.values() ?? [])], problems: workspace.problems };
}

describeWith('corpus', (corpus) => {
  const folder = join(corpus, 'entity-definitions');
  const files = corpus === '' ? ['account.json'] : readdirSync(folder);
  const tables = files.map((file) => file.replace(/\.json$/, ''));

  describe('real EntityDefinitions', () => {
    it('are of eleven tables', () => {
      expect(tables).toHaveLength(11);
    });

    it.each(tables)('tell all of %s, with lengths and the targets of lookups', async (name) => {
      const { table, fields, problems } = await readTable(join(folder, `${name}.json`), name);
      expect(problems).toEqual([]);
      expect(table).toMatchObject({ completeness: 'complete', allKeysKnown: false });
      const texts = fields.filter(({ type }) => type.kind === 'text');
      expect(texts.some(({ type }) => (type.length ?? 0) > 0)).toBe(true);
      const blind = fields.filter(({ type, targets }) => type.kind === 'lookup' && targets.length === 0);
      // one that the environment itself knows no target of
      expect(blind.map((field) => field.name)).toEqual(
        name === 'msdyn_aimodel' ? ['msdyn_activerunconfigurationid'] : [],
      );
    });

    it.each(tables)('ask no map to write a part of another column: %s', async (name) => {
      const cwd = folderOf({ 'map.json': mapTo(name, 'contoso_none') });
      const paths = [join(cwd, 'map.json'), join(folder, `${name}.json`)];
      const report: Report = reportOf(await runDipv(['validate', ...paths, '-f', 'json', '--no-config']));
      const messages = findingsOf(report).filter(({ code }) => code === 'DIPV1010');
      for (const { message } of messages) {
        expect(message).not.toMatch(/owneridtype|customeridtype|typecode|iscustomizable|canbedeleted|\w+idname/);
      }
      // the map writes none of the columns that there are
      expect(findingsOf(report).map(({ code }) => code)).toContain('DIPV1025');
    });
  });

  describe('real EntityDefinitions in other ways', () => {
    const HOST = 'https://contoso.crm.dynamics.com/api/data/v9.2';
    interface Definition {
      readonly LogicalName: string;
      readonly Attributes: readonly object[];
      readonly ManyToOneRelationships: readonly object[];
    }
    const ways: readonly [string, (definition: Definition) => Record<string, unknown>][] = [
      ['as RetrieveMetadataChanges answers', (definition) => ({ 'a.json': { EntityMetadata: [definition] } })],
      ['through PowerShell', (definition) => ({ 'a.json': throughPowerShell(definition) })],
      [
        'as a list of one, through PowerShell',
        (definition) => ({ 'a.json': throughPowerShell({ value: [definition] }) }),
      ],
      [
        'in lists of their own',
        ({ LogicalName, Attributes, ManyToOneRelationships }) => {
          const context = `${HOST}/$metadata#EntityDefinitions('${LogicalName}')`;
          return {
            'a.json': { '@odata.context': `${context}/Attributes`, value: Attributes },
            'b.json': { '@odata.context': `${context}/ManyToOneRelationships`, value: ManyToOneRelationships },
          };
        },
      ],
      [
        'in lists that lost their context',
        ({ Attributes, ManyToOneRelationships }) => ({ 'a.json': Attributes, 'b.json': ManyToOneRelationships }),
      ],
    ];

    it.each(ways)('tell the same columns: %s', async (_how, toFiles) => {
      for (const name of ['account', 'contact', 'systemuser']) {
        const path = join(folder, `${name}.json`);
        const definition = JSON.parse(readFileSync(path, 'utf8')) as Definition;
        const contents = Object.entries(toFiles(definition));
        const cwd = folderOf(Object.fromEntries(contents.map(([file, each]) => [file, JSON.stringify(each)])));
        const told = await readTable(
          contents.map(([file]) => join(cwd, file)),
          name,
        );
        const original = await readTable(path, name);
        expect(told.problems).toEqual([]);
        expect(told.table?.completeness).toBe('complete');
        expect(told.fields).toEqual(original.fields);
      }
    });
  });

  describe('a real $metadata of Dataverse', () => {
    const metadata = join(corpus, 'dataverse-metadata.xml');

    it.each([
      ['accounts', 196],
      ['contacts', 265],
      ['tasks', 63],
    ])('tells all columns of %s, inherited ones too: %d', async (name, count) => {
      const { table, fields, problems } = await readTable(metadata, name);
      expect(problems).toEqual([]);
      expect(table?.completeness).toBe('complete');
      expect(fields).toHaveLength(count);
      expect(fields.find((field) => field.name === 'ownerid')?.targets).toEqual(['systemuser', 'team']);
    });

    it('gives an activity the columns of its base type', async () => {
      const { fields } = await readTable(metadata, 'tasks');
      expect(fields.map((field) => field.name)).toEqual(expect.arrayContaining(['activityid', 'subject']));
    });
  });

  describe('the real maps with real definitions of Account and Contact', () => {
    const solutions = () => corpusInputs().map((path) => join(ROOT, path));
    const validate = async (metadata: readonly string[]) =>
      reportOf(await runDipv(['validate', ...solutions(), ...metadata, '-f', 'json', '--no-config']));

    /** The definitions of a table with these columns added, as an environment with dual-write has them. */
    function extended(name: string, columns: ReadonlySet<string>): string {
      const definition = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as { Attributes: object[] };
      const added = [...columns].map((column) => ({
        LogicalName: column,
        AttributeType: 'Unknown',
        RequiredLevel: { Value: 'None' },
        IsValidForCreate: true,
        IsValidForUpdate: true,
      }));
      return JSON.stringify({ ...definition, Attributes: [...definition.Attributes, ...added] });
    }

    /** The columns that findings say are missing, or the lookups before the dot. */
    function missingIn(report: Report, table: string): ReadonlySet<string> {
      const missing = findingsOf(report).filter(
        (finding) => finding.table === table && ['DIPV1012', 'DIPV1025'].includes(finding.code),
      );
      return new Set(missing.flatMap(({ field }) => field?.split('.')[0] ?? []));
    }

    it('find no error once the columns that dual-write brings are there', async () => {
      const bare = await validate(['account', 'contact'].map((name) => join(folder, `${name}.json`)));
      expect(missingIn(bare, 'accounts').size).toBeGreaterThan(10);
      const cwd = folderOf({
        'account.json': extended('account', missingIn(bare, 'accounts')),
        'contact.json': extended('contact', missingIn(bare, 'contacts')),
      });
      const { summary, projects } = await validate([join(cwd, 'account.json'), join(cwd, 'contact.json')]);
      expect(projects.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'error'))).toEqual([]);
      expect(summary).toMatchObject({ projects: 19, errors: 0 });
    });
  });
});
