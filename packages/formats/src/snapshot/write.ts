import { ORGANIZATION_LISTS } from '@dipv/core';
import type { Snapshot } from './shape.js';

/** Lists of names that grow and shrink one by one, so that each name has a line. */
const LONG_LISTS: ReadonlySet<string> = new Set(['absent', ...ORGANIZATION_LISTS]);

/** A snapshot as JSON with a line for each column, key and name, so that changes are small; piece by piece. */
export function* snapshotPieces(snapshot: Snapshot): Generator<string> {
  yield* piecesOf(snapshot, '');
  yield '\n';
}

/** The same in one piece. */
export function writeSnapshot(snapshot: Snapshot): string {
  return [...snapshotPieces(snapshot)].join('');
}

function* piecesOf(value: unknown, indent: string, isLong = false): Generator<string> {
  if (typeof value !== 'object' || value === null || (!isLong && isFlat(value))) {
    yield JSON.stringify(value);
    return;
  }
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  yield open;
  for (const [i, [name, member]] of members.entries()) {
    yield `${i === 0 ? '' : ','}\n${inner}${isList ? '' : `${JSON.stringify(name)}: `}`;
    yield* piecesOf(member, inner, !isList && LONG_LISTS.has(name));
  }
  yield members.length === 0 ? close : `\n${indent}${close}`;
}

/** Whether a value fits a line: it holds lists of names at most. */
function isFlat(value: object): boolean {
  return Object.entries(value).every(([name, member]: [string, unknown]) => {
    if (typeof member !== 'object' || member === null) return true;
    return Array.isArray(member) && !LONG_LISTS.has(name) && member.every((each) => typeof each !== 'object');
  });
}
