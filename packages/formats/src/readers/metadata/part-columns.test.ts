import type { Table } from '@dipv/core';
import { readNamed, removeFolders, taskOf } from '../../test-data/test-kit.js';

afterEach(removeFolders);

const filling = (table: Table | undefined): string[] =>
  [...(table?.fields.values() ?? [])].filter(({ fillsItself }) => fillsItself).map(({ name }) => name);

describe('columns that are parts of others', () => {
  const field = (name: string, type: string, more: object = {}): object => ({
    name,
    isRequired: true,
    typeDetails: { type, ...more },
  });
  const fields = [
    field('contoso_widgetid', 'Uniqueidentifier'),
    field('ownerid', 'Owner'),
    field('owneridtype', 'Integer'),
    field('owneridname', 'String'),
    field('contoso_target', 'EntityName'),
    field('contoso_makerid', 'Lookup', { relatedEntity: 'contoso_maker' }),
    field('contoso_makeridtype', 'String'),
    field('contoso_name', 'String'),
  ];

  it.each([
    ['CRM', 'contoso_widgets', ['owneridtype', 'owneridname', 'contoso_target']],
    ['AX', 'Widgets', []],
  ])('are told in schemas of the gateway: %s', async (targetType, name, expected) => {
    const environment = { name: targetType, targetType, schemas: [{ name, fields, keys: [] }] };
    const set = { name: 'Contoso', dataPartitionMappings: [], environments: { [targetType]: environment } };
    const { workspace } = await readNamed({ 'map.json': JSON.stringify(taskOf()), 'set.json': JSON.stringify(set) });
    expect(workspace.problems).toEqual([]);
    expect(filling(workspace.connectionSets[0]?.environments[0]?.environment?.tables?.[0])).toEqual(expected);
  });

  it('are told in $metadata of Dataverse by their names', async () => {
    const csdl = `<edmx:Edmx xmlns:edmx="x"><edmx:DataServices><Schema Namespace="Microsoft.Dynamics.CRM">
      <EntityType Name="contoso_widget"><Key><PropertyRef Name="contoso_widgetid" /></Key>
        <Property Name="contoso_widgetid" Type="Edm.Guid" />
        <Property Name="_ownerid_value" Type="Edm.Guid" />
        <Property Name="owneridtype" Type="Edm.String" MaxLength="0" />
        <Property Name="contoso_name" Type="Edm.String" MaxLength="10" />
      </EntityType></Schema></edmx:DataServices></edmx:Edmx>`;
    const { workspace } = await readNamed({ 'map.json': JSON.stringify(taskOf()), 'metadata.xml': csdl });
    expect(filling(workspace.tables[0])).toEqual(['owneridtype']);
    expect(workspace.tables[0]?.fields.get('owneridtype')?.type.length).toBeNull();
  });
});
