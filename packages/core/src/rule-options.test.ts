import {
  checkOptions,
  faultInWords,
  faultOfOptions,
  listOptions,
  optionsJsonSchema,
  type OptionsDefinition,
  type OptionsIssue,
  type OptionsSchema,
} from './rule-options.js';

/** A schema as libraries give one, with or without a JSON Schema. */
function schema(input?: (how: unknown) => Readonly<Record<string, unknown>>): OptionsSchema {
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

describe('options that a configuration gives', () => {
  const given = (of: Readonly<Record<string, unknown>> | undefined, options: Readonly<Record<string, unknown>>) =>
    checkOptions({ schema: schema(of && (() => of)), defaults: { prefix: 'acme_' } }, options);

  it('are completed by defaults', () => {
    expect(given(undefined, { most: 3 })).toEqual({ options: { prefix: 'acme_', most: 3 } });
    expect(given(undefined, { prefix: 'x_' })).toEqual({ options: { prefix: 'x_' } });
  });

  it('are refused by names that the schema does not know, all of them', () => {
    const properties = { prefix: {}, level: {} };
    expect(given({ properties }, { prefx: 1, lvel: 2, level: 3 })).toEqual({
      faults: [
        { path: [], message: 'there is no option "prefx": did you mean prefix?' },
        { path: [], message: 'there is no option "lvel": did you mean level?' },
      ],
    });
  });

  it.each([
    ['takes any others', { properties: {}, additionalProperties: true }],
    ['takes others of a kind', { properties: {}, additionalProperties: { type: 'string' } }],
    ['takes those of a pattern', { properties: {}, patternProperties: { '^x': {} } }],
    ['cannot tell', {}],
  ])('may have any name where the schema %s', (_, of) => {
    expect(given(of, { more: 'x' })).toEqual({ options: { prefix: 'acme_', more: 'x' } });
  });

  it('are told where they are wrong', () => {
    const failing = (issues: readonly OptionsIssue[]): OptionsSchema => ({
      '~standard': { version: 1, vendor: 'test', validate: () => ({ issues }) },
    });
    const checked = checkOptions(
      { schema: failing([{ message: 'must be a text', path: ['list', { key: 0 }] }, { message: 'is odd' }]) },
      {},
    );
    expect(checked).toEqual({
      faults: [
        { path: ['list', 0], message: 'must be a text' },
        { path: [], message: 'is odd' },
      ],
    });
    expect('faults' in checked && checked.faults.map(faultInWords)).toEqual(['list.0: must be a text', 'is odd']);
    expect(faultOfOptions({ schema: failing([{ message: 'is odd' }, { message: 'is wrong' }]) })).toBe(
      'the defaults of its options do not pass their schema: is odd; is wrong',
    );
  });
});

describe('a schema of options', () => {
  const notOne = 'the schema of its options is none of a library with Standard Schema, such as zod 3.24 or later';

  it.each<[string, unknown, string | null]>([
    ['is an object', schema(), null],
    ['may be a function', Object.assign(() => undefined, schema()), null],
    ['is no text', 'text', notOne],
    ['is not nothing', null, notOne],
    ['validates', { '~standard': { validate: 'text' } }, notOne],
  ])('%s', (_, of, fault) => {
    expect(faultOfOptions({ schema: of })).toBe(fault);
  });

  it('is asked for the JSON Schema that editors know', () => {
    const asked: unknown[] = [];
    const asking = schema((how) => {
      asked.push(how);
      return { properties: {} };
    });
    listOptions({ schema: asking });
    expect(asked).toEqual([{ target: 'draft-07' }]);
  });

  it('may be left out, and no list is one', () => {
    expect(faultOfOptions(undefined)).toBeNull();
    expect(faultOfOptions(null)).toBe('its options are no { schema, defaults } but null');
    expect(faultOfOptions({ schema: schema(), defaults: [] })).toBe(
      'the defaults of its options are no object but a list',
    );
  });
});
