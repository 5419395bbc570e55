import type { Field, FieldKind, FieldType, Requirement } from '@dipv/core';
import type { Conflicts } from './conflicts.js';
import { distinctNames } from '../text/distinct-names.js';
import type { TableFacts } from '../facts/table.js';

interface FieldOf {
  readonly field: Field;
  readonly table: TableFacts;
}

/** The first one's word, with what it does not tell taken from the second, which is less specific. */
export function uniteFields(first: FieldOf, second: FieldOf, conflicts: Conflicts): Field {
  const [a, b] = [first.field, second.field];
  const differ = (what: string, winner: unknown, loser: unknown): void =>
    conflicts.add(first.table, second.table, `the ${what} of ${a.name}`, { winner, loser });
  const type = uniteTypes(first, second, differ);
  const requirement = uniteRequirements(first, second);
  if (isRequired(a.requirement) !== null && isRequired(b.requirement) !== null && requirement !== b.requirement) {
    differ('requirement', requirement, b.requirement);
  }
  const writing = uniteWriting(first, second);
  for (const [when, winner, loser] of [
    ['on create', writing.creatable, b.creatable],
    ['on update', writing.updatable, b.updatable],
  ] as const) {
    if (
      winner !== null &&
      loser !== null &&
      winner !== loser &&
      !(isSchema(second) && isReadonly(a) === isReadonly(b))
    ) {
      differ(`writability ${when}`, winner, loser);
    }
  }
  return {
    name: a.name,
    displayName: a.displayName ?? b.displayName,
    type,
    requirement,
    ...writing,
    fillsItself: a.fillsItself || b.fillsItself,
    ...firstTold('computed', a, b),
    ...firstTold('isConfigured', a, b),
    targets: distinctNames([...a.targets, ...b.targets]),
  };
}

function firstTold<Key extends 'computed' | 'isConfigured'>(key: Key, ...fields: readonly Field[]): Pick<Field, Key> {
  const told = fields.find((each) => each[key] !== undefined);
  return (told === undefined ? {} : { [key]: told[key] }) as Pick<Field, Key>;
}

type Differ = (what: string, winner: unknown, loser: unknown) => void;

/** What `$metadata` calls by a common name. A Dataverse choice is a number there, or text where it takes several. */
const FINER: ReadonlyMap<FieldKind, readonly FieldKind[]> = new Map<FieldKind, readonly FieldKind[]>([
  ['integer', ['choice']],
  ['text', ['choice', 'binary', 'lookup']],
  ['guid', ['lookup', 'binary']],
]);

function uniteTypes(first: FieldOf, second: FieldOf, differ: Differ): FieldType {
  const [a, b] = [first.field.type, second.field.type];
  if (b.kind === 'unknown') return a.kind === 'unknown' && a.kinds === undefined ? b : a;
  if (a.kind === 'unknown' || isFiner(first, b.kind)) return b;
  if (a.kind !== b.kind) {
    if (!isFiner(second, a.kind)) differ('type', a.kind, b.kind);
    return a;
  }
  for (const facet of ['length', 'bits', 'precision'] as const) {
    if (a[facet] !== null && b[facet] !== null && a[facet] !== b[facet]) differ(facet, a[facet], b[facet]);
  }
  if (a.options && b.options && optionSet(a.options) !== optionSet(b.options)) {
    differ('options', a.options.join(', '), b.options.join(', '));
  }
  return {
    kind: a.kind,
    kinds: a.kinds && b.kinds, // what one of them tells is told
    length: a.length ?? b.length,
    bits: a.bits ?? b.bits,
    precision: a.precision ?? b.precision,
    minimum: a.minimum ?? b.minimum,
    maximum: a.maximum ?? b.maximum,
    options: a.options ?? b.options,
    ...(a.options !== null && a.optionLabels === undefined
      ? withLabels(a.options, b)
      : { optionLabels: a.options === null ? b.optionLabels : a.optionLabels }),
    dateBehavior: a.dateBehavior ?? b.dateBehavior,
  };
}

/** The labels of options that the other one lists alike. */
function withLabels(options: readonly string[], other: FieldType): Pick<FieldType, 'optionLabels'> {
  const isSame = other.options !== null && options.every((option, i) => option === other.options?.[i]);
  return isSame ? { optionLabels: other.optionLabels } : {};
}

function isFiner({ field, table }: FieldOf, kind: FieldKind): boolean {
  return table.origin === '$metadata' && (FINER.get(field.type.kind) ?? []).includes(kind);
}

function optionSet(options: readonly string[]): string {
  return JSON.stringify([...options].sort());
}

/** The gateway knows no business-required columns: there they are like others. */
function uniteRequirements(first: FieldOf, second: FieldOf): Requirement | null {
  const [a, b] = [first.field.requirement, second.field.requirement];
  const isCoarser = isSchema(first) && isRequired(a) === isRequired(b);
  return a === null || (isCoarser && b !== null) ? b : a;
}

function isRequired(requirement: Requirement | null): boolean | null {
  return requirement === null ? null : requirement === 'required';
}

/** The gateway knows read-only columns, but not those that can be written on create alone. */
function uniteWriting(first: FieldOf, second: FieldOf): Pick<Field, 'creatable' | 'updatable'> {
  const [a, b] = [first.field, second.field];
  if (isSchema(first) && isReadonly(a) === isReadonly(b)) {
    return { creatable: b.creatable ?? a.creatable, updatable: b.updatable ?? a.updatable };
  }
  return { creatable: a.creatable ?? b.creatable, updatable: a.updatable ?? b.updatable };
}

function isReadonly({ creatable, updatable }: Field): boolean {
  return creatable === false && updatable === false;
}

function isSchema({ table }: FieldOf): boolean {
  return table.origin === 'schema';
}
