import { foldName } from '../names.js';
import type { FieldMapping, Leg } from '../model/project.js';
import type { Field, Key, Table } from '../model/table.js';
import type { IntegrationKeyEntry, Workspace } from '../model/workspace.js';
import { LEG, project, workspaceOf } from '../test-data/run.js';
import { tablesUsed } from './tables-used.js';

/** Counts how often tables are asked for a column. */
class Columns extends Map<string, Field> {
  static asked = 0;

  override get(name: string): Field | undefined {
    Columns.asked++;
    return super.get(name);
  }
}

/** @param lookups columns, and the tables that they relate to */
function table(
  name: string,
  lookups: Readonly<Record<string, readonly string[]>>,
  keys: readonly (readonly string[])[] = [],
): Table {
  const fields = Object.entries({ name: [], ...lookups }).map(([column, targets]): Field => ({
    name: column,
    displayName: null,
    type: { kind: 'lookup', length: null, bits: null, precision: null, minimum: null, maximum: null, options: null },
    requirement: 'optional',
    creatable: null,
    updatable: null,
    fillsItself: false,
    targets,
  }));
  return {
    platform: 'dataverse',
    name,
    displayName: null,
    names: [name],
    completeness: 'complete',
    fields: new Columns(fields.map((field) => [foldName(field.name), field])),
    keys: keys.map((each, i): Key => ({
      name: `key${i}`,
      fields: each,
      isIntegrationKey: null,
      isPrimaryKey: false,
    })),
    primaryCompanyContextField: undefined,
    companyContextFields: undefined,
    file: 'tables.json',
  };
}

function mapping(destinationField: string): FieldMapping {
  return {
    direction: 1,
    rawDirection: 1,
    sourceField: 'Name',
    destinationField,
    destinationRelatedEntity: null,
    transforms: [],
    raw: null,
  };
}

interface Given {
  readonly paths?: readonly string[];
  readonly legs?: number;
  readonly leg?: Partial<Leg>;
  readonly integrationKeys?: readonly IntegrationKeyEntry[];
}

/** A workspace of legs to the first of the tables. */
function workspace(
  tables: readonly Table[],
  { paths = [], legs = 1, leg = {}, integrationKeys = [] }: Given = {},
): Workspace {
  const one: Leg = { ...LEG, destinationTable: tables[0]!.name, mappings: paths.map(mapping), ...leg };
  return workspaceOf([project('A', {}, Array<Leg>(legs).fill(one))], { tables, integrationKeys });
}

const usedBy = (...given: Parameters<typeof workspace>) =>
  tablesUsed(workspace(...given)).tables.map(({ name }) => name);

/** How often columns are asked for. */
function visits(...given: Parameters<typeof workspace>): number {
  const counted = workspace(...given);
  Columns.asked = 0;
  tablesUsed(counted);
  return Columns.asked;
}

const names = (count: number) => Array.from({ length: count }, (_, i) => `contoso_${i}s`);
const long = (steps: number) => Array<string>(steps).fill('a').join('.');

