import { isBlank } from '@dipv/core';
import { countText } from '@dipv/reporter';
import type {
  FieldDescription,
  LegDescription,
  MapDescription,
  MappingDescription,
  SideDescription,
} from '../documentation.js';

/** What a map is called, also where it has no name: a link or a heading without words is nothing to see. */
export function nameOf({ name }: MapDescription): string {
  return isBlank(name) ? '(no name)' : name;
}

/** What is noted of a field beside its type, in order. */
export function notesOf({ isKey, isCompany, requirement, lookup }: FieldDescription): readonly string[] {
  return [isKey ? 'key' : null, isCompany ? 'company' : null, requirement, lookup].filter((note) => note !== null);
}

/** `text of 20, key, required`; empty where nothing is known. */
export function factsOf(field: FieldDescription): string {
  return [field.type, ...notesOf(field)].filter((fact) => fact !== null).join(', ');
}

/** What a mapping writes besides what stands in its columns; empty: nothing. */
export function extrasOf(mapping: MappingDescription): readonly string[] {
  const { values, hasOther } = mapping;
  return [
    constantOf(mapping),
    values.length === 0 ? null : `${countText(values.length, 'value')} translated`,
    hasOther ? OTHER : null,
  ].filter((extra) => extra !== null);
}

/** The constant that a mapping writes, and when; `null`: none. */
export function constantOf({ left, right, constant }: MappingDescription): string | null {
  if (constant === null) return null;
  return left.field === null || right.field === null ? `always ${constant}` : `${constant} where there is no value`;
}

/** What stands where a transform is none that dipv knows. */
export const OTHER = 'a transform of another kind';

/** What stands where an end has no field. */
export const CONSTANT = '(constant)';

/** What is told of a side, as label and text. */
export function sideFacts(side: SideDescription): readonly (readonly [label: string, text: string])[] {
  const { table, displayName, environment, company } = side;
  const facts: readonly (readonly [string, string | null])[] = [
    ['Shown as', displayName === table ? null : displayName],
    ['Environment', environment],
    ['Key', keyOf(side) ?? 'not known'],
    ['Company', company],
  ];
  return facts.flatMap(([label, text]) => (text === null || text === '' ? [] : [[label, text] as const]));
}

/** `null`: not known. */
export function keyOf({ key, isKeyGuessed }: SideDescription): string | null {
  return key && `${key.join(', ')}${isKeyGuessed ? ' (taken from its alternate keys)' : ''}`;
}

/** When to enable a map; `null`: nothing says. */
export function stepOf({ step, isInCircle }: MapDescription): string | null {
  if (step === null) return null;
  return isInCircle ? `${step} (in a circle of maps that need each other)` : String(step);
}

/** The tables of a leg. */
export function tablesOf({ left, right }: LegDescription): string {
  return `${left.table} ↔ ${right.table}`;
}
