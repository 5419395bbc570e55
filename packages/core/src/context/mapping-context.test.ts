import type { FieldMapping, ValueTransform } from '../model/project.js';
import { field, legOf, lookup, mapping, table, type Given } from '../test-data/sides.js';

const one = (text: string, more: Partial<FieldMapping> = {}, given: Given = {}) =>
  legOf({ ...given, leg: { mappings: [mapping(text, more)] } }).mappings[0]!;

const tables = [
  table('accounts', [field('name', 'text', { displayName: 'Account name' }), lookup('contoso_site', 'contoso_sites')]),
  table('contoso_sites', ['contoso_code'], {
    keys: [{ name: 'key', fields: ['contoso_code'], isIntegrationKey: true, isPrimaryKey: false }],
  }),
];

describe('the directions of a mapping', () => {
  it.each([
    ['A > b', ['destination']],
    ['A < b', ['source']],
    ['A = b', ['source', 'destination']],
  ])('%s writes to %j', (text, expected) => {
    const leg = legOf({ mappings: [text] });
    const sides = ['source', 'destination'] as const;
    expect(sides.filter((side) => leg.mappings[0]!.writesTo(side))).toEqual(expected);
    expect(sides.filter((side) => leg.flowsTo(side).length === 1)).toEqual(expected);
  });

  it('give flows from one end to the other, in the order of the map', () => {
    const leg = legOf({ mappings: ['A > a', 'B < b', 'C = c'] });
    const flows = (side: 'source' | 'destination') =>
      leg.flowsTo(side).map(({ mapping: { index }, from, to }) => `${index}: ${from.text} to ${to.text}`);
    expect(flows('destination')).toEqual(['0: A to a', '2: C to c']);
    expect(flows('source')).toEqual(['1: b to B', '2: c to C']);
    expect(leg.flowsTo('source')).toBe(leg.flowsTo('source'));
  });
});

describe('an end of a mapping', () => {
  it('is blank where the map has no field, and then neither sound nor at fault', () => {
    const { source, destination } = one('A > b', { sourceField: null, destinationField: ' ' });
    for (const end of [source, destination])
      expect(end).toMatchObject({
        path: null,
        label: null,
        resolution: null,
        field: null,
        head: null,
        isExpanded: false,
        isSound: false,
        isCompanyContext: false,
      });
  });

  it('is called with its display name, where that is known', () => {
    expect(one('A > name', {}, { workspace: { tables } }).destination.label?.text).toBe('name (Account name)');
    expect(one('A > name').destination.label?.text).toBe('name');
  });

  it('resolves in the table of its side', () => {
    const end = (path: string) => one(`A > ${path}`, {}, { workspace: { tables } }).destination;
    expect(end('name')).toMatchObject({ isSound: true, isExpanded: false, field: { name: 'name' } });
    expect(end('contoso_site.contoso_code')).toMatchObject({
      isSound: true,
      isExpanded: true,
      head: { name: 'contoso_site' },
      field: { name: 'contoso_code' },
    });
    expect(end('nam')).toMatchObject({ isSound: false, field: null, head: null });
    expect(one('A > name').destination.isSound).toBe(true);
  });

  it('follows the map’s own note of the related table', () => {
    const noting = (destinationRelatedEntity: string | null) =>
      one(
        'A > contoso_any.contoso_fax',
        { destinationRelatedEntity },
        { workspace: { tables: [table('accounts', [lookup('contoso_any')]), tables[1]!] } },
      ).destination.isSound;
    expect([null, 'contoso_sites'].map(noting)).toEqual([true, false]);
  });

  it('may hold the company', () => {
    expect(one('DataAreaId > b').source.isCompanyContext).toBe(true);
    expect(one('DataAreaId > b').destination.isCompanyContext).toBe(false);
  });

  it('is found by its side', () => {
    const { source, destination, ...more } = one('A > b');
    expect(more.model.sourceField).toBe('A');
    expect([source.text, destination.text]).toEqual(['A', 'b']);
    expect([one('A > b').end('source').text, one('A > b').end('destination').text]).toEqual(['A', 'b']);
  });
});

describe('the transforms of a mapping', () => {
  const withTransforms = (...transforms: readonly ValueTransform[]) => one('A > b', { transforms });

  it.each<[string, ValueTransform[], boolean]>([
    ['none', [], false],
    ['a constant', [{ type: 'Default', value: 'USMF' }], true],
    ['a blank constant', [{ type: 'Default', value: ' ' }], false],
    ['no constant', [{ type: 'Default', value: null }], false],
    ['a constant behind another', [{ type: 'Other' }, { type: 'Default', value: 'USMF' }], true],
    ['a value map', [{ type: 'ValueMap', entries: [['No', '0']] }], false],
  ])('give a value where they are %s', (_, transforms, expected) => {
    expect(withTransforms(...transforms).hasDefault).toBe(expected);
  });

  it('translate by the first value map that has entries', () => {
    const full = { type: 'ValueMap', entries: [['No', '0']] } as const;
    expect(withTransforms({ type: 'Other' }, { type: 'ValueMap', entries: [] }, full).valueMap).toBe(full);
    expect(withTransforms({ type: 'Other' }, { type: 'ValueMap', entries: [] }).valueMap).toBeNull();
    expect(withTransforms().valueMap).toBeNull();
  });
});

describe('the mappings of a path', () => {
  const mapped = (mappings: readonly string[], path: string, side: 'source' | 'destination' = 'destination') =>
    legOf({ mappings })
      .side(side)
      .paths.mappingsOf(path)
      .map(({ index }) => index);

  it('are those to it and through it, whatever their case', () => {
    const mappings = ['A > Name', 'B > parent.code', 'C < NAME', 'D > parent.site.code', ' > name', 'E > '];
    expect(mapped(mappings, 'name')).toEqual([0, 2, 4]);
    expect(mapped(mappings, 'PARENT')).toEqual([1, 3]);
    expect(mapped(mappings, 'parent.code')).toEqual([1]);
    expect(mapped(mappings, 'parent.site')).toEqual([3]);
    expect(mapped(mappings, 'fax')).toEqual([]);
    expect(mapped(mappings, 'e', 'source')).toEqual([5]);
  });

  it('are also those of the plain paths that a polymorphic one stands for', () => {
    const mappings = ['A > customerid.account(accountnumber).contact(company.code)'];
    for (const path of ['customerid', 'customerid.accountnumber', 'customerid.company', 'customerid.company.code'])
      expect(mapped(mappings, path)).toEqual([0]);
    expect(mapped(mappings, 'customerid.account')).toEqual([]);
  });
});

it('a field of a side is called with its display name', () => {
  const { paths } = legOf({ workspace: { tables } }).destination;
  expect(paths.label('name').text).toBe('name (Account name)');
  expect(paths.label('fax').text).toBe('fax');
});

it('pointers lead to what they name', () => {
  const leg = legOf({ leg: { pointer: '/legs/2', mappings: [mapping('A > b')] } });
  expect([leg.at('id'), leg.task.at('name')]).toEqual(['/legs/2/id', '/name']);
  expect([leg.mappings[0]!.at(), leg.mappings[0]!.at('sourceField')]).toEqual([
    '/legs/2/fieldMappings/0',
    '/legs/2/fieldMappings/0/sourceField',
  ]);
});