describe('the tables that maps use', () => {
  const [start, far, other] = ['contoso_starts', 'contoso_fars', 'contoso_others'];

  it('are those behind the lookups of mapped paths', () => {
    const tables = [table(start, { a: [far] }), table(far, { b: [other] }), table(other, {})];
    expect(usedBy(tables)).toEqual([start]);
    expect(usedBy(tables, { paths: ['a.name'] })).toEqual([start, far]);
    expect(usedBy(tables, { paths: ['a.b.name'] })).toEqual([start, far, other]);
  });

  it('are those behind the lookups of any key, also one that only another choice of integration keys would take', () => {
    const tables = [table(start, { a: [far], b: [other] }, [['name'], ['a']]), table(far, {}), table(other, {})];
    const listed = { table: start, entity: 'Sites', fields: ['b'], file: 'keys.json' };
    const chosen = { table: start, entity: 'Customers V3', fields: ['name'], file: 'keys.json' };
    expect(usedBy(tables).sort()).toEqual([far, start]);
    expect(usedBy(tables, { integrationKeys: [listed, chosen] }).sort()).toEqual([far, other, start]);
  });

  it('are those behind the mapped targets of a lookup of many', () => {
    const tables = [
      table(start, { a: [far, other] }),
      table(far, { b: ['contoso_lasts'] }),
      table(other, {}),
      table('contoso_lasts', {}),
    ];
    expect(usedBy(tables, { paths: [`a.${far}(b.name)`] }).sort()).toEqual([far, 'contoso_lasts', other, start]);
    const plain = [table(start, {}), table(far, { b: ['contoso_lasts'] }), table('contoso_lasts', {})];
    expect(usedBy(plain, { paths: [`a.${far}(b.name)`] }).sort()).toEqual([far, 'contoso_lasts', start]);
  });

  it('are those that a map notes for its lookup', () => {
    const noting = { ...mapping('a.b.name'), destinationRelatedEntity: far };
    const of = (...tables: readonly Table[]) => usedBy(tables, { leg: { mappings: [noting] } }).sort();
    const rest = [table(far, { b: [other] }), table(other, {})];
    expect(of(table(start, { a: [] }), ...rest)).toEqual([far, other, start]);
    expect(of(table(start, { a: ['contoso_zones'] }), ...rest)).toEqual([start]);
    expect(usedBy(rest, { leg: { destinationTable: 'none', mappings: [noting] } }).sort()).toEqual([far, other]);
  });

  it('are those behind the lookups of either side, and no note of the destination counts for the source', () => {
    const tables = [table(start, { a: [far], b: [] }), table(far, {}), table(other, {})];
    const of = (sourceField: string | null) => {
      const mappings = [{ ...mapping('none'), sourceField, destinationRelatedEntity: other }];
      const source = { sourceTable: start, sourceEnvironmentType: 'CRM', destinationTable: 'none' };
      return usedBy(tables, { leg: { ...source, mappings } }).sort();
    };
    expect(of('a.name')).toEqual([far, other, start]);
    expect(of('b.name')).toEqual([other, start]);
    expect(of(null)).toEqual([other, start]);
    expect(usedBy(tables, { leg: { sourceTable: start, sourceEnvironmentType: 'CRM', mappings: [] } })).toEqual([
      start,
    ]);
  });

  it('are those behind lookups that have to be filled, whose keys tell what to map', () => {
    const required = (of: Table, kind: 'lookup' | 'text'): Table => ({
      ...of,
      fields: new Map(
        [...of.fields].map(([name, field]) => [
          name,
          name === 'a' ? { ...field, requirement: 'required', type: { ...field.type, kind } } : field,
        ]),
      ),
    });
    const rest = [table(far, { b: [other] }), table(other, {})];
    expect(usedBy([required(table(start, { a: [far] }), 'lookup'), ...rest]).sort()).toEqual([far, start]);
    expect(usedBy([required(table(start, { a: [far] }), 'text'), ...rest])).toEqual([start]);
    expect(usedBy([table(start, { a: [far] }), ...rest])).toEqual([start]);
  });

  it('are those behind a column that metadata spells as a path', () => {
    const rest = [table(far, {}), table(other, {})];
    expect(usedBy([table(start, { a: [far], 'a.name': [] }), ...rest]).sort()).toEqual([far, start]);
    expect(usedBy([table(start, { a: [far], aname: [] }), ...rest])).toEqual([start]);
  });

  it('are those behind the key of a related table, also one that only a list tells', () => {
    const tables = [table(start, { a: [far] }), table(far, { b: [other] }), table(other, {})];
    const listed = { table: far, entity: 'Customers V3', fields: ['b.name'], file: 'keys.json' };
    expect(usedBy(tables, { paths: ['a.name'] }).sort()).toEqual([far, start]);
    expect(usedBy(tables, { paths: ['a.name'], integrationKeys: [listed] }).sort()).toEqual([far, other, start]);
  });

  it('have names by which they were looked for, found or not', () => {
    const of = (leg: Partial<Leg>, paths: readonly string[] = []) =>
      [...(tablesUsed(workspace([table(start, { a: [far] })], { leg, paths })).names.get('dataverse') ?? [])].sort();
    expect(of({}, ['a.name'])).toEqual([far, start]);
    expect(of({ destinationDistinctName: 'Contoso_Start' })).toEqual(['contoso_start', start]);
    expect(of({ destinationDistinctName: '' })).toEqual([start]);
    expect(of({ destinationTable: 'contoso_Nones' })).toEqual(['contoso_nones']);
    const { names: ofPlatforms } = tablesUsed(workspace([table(start, {})]));
    expect([...(ofPlatforms.get('finance-and-operations') ?? [])]).toEqual(['customers v3']);
  });

  it('are those of a table itself where a query of the leg adds to it', () => {
    const tables = [table('Customers V3', {})].map((each): Table => ({ ...each, platform: 'finance-and-operations' }));
    const queried = workspace(tables, { leg: { hasOwnQuery: true, destinationTable: 'none' } });
    expect(tablesUsed(queried).tables).toContain(tables[0]);
  });

  it('are looked for once a workspace', () => {
    const once = workspace([table(start, {})]);
    expect(tablesUsed(once)).toBe(tablesUsed(once));
  });

  it.each([
    ['in a chain', 5_000, (i: number, all: readonly string[]) => all.slice(i + 1, i + 2)],
    ['all to all', 60, (_: number, all: readonly string[]) => all],
  ])('are found however long lookups of keys go on: %s', (_, count, targets) => {
    const all = names(count);
    const tables = all.map((name, i) => table(name, { a: targets(i, all) }, [['a']]));
    expect(usedBy(tables)).toHaveLength(count);
  });
});

describe('a walk over lookups asks each table once for the same steps', () => {
  const rings = (count: number) => names(count).map((name, _, all) => table(name, { a: all }, [['a']]));
  const diamonds = (count: number) =>
    names(count).map((name, i, all) => table(name, { a: all.slice(i + 1, i + 3) }, [[long(16)]]));

  it.each([
    ['steps in circles', (n: number) => visits(rings(5), { paths: [long(n)] }), 8],
    ['tables in circles', (n: number) => visits(rings(n), { paths: [long(16)] }), 20],
    ['tables in diamonds', (n: number) => visits(diamonds(n), { paths: [long(16)] }), 100],
    ['paths', (n: number) => visits(rings(5), { paths: names(n).map((name) => `${long(14)}.${name}`) }), 50],
    ['legs', (n: number) => visits(rings(20), { paths: [long(16)], legs: n }), 50],
  ])('so that twice as many %s cost twice as much', (_, count, size) => {
    expect(count(2 * size)).toBeLessThanOrEqual(2.1 * count(size));
  });
});
