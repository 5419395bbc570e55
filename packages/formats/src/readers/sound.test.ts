import * as z from 'zod/mini';
import { taskShape } from './maps/task-shape.js';
import { schemaShape } from './maps/schema-table.js';
import { soundnessOf } from './sound.js';

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

it.each([
  ['a table', schemaShape, schema],
  ['a map', taskShape, task],
  ['a tuple, of which it knows nothing', z.tuple([z.string()]), ['a']],
])('takes what zod takes for %s, and refuses what zod refuses', (_what, shape: z.ZodMiniType, sound) => {
  const isSound = soundnessOf(shape);
  if (isSound === null) return expect(shape.def.type).toBe('tuple');
  expect(isSound(sound)).toBe(true);
  for (const value of damaged(sound)) expect([value, isSound(value)]).toEqual([value, shape.safeParse(value).success]);
});

it.each([
  ['other members', z.strictObject({ a: z.string() })],
  ['a check', z.object({ a: z.string().check(z.minLength(2)) })],
])('leaves a shape with %s to zod', (_what, shape) => {
  expect(soundnessOf(shape)).toBeNull();
});
