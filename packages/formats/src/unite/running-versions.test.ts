import { readNamed, removeFolders, taskOf } from '../test-data/test-kit.js';

afterEach(removeFolders);

const json = JSON.stringify;
const map = (version: string | null): string =>
  json({ msdyn_name: 'fab_[contoso_widgets - Widgets]', msdyn_version: version, msdyn_mapping: json(taskOf()) });
const row = (EntityMapVersion: unknown, more: object = {}): object => ({
  msdyn_dualwriteruntimeconfigid: '1',
  msdyn_unsecure: json({
    SourceEntityName: 'contoso_widgets',
    SourceEnvironmentType: 1,
    DestinationEntityName: 'Widgets',
    DestinationEnvironmentType: 3,
    EntityMapVersion,
    FieldMappings: [],
    ...more,
  }),
});
const five = { Major: 1, Minor: 0, Build: 0, Revision: 5 };

async function notes(rows: readonly unknown[], files: Record<string, string>): Promise<readonly string[]> {
  const { workspace, notes: told } = await readNamed({ 'running.json': json({ value: rows }), ...files });
  expect(workspace.problems).toEqual([]);
  return told;
}

const TOLD = 'fab_[contoso_widgets - Widgets]: version 1.0.0.6 is checked, but 1.0.0.5 runs';

it('the version that runs is named where it is not the one that is checked', async () => {
  expect(await notes([row(five)], { 'a.json': map('1.0.0.6') })).toEqual([TOLD]);
  expect(await notes([row(five)], { 'a.json': map('1.0.0.6'), 'b.json': map('1.0.0.5') })).toEqual([
    `${TOLD} (--all-versions checks that one, too)`,
  ]);
});

it.each([
  ['is the one that is checked', [row(five)], '1.0.0.5'],
  ['is that, written shorter', [row({ Major: 1, Minor: 0, Build: -1, Revision: -1 })], '1.0.0.0'],
  ['cannot be compared, since the map has none', [row(five)], null],
  ['is that of another map', [row(five, { SourceEntityName: 'contoso_gadgets' })], '1.0.0.6'],
  ['is not told', [row(null), { msdyn_dualwriteruntimeconfigid: '1' }, { msdyn_unsecure: '' }], '1.0.0.6'],
])('nothing is said where the version that runs %s', async (_how, rows, version) => {
  expect(await notes(rows, { 'a.json': map(version) })).toEqual([]);
});

it('names are compared as the metadata knows them, in any case', async () => {
  const entity = { Name: 'Widget', EntitySetName: 'Widgets', Properties: [{ Name: 'WidgetId', DataType: 'String' }] };
  const rows = [row(five, { SourceEntityName: 'Contoso_Widget', DestinationEntityName: 'WIDGET' })];
  expect(await notes(rows, { 'a.json': map('1.0.0.6'), 'e.json': json(entity) })).toEqual([TOLD]);
});

it.each([
  ['has no table', { SourceEntityName: undefined, DestinationEntityName: undefined }],
  ['has one table', { DestinationEntityName: null }],
])('a row that %s is a warning at its place', async (_what, more) => {
  const { workspace } = await readNamed({ 'running.json': json({ value: [row(five), row(five, more)] }) });
  expect(workspace.problems).toMatchObject([
    {
      severity: 'warning',
      pointer: '/value/1/msdyn_unsecure',
      line: 1,
      reason: expect.stringMatching(/^msdyn_unsecure does not name both SourceEntityName and DestinationEntityName/),
    },
  ]);
});

it('a row that is no JSON is a warning at its place', async () => {
  const { workspace } = await readNamed({ 'running.json': json({ value: [{ msdyn_unsecure: '{"a":' }] }) });
  expect(workspace.problems).toMatchObject([{ severity: 'warning', line: 1, column: 37 }]);
});
