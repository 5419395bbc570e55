import { foldName } from './names.js';

/** One target of a polymorphic path: the lookup resolves through `field` of `table`. */
export interface PolymorphicTarget {
  readonly table: string;
  readonly field: string;
}

/**
 * A field as a map writes it: `field`, `lookup.field` (an expanded field, possibly nested deeper), or the
 * polymorphic `customerid.Account(accountnumber).Contact(msdyn_contactpersonid)`.
 */
export interface FieldPath {
  readonly text: string;
  readonly steps: readonly string[];
  readonly targets: readonly PolymorphicTarget[];
  /** The text and the first of the steps, folded. */
  readonly folded: string;
  readonly foldedHead: string;
}

/** Lookups nest two or three deep in the field; text with more dots than this is no path. */
export const MOST_STEPS = 16;

const NO_TARGETS: readonly PolymorphicTarget[] = Object.freeze([]);

const POLYMORPHIC_STEP = /^([^.()]+)\(([^()]+)\)$/;

/**
 * Reads a field path. Text that is no well-formed path (`a..b`, `a.B(`) is taken as one name,
 * which no table has.
 */
export function parseFieldPath(text: string): FieldPath {
  if (text.length > MOST_LENGTH) return read(text);
  let path = PATHS.get(text);
  if (path === undefined) {
    if (PATHS.size >= MOST_PATHS) PATHS.clear();
    PATHS.set(text, (path = read(text)));
  }
  return path;
}

/** Maps name the same fields again and again, and rules ask again for each. */
const PATHS = new Map<string, FieldPath>();
const MOST_PATHS = 10_000;
/** What is longer names no field. */
const MOST_LENGTH = 256;

function read(text: string): FieldPath {
  if (!text.includes('.')) return oneName(text);
  const steps: string[] = [];
  const targets: PolymorphicTarget[] = [];
  const parts = splitAtDots(text);
  if (parts.length > MOST_STEPS) return oneName(text);
  for (const part of parts) {
    const polymorphic = POLYMORPHIC_STEP.exec(part);
    const table = polymorphic?.[1];
    const field = polymorphic?.[2];
    if (table !== undefined && field !== undefined && steps.length > 0 && !hasTooManySteps(field))
      targets.push(Object.freeze({ table, field }));
    else if (part === '' || targets.length > 0 || /[()]/.test(part)) return oneName(text);
    else steps.push(part);
  }
  return pathOf(text, steps, Object.freeze(targets));
}

function hasTooManySteps(path: string): boolean {
  return path.split('.', MOST_STEPS + 1).length > MOST_STEPS;
}

function oneName(text: string): FieldPath {
  return pathOf(text, [text], NO_TARGETS);
}

function pathOf(text: string, steps: readonly string[], targets: readonly PolymorphicTarget[]): FieldPath {
  const foldedHead = foldName(steps[0] ?? text);
  return Object.freeze({ text, steps: Object.freeze(steps), targets, folded: foldName(text), foldedHead });
}

/** Whether the path goes through a lookup to a field of another table. */
export function isExpanded(path: FieldPath): boolean {
  return path.steps.length > 1 || path.targets.length > 0;
}

/** The path as plain paths: a polymorphic path stands for one expanded path a target. */
export function plainPaths(path: FieldPath): readonly string[] {
  if (path.targets.length === 0) return [path.text];
  const lookup = path.steps.join('.');
  return path.targets.map((target) => `${lookup}.${target.field}`);
}

/**
 * Splits at dots outside brackets, since a polymorphic target may name a nested field; as far as more parts than a path
 * has, since what is read again each time may be megabytes long.
 */
function splitAtDots(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let depth = 0;
  for (let i = 0; i < text.length && parts.length <= MOST_STEPS; i++) {
    const char = text[i];
    if (char === '(') depth++;
    else if (char === ')') depth--;
    else if (char === '.' && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
