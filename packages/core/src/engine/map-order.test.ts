import { createValidator } from '../create-validator.js';
import { defineModule } from '../modules/module.js';
import { legRule } from '../rule.js';
import { LEG, project, told, workspaceOf } from '../test-data/run.js';
import { key, lookup, mapping, table } from '../test-data/sides.js';

const modules = [
  defineModule({ name: 'acme', apiVersion: 1, rules: [legRule({ ...told('QUIET'), check: () => undefined })] }),
];

/** The order of maps, each to the table of its name, whose mappings go to these paths. */
function orderOf(maps: Readonly<Record<string, readonly string[]>>, isAsked = true) {
  const names = Object.keys(maps);
  const tables = names.map((name) =>
    table(name, ['id', ...names.map((each) => lookup(`${each}_ref`, each)), lookup('any_ref')], {
      keys: [key(['id'])],
    }),
  );
  const projects = Object.entries(maps).map(([name, paths]) => {
    const mappings = paths.map((path) => mapping(`A > ${path}`));
    return project(name.toUpperCase(), { version: '1.0' }, [{ ...LEG, destinationTable: name, mappings }]);
  });
  const check = createValidator({ modules }).check(workspaceOf(projects, { tables }), isAsked ? { order: true } : {});
  for (;;) {
    const { done, value } = check.next();
    if (done === true) return value.order;
  }
}

const step = (name: string, isInCircle = false) => ({ name, version: '1.0', file: `${name}.json`, isInCircle });

it('a map comes behind those that its lookups lead to', () => {
  expect(orderOf({ orders: ['accounts_ref.id'], accounts: ['id'] })).toEqual({
    steps: [[step('ACCOUNTS')], [step('ORDERS')]],
    open: [],
  });
});

it('maps that lead to each other are told to stand in a circle', () => {
  const maps = { orders: ['accounts_ref.id'], accounts: ['orders_ref.id'], sites: ['id'] };
  const { steps = [] } = orderOf(maps) ?? {};
  expect(steps.flat().sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
    step('ACCOUNTS', true),
    step('ORDERS', true),
    step('SITES'),
  ]);
});

it('a lookup that leads nobody knows where is told once a map', () => {
  const { open } = orderOf({ orders: ['any_ref.id', 'any_ref.name'], accounts: ['id'] }) ?? {};
  expect(open).toEqual([{ name: 'ORDERS', version: '1.0', reason: expect.stringContaining('any_ref') as unknown }]);
});

it('no order is told to who does not ask for it', () => {
  expect(orderOf({ accounts: ['id'] }, false)).toBeUndefined();
});
