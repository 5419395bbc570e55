import type { Table } from '@dipv/core';
import {
  readFolder,
  readNamed,
  removeFolders,
  solutionXml,
  utf16le,
  xmlAttribute,
  xmlMap,
  xmlTable,
  zipOf,
} from '../../test-data/test-kit.js';

afterEach(removeFolders);

const manifest = (components: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><ImportExportXml version="9.2"><SolutionManifest><UniqueName>Contoso</UniqueName><RootComponents>${components}</RootComponents></SolutionManifest></ImportExportXml>`;
const component = (more: string): string => `<RootComponent type="1" ${more} />`;

const account = xmlTable('Account', {
  set: 'accounts',
  attributes: [xmlAttribute('accountid', 'primarykey'), xmlAttribute('contoso_Grade', 'int')],
});
const customizations = solutionXml({ entities: account });

async function completenessOf(files: Record<string, string | Uint8Array>): Promise<(string | undefined)[]> {
  const { workspace } = await readFolder(files);
  expect(workspace.problems).toEqual([]);
  return workspace.tables.map(({ completeness }) => completeness);
}

describe('who owns a table', () => {
  it.each([
    ['schemaName="account" behavior="0"', 'complete'],
    ['schemaName="Account" behavior="0"', 'complete'],
    ['schemaName="account" behavior="1"', 'partial'],
    ['schemaName="account" behavior="2"', 'partial'],
    ['schemaName="account"', 'partial'],
    ['schemaName="contact" behavior="0"', 'partial'],
    ['id="{70816501-0000-4000-8000-000000000001}" behavior="0"', 'partial'],
  ])('solution.xml tells by %s: %s', async (root, expected) => {
    const files = { 'solution.xml': manifest(component(root)), 'customizations.xml': customizations };
    expect(await completenessOf(files)).toEqual([expected]);
  });

  it.each<[string, (solution: string) => Promise<Record<string, string | Uint8Array>>]>([
    [
      'zipped',
      async (solution) => ({
        'a.zip': await zipOf({ 'solution.xml': solution, 'customizations.xml': customizations }),
      }),
    ],
    [
      'in a zip in a zip',
      async (solution) => ({
        'a.zip': await zipOf({
          'in/b.zip': await zipOf({ 'solution.xml': solution, 'customizations.xml': customizations }),
        }),
      }),
    ],
    [
      'unpacked',
      (solution) =>
        Promise.resolve({
          'src/Other/Solution.xml': solution,
          'src/Other/Customizations.xml': solutionXml(),
          'src/Entities/Account/Entity.xml': account,
        }),
    ],
    [
      'in UTF-16',
      (solution) =>
        Promise.resolve({ 's/solution.xml': utf16le(solution), 's/customizations.xml': utf16le(customizations) }),
    ],
  ])('is known of a solution that is %s', async (_how, layOut) => {
    const extending = manifest(component('schemaName="account" behavior="1"'));
    expect(await completenessOf(await layOut(extending))).toEqual(['partial']);
    const owning = manifest(component('schemaName="account" behavior="0"'));
    expect(await completenessOf(await layOut(owning))).toEqual(['complete']);
  });

  it('is a matter of each solution by itself', async () => {
    const mine = xmlTable('contoso_widget', {
      set: 'contoso_widgets',
      attributes: [xmlAttribute('contoso_widgetid', 'primarykey')],
    });
    const { workspace } = await readFolder({
      'a/solution.xml': manifest(component('schemaName="account" behavior="1"')),
      'a/customizations.xml': customizations,
      'b/solution.xml': manifest(component('schemaName="contoso_widget" behavior="0"')),
      'b/customizations.xml': solutionXml({ entities: mine + account }),
      // no solution.xml: what it holds decides
      'c/customizations.xml': solutionXml({ entities: mine.replaceAll('widget', 'gadget') }),
    });
    const found = Object.fromEntries(workspace.tables.map(({ name, completeness }) => [name, completeness]));
    expect(found).toEqual({ accounts: 'partial', contoso_widgets: 'complete', contoso_gadgets: 'complete' });
  });

  it('does not make all keys known: another solution may bring more', async () => {
    const { workspace } = await readNamed({ 'customizations.xml': customizations });
    expect(workspace.tables[0]).toMatchObject({ completeness: 'complete', allKeysKnown: false });
  });
});

describe('a solution.xml by itself', () => {
  const solution = manifest(component('schemaName="account" behavior="0"'));

  it('says where the rest is when somebody named it, and is passed over in a folder', async () => {
    const named = await readNamed({ 'solution.xml': solution });
    expect(named.workspace.problems).toMatchObject([
      { severity: 'error', file: 'solution.xml', reason: expect.stringContaining('customizations.xml') as string },
    ]);
    expect((await readFolder({ 'solution.xml': solution })).workspace.problems).toEqual([]);
  });

  it('is not by itself beside a solution of maps', async () => {
    const maps = solutionXml({ maps: xmlMap('a', '{"legs":[]}') });
    const { workspace } = await readNamed({ 'solution.xml': solution, 'customizations.xml': maps });
    expect(workspace.problems).toEqual([]);
  });
});

describe('columns of a solution', () => {
  async function fieldsOf(...attributes: string[]): Promise<Table['fields']> {
    const entities = xmlTable('contoso_widget', { set: 'contoso_widgets', attributes });
    const { workspace } = await readNamed({ 'customizations.xml': solutionXml({ entities }) });
    return workspace.tables[0]!.fields;
  }
  const key = xmlAttribute('contoso_widgetid', 'primarykey', { ValidForCreateApi: '1' });

  it('without a flag cannot be written where the whole file leaves flags out instead of writing 0', async () => {
    const free = xmlAttribute('contoso_free', 'int', { ValidForCreateApi: '1', ValidForUpdateApi: '1' });
    const silent = xmlAttribute('contoso_silent', 'int');
    const older = await fieldsOf(key, free, silent);
    expect(older.get('contoso_silent')).toMatchObject({ creatable: false, updatable: false });
    expect(older.get('contoso_widgetid')).toMatchObject({ creatable: true, updatable: false });
    const newer = await fieldsOf(key, free, silent, xmlAttribute('contoso_fixed', 'int', { ValidForUpdateApi: '0' }));
    expect(newer.get('contoso_silent')).toMatchObject({ creatable: null, updatable: null });
    // a file that somebody shortened says nothing
    const shortened = await fieldsOf(xmlAttribute('contoso_widgetid', 'primarykey'), silent);
    expect(shortened.get('contoso_silent')).toMatchObject({ creatable: null, updatable: null });
  });

  it('that are parts of others fill themselves in', async () => {
    const required = { RequiredLevel: 'systemrequired', ValidForCreateApi: '1', ValidForUpdateApi: '0' };
    const fields = await fieldsOf(
      key,
      xmlAttribute('ownerid', 'owner', required),
      xmlAttribute('owneridtype', 'int', required),
      xmlAttribute('owneridname', 'nvarchar', required),
      xmlAttribute('contoso_kind', 'picklist', required),
      xmlAttribute('contoso_kindname', 'virtual', required),
      xmlAttribute('contoso_target', 'EntityName', required),
      xmlAttribute('contoso_maker', 'lookup', required),
      xmlAttribute('contoso_makertype', 'nvarchar', required),
      xmlAttribute('contoso_name', 'nvarchar', required),
    );
    const filling = [...fields.values()].filter(({ fillsItself }) => fillsItself).map(({ name }) => name);
    expect(filling).toEqual([
      'owneridtype',
      'owneridname',
      'contoso_kindname',
      'contoso_target',
      // the platform's own
      'statecode',
      'statuscode',
    ]);
  });

  it('that are computed cannot be written, nor can a timestamp', async () => {
    const free = { ValidForCreateApi: '1', ValidForUpdateApi: '1' };
    const fields = await fieldsOf(
      key,
      xmlAttribute('contoso_sum', 'money', { ...free, SourceType: '2' }),
      xmlAttribute('contoso_plain', 'money', { ...free, SourceType: '0', Accuracy: '0', MaxLength: '0' }),
      xmlAttribute('versionnumber', 'timestamp'),
      xmlAttribute('contoso_text', 'nvarchar', { ...free, MaxLength: '0' }),
    );
    expect(fields.get('contoso_sum')).toMatchObject({ creatable: false, updatable: false });
    expect(fields.get('contoso_plain')).toMatchObject({ creatable: true, type: { precision: 0 } });
    expect(fields.get('versionnumber')).toMatchObject({ creatable: false, type: { kind: 'integer', bits: 64 } });
    expect(fields.get('contoso_text')?.type.length).toBeNull();
  });
});
