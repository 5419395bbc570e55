import { readNamed, removeFolders, solutionXml, xmlAttribute, xmlTable } from '../test-data/test-kit.js';

afterEach(removeFolders);

describe('a table that several inputs tell of', () => {
  const solution = solutionXml({
    entities:
      xmlTable('contoso_widget', {
        set: 'contoso_widgets',
        attributes: [
          xmlAttribute('contoso_widgetid', 'primarykey'),
          xmlAttribute('contoso_name', 'nvarchar', { MaxLength: '50' }),
        ],
      }) + xmlTable('account', { attributes: [xmlAttribute('contoso_grade', 'int')] }),
  });
  const schema = (name: string, singletonName: string): object => ({
    name,
    singletonName,
    displayName: 'Label',
    fields: [
      { name: 'createdon', isReadonly: false, typeDetails: { type: 'Date' } },
      { name: 'contoso_name', isReadonly: true, typeDetails: { type: 'String' } },
      { name: 'contoso_extra', typeDetails: { type: 'Guid' } },
    ],
    keys: [],
  });

  it('is one table with the columns of all; what was read beats what is only assumed of the platform', async () => {
    const environment = JSON.stringify({
      targetType: 'CRM',
      schemas: [schema('contoso_widgets', 'contoso_widget'), schema('accounts', 'account')],
    });
    for (const names of [
      ['a.xml', 'b.json'],
      ['b.xml', 'a.json'],
    ] as const) {
      const { workspace } = await readNamed({ [names[0]]: solution, [names[1]]: environment });
      expect(workspace.tables.map(({ completeness }) => completeness)).toEqual(['complete', 'complete']);
      const widget = workspace.tables.find(({ name }) => name === 'contoso_widgets');
      expect(widget?.fields.get('createdon')).toMatchObject({ updatable: true, type: { kind: 'date' } });
      expect(widget?.fields.get('contoso_name')).toMatchObject({
        updatable: false,
        type: { kind: 'text', length: 50 },
      });
      expect([...widget!.fields.keys()]).toEqual(
        expect.arrayContaining(['contoso_extra', 'contoso_widgetid', 'contoso_name']),
      );
      expect(widget!.fields.has('versionnumber')).toBe(false); // the schema lists every column there is
      expect(widget!.keys).toMatchObject([{ name: 'contoso_widgetid', isPrimaryKey: true }]);
      const account = workspace.tables.find(({ names: all }) => all.includes('account'));
      expect([...account!.fields.keys()].toSorted()).toEqual([
        'contoso_extra',
        'contoso_grade',
        'contoso_name',
        'createdon',
      ]);
    }
  });

  it('stays two tables when only the labels or the platforms differ', async () => {
    const of = (targetType: string, name: string): string =>
      JSON.stringify({ targetType, schemas: [schema(name, `${name}1`)] });
    const { workspace } = await readNamed({
      'a.json': of('CRM', 'x'),
      'b.json': of('CRM', 'y'),
      'c.json': of('AX', 'x'),
    });
    expect(workspace.tables.map(({ platform, name }) => `${platform} ${name}`)).toEqual([
      'dataverse x',
      'dataverse y',
      'finance-and-operations x',
    ]);
  });
});
