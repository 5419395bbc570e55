import * as zod from 'zod/mini';

type Test = (value: unknown) => boolean;

/**
 * A shape, of which zod is asked only what is wrong with a value: whether one is sound is told without a copy of it, in a
 * tenth of the time, and small runs need not load zod.
 */
export interface Described<Schema extends zod.ZodMiniType = zod.ZodMiniType> {
  /** Whether a value is of this shape. */
  readonly test: Test;
  /** The same for zod. */
  readonly schema: () => Schema;
}

/** What a value of the shape is. */
export type output<Shape extends Described> = zod.output<SchemaOf<Shape>>;

type SchemaOf<Shape> = Shape extends Described<infer Schema> ? Schema : never;
type Members = Readonly<Record<string, Described>>;
type SchemasOf<All extends Members> = { -readonly [Name in keyof All]: SchemaOf<All[Name]> };

export const string = (): Described<zod.ZodMiniString> => ({
  test: (value) => typeof value === 'string',
  schema: () => zod.string(),
});

export const number = (): Described<zod.ZodMiniNumber> => ({ test: Number.isFinite, schema: () => zod.number() });

export const boolean = (): Described<zod.ZodMiniBoolean> => ({
  test: (value) => typeof value === 'boolean',
  schema: () => zod.boolean(),
});

export const nothing = (): Described<zod.ZodMiniNull> => ({
  test: (value) => value === null,
  schema: () => zod.null(),
});

export const unknown = (): Described<zod.ZodMiniUnknown> => ({ test: () => true, schema: () => zod.unknown() });

export const literal = <const Value extends string | number>(values: readonly Value[]) => ({
  test: (value: unknown) => values.includes(value as Value),
  schema: () => zod.literal(values),
});

export const custom = <Value>(test: Test) => ({ test, schema: () => zod.custom<Value>(test) });

/** It may be absent. */
export const optional = <Schema extends zod.ZodMiniType>({ test, schema }: Described<Schema>) => ({
  test: (value: unknown) => value === undefined || test(value),
  schema: () => zod.optional(schema()),
});

/** It may be absent, or null. */
export const nullish = <Schema extends zod.ZodMiniType>({ test, schema }: Described<Schema>) => ({
  test: (value: unknown) => value === undefined || value === null || test(value),
  schema: () => zod.nullish(schema()),
});

export const array = <Schema extends zod.ZodMiniType>({ test, schema }: Described<Schema>) => ({
  test: (value: unknown) => Array.isArray(value) && value.every(test),
  schema: () => zod.array(schema()),
});

export function union<const Options extends readonly Described[]>(options: Options) {
  type Schemas = { -readonly [Place in keyof Options]: SchemaOf<Options[Place]> };
  return {
    test: (value: unknown) => options.some(({ test }) => test(value)),
    schema: (): zod.ZodMiniUnion<Schemas> => zod.union(options.map(({ schema }) => schema())) as never,
  };
}

/** An object with these members, and maybe with others. */
export interface DescribedObject<All extends Members> extends Described<
  zod.ZodMiniObject<SchemasOf<All>, zod.core.$strip>
> {
  readonly members: All;
}

export function object<const All extends Members>(members: All): DescribedObject<All> {
  const names = Object.keys(members);
  const tests = Object.values(members).map(({ test }) => test);
  return {
    members,
    test(value) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
      const given = value as Readonly<Record<string, unknown>>;
      for (let i = 0; i < names.length; i++) if (tests[i]?.(given[names[i] ?? '']) !== true) return false;
      return true;
    },
    schema: () =>
      zod.object(Object.fromEntries(Object.entries(members).map(([name, { schema }]) => [name, schema()]))) as never,
  };
}
