import { ORGANIZATION_LISTS } from '@dipv/core';
import type { Snapshot } from './shape.js';

/** Lists of names that grow and shrink one by one, so that each name has a line. */
const LONG_LISTS: ReadonlySet<string> = new Set(['absent', ...ORGANIZATION_LISTS]);

/** A snapshot as JSON with a line for each column, key and name, so that changes are small. */
export function writeSnapshot(snapshot: Snapshot): string {
  return `${textOf(snapshot, '')}\n`;
}

function textOf(value: unknown, indent: string, isLong = false): string {
  if (typeof value !== 'object' || value === null || (!isLong && isFlat(value))) return JSON.stringify(value);
  const inner = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((element) => inner + textOf(element, inner))
    : Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .map(([name, member]) => `${inner}${JSON.stringify(name)}: ${textOf(member, inner, LONG_LISTS.has(name))}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return lines.length === 0 ? `${open}${close}` : `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}

/** Whether a value fits a line: it holds lists of names at most. */
function isFlat(value: object): boolean {
  return Object.entries(value).every(([name, member]: [string, unknown]) => {
    if (typeof member !== 'object' || member === null) return true;
    return Array.isArray(member) && !LONG_LISTS.has(name) && member.every((each) => typeof each !== 'object');
  });
}
