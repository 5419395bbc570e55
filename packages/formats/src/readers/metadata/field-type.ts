import type { FieldKind, FieldType } from '@dipv/core';

/** A type of which only the given facets are known. */
export function fieldType(kind: FieldKind, facets: Partial<Omit<FieldType, 'kind'>> = {}): FieldType {
  return { kind, length: null, bits: null, precision: null, minimum: null, maximum: null, options: null, ...facets };
}

/** A length as metadata tells it: 0 or less is none. */
export function lengthOf(number: number | null): number | null {
  return number !== null && number > 0 ? number : null;
}
