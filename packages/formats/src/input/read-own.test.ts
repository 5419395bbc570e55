import type { Reader, ReaderOutput } from '@dipv/core';
import { folderOf, readFolder, readNamed, removeFolders, taskOf, utf16le, zipOf } from '../test-data/test-kit.js';
import { stateOfInputs } from './state-of-inputs.js';

afterEach(removeFolders);

/** `accounts;Customers V3;accountnumber,msdyn_company.cdm_companycode` in each line. */
const keyListReader: Reader = {
  name: 'key list (CSV)',
  tells: [{ title: 'Key list (CSV)', platforms: ['dataverse'], tells: { integrationKey: 'full' } }],
  extensions: ['csv'],
  recognises: ({ file }) => file.endsWith('.csv'),
  read(input, out) {
    for (const [index, line] of input.text().trim().split(/\r?\n/).entries()) {
      const [table = '', entity = '', fields = ''] = line.split(';');
      if (fields === '') out.problem('a key needs fields', 'warning', { line: index + 1, column: 1 });
      else out.integrationKey({ table, entity, fields: fields.split(',') });
    }
  },
};

const own = { readers: [keyListReader] };
const csv = 'accounts;Customers V3;accountnumber,msdyn_company.cdm_companycode\r\n';
const key = { table: 'accounts', entity: 'Customers V3', fields: ['accountnumber', 'msdyn_company.cdm_companycode'] };

function keyListReaderWith(changes: Partial<Reader>): { readonly readers: readonly Reader[] } {
  return { readers: [{ ...keyListReader, ...changes }] };
}

