import type { Table } from '@dipv/core';
import { mappingOf, readFolder, readNamed, removeFolders, taskOf, utf16le } from '../../test-data/test-kit.js';

afterEach(removeFolders);

const edmx = (schema: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>\r\n<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>${schema}</edmx:DataServices></edmx:Edmx>`;
const dataverse = (content: string): string =>
  edmx(
    `<Schema Namespace="Microsoft.Dynamics.CRM" Alias="mscrm" xmlns="http://docs.oasis-open.org/odata/ns/edm">${content}</Schema>`,
  );
const finance = (content: string): string =>
  edmx(
    `<Schema Namespace="Microsoft.Dynamics.DataEntities" xmlns="http://docs.oasis-open.org/odata/ns/edm">${content}</Schema>`,
  );

async function tablesOf(
  csdl: string | Uint8Array,
  names: readonly [string, string] = ['Widgets', 'contoso_widgets'],
): Promise<readonly Table[]> {
  const mappings = [mappingOf({ destinationField: 'contoso_makerid.contoso_code' })];
  const task = JSON.stringify(taskOf(mappings))
    .replace('"Widgets"', `"${names[0]}"`)
    .replace('"contoso_widgets"', `"${names[1]}"`);
  const { workspace } = await readNamed({ 'map.json': task, 'metadata.xml': csdl });
  expect(workspace.problems).toEqual([]);
  return workspace.tables;
}

const KEYS = `<Annotation Term="OData.Community.Keys.V1.AlternateKeys"><Collection>
  <Record Type="OData.Community.Keys.V1.AlternateKey"><PropertyValue Property="Key"><Collection>
    <Record Type="OData.Community.Keys.V1.PropertyRef"><PropertyValue Property="Alias" String="contoso_number"/><PropertyValue Property="Name" PropertyPath="contoso_number"/></Record>
    <Record Type="OData.Community.Keys.V1.PropertyRef"><PropertyValue Property="Name" PropertyPath="_contoso_makerid_value"/></Record>
  </Collection></PropertyValue></Record></Collection></Annotation>`;

const WIDGET = `<EntityType Name="crmbaseentity" Abstract="true"/>
  <EntityType Name="contoso_base"><Property Name="createdon" Type="Edm.DateTimeOffset"/></EntityType>
  <EntityType Name="contoso_widget" BaseType="mscrm.contoso_base">
    <Key><PropertyRef Name="contoso_widgetid"/></Key>
    <Property Name="contoso_widgetid" Type="Edm.Guid"/>
    <Property Name="contoso_number" Type="Edm.String" MaxLength="20" Unicode="false"/>
    <Property Name="contoso_count" Type="Edm.Int32" Nullable="false"/>
    <Property Name="contoso_big" Type="Edm.Int64"/>
    <Property Name="contoso_price" Type="Edm.Decimal" Precision="10" Scale="2"/>
    <Property Name="contoso_day" Type="Edm.Date"/>
    <Property Name="contoso_computed" Type="Edm.Boolean"><Annotation Term="Org.OData.Core.V1.Computed" Bool="true"/></Property>
    <Property Name="contoso_outside" Type="Edm.Binary"/>
    <Property Name="_contoso_makerid_value" Type="Edm.Guid"><Annotation Term="Org.OData.Core.V1.Computed" Bool="true"/></Property>
    <Property Name="_ownerid_value" Type="Edm.Guid"/>
    <NavigationProperty Name="contoso_makerid" Type="mscrm.contoso_maker" Nullable="false"><ReferentialConstraint Property="_contoso_makerid_value" ReferencedProperty="contoso_makerid"/></NavigationProperty>
    <NavigationProperty Name="contoso_makerid_other" Type="mscrm.account"><ReferentialConstraint Property="_contoso_makerid_value" ReferencedProperty="accountid"/></NavigationProperty>
    <NavigationProperty Name="ownerid" Type="mscrm.principal"><ReferentialConstraint Property="_ownerid_value" ReferencedProperty="ownerid"/></NavigationProperty>
    <NavigationProperty Name="contoso_parts" Type="Collection(mscrm.contoso_part)"/>
    ${KEYS}
  </EntityType >
  <EntityType Name="contoso_maker"><Key><PropertyRef Name="contoso_makerid"/></Key><Property Name="contoso_code" Type="Edm.String"/></EntityType>
  <EntityType Name="contoso_part"><Property Name="contoso_code" Type="Edm.String"/></EntityType>
  <Annotations Target="mscrm.contoso_widget/contoso_outside"><Annotation Term="Org.OData.Core.V1.Permissions" EnumMember="Org.OData.Core.V1.Permission/Read"/></Annotations>
  <EntityContainer Name="System"><EntitySet Name="contoso_widgets" EntityType="Microsoft.Dynamics.CRM.contoso_widget"/><EntitySet Name="contoso_makers" EntityType="Microsoft.Dynamics.CRM.contoso_maker"/></EntityContainer>`;

describe('the $metadata of Dataverse', () => {
  it('tells columns, lookups, keys and what is inherited', async () => {
    const [maker, widget, ...others] = await tablesOf(dataverse(WIDGET));
    expect(others).toEqual([]); // nobody uses parts
    expect(maker?.names).toEqual(['contoso_makers', 'contoso_maker']);
    expect(widget).toMatchObject({
      name: 'contoso_widgets',
      names: ['contoso_widgets', 'contoso_widget'],
      completeness: 'complete',
      keys: [
        { fields: ['contoso_widgetid'], isPrimaryKey: true },
        { fields: ['contoso_number', 'contoso_makerid'], isPrimaryKey: false, isIntegrationKey: null },
      ],
    });
    const types = Object.fromEntries([...widget!.fields.values()].map(({ name, type }) => [name, type]));
    expect(types).toMatchObject({
      createdon: { kind: 'unknown' }, // a date, or a date and time: nobody can tell
      contoso_number: { kind: 'text', length: 20 },
      contoso_count: { kind: 'integer', bits: null }, // a choice is one, too
      contoso_big: { kind: 'integer', bits: 64 },
      contoso_price: { kind: 'decimal', precision: 2 },
      contoso_day: { kind: 'date' },
      contoso_makerid: { kind: 'lookup' },
    });
    expect(widget?.fields.get('contoso_makerid')?.targets).toEqual(['contoso_maker', 'account']);
    expect(widget?.fields.get('ownerid')?.targets).toEqual(['systemuser', 'team']);
  });

  it('does not tell what is required, and of most columns not whether they can be written', async () => {
    const widget = (await tablesOf(dataverse(WIDGET))).find(({ name }) => name === 'contoso_widgets');
    expect([...widget!.fields.values()].every(({ requirement }) => requirement === null)).toBe(true);
    expect(widget!.fields.get('contoso_number')).toMatchObject({ creatable: null, updatable: null });
    expect(widget!.fields.get('contoso_computed')).toMatchObject({ creatable: false, updatable: false });
    expect(widget!.fields.get('contoso_outside')).toMatchObject({ creatable: false, updatable: false });
    // the value of a lookup is computed, the lookup is not
    expect(widget!.fields.get('contoso_makerid')).toMatchObject({ creatable: null, updatable: null });
  });

  it('knows all keys only where it tells keys at all', async () => {
    const withKeys = await tablesOf(dataverse(WIDGET));
    expect(withKeys.map(({ allKeysKnown }) => allKeysKnown)).toEqual([undefined, undefined]);
    const without = await tablesOf(dataverse(WIDGET.replace(KEYS, '')));
    expect(without.map(({ allKeysKnown }) => allKeysKnown)).toEqual([false, false]);
  });

  it.each([
    ['UTF-16', (text: string) => utf16le(text)],
    ['one line', (text: string) => text.replaceAll(/[\r\n]/g, ' ')],
    // the tables then stand across the pieces in which the file is read
    [
      'much text in front',
      (text: string) => text.replace('<EntityType ', `<!-- ${'ä🙂'.repeat(60_000)} --><EntityType `),
    ],
    ['Windows lines', (text: string) => text.replaceAll(/\r?\n/g, '\r\n')],
  ])('is read the same whatever the file is like: %s', async (_what, change) => {
    const [maker, widget] = await tablesOf(dataverse(WIDGET));
    expect(await tablesOf(change(dataverse(WIDGET)))).toEqual([maker, widget]);
  });
});

const ENTITY = `<EnumType Name="NoYes"><Member Name="No" Value="0"/><Member Name="Yes" Value="1"/></EnumType>
  <EntityType Name="WidgetV2"><Key><PropertyRef Name="dataAreaId"/><PropertyRef Name="WidgetId"/></Key>
    <Property Name="dataAreaId" Type="Edm.String" Nullable="false"/>
    <Property Name="WidgetId" Type="Edm.String" Nullable="false" REQUIRED/>
    <Property Name="Count" Type="Edm.Int32" Nullable="false"/>
    <Property Name="From" Type="Edm.DateTimeOffset" Nullable="false">DATE</Property>
    <Property Name="IsRound" Type="Microsoft.Dynamics.DataEntities.NoYes"/>
    <Property Name="Fixed" Type="Edm.Decimal" Nullable="false">FIXED</Property>
    LABEL
  </EntityType>
  <EntityContainer Name="Resources"><EntitySet Name="WidgetsV2" EntityType="Microsoft.Dynamics.DataEntities.WidgetV2"/></EntityContainer>`;
const term = (name: string, value: string): string =>
  `<Annotation Term="Microsoft.Dynamics.OData.Core.V1.${name}" ${value}/>`;
const PLAIN = ENTITY.replace('REQUIRED/>', '/>').replace('DATE', '').replace('FIXED', '').replace('LABEL', '');
const ANNOTATED = ENTITY.replace('REQUIRED/>', `>${term('IsRequired', 'Bool="true"')}</Property>`)
  .replace('DATE', term('AXType', 'EnumMember="Microsoft.Dynamics.OData.Core.V1.AXType/Date"'))
  .replace('FIXED', term('AllowEdit', 'Bool="false"') + term('AllowEditOnCreate', 'Bool="false"'))
  .replace('LABEL', term('LabelId', 'String="Made-up widgets"'));

describe('the $metadata of F&O', () => {
  it('tells types, enumerations and whether the company is in the key', async () => {
    const [entity] = await tablesOf(finance(PLAIN), ['Widgets V2', 'none']);
    expect(entity).toMatchObject({
      platform: 'finance-and-operations',
      names: ['WidgetsV2', 'WidgetV2'],
      keys: [{ fields: ['dataAreaId', 'WidgetId'], isPrimaryKey: true }],
    });
    expect(entity?.fields.get('isround')?.type).toMatchObject({ kind: 'choice', options: ['No', 'Yes'] });
    expect(entity?.fields.get('count')?.type).toMatchObject({ kind: 'integer', bits: 32 });
    expect(entity?.fields.get('from')?.type.kind).toBe('unknown');
    // every number is Nullable="false", mandatory or not
    for (const field of entity!.fields.values()) expect(field).toMatchObject({ requirement: null, updatable: null });
  });

  it('tells what is mandatory and read-only by annotations, which F&O makes', async () => {
    const [entity] = await tablesOf(finance(ANNOTATED), ['Made-up widgets', 'none']);
    expect(entity?.displayName).toBe('Made-up widgets');
    expect(entity?.fields.get('widgetid')).toMatchObject({ requirement: 'required', creatable: true, updatable: true });
    expect(entity?.fields.get('count')).toMatchObject({ requirement: 'optional' });
    expect(entity?.fields.get('from')?.type.kind).toBe('date');
    expect(entity?.fields.get('fixed')).toMatchObject({ creatable: false, updatable: false });
  });
});

describe('$metadata that cannot be used', () => {
  it('of another service is named when someone named the file, and passed over in a folder', async () => {
    const northwind = edmx('<Schema Namespace="NorthwindModel"><EntityType Name="Product"/></Schema>');
    const { workspace } = await readNamed({ 'a.xml': northwind });
    expect(workspace.problems).toMatchObject([
      {
        severity: 'error',
        reason: expect.stringContaining('neither of finance and operations nor of Dataverse') as string,
      },
    ]);
    expect(workspace.problems[0]?.reason).toContain('NorthwindModel');
    const found = await readFolder({ 'a.xml': northwind });
    expect(found.workspace.problems).toEqual([]);
    expect(found.unrecognised).toEqual(['a.xml']);
  });

  it('that is cut short is named, even in a folder', async () => {
    const { workspace } = await readFolder({ 'a.xml': dataverse(WIDGET).slice(0, 2000) });
    expect(workspace.problems).toMatchObject([
      { severity: 'error', file: 'a.xml', reason: expect.stringContaining('is no well-formed XML') as string },
    ]);
  });

  it('with a cycle of base types does not hang', async () => {
    const tables = await tablesOf(
      dataverse(
        '<EntityType Name="contoso_widget" BaseType="mscrm.b"><Property Name="a" Type="Edm.String"/></EntityType><EntityType Name="b" BaseType="mscrm.contoso_widget"><Property Name="c" Type="Edm.String"/></EntityType>',
      ),
    );
    expect([...(tables[0]?.fields.keys() ?? [])].sort()).toEqual(['a', 'c']);
  });
});
