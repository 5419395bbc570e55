import type { DrawnField } from '@dipv/core';

/** What a column holds, in the words of people: `text (20)`, `whole number`; `null`: not known. */
export function typeWords({ type, target }: Pick<DrawnField, 'type' | 'target'>): string | null {
  if (target !== null) return `lookup to ${target}`;
  if (type === null) return null;
  const { kind, length, bits, precision } = type;
  switch (kind) {
    case 'text':
      return length === null ? 'text' : `text (${length})`;
    case 'integer':
      return bits === 64 ? 'whole number (64 bit)' : 'whole number';
    case 'decimal':
      return precision === null ? 'decimal number' : `decimal number (${precision} digits)`;
    case 'boolean':
      return 'yes/no';
    case 'datetime':
      return 'date and time';
    case 'unknown':
      return null;
    case 'date':
    case 'choice':
    case 'guid':
    case 'lookup':
    case 'binary':
      return kind;
  }
}
