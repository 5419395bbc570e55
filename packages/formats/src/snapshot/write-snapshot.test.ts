import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from '@dipv/core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { mappingOf, readNamed, removeFolders, solutionXml, taskOf, xmlAttribute, xmlTable } from '../test-kit.js';
import { takeSnapshot } from './take-snapshot.js';
import { writeSnapshot } from './write-snapshot.js';

afterEach(removeFolders);

const schema = JSON.parse(readFileSync(join(__dirname, '../../snapshot.schema.json'), 'utf8')) as object;

const map = JSON.stringify(taskOf([mappingOf({ destinationField: 'contoso_makerid.contoso_code' })]));

const raw = {
  'map.json': map,
  'a.xml': solutionXml({
    entities: xmlTable('contoso_widget', {
      set: 'contoso_widgets',
      attributes: [
        xmlAttribute('contoso_widgetid', 'primarykey', { RequiredLevel: 'systemrequired' }),
        xmlAttribute('contoso_name', 'nvarchar', {
          MaxLength: '50',
          RequiredLevel: 'required',
          ValidForCreateApi: '1',
          ValidForUpdateApi: '0',
        }),
        xmlAttribute('contoso_price', 'money', {
          Accuracy: '2',
          MinValue: '-1.5',
          MaxValue: '9',
          AppDefaultValue: '3',
        }),
        xmlAttribute(
          'contoso_grade',
          'picklist',
          { IsCustomField: '1' },
          '<optionset><options><option value="1"/></options></optionset>',
        ),
      ],
    }),
  }),
  'b.json': JSON.stringify([
    {
      LogicalName: 'contoso_widget',
      EntitySetName: 'contoso_widgets',
      Attributes: [{ LogicalName: 'contoso_makerid', AttributeType: 'Lookup', Targets: ['contoso_maker'] }],
    },
    { LogicalName: 'contoso_maker', EntitySetName: 'contoso_makers', Attributes: [{ LogicalName: 'contoso_code' }] },
    { LogicalName: 'contoso_other', Attributes: [{ LogicalName: 'contoso_code' }] },
    {
      Name: 'Widget',
      EntitySetName: 'Widgets',
      Properties: [{ Name: 'WidgetId', DataType: 'String', IsMandatory: true }],
    },
  ]),
};

const snapshotOf = (workspace: Workspace): string => writeSnapshot(takeSnapshot(workspace));
const factsOf = ({ tables }: Workspace): unknown =>
  tables.map(({ file: _file, fields, ...table }) => ({ ...table, fields: new Map([...fields].sort()) }));

describe('a snapshot', () => {
  it('reads back as the same facts, by itself or beside what it was made of', async () => {
    const { workspace } = await readNamed(raw);
    const snapshot = snapshotOf(workspace);
    const again = await readNamed({ 'map.json': map, 's.json': snapshot });
    expect(again.workspace.problems).toEqual([]);
    expect(factsOf(again.workspace)).toEqual(factsOf(workspace));
    const both = await readNamed({ ...raw, 's.json': snapshot });
    expect(both.workspace.problems).toEqual([]);
    expect(factsOf(both.workspace)).toEqual(factsOf(workspace));
  });

  it('holds the tables that maps use, those that lookups lead to, and no other', async () => {
    const snapshot = JSON.parse(snapshotOf((await readNamed(raw)).workspace)) as { tables: { name: string }[] };
    expect(snapshot.tables.map(({ name }) => name)).toEqual(['contoso_makers', 'contoso_widgets', 'Widgets']);
  });

  it('is the same bytes for the same facts, made anew or from itself, with a line for each column', async () => {
    const { workspace } = await readNamed(raw);
    const snapshot = snapshotOf(workspace);
    expect(snapshotOf({ ...workspace, tables: [...workspace.tables].reverse() })).toBe(snapshot);
    const again = await readNamed({ 'map.json': map, 's.json': snapshot });
    expect(snapshotOf(again.workspace)).toBe(snapshot);
    expect(snapshot.split('\n').filter((line) => line.includes('"contoso_name"'))).toHaveLength(1);
    expect(snapshot.endsWith('}\n')).toBe(true);
  });

  it('is valid against its JSON Schema', async () => {
    const validate = new Ajv2020().compile(schema);
    expect(validate(JSON.parse(snapshotOf((await readNamed(raw)).workspace)))).toBe(true);
    expect(validate.errors).toBeNull();
    expect(validate({ dipvSnapshot: 1, tables: [] })).toBe(true);
    expect(validate({ dipvSnapshot: 1, tables: [{ name: 'a' }] })).toBe(false);
  });

  it.each([
    ['another version', { dipvSnapshot: 2, tables: [] }, 'dipvSnapshot: expected 1, found 2'],
    [
      'a column of no kind',
      {
        dipvSnapshot: 1,
        tables: [
          {
            platform: 'dataverse',
            name: 'a',
            names: [],
            technicalNames: [],
            keys: [],
            fields: [{ name: 'x', kind: 'odd' }],
          },
        ],
      },
      'kind',
    ],
  ])('that breaks the contract is named: %s', async (_what, content, reason) => {
    const { workspace } = await readNamed({ 's.json': JSON.stringify(content) });
    expect(workspace.problems).toMatchObject([
      { severity: 'error', reason: expect.stringContaining(reason) as string },
    ]);
    expect(workspace.problems[0]?.reason).toContain('the snapshot breaks the contract and is left out');
  });
});
