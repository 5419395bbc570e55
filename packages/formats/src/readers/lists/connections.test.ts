import { readFolder, readNamed, removeFolders, taskOf } from '../../test-data/test-kit.js';

afterEach(removeFolders);

const connected = { status: 'Connected' };
const sales = { name: 'b', properties: { displayName: 'Sales', statuses: [connected] } };
const read = (...value: readonly unknown[]) =>
  readNamed({ 'connections.json': JSON.stringify({ value: [...value, sales] }) });
const operations = (statuses: unknown): object => ({ name: 'a', properties: { displayName: 'Operations', statuses } });
const KNOWN = { status: 'Connected', errorCode: null, errorMessage: null };

describe('a connection', () => {
  it.each<[string, unknown]>([
    ['in a list', [connected]],
    ['wrapped by PowerShell', { value: [connected], Count: 1 }],
    ['collapsed by PowerShell', connected],
  ])('tells its status %s', async (_how, statuses) => {
    const { workspace } = await read(operations(statuses));
    expect(workspace.problems).toEqual([]);
    expect(workspace.connections).toMatchObject([{ displayName: 'Operations', statuses: [KNOWN] }, {}]);
  });

  it.each<[string, object]>([
    ['without its statuses', { name: 'a', properties: { displayName: 'Operations' } }],
    ['with null for them', operations(null)],
    [
      'with other properties',
      {
        name: 'a',
        id: '/providers/Microsoft.PowerApps/apis/shared_contoso/connections/a',
        type: 'Microsoft.PowerApps/apis/connections',
        properties: { displayName: 'Operations', anything: 1 },
      },
    ],
  ])('exists, its status unknown, %s', async (_how, record) => {
    const { workspace } = await read(record);
    expect(workspace.problems).toEqual([]);
    expect(workspace.connections).toMatchObject([{ displayName: 'Operations', statuses: null }, { name: 'b' }]);
  });

  it('whose status PowerShell cut off exists, and what happened is told', async () => {
    const { workspace } = await read(operations(['@{status=Connected; target=token}']));
    expect(workspace.problems).toMatchObject([
      {
        pointer: '/value/0/properties/statuses/0',
        reason: expect.stringMatching(/left out: element 0: PowerShell cut off.*-Depth/) as string,
      },
    ]);
    expect(workspace.connections).toMatchObject([{ displayName: 'Operations', statuses: null }, { name: 'b' }]);
  });

  it.each<[string, unknown]>([
    ['its properties cut off', { name: 'a', properties: '@{displayName=Operations; statuses=System.Object[]}' }],
    ['all of it cut off', '@{name=a; id=/providers/x; properties=}'],
    ['its properties a number', { name: 'a', properties: 1 }],
    ['a display name that is none', { name: 'a', properties: { displayName: 1, statuses: [] } }],
  ])('that cannot be read is one more, of which nothing is known: %s', async (_how, record) => {
    const { workspace } = await read(record);
    expect(workspace.problems).toMatchObject([{ severity: 'error' }]);
    expect(workspace.connections).toContainEqual({ name: '', displayName: null, statuses: null });
    expect(workspace.connections).toHaveLength(2);
  });

  it.each([
    { name: 'a', properties: { displayName: 'Allowed locations', policyType: 'BuiltIn' } },
    { name: 'a', type: 'Microsoft.Flow/flows', properties: { displayName: 'A flow', createdTime: '' } },
  ])('is not anything with a display name', async (record) => {
    const { workspace, unrecognised } = await readFolder({
      'map.json': JSON.stringify(taskOf([])),
      'a.json': JSON.stringify({ value: [record] }),
    });
    expect(workspace.connections).toBeNull();
    expect(unrecognised).toEqual(['a.json']);
  });
});

it.each([
  '@{name=a; id=/providers/x; properties=}',
  '@{@odata.etag=W/"1"; businessunitid=1; name=Contoso}',
  '@{LegalEntityId=CONT}',
  '@{LogicalName=contoso_widget; Attributes=System.Object[]}',
])('a list whose records PowerShell cut off is told of in a folder: %s', async (record) => {
  const { workspace } = await readFolder({
    'map.json': JSON.stringify(taskOf([])),
    'a.json': JSON.stringify({ value: [record] }),
  });
  expect(workspace.problems).toMatchObject([
    { severity: 'warning', reason: expect.stringContaining('-Depth') as string },
  ]);
});
