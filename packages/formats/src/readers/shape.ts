import { name } from '@dipv/core';
import type * as z from 'zod/mini';
import { onceFor } from '@dipv/core';
import type { Facts } from '../facts/facts.js';
import { pointerOf } from '../json/pointer.js';
import type { JsonDocument } from '../json/document.js';
import { MOST_SHOWN } from '../facts/faults.js';
import { CUT_OFF, elementsOf, isCutOff } from '../json/powershell.js';
import { type JsonObject, describe, isObject } from '../json/value.js';
import { boolean, custom, nullish, number, string, union, type Described } from './described.js';

/** Text that may be null or absent. */
export const optionalText = nullish(string());
export const optionalFlag = nullish(boolean());
/** A number as such or as text. */
export const optionalNumber = nullish(union([number(), string()]));
export const jsonObject = custom<JsonObject>(isObject);

/**
 * The value in the shape that the contract gives it; `null` where it breaks the contract, which is then a problem. It may
 * have other members, too.
 */
export function checkShape<Shape extends z.ZodMiniType>(
  shape: Described<Shape>,
  value: unknown,
  at: { readonly document: JsonDocument; readonly pointer: string; readonly what: string; readonly many: string },
  facts: Facts,
): z.output<Shape> | null {
  if (shape.test(value)) return value as z.output<Shape>; // no shape changes what it takes
  const result = parsedAs(schemaOf(shape) as Shape, value);
  if (result?.success === true) return result.data;
  const { document, pointer, what, many } = at;
  const together = `${many} break the contract and are left out`;
  if (result === null) {
    const verdict = 'breaks the contract in more places than can be counted, and is left out';
    const details = [{ spot: { document, pointer }, text: '' }];
    facts.faults.add({ file: document.file, subject: what, verdict, together, details });
    return null;
  }
  const { issues } = result.error;
  facts.faults.add({
    file: document.file,
    subject: what,
    verdict: 'breaks the contract and is left out',
    together,
    details: issues.slice(0, MOST_SHOWN).map(({ path, message }) => {
      const steps = path.map((step) => (typeof step === 'number' ? step : String(step)));
      return { spot: { document, pointer: pointer + pointerOf(steps) }, text: subjectOf(steps) + message };
    }),
    count: issues.length,
  });
  return null;
}

/** Made once, however many values are at fault. */
const schemaOf = onceFor(({ schema }: Described) => schema());

/** `null`: zod hands on issues as arguments, and some 100,000 of them are more than a stack holds. */
function parsedAs<Shape extends z.ZodMiniType>(
  shape: Shape,
  value: unknown,
): z.core.util.SafeParseResult<z.output<Shape>> | null {
  try {
    return shape.safeParse(value, { error: explain });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return null;
  }
}

function subjectOf(steps: readonly (string | number)[]): string {
  const [name, list] = [steps.at(-1), steps.at(-2)];
  if (name === undefined) return '';
  const ofList = list === undefined ? '' : ` of ${list}`;
  return typeof name === 'number' ? `element ${name}${ofList}: ` : `${name}: `;
}

type Issue = Parameters<z.core.$ZodErrorMap>[0];

const EXPECTED: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['array', 'a list'],
  ['object', 'an object'],
  ['boolean', 'true or false'],
  ['number', 'a number'],
]);

/** What is wrong with a value, in words. */
export function explain(issue: Issue): string {
  if (isCutOff(issue.input)) return CUT_OFF;
  if (issue.code === 'invalid_type' && issue.expected === 'array' && elementsOf(issue.input, () => false)) {
    return 'expected a list, found one that PowerShell wrapped ({"value": […], "Count": …}); save the answer as it comes';
  }
  const found = `found ${describe(issue.input)}`;
  if (issue.code === 'invalid_type') return `expected ${EXPECTED.get(issue.expected) ?? issue.expected}, ${found}`;
  if (issue.code === 'invalid_value') return `expected ${allowed(issue.values)}, ${found}`;
  if (issue.code === 'unrecognized_keys') return unknownMembers(issue.keys);
  if (issue.code === 'custom') return `expected an object, ${found}`;
  return `another kind of value is expected, ${found}`;
}

/** Numbers may be written as texts, which need not be told; where there is none, the texts are what counts. */
function allowed(values: readonly unknown[]): string {
  const numbers = values.filter((value) => typeof value === 'number'); // beside which texts are other spellings
  return (numbers.length > 0 ? numbers : values.map(String)).join(', ');
}

function unknownMembers(keys: readonly string[]): string {
  const told = keys.slice(0, MOST_SHOWN).map((key) => name(key).text);
  const more = keys.length - told.length;
  const names = `${told.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return `${keys.length === 1 ? 'the member' : 'the members'} ${names} ${keys.length === 1 ? 'is' : 'are'} not known here, as where a newer dipv wrote the file`;
}
