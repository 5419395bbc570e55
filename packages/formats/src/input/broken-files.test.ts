import { readFolder, readNamed, removeFolders, taskOf, utf16le } from '../test-data/test-kit.js';

afterEach(removeFolders);

const map = JSON.stringify(taskOf([]));

/** The text of a list without its end, as a full disk or a lost connection leaves it. */
function cut(...records: readonly object[]): string {
  return JSON.stringify({ value: records }).slice(0, -2);
}

function utf32(text: string): Buffer {
  return Buffer.from(Uint32Array.from([...text], (character) => character.codePointAt(0) ?? 0).buffer);
}

const entity = { Name: 'Widget', EntitySetName: 'Widgets', Properties: [{ Name: 'WidgetId', DataType: 'String' }] };

describe('a broken file in a folder fails the run where it would be an input if it were whole', () => {
  it.each<[string, string | Uint8Array]>([
    ['PublicEntities', cut(entity)],
    ['PublicEntities, cut within an entity', JSON.stringify({ value: [entity] }).slice(0, -20)],
    ['PublicEntities of Windows PowerShell', utf16le(cut(entity))],
    ['PublicEntities in UTF-16 without a mark', Buffer.from(cut(entity), 'utf16le')],
    ['PublicEntities in UTF-32', utf32(`\ufeff${JSON.stringify({ value: [entity] })}`)],
    ['PublicEntities in UTF-32, the highest byte first', utf32(JSON.stringify([entity])).swap32()],
    ['PublicEntities with a comma too much', JSON.stringify([entity]).replace(']}]', ']},]')],
    ['PublicEntities, one a line', `${JSON.stringify(entity)}\n${JSON.stringify(entity)}`],
    ['PublicEntities behind a warning', `WARNING: truncated\n${JSON.stringify([entity])}`],
    ['PublicEntities in a string', JSON.stringify(cut(entity)).slice(0, -1)],
    ['PublicEnumerations', cut({ Name: 'Size', Members: [{ Name: 'Small', Value: 0 }] })],
    ['DataEntities', cut({ Name: 'WidgetEntity', PublicEntityName: 'Widget', LabelId: '@Contoso:1' })],
    ['labels', cut({ Id: '@Contoso:1', Language: 'en-us', Value: 'Widgets' })],
    ['EntityDefinitions', cut({ LogicalName: 'contoso_widget', EntitySetName: 'contoso_widgets' })],
    ['columns', cut({ LogicalName: 'contoso_name', AttributeType: 'String' })],
    ['keys', cut({ LogicalName: 'contoso_key', KeyAttributes: ['contoso_name'] })],
    ['an answer whose context tells it', '{"@odata.context":"https://contoso/$metadata#cdm_companies","value":[{"a":'],
    ['a connections snapshot', cut({ name: 'a', properties: { displayName: 'Contoso', statuses: [] } })],
    ['legal entities', cut({ LegalEntityId: 'CONT' })],
    ['companies', cut({ cdm_companycode: 'CONT' })],
    ['business units', cut({ businessunitid: '1', name: 'Contoso' })],
    ['a list of keys', '{"contoso_widgets - Widgets": ["contoso_number"'],
    ['a list of keys with comments', '// by hand\n{"contoso_widgets - Widgets": ["contoso_number"]}'],
    ['relationships of a solution', '<EntityRelationships><EntityRelationship><ReferencingAttributeName>a'],
    ['keys in XML', "<Configuration><Map mapName='contoso_widgets - Widgets' keys='a'>"],
  ])('%s', async (_what, content) => {
    const { workspace, unrecognised } = await readFolder({ 'map.json': map, 'a.json': content });
    expect(workspace.problems).toMatchObject([{ severity: 'error', file: 'a.json' }]);
    expect(unrecognised).toEqual([]);
    expect(workspace.projects).toHaveLength(1);
  });

  it.each([
    ['a configuration with comments', '{ // compiler\n "compilerOptions": { "strict": true, } }'],
    ['comments with brackets and quotes', '/* { " */ { "a": "https://contoso" // don"t [\n}'],
    ['mappings of another tool', '{ "mappings": [{ "sourceField": "a", "destinationField": "b", }] // by hand\n}'],
    ['a text', 'name: contoso\nfiles: ["a", "b"]\n'],
    ['a page of another kind', '<Project Sdk="Microsoft.NET.Sdk"><!-- > --><a b=\'>\' /></Project>\n<!-- end -->'],
    ['settings of an editor', '{ "[json]": { "editor.tabSize": 2 }, // tabs\n "files.exclude": {} }'],
  ])('but not %s', async (_what, content) => {
    const { workspace, unrecognised } = await readFolder({ 'map.json': map, 'a.json': content });
    expect(workspace.problems).toEqual([]);
    expect(unrecognised).toEqual(['a.json']);
  });

  it.each([
    ['a package', '{ "name": "contoso", "version": "1.0.0", "scripts": {'],
    ['a list of anything', '[{ "id": 1, "value": "a" }, { "id": 2'],
    ['brackets without end', '['.repeat(100_000)],
    ['brackets without a beginning', ']'.repeat(100_000)],
    ['a project file', '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup>'],
    ['the end of XML', 'PropertyGroup></Project>'],
    ['the beginning of a DOCTYPE', '<!DOCTYPE a [ <!ENTITY'],
    ['one bracket', '{'],
    ['a piece of a string', '"{\\"name\\":'],
    ['zeros in front', `\0\0\0${'{"a":1}'}`],
    ['zeros behind', '{"a":1}\0\0\0'],
    ['markers of a merge', '{\n<<<<<<< HEAD\n"a": 1\n=======\n"a": 2\n>>>>>>> other\n}'],
  ])('and is a warning where it is a piece of anything: %s', async (_what, content) => {
    const { workspace, unrecognised } = await readFolder({ 'map.json': map, 'a.json': content });
    expect(workspace.problems).toMatchObject([{ severity: 'warning', file: 'a.json' }]);
    expect(unrecognised).toEqual([]);
  });

  it('and is a warning where it answers something that nobody can tell', async () => {
    const { workspace } = await readFolder({ 'map.json': map, 'a.json': '{"value":[{"Name":"Widget"' });
    expect(workspace.problems).toMatchObject([
      { severity: 'warning', reason: expect.stringContaining('save it again') as string },
    ]);
  });

  it('as a named one does', async () => {
    const { workspace } = await readNamed({ 'map.json': map, 'a.json': '{"value":[{"Name":"Widget"' });
    expect(workspace.problems).toMatchObject([{ severity: 'error', line: 1 }]);
  });
});
