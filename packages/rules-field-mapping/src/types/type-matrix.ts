import type { FieldKind, FieldType } from '@dipv/core';
import { acceptsValue } from './value-syntax.js';
import type { Compatibility, TypeCompatibility } from './type-compatibility.js';

/** `length`, `width` and `precision` compare the facets of both types; `same` needs one environment type. */
type Decision = 'ok' | 'no' | 'narrow' | 'length' | 'width' | 'precision' | 'same';

type Kind = Exclude<FieldKind, 'unknown' | 'lookup'>;

/** By the kind that is read, then by the kind that is written. */
const MATRIX: Readonly<Record<Kind, Readonly<Partial<Record<Kind, Decision>>>>> = {
  text: { text: 'length' },
  integer: { text: 'ok', integer: 'width', decimal: 'ok', choice: 'ok' },
  decimal: { text: 'ok', integer: 'narrow', decimal: 'precision' },
  boolean: { text: 'ok', boolean: 'ok' },
  date: { text: 'ok', date: 'ok', datetime: 'ok' },
  datetime: { text: 'ok', date: 'narrow', datetime: 'ok' },
  choice: { text: 'ok', integer: 'ok', choice: 'same' },
  guid: { text: 'ok', guid: 'ok' },
  binary: { binary: 'ok' },
};

const COMPATIBLE: Compatibility = { verdict: 'compatible' };

/** The matrix of compatible kinds, which a custom build can replace. */
export const typeMatrix: TypeCompatibility = {
  compare(from, to, sameEnvironmentType) {
    // A lookup that is mapped bare is left to DIPV1027 and DIPV1028.
    if (from.kind === 'unknown' || to.kind === 'unknown' || from.kind === 'lookup' || to.kind === 'lookup')
      return COMPATIBLE;
    switch (MATRIX[from.kind][to.kind] ?? 'no') {
      case 'ok':
        return COMPATIBLE;
      case 'no':
        return { verdict: 'mismatch', reason: `${describeType(from)} cannot be written to ${describeType(to)}` };
      case 'narrow':
        return narrowing(from, to, from.kind === 'datetime' ? 'the time of day is lost' : 'the fraction is lost');
      case 'length':
        return exceeds(from.length, to.length) ? narrowing(from, to, 'longer texts are cut') : COMPATIBLE;
      case 'width':
        return exceeds(from.bits, to.bits) ? narrowing(from, to, 'greater numbers do not fit') : COMPATIBLE;
      case 'precision':
        return exceeds(from.precision, to.precision) ? narrowing(from, to, 'digits are lost') : COMPATIBLE;
      case 'same':
        return sameEnvironmentType
          ? COMPATIBLE
          : { verdict: 'mismatch', reason: 'choices of two environment types need a value map' };
    }
  },
  accepts: acceptsValue,
};

function narrowing(from: FieldType, to: FieldType, loss: string): Compatibility {
  return { verdict: 'narrowing', reason: `${describeType(from)} is written to ${describeType(to)}: ${loss}` };
}

/** A facet that either side does not tell is not compared. */
function exceeds(from: number | null, to: number | null): boolean {
  return from !== null && to !== null && from > to;
}

/** `text (20)`, `integer (64 bit)`, `decimal (2 digits)`: a type as messages show it. */
export function describeType({ kind, length, bits, precision }: FieldType): string {
  if (kind === 'text' && length !== null) return `text (${length})`;
  if (kind === 'integer' && bits !== null) return `integer (${bits} bit)`;
  return kind === 'decimal' && precision !== null ? `decimal (${precision} digits)` : kind;
}
