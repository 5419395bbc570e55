import { parseFieldPath } from '../field-path.js';
import { knowIntegrationKey } from '../integration-key.js';
import { foldName } from '../names.js';
import type { Field, FieldKind, Key, Table } from '../model/table.js';
import { TableCatalog } from '../table-catalog.js';
import { resolvePath, type TableSource } from './path-resolution.js';

function field(name: string, kind: FieldKind = 'text', targets: readonly string[] = []): Field {
  return {
    name,
    displayName: null,
    type: { kind, length: null, bits: null, precision: null, minimum: null, maximum: null, options: null },
    requirement: 'optional',
    creatable: null,
    updatable: null,
    fillsItself: false,
    targets,
  };
}

const lookup = (name: string, ...targets: string[]) => field(name, 'lookup', targets);

interface Sketch {
  readonly keys?: readonly (readonly string[])[];
  readonly marked?: boolean;
  readonly partial?: boolean;
}

function table(name: string, fields: readonly Field[], { keys = [], marked = true, partial }: Sketch = {}): Table {
  return {
    platform: 'dataverse',
    name,
    displayName: null,
    names: [name],
    completeness: partial === true ? 'partial' : 'complete',
    fields: new Map(fields.map((each) => [foldName(each.name), each])),
    keys: keys.map((each, i): Key => ({
      name: `key${i}`,
      fields: each,
      isIntegrationKey: marked || null,
      isPrimaryKey: false,
    })),
    primaryCompanyContextField: undefined,
    companyContextFields: undefined,
    file: 'tables.json',
  };
}

function sourceOf(...tables: Table[]): TableSource {
  const catalog = new TableCatalog(tables);
  return {
    related(name) {
      const found = catalog.find(name);
      return { name, table: found, integrationKey: knowIntegrationKey(found, []) };
    },
  };
}

const MAKER = table('contoso_makers', [field('contoso_makerid', 'guid'), field('contoso_name')], {
  keys: [['contoso_name']],
});
const MODEL = table(
  'contoso_models',
  [field('contoso_number', 'integer'), field('contoso_color'), lookup('contoso_maker', 'contoso_makers')],
  { keys: [['contoso_number', 'contoso_maker']] },
);
const CAR = table('contoso_cars', [
  field('contoso_plate'),
  lookup('contoso_model', 'contoso_models'),
  lookup('contoso_owner', 'accounts', 'contoso_makers'),
  lookup('contoso_anything'),
  field('contoso_odd', 'unknown'),
  field('contoso_model.contoso_flat', 'date'),
]);
const TABLES = sourceOf(CAR, MODEL, MAKER);

function resolve(path: string, car: Table | null = CAR, hint: string | null = null, tables = TABLES) {
  return resolvePath(parseFieldPath(path), car, hint, tables);
}

