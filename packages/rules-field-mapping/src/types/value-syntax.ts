import { code, foldName, memberLabelled, memberNamed, say, type FieldKind, type FieldType } from '@dipv/core';
import type { Compatibility } from './type-compatibility.js';

const WHOLE_NUMBER = /^[+-]?\d+$/;
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const GUID = /^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i;
const ISO_DATE = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/i;
const LOCAL_DATE = /^\d{1,2}([/.-])\d{1,2}\1\d{4}(?: \d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?)?$/i;
const BOOLEANS: ReadonlySet<string> = new Set(['true', 'false', 'yes', 'no', '1', '0']);

const COMPATIBLE: Compatibility = { verdict: 'compatible' };

/** Whether each kind can be written as this text; a kind that is not listed takes any. */
const SYNTAX: Readonly<Partial<Record<FieldKind, (value: string, type: FieldType) => boolean>>> = {
  integer: (value, { bits }) => WHOLE_NUMBER.test(value) && isWithin(value, bits ?? 64),
  decimal: (value) => NUMBER.test(value),
  boolean: (value) => BOOLEANS.has(foldName(value)),
  date: isDate,
  datetime: isDate,
  guid: (value) => GUID.test(value),
  choice: (value, type) => type.options === null || memberNamed(value, type) !== null,
};

/** Whether a constant of a transform can be written to a field of this type. */
export function acceptsValue(value: string, to: FieldType): Compatibility {
  const text = value.trim();
  if (to.kind === 'unknown' && to.kinds?.every((kind) => SYNTAX[kind]?.(text, to) === false) === true) {
    return { verdict: 'mismatch', reason: `cannot be written to ${to.kinds.join(' or ')}` };
  }
  if (SYNTAX[to.kind]?.(text, to) === false) {
    const options = to.kind === 'choice' && to.options !== null ? `, which has ${listed(to.options)}` : '';
    const meant = to.kind === 'choice' ? memberLabelled(text, to) : null;
    return {
      verdict: 'mismatch',
      reason: `cannot be written to ${to.kind}${options}`,
      ...(meant === null ? {} : { help: say`${code(text)} is the label of ${code(meant)}: write ${code(meant)}.` }),
    };
  }
  if (to.kind === 'text' && to.length !== null && text.length > to.length) {
    const help = `Shorten the value, or lengthen the field that is written to ${text.length} characters.`;
    return { verdict: 'narrowing', reason: `would be cut to ${to.length} characters`, help };
  }
  return COMPATIBLE;
}

/** ISO 8601, or day, month and year in the order of some country; `Date.parse` would take any text with a number. */
function isDate(value: string): boolean {
  const day = ISO_DATE.exec(value)?.[1];
  if (day === undefined) return LOCAL_DATE.test(value);
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

function isWithin(text: string, bits: 32 | 64): boolean {
  const digits = text.replace(/^([+-]?)0+(?=\d)/, '$1');
  if (digits.length > '+18446744073709551616'.length) return false; // a number of a million digits takes long to read
  const value = BigInt(digits);
  return BigInt.asIntN(bits, value) === value;
}

function listed(options: readonly string[]): string {
  const most = 10;
  return options.length <= most
    ? options.join(', ')
    : `${options.slice(0, most).join(', ')} and ${options.length - most} more`;
}