describe('a reader of one’s own', () => {
  it('may take input and output apart', async () => {
    const apart = keyListReaderWith({
      read({ file, text, bytes, document }, { integrationKey, problem }) {
        const [table = '', entity = ''] = text().split(';');
        integrationKey({ table, entity, fields: [String(bytes().length), document.file === file ? 'same file' : ''] });
        problem('looked at', 'warning');
      },
    });
    const { workspace } = await readNamed({ 'keys.csv': csv }, apart);
    const fields = [String(csv.length), 'same file'];
    expect(workspace.integrationKeys).toMatchObject([{ table: 'accounts', entity: 'Customers V3', fields }]);
    expect(workspace.problems).toMatchObject([{ severity: 'warning', reason: 'looked at' }]);
  });

  it('reads a file that was named', async () => {
    const { workspace } = await readNamed({ 'keys.csv': csv }, own);
    expect(workspace.integrationKeys).toEqual([{ ...key, file: 'keys.csv' }]);
    expect(workspace.problems).toEqual([]);
  });

  it('reads files of its extension in folders and archives', async () => {
    const files = { 'a/keys.CSV': 'something else', 'b/keys.csv': csv, 'c.zip': await zipOf({ 'other.csv': 'a;B;c' }) };
    const { workspace, unrecognised } = await readFolder(files, own);
    expect(workspace.integrationKeys).toEqual([
      { ...key, file: 'b/keys.csv' },
      { table: 'a', entity: 'B', fields: ['c'], file: 'c.zip!/other.csv' },
    ]);
    expect(unrecognised).toEqual(['a/keys.CSV']);
  });

  it('adds to what other inputs tell, each thing once', async () => {
    const list = JSON.stringify({ 'accounts - Customers V3': key.fields, 'contacts - Contacts': ['emailaddress1'] });
    const { workspace } = await readNamed({ 'keys.csv': csv, 'keys.json': list }, own);
    expect(workspace.integrationKeys.map(({ table, file }) => [table, file])).toEqual([
      ['accounts', 'keys.csv'],
      ['contacts', 'keys.json'],
    ]);
  });

  it('is asked before those of dipv', async () => {
    const { workspace } = await readNamed(
      { 'map.json': JSON.stringify(taskOf()) },
      keyListReaderWith({ recognises: () => true, read: (_input, out) => out.organizations('legalEntities', []) }),
    );
    expect(workspace.projects).toEqual([]);
    expect(workspace.organizations.legalEntities).toEqual([]);
  });

  it('may tell of tables, which are united with what others say', async () => {
    const entity = { Name: 'Widget', EntitySetName: 'Widgets', Properties: [{ Name: 'Id' }] };
    const table = {
      platform: 'finance-and-operations',
      name: 'Widgets',
      displayName: 'All of them',
      names: ['Widgets'],
      completeness: 'partial',
      fields: new Map(),
      keys: [],
      primaryCompanyContextField: undefined,
      companyContextFields: undefined,
      file: 'names.csv',
    } as const;
    const { workspace } = await readNamed(
      { 'map.json': JSON.stringify(taskOf()), 'entity.json': JSON.stringify(entity), 'names.csv': '' },
      keyListReaderWith({ read: (_input, out) => out.table(table) }),
    );
    expect(workspace.tables).toMatchObject([{ name: 'Widgets', displayName: 'All of them', completeness: 'complete' }]);
  });

  it('reads UTF-16, too, and places in JSON', async () => {
    const places: unknown[] = [];
    await readNamed(
      { 'a.csv': utf16le('{\n  "a": 1}') },
      keyListReaderWith({ read: ({ document }) => void places.push(...document.locate(['/a'])) }),
    );
    expect(places).toEqual([{ line: 2, column: 8, endLine: 2, endColumn: 9 }]);
  });

  it('tells what is wrong with the input', async () => {
    const { workspace } = await readNamed({ 'keys.csv': `${csv}accounts` }, own);
    expect(workspace.problems).toEqual([
      {
        kind: 'input',
        severity: 'warning',
        file: 'keys.csv',
        reason: 'a key needs fields',
        pointer: null,
        line: 2,
        column: 1,
      },
    ]);
    expect(workspace.integrationKeys).toHaveLength(1);
  });

  it.each([
    [
      'recognises',
      keyListReaderWith({
        recognises: () => {
          throw new Error('out of order');
        },
      }),
    ],
    [
      'reads',
      keyListReaderWith({
        read: (_input, out) => {
          out.integrationKey(key);
          throw new Error('out of order');
        },
      }),
    ],
    ['reads later', keyListReaderWith({ read: () => Promise.reject(new Error('out of order')) })],
  ])('that fails where it %s takes nothing from the others', async (_where, readers) => {
    const { workspace } = await readFolder({ 'keys.csv': csv, 'map.json': JSON.stringify(taskOf()) }, readers);
    expect(workspace.problems).toContainEqual(
      expect.objectContaining({ file: 'keys.csv', reason: 'the reader of key list (CSV) fails: out of order' }),
    );
    expect(workspace.integrationKeys).toEqual([]);
    expect(workspace.projects).toHaveLength(1);
  });

  it.each<[string, (out: ReaderOutput) => void, string]>([
    [
      'a key',
      (out) => out.integrationKey({ tabel: 'accounts', entity: 'a', fields: [] } as never),
      'what it gives to integrationKey is wrong, at table: expected text, found nothing',
    ],
    [
      'a table',
      (out) => out.table({ name: 7 } as never),
      'what it gives to table is wrong, at platform: expected finance-and-operations, dataverse, other, none, found nothing',
    ],
    ['a map', (out) => out.project(null as never), 'what it gives to project is wrong: expected an object, found null'],
    [
      'a connection set',
      (out) => out.connectionSet({ name: null, environments: [], organizationMapping: [], document: {} } as never),
      'what it gives to connectionSet is wrong, at document: ',
    ],
    [
      'connections',
      (out) => out.connections([{ name: 'a', displayName: null }] as never),
      'what it gives to connections is wrong, at 0.statuses: ',
    ],
    [
      'an unknown list',
      (out) => out.organizations('legalEntity' as never, []),
      'what it gives to organizations is wrong: expected legalEntities, businessUnits, companies, found text',
    ],
    [
      'names that are none',
      (out) => out.organizations('companies', 'USMF' as never),
      'what it gives to organizations is wrong: expected a list, found text',
    ],
    [
      'a problem without words',
      (out) => out.problem(7 as never),
      'what it gives to problem is wrong: expected text, found 7',
    ],
    [
      'a problem of no severity',
      (out) => out.problem('odd', 'fatal' as never),
      'what it gives to problem is wrong: expected error, warning, info, found text',
    ],
  ])('that tells %s of another shape than there is fails, and is named', async (_what, tell, reason) => {
    const { workspace } = await readFolder(
      { 'keys.csv': csv, 'map.json': JSON.stringify(taskOf()) },
      keyListReaderWith({ read: (_input, out) => tell(out) }),
    );
    expect(workspace.problems).toEqual([
      expect.objectContaining({
        file: 'keys.csv',
        reason: expect.stringContaining(`the reader of key list (CSV) fails: ${reason}`) as string,
      }),
    ]);
    expect(workspace.projects).toHaveLength(1);
  });

  it('is passed over where it looks for text and there is none', async () => {
    const { workspace } = await readFolder(
      { 'map.json': JSON.stringify(taskOf()), 'a.csv': Buffer.from([0xc3, 0x28]) },
      keyListReaderWith({ recognises: (input) => input.text().startsWith('accounts') }),
    );
    expect(workspace).toMatchObject({ problems: [], projects: [{ name: '[Widgets] - [contoso_widgets]' }] });
  });

  it('has its files told from others in the hash of inputs', async () => {
    const cwd = folderOf({ 'map.json': '{}', 'keys.csv': csv });
    const options = { cwd, maxInputSize: 1e6 };
    const hashOf = async (more: object) => (await stateOfInputs(['.'], { ...options, ...more }))?.hash;
    expect(await hashOf(own)).not.toBe(await hashOf({}));
  });
});