describe('resolvePath', () => {
  it.each(['contoso_plate', 'CONTOSO_PLATE'])('finds column %s, whatever its case', (path) => {
    expect(resolve(path)).toMatchObject({
      outcome: 'resolved',
      head: { name: 'contoso_plate' },
      field: { name: 'contoso_plate' },
    });
  });

  it('misses a column of a complete table, and says what there is', () => {
    const { outcome, missing } = resolve('contoso_plat');
    expect(outcome).toBe('unresolved');
    expect(missing).toMatchObject({ behind: '', name: 'contoso_plat' });
    expect(missing?.candidates).toContain('contoso_plate');
  });

  it('cannot tell of a partial table, or of none', () => {
    const partial = table('contoso_cars', [field('contoso_plate')], { partial: true });
    expect(resolve('contoso_other', partial).outcome).toBe('unknown');
    expect(resolve('contoso_plate', partial).outcome).toBe('resolved');
    expect(resolve('contoso_plate', null).outcome).toBe('unknown');
  });

  it('takes an expanded path that is a field of its own', () => {
    expect(resolve('contoso_model.contoso_flat')).toMatchObject({
      outcome: 'resolved',
      head: { name: 'contoso_model' },
      field: { type: { kind: 'date' } },
    });
  });

  it('guesses where a solution tells only some keys of the related table, and none has the column', () => {
    const some = table('contoso_models', [field('contoso_number'), field('contoso_color')]);
    const keys: Key[] = [{ name: 'a', fields: ['contoso_number'], isIntegrationKey: null, isPrimaryKey: false }];
    const tables = sourceOf(CAR, { ...some, keys, allKeysKnown: false });
    const { outcome, missing } = resolve('contoso_model.contoso_color', CAR, null, tables);
    expect(outcome).toBe('unresolved');
    expect(missing?.related?.guessedFrom).toMatchObject([{ fields: ['contoso_number'] }]);
    const untold = sourceOf(CAR, { ...some, allKeysKnown: false });
    expect(resolve('contoso_model.contoso_color', CAR, null, untold).outcome).toBe('resolved');
  });

  it('finds a field of the related table’s integration key', () => {
    expect(resolve('contoso_model.CONTOSO_NUMBER')).toMatchObject({
      outcome: 'resolved',
      head: { name: 'contoso_model' },
      field: { name: 'contoso_number', type: { kind: 'integer' } },
    });
  });

  it('misses a column of the related table that is not in its integration key', () => {
    expect(resolve('contoso_model.contoso_color')).toMatchObject({
      outcome: 'unresolved',
      head: { name: 'contoso_model' },
      missing: { behind: 'contoso_model', name: 'contoso_color', candidates: ['contoso_number', 'contoso_maker'] },
    });
  });

  it('goes through nested lookups by the key of each table', () => {
    expect(resolve('contoso_model.contoso_maker.contoso_name')).toMatchObject({
      outcome: 'resolved',
      field: { name: 'contoso_name' },
    });
    expect(resolve('contoso_model.contoso_maker.contoso_makerid')).toMatchObject({
      outcome: 'unresolved',
      missing: { behind: 'contoso_model.contoso_maker', name: 'contoso_makerid' },
    });
  });

  it('takes a nested key field that the key spells as a path', () => {
    const model = table('contoso_models', [lookup('contoso_maker')], { keys: [['contoso_maker.contoso_name']] });
    expect(resolve('contoso_model.contoso_maker.contoso_name', CAR, null, sourceOf(model)).outcome).toBe('resolved');
    expect(resolve('contoso_model.contoso_name', CAR, null, sourceOf(model)).outcome).toBe('unresolved');
  });

  it.each([
    ['the related table is not known', sourceOf()],
    ['its key is not known', sourceOf(table('contoso_models', [field('contoso_color')], { partial: true }))],
  ])('resolves a path where %s', (_, tables) => {
    expect(resolve('contoso_model.contoso_anything', CAR, null, tables).outcome).toBe('resolved');
  });

  it('leaves hope for a column that stands in no alternate key, since people choose the integration key by hand', () => {
    const keyless = sourceOf(table('contoso_models', [field('contoso_anything')]));
    expect(resolve('contoso_model.contoso_anything', CAR, null, keyless)).toMatchObject({
      outcome: 'unresolved',
      missing: { related: { name: 'contoso_models', hasColumn: true, guessedFrom: [] } },
    });
    const marked = sourceOf(table('contoso_models', [field('a'), field('b')], { keys: [['a']] }));
    expect(resolve('contoso_model.b', CAR, null, marked)).toMatchObject({
      outcome: 'unresolved',
      missing: { related: { hasColumn: true, guessedFrom: null } },
    });
  });

  it('misses a field that a completely known table without any key does not have', () => {
    const tables = sourceOf(table('contoso_models', [field('contoso_color')]));
    expect(resolve('contoso_model.contoso_anything', CAR, null, tables)).toMatchObject({
      outcome: 'unresolved',
      missing: { name: 'contoso_anything', candidates: ['contoso_color'] },
    });
  });

  it('takes a field of a table without any key that the metadata spells as a path', () => {
    const model = table('contoso_models', [field('contoso_color'), field('contoso_maker.contoso_code')]);
    expect(resolve('contoso_model.contoso_maker.contoso_code', CAR, null, sourceOf(model)).outcome).toBe('resolved');
  });

  it('takes a field of any alternate key where the metadata marks no integration key', () => {
    const model = table('contoso_models', [field('a'), field('b'), field('c')], {
      keys: [['a'], ['b']],
      marked: false,
    });
    expect(resolve('contoso_model.b', CAR, null, sourceOf(model)).outcome).toBe('resolved');
    expect(resolve('contoso_model.c', CAR, null, sourceOf(model))).toMatchObject({
      outcome: 'unresolved',
      missing: { candidates: ['a', 'b'] },
    });
  });

  it('needs one of several targets to resolve', () => {
    const account = table('accounts', [field('accountnumber')], { keys: [['accountnumber']] });
    const tables = sourceOf(account, MAKER);
    expect(resolve('contoso_owner.contoso_name', CAR, null, tables).outcome).toBe('resolved');
    expect(resolve('contoso_owner.contoso_fax', CAR, null, tables).outcome).toBe('unresolved');
    expect(resolve('contoso_owner.contoso_fax', CAR, null, sourceOf(MAKER)).outcome).toBe('resolved');
  });

  it('tells no type where several targets resolve, since each may have another', () => {
    const account = table('accounts', [field('contoso_name', 'date')], { keys: [['contoso_name']] });
    expect(resolve('contoso_owner.contoso_name', CAR, null, sourceOf(MAKER, account)).field).toBeNull();
    expect(resolve('contoso_owner.contoso_name', CAR, null, sourceOf(MAKER)).field).toBeNull();
    const other = table('accounts', [field('accountnumber')], { keys: [['accountnumber']] });
    expect(resolve('contoso_owner.contoso_name', CAR, null, sourceOf(MAKER, other)).field).toMatchObject({
      name: 'contoso_name',
    });
  });

  it('needs every target of a polymorphic path to resolve', () => {
    const account = table('accounts', [field('accountnumber'), field('fax')], { keys: [['accountnumber']] });
    const tables = sourceOf(account, MAKER);
    expect(
      resolve('contoso_owner.accounts(accountnumber).contoso_makers(contoso_name)', CAR, null, tables),
    ).toMatchObject({ outcome: 'resolved', head: { name: 'contoso_owner' }, field: null });
    expect(resolve('contoso_owner.contoso_makers(contoso_name).accounts(fax)', CAR, null, tables)).toMatchObject({
      outcome: 'unresolved',
      missing: { behind: 'contoso_owner.accounts', name: 'fax', candidates: ['accountnumber'] },
    });
  });

  it('follows the map’s own note of the related table where the metadata tells none', () => {
    expect(resolve('contoso_anything.contoso_name', CAR, 'contoso_makers').outcome).toBe('resolved');
    expect(resolve('contoso_anything.contoso_fax', CAR, 'contoso_makers').outcome).toBe('unresolved');
    expect(resolve('contoso_anything.contoso_fax', CAR).outcome).toBe('resolved');
  });

  it('lets the metadata’s own target count before the note', () => {
    expect(resolve('contoso_model.contoso_name', CAR, 'contoso_makers').outcome).toBe('unresolved');
  });

  it('goes through no column that is no lookup', () => {
    expect(resolve('contoso_plate.contoso_name')).toMatchObject({ outcome: 'unresolved', missing: { candidates: [] } });
  });

  it('gives a column of a type it does not know the benefit of the doubt', () => {
    expect(resolve('contoso_odd.contoso_name')).toMatchObject({ outcome: 'resolved', field: null });
  });

  it('says what stands before and after the part that does not exist, so that it can be mended in its place', () => {
    const account = table('accounts', [field('accountnumber')], { keys: [['accountnumber']] });
    const part = (path: string) => {
      const { name, behind, prefix, suffix } = resolve(path, CAR, null, sourceOf(MODEL, MAKER, account)).missing!;
      expect(`${prefix}${name}${suffix}`).toBe(path.includes('(') ? path.split('.').slice(0, 2).join('.') : path);
      return { name, behind, prefix, suffix };
    };
    expect(part('contoso_plat')).toEqual({ name: 'contoso_plat', behind: '', prefix: '', suffix: '' });
    expect(part('contoso_plate.contoso_name')).toEqual({
      name: 'contoso_name',
      behind: 'contoso_plate',
      prefix: 'contoso_plate.',
      suffix: '',
    });
    expect(part('contoso_model.contoso_maker.contoso_nam')).toEqual({
      name: 'contoso_nam',
      behind: 'contoso_model.contoso_maker',
      prefix: 'contoso_model.contoso_maker.',
      suffix: '',
    });
    expect(part('contoso_owner.accounts(fax).contoso_makers(contoso_name)')).toEqual({
      name: 'fax',
      behind: 'contoso_owner.accounts',
      prefix: 'contoso_owner.accounts(',
      suffix: ')',
    });
  });

  it('says so behind a polymorphic lookup of another table, too', () => {
    const order = table('orders', [lookup('contoso_customer', 'accounts')], { keys: [['contoso_customer']] });
    const start = table('lines', [lookup('contoso_order', 'orders')]);
    const account = table('accounts', [field('accountnumber')], { keys: [['accountnumber']] });
    const path = 'contoso_order.contoso_customer.accounts(fax)';
    expect(resolve(path, start, null, sourceOf(order, account)).missing).toMatchObject({
      name: 'fax',
      behind: 'contoso_order.contoso_customer.accounts',
      prefix: 'contoso_order.contoso_customer.accounts(',
      suffix: ')',
    });
    expect(resolve(path.replace('fax', 'accountnumber'), start, null, sourceOf(order, account)).outcome).toBe(
      'resolved',
    );
  });

  it('misses the head of a path, and not what stands behind it', () => {
    expect(resolve('contoso_modl.contoso_number').missing).toMatchObject({ name: 'contoso_modl', behind: '' });
    expect(resolve('contoso_ownr.accounts(fax)').missing).toMatchObject({ name: 'contoso_ownr' });
  });

  it('goes through no field of a key that is no lookup', () => {
    const model = table('contoso_models', [field('contoso_number')], { keys: [['contoso_number', 'contoso_gone']] });
    const through = (path: string, of = model) => resolve(`contoso_model.${path}`, CAR, null, sourceOf(of));
    expect(through('contoso_number.contoso_name')).toMatchObject({
      outcome: 'unresolved',
      missing: { name: 'contoso_name', behind: 'contoso_model.contoso_number', candidates: [], related: null },
    });
    expect(through('contoso_gone.contoso_name').outcome).toBe('resolved');
    const odd = table('contoso_models', [field('contoso_odd', 'unknown')], { keys: [['contoso_odd']] });
    expect(through('contoso_odd.contoso_name', odd).outcome).toBe('resolved');
  });

  it('takes a path that a key spells, and what it goes through, but nothing else that begins so', () => {
    const spelled = [['contoso_maker.contoso_site.contoso_code']];
    const tables = sourceOf(table('contoso_models', [field('contoso_color')], { keys: spelled }));
    const outcome = (path: string) => resolve(`contoso_model.${path}`, CAR, null, tables).outcome;
    expect(outcome('contoso_maker')).toBe('resolved');
    expect(outcome('contoso_maker.contoso_site')).toBe('resolved');
    expect(outcome('contoso_maker.contoso_site.contoso_code')).toBe('resolved');
    expect(outcome('contoso_maker.contoso_zone')).toBe('unresolved');
    expect(outcome('contoso_site')).toBe('unresolved');
    expect(outcome('contoso_code')).toBe('unresolved');
  });

  it('of several targets tells of the one in which people may have made it a key', () => {
    const told = table('accounts', [field('a'), field('b')], { keys: [['a']] });
    const guessed = table('contoso_makers', [field('a'), field('b')], { keys: [['a']], marked: false });
    for (const tables of [
      [told, guessed],
      [guessed, told],
    ]) {
      const car = table('contoso_cars', [lookup('contoso_owner', ...tables.map(({ name }) => name))]);
      expect(resolve('contoso_owner.b', car, null, sourceOf(...tables)).missing?.related).toEqual({
        name: 'contoso_makers',
        hasColumn: true,
        guessedFrom: [{ fields: ['a'], origin: 'alternate key' }],
      });
      expect(resolve('contoso_owner.c', car, null, sourceOf(...tables)).missing?.related).toMatchObject({
        name: tables[0]!.name,
        hasColumn: false,
        guessedFrom: null,
      });
    }
  });

  it('offers no columns where a table has them by which none could be found by hand', () => {
    const wide = (count: number) =>
      table(
        'contoso_cars',
        Array.from({ length: count }, (_, i) => field(`c${i}`)),
      );
    expect(resolve('contoso_other', wide(5_000)).missing?.candidates).toHaveLength(5_000);
    expect(resolve('contoso_other', wide(5_001)).missing?.candidates).toEqual([]);
  });

  it('knows nothing of a related table of which only the name is known', () => {
    expect(resolve('contoso_model.contoso_name', CAR, null, sourceOf(table('contoso_models', []))).outcome).toBe(
      'resolved',
    );
  });

  it('tells the column at the end where the key of its table is not known', () => {
    const model = table('contoso_models', [field('contoso_when', 'date'), lookup('contoso_maker', 'contoso_makers')], {
      partial: true,
    });
    const end = (path: string) => resolve(`contoso_model.${path}`, CAR, null, sourceOf(model, MAKER)).field;
    expect(end('contoso_when')).toMatchObject({ type: { kind: 'date' } });
    expect(end('contoso_maker.contoso_name')).toBeNull();
    expect(end('contoso_other')).toBeNull();
  });

  it('misses a column that a completely known table does not have, though nobody told its keys', () => {
    const some = { ...table('contoso_models', [field('contoso_color')]), allKeysKnown: false };
    expect(resolve('contoso_model.contoso_colour', CAR, null, sourceOf(some))).toMatchObject({
      outcome: 'unresolved',
      missing: { candidates: ['contoso_color'], related: { hasColumn: false, guessedFrom: null } },
    });
    const keyless = table('contoso_models', [field('contoso_color')]);
    expect(resolve('contoso_model.contoso_color', CAR, null, sourceOf(keyless)).missing?.candidates).toEqual([]);
  });

  it.each(['a..b', 'contoso_model.', 'contoso_owner.accounts(', '__proto__', 'constructor', 'constructor.name'])(
    'misses %s like any other name that no table has',
    (path) => {
      expect(resolve(path).outcome).toBe('unresolved');
    },
  );

  it('ends soon where lookups of many targets lead in circles', () => {
    const names = Array.from({ length: 12 }, (_, i) => `contoso_ring${i}`);
    const rings = names.map((name) => table(name, [lookup('contoso_next', ...names)], { keys: [['contoso_next']] }));
    const path = `${Array.from({ length: 15 }, () => 'contoso_next').join('.')}.contoso_end`;
    expect(resolve(path, rings[0], null, sourceOf(...rings)).outcome).toBe('unresolved');
    const [start] = rings;
    expect(resolve(path.replace('_end', '_next'), start, null, sourceOf(...rings)).outcome).toBe('resolved');
  });
});
