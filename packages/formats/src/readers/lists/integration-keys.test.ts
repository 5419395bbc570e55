import { tablesOfMapName } from '../../facts/map-name.js';
import { readNamed, removeFolders, taskOf } from '../../test-data/test-kit.js';

afterEach(removeFolders);

const json = JSON.stringify;
const map = json(taskOf());

async function keysOf(files: Record<string, string>): Promise<unknown> {
  const { workspace } = await readNamed(files);
  return {
    keys: workspace.integrationKeys.map(({ table, entity, fields }) => ({ [`${table}|${entity}`]: fields })),
    problems: workspace.problems,
  };
}

describe('a key list that people edited', () => {
  const keys = {
    keys: [{ 'contoso_widgets|Widgets': ['contoso_number', 'contoso_makerid.contoso_code'] }],
    problems: [],
  };

  it('in JSON has its names trimmed, empty ones and empty entries ignored, and remarks passed over', async () => {
    const list = {
      $comment: 'which are the keys of record',
      ' contoso_widgets  -  Widgets ': [
        ' contoso_number\t',
        '',
        '  ',
        'contoso_makerid.contoso_code',
        'Contoso_Number',
      ],
      'contoso_gadgets - Gadgets': [],
      'contoso_gizmos - Gizmos': [' '],
    };
    expect(await keysOf({ 'keys.json': json(list) })).toEqual(keys);
  });

  it('may leave every key to the platform, which is said of it', async () => {
    const files = { 'keys.xml': '<c><Map mapName="a - B" keys="" /></c>', 'keys.json': '{"a - B": [""]}' };
    const reason = 'names maps, and an integration key of none of them';
    expect(await keysOf(files)).toEqual({
      keys: [],
      problems: Object.keys(files)
        .sort()
        .map((file) => expect.objectContaining({ severity: 'info', file, reason })),
    });
  });

  it('in XML likewise', async () => {
    const xml = `<c><Map
      mapName=" contoso_widgets - Widgets " keys=" contoso_number ,, contoso_makerid.contoso_code, " />
      <Map mapName="contoso_gadgets - Gadgets" keys=" , " /><Map mapName="contoso_gizmos - Gizmos" keys="" /></c>`;
    expect(await keysOf({ 'keys.xml': xml })).toEqual(keys);
  });
});

it.each([
  ['contoso_widgets - Widgets', 'contoso_widgets', 'Widgets'],
  ['msdyn_[contoso_widgets - Widgets]', 'contoso_widgets', 'Widgets'],
  ['fab_[contoso_widgets - Widgets - old]', 'contoso_widgets', 'Widgets - old'],
  [' contoso_[ contoso_widgets -  Widgets ] ', 'contoso_widgets', 'Widgets'],
  ['Widgets (contoso_widgets)', 'contoso_widgets', 'Widgets'],
  ['Widgets (old) (contoso_widgets)', 'contoso_widgets', 'Widgets (old)'],
  ['Sold widgets - all (contoso_widgets)', 'contoso_widgets', 'Sold widgets - all'],
  ['contoso_widgets - Widgets (old)', 'contoso_widgets', 'Widgets (old)'],
])('the name %j says its two tables', (name, table, entity) => {
  expect(tablesOfMapName(name)).toEqual({ table, entity });
});

it.each(['Widgets', '', ' - Widgets', 'contoso_widgets - ', '(contoso_widgets)', 'Widgets ()'])(
  'the name %j says no tables',
  (name) => {
    expect(tablesOfMapName(name)).toBeNull();
  },
);

describe('an entry of a key list that matches no map', () => {
  const notes = async (list: object, more: Record<string, string> = {}): Promise<readonly string[]> =>
    (await readNamed({ 'map.json': map, 'keys.json': json(list), ...more })).notes;
  const key = ['contoso_number'];

  it('is noted, with the map that was likely meant', async () => {
    expect(await notes({ 'contoso_widget2s - Widgets': key })).toEqual([
      'keys.json: the integration key of "contoso_widget2s - Widgets" belongs to no map of this run (did you mean "contoso_widgets - Widgets"?)',
    ]);
  });

  it('is counted where there are several, and named where there are few', async () => {
    expect(await notes({ 'a - B': key, 'c - D': key, 'contoso_widgets - Widgets': key })).toEqual([
      'keys.json: 2 of 3 integration keys belong to no map of this run: "a - B", "c - D"',
    ]);
    const many = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`${name} - X`, key]));
    expect(await notes(many)).toEqual(['keys.json: 4 of 4 integration keys belong to no map of this run']);
    expect(await notes({ ...many, 'contoso_widgets - Widgetz': key })).toEqual([
      'keys.json: 5 of 5 integration keys belong to no map of this run, among them "contoso_widgets - Widgetz" (did you mean "contoso_widgets - Widgets"?)',
    ]);
  });

  it.each([
    ['as the map writes it', 'contoso_widgets - Widgets'],
    ['in another case, without spaces', 'CONTOSO_WIDGETS - wid gets'],
    ['by the logical name', 'contoso_widget - Widgets'],
    ['behind the prefix of any publisher', 'fab_[contoso_widgets - Widgets]'],
  ])('is none that names the tables %s', async (_how, name) => {
    expect(await notes({ [name]: key })).toEqual([]);
  });

  it('is none that names a table by another of its names in the metadata', async () => {
    const definition = {
      LogicalName: 'contoso_thing',
      EntitySetName: 'contoso_widgets',
      Attributes: [{ LogicalName: 'a' }],
    };
    expect(await notes({ 'contoso_thing - Widgets': key }, { 'd.json': json(definition) })).toEqual([]);
  });

  it('is none whose table a lookup of a map leads to', async () => {
    const mapping = { sourceField: 'A', destinationField: 'contoso_makerid.contoso_code', syncDirection: 1 };
    const lookup = { LogicalName: 'contoso_makerid', AttributeType: 'Lookup', Targets: ['contoso_maker'] };
    const files = {
      'map.json': json(taskOf([mapping])),
      'd.json': json({ LogicalName: 'contoso_widget', EntitySetName: 'contoso_widgets', Attributes: [lookup] }),
    };
    expect(await notes({ 'contoso_makers - Makers': key }, files)).toEqual([]);
    expect(await notes({ 'contoso_owners - Makers': key }, files)).toHaveLength(1);
  });

  it('is none where no map is there at all', async () => {
    expect((await readNamed({ 'keys.json': json({ 'a - B': key }) })).notes).toEqual([]);
  });
});
