import { listOptions, optionsJsonSchema, type OptionsDefinition, type OptionsSchema } from './rule-options.js';

/** A schema as libraries give one, with or without a JSON Schema. */
function schema(input?: () => Readonly<Record<string, unknown>>): OptionsSchema {
  const standard = { version: 1, vendor: 'test', validate: (value: unknown) => ({ value: value as object }) } as const;
  return { '~standard': input === undefined ? standard : { ...standard, jsonSchema: { input } } };
}

const told: OptionsDefinition = {
  schema: schema(() => ({
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    required: ['prefix'],
    additionalProperties: false,
    properties: {
      prefix: { type: 'string', description: 'How names begin.' },
      level: { enum: ['low', 7] },
      most: { type: 'integer' },
      odd: true,
    },
  })),
  defaults: { prefix: 'acme_', most: 3, constructor: 'x' },
};

describe('the options of a rule', () => {
  it('are listed with what each takes, its default and its description', () => {
    expect(listOptions(told)).toEqual([
      { name: 'prefix', takes: 'a text', default: 'acme_', description: 'How names begin.' },
      { name: 'level', takes: '"low" or 7', default: undefined, description: null },
      { name: 'most', takes: 'a whole number', default: 3, description: null },
      { name: 'odd', takes: null, default: undefined, description: null },
    ]);
  });

  it.each([
    ['string', 'a text'],
    ['number', 'a number'],
    ['integer', 'a whole number'],
    ['boolean', 'true or false'],
    ['array', 'a list'],
    ['object', 'an object'],
    ['null', null],
  ])('of type %s take %s', (type, takes) => {
    const [option] = listOptions({ schema: schema(() => ({ properties: { it: { type } } })) });
    expect(option).toMatchObject({ takes });
  });

  it.each<[string, OptionsSchema]>([
    ['has none', schema()],
    [
      'has no words for it',
      schema(() => {
        throw new Error('dates cannot be told');
      }),
    ],
    ['tells no properties', schema(() => ({ type: 'object' }))],
    ['tells properties that are none', schema(() => ({ properties: ['prefix'] }))],
  ])('are those with defaults where the JSON Schema of a library %s', (_, of) => {
    expect(optionsJsonSchema({ schema: of, defaults: { prefix: 'acme_' } })).toBeNull();
    expect(listOptions({ schema: of, defaults: { prefix: 'acme_' } })).toEqual([
      { name: 'prefix', takes: null, default: 'acme_', description: null },
    ]);
    expect(listOptions({ schema: of })).toEqual([]);
  });

  it('are told to editors with their defaults, and none that has to be there', () => {
    expect(optionsJsonSchema(told)).toEqual({
      type: 'object',
      additionalProperties: false,
      properties: {
        prefix: { type: 'string', description: 'How names begin.', default: 'acme_' },
        level: { enum: ['low', 7] },
        most: { type: 'integer', default: 3 },
        odd: {},
      },
    });
  });
});
