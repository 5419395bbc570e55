import { taskShape } from './maps/task-shape.js';
import { schemaShape } from './maps/schema-table.js';
import type { Described } from './described.js';

const VALUES = [undefined, null, 'text', '', 0, 1, 1.5, Infinity, true, false, [], ['a'], [null], {}, { name: 'a' }];

/** Every value in the place of every member of a sound one, however deep. */
function* damaged(value: unknown): Generator<unknown> {
  yield* VALUES;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    for (const inner of damaged(member)) {
      if (Array.isArray(value)) yield value.map((each: unknown, i) => (String(i) === name ? inner : each));
      else yield { ...value, [name]: inner };
    }
  }
}

const typeDetails = { type: 'String', length: '20', precision: 0, minimumValue: null, isDateOnly: false };
const schema = {
  name: 'contoso_widget',
  displayName: 'Widget',
  companyContextFields: ['a'],
  fields: [{ name: 'a', isRequired: true, typeDetails, unknown: 1 }],
  keys: [{ name: 'k', fields: ['a'], isIntegrationKey: null }],
};
const mapping = {
  syncDirection: '2',
  sourceField: 'a',
  valueTransforms: [{ $type: 'x', defaultValue: 1, valueMap: { a: 'b' } }],
};
const task = {
  name: 'Widgets',
  legs: [{ id: '1', mashup: {}, sourceEntitySchema: { ...schema, name: null }, fieldMappings: [mapping] }],
};

it.each<[string, Described, unknown]>([
  ['a table', schemaShape, schema],
  ['a map', taskShape, task],
])('takes what zod takes for %s, and refuses what zod refuses', (_what, { test, schema: schemaOf }, sound) => {
  expect(test(sound)).toBe(true);
  const zods = schemaOf();
  for (const value of damaged(sound)) expect([value, test(value)]).toEqual([value, zods.safeParse(value).success]);
});
