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
    if (from.kinds === undefined && to.kinds === undefined) return compareKinds(from, to, sameEnvironmentType);
    const each = alternatives(from).flatMap((one) =>
      alternatives(to).map((other) => compareKinds(one, other, sameEnvironmentType)),
    );
    const mildest = each.find(({ verdict }) => verdict === 'narrowing') ?? each[0] ?? COMPATIBLE;
    if (each.every(({ verdict }) => verdict !== 'compatible')) {
      if (mildest.verdict !== 'mismatch' || each.length === 1) return mildest;
      return { verdict: 'mismatch', reason: `${describeType(from)} cannot be written to ${describeType(to)}` };
    }
    return each.every(({ verdict }) => verdict === 'compatible') ? COMPATIBLE : { verdict: 'unknown' };
  },
  accepts: acceptsValue,
};

/** The types that a column may have, where the metadata tells no single one. */
function alternatives(type: FieldType): readonly FieldType[] {
  return type.kinds?.map((kind) => ({ ...type, kind, kinds: undefined })) ?? [type];
}

function compareKinds(from: FieldType, to: FieldType, sameEnvironmentType: boolean): Compatibility {
  // A lookup that is mapped bare is left to DIPV1027 and DIPV1028.
  if (from.kind === 'unknown' || to.kind === 'unknown' || from.kind === 'lookup' || to.kind === 'lookup')
    return COMPATIBLE;
  switch (MATRIX[from.kind][to.kind] ?? 'no') {
    case 'ok':
      return COMPATIBLE;
    case 'no':
      return { verdict: 'mismatch', reason: `${describeType(from)} cannot be written to ${describeType(to)}` };
    case 'narrow':
      return from.kind === 'datetime'
        ? narrowing(from, to, 'the time of day is lost', 'Map a field that holds date and time, or accept the loss.')
        : narrowing(
            from,
            to,
            'the fraction is lost',
            'Map a decimal field, or make sure that values have no fraction.',
          );
    case 'length':
      return exceeds(from.length, to.length)
        ? narrowing(
            from,
            to,
            'longer texts are cut',
            `Lengthen the field that is written to ${from.length ?? ''} characters, or make sure that no value is longer than ${to.length ?? ''}.`,
          )
        : COMPATIBLE;
    case 'width':
      return exceeds(from.bits, to.bits)
        ? narrowing(
            from,
            to,
            'greater numbers do not fit',
            'Map a 64-bit or a decimal field, or make sure that no number is beyond 2,147,483,647.',
          )
        : COMPATIBLE;
    case 'precision':
      return exceeds(from.precision, to.precision)
        ? narrowing(
            from,
            to,
            'digits are lost',
            `Raise the precision of the field that is written to ${from.precision ?? ''} digits, or make sure that values have no more than ${to.precision ?? ''}.`,
          )
        : COMPATIBLE;
    case 'same':
      return sameEnvironmentType
        ? COMPATIBLE
        : { verdict: 'mismatch', reason: 'choices of two environment types need a value map' };
  }
}

function narrowing(from: FieldType, to: FieldType, loss: string, help: string): Compatibility {
  return { verdict: 'narrowing', reason: `${describeType(from)} is written to ${describeType(to)}: ${loss}`, help };
}

/** A facet that either side does not tell is not compared. */
function exceeds(from: number | null, to: number | null): boolean {
  return from !== null && to !== null && from > to;
}

/** `text (20)`, `integer (64 bit)`, `decimal (2 digits)`: a type as messages show it. */
function describeType({ kind, kinds, length, bits, precision }: FieldType): string {
  if (kinds !== undefined) return kinds.join(' or ');
  if (kind === 'text' && length !== null) return `text (${length})`;
  if (kind === 'integer' && bits !== null) return `integer (${bits} bit)`;
  return kind === 'decimal' && precision !== null ? `decimal (${precision} digits)` : kind;
}
