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
}

/** Lookups nest two or three deep in the field; text with more dots than this is no path. */
const MOST_STEPS = 16;

const POLYMORPHIC_STEP = /^([^.()]+)\(([^()]+)\)$/;

/**
 * Reads a field path. Text that is no well-formed path (`a..b`, `a.B(`) is taken as one name,
 * which no table has.
 */
export function parseFieldPath(text: string): FieldPath {
  if (!text.includes('.')) return { text, steps: [text], targets: [] };
  const steps: string[] = [];
  const targets: PolymorphicTarget[] = [];
  const parts = splitAtDots(text);
  if (parts.length > MOST_STEPS) return { text, steps: [text], targets: [] };
  for (const part of parts) {
    const polymorphic = POLYMORPHIC_STEP.exec(part);
    const table = polymorphic?.[1];
    const field = polymorphic?.[2];
    if (table !== undefined && field !== undefined && steps.length > 0) targets.push({ table, field });
    else if (part === '' || targets.length > 0 || /[()]/.test(part)) return { text, steps: [text], targets: [] };
    else steps.push(part);
  }
  return { text, steps, targets };
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

/** Splits at dots outside brackets, since a polymorphic target may name a nested field. */
function splitAtDots(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
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
