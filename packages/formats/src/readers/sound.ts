import type * as z from 'zod/mini';

type Test = (value: unknown) => boolean;

const tests = new WeakMap<z.core.$ZodType, Test | null>();

/**
 * Whether a value is of a shape, without a copy of it and without a word on what is wrong: that takes a tenth of the time
 * that zod does, and nearly all values are sound.
 * @returns `null`: the shape has parts that are not known here, and zod must tell
 */
export function soundnessOf(shape: z.core.$ZodType): Test | null {
  let test = tests.get(shape);
  if (test === undefined) tests.set(shape, (test = testOf(shape as z.core.$ZodTypes)));
  return test;
}

function testOf({ _zod: { def } }: z.core.$ZodTypes): Test | null {
  if ((def.checks ?? []).length > 0) return null;
  switch (def.type) {
    case 'string':
      return (value) => typeof value === 'string';
    case 'number':
      return Number.isFinite;
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case 'null':
      return (value) => value === null;
    case 'unknown':
      return () => true;
    case 'literal': {
      const { values } = def;
      return (value) => values.includes(value as never);
    }
    case 'optional':
      return either(soundnessOf(def.innerType), undefined);
    case 'nullable':
      return either(soundnessOf(def.innerType), null);
    case 'union': {
      const options = def.options.map(soundnessOf);
      return options.every((option) => option !== null) ? (value) => options.some((option) => option(value)) : null;
    }
    case 'array': {
      const element = soundnessOf(def.element);
      return element && ((value) => Array.isArray(value) && value.every(element));
    }
    case 'custom':
      return 'fn' in def ? (value) => def.fn(value as never) === true : null;
    case 'object':
      return def.catchall === undefined ? objectTest(def.shape) : null;
    default:
      return null;
  }
}

function either(inner: Test | null, also: undefined | null): Test | null {
  return inner && ((value) => value === also || inner(value));
}

function objectTest(shape: z.core.$ZodShape): Test | null {
  const names = Object.keys(shape);
  const members = Object.values(shape).map(soundnessOf);
  if (!members.every((member) => member !== null)) return null;
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const object = value as Readonly<Record<string, unknown>>;
    for (let i = 0; i < names.length; i++) if (members[i]?.(object[names[i] ?? '']) !== true) return false;
    return true;
  };
}
