import { foldName, say, type Field, type Text } from '@dipv/core';
import type { ChangeKind } from '../change-kinds.js';
import { shownValues } from './shown-values.js';
import { tableStem } from '../maps/table-stem.js';

/** A change of a column, before it is known where it matters. */
export interface FieldChange {
  readonly kind: ChangeKind;
  readonly what: Text;
  readonly was: string | null;
  readonly is: string | null;
}

/**
 * How a column changed. What one of the two sides does not tell is not compared.
 * @param label how to call the column
 * @param isWritten whether a map writes to it, so that it matters whether it can be written
 */
export function* compareFields(before: Field, after: Field, label: Text, isWritten: boolean): Generator<FieldChange> {
  const [old, now] = [before.type, after.type];
  if (isKnown(before) && isKnown(after) && old.kind !== now.kind) {
    yield change(
      'column-type',
      say`${label} was of type ${old.kind} and is now of type ${now.kind}`,
      old.kind,
      now.kind,
    );
    return; // length and digits are those of another type
  }
  yield* numbers(
    ['column-shorter', 'column-longer'],
    old.length,
    now.length,
    (n) => say`${label} held ${n} characters`,
  );
  yield* numbers(
    ['column-less-precise', 'column-more-precise'],
    old.precision,
    now.precision,
    (n) => say`${label} had ${n} digits behind the point`,
  );
  yield* numbers(
    ['column-narrower', 'column-wider'],
    old.bits,
    now.bits,
    (n) => say`${label} was an integer of ${n} bits`,
  );
  yield* compareChoices(old.options, now.options, label);
  if (before.requirement !== null && after.requirement !== null) {
    const [was, is] = [before.requirement === 'required', after.requirement === 'required'];
    if (!was && is)
      yield change('column-required', say`${label} is required now`, before.requirement, after.requirement);
    if (was && !is)
      yield change('column-optional', say`${label} is not required any more`, before.requirement, after.requirement);
  }
  if (isWritten) yield* compareWritability(before, after, label);
  yield* compareTargets(before, after, label);
}

function isKnown({ type }: Field): boolean {
  return type.kind !== 'unknown' && type.kinds === undefined;
}

function* numbers(
  [less, more]: readonly [ChangeKind, ChangeKind],
  was: number | null,
  is: number | null,
  said: (was: number) => Text,
): Generator<FieldChange> {
  if (was === null || is === null || was === is) return;
  yield change(is < was ? less : more, say`${said(was)}, and now ${is}`, String(was), String(is));
}

function* compareChoices(
  was: readonly string[] | null,
  is: readonly string[] | null,
  label: Text,
): Generator<FieldChange> {
  if (was === null || is === null) return;
  const [old, now] = [new Set(was.map(foldName)), new Set(is.map(foldName))];
  const gone = was.filter((each) => !now.has(foldName(each)));
  const more = is.filter((each) => !old.has(foldName(each)));
  if (gone.length > 0)
    yield change('choices-gone', say`${label} has no choice ${shownValues(gone)} any more`, gone.join(', '), null);
  if (more.length > 0)
    yield change('choices-added', say`${label} has the new choice ${shownValues(more)}`, null, more.join(', '));
}

function* compareWritability(before: Field, after: Field, label: Text): Generator<FieldChange> {
  const moments = [
    ['on create', before.creatable, after.creatable],
    ['on update', before.updatable, after.updatable],
  ] as const;
  const turned = (to: boolean): string => {
    const when = moments.filter(([, was, is]) => was === !to && is === to).map(([moment]) => `${moment} `);
    return when.length === moments.length ? 'at all ' : when.join('');
  };
  const [locked, unlocked] = [turned(false), turned(true)];
  if (locked !== '') {
    yield change('column-locked', say`${label} cannot be written ${locked}any more`, 'writable', 'read-only');
  }
  if (unlocked !== '') {
    yield change('column-unlocked', say`${label} can be written ${unlocked}now`, 'read-only', 'writable');
  }
}

function* compareTargets(before: Field, after: Field, label: Text): Generator<FieldChange> {
  if (before.targets.length === 0 || after.targets.length === 0) return;
  const [was, is] = [before.targets, after.targets].map((targets) => [...targets].sort());
  if (was === undefined || is === undefined || stems(was) === stems(is)) return;
  yield change(
    'targets-changed',
    say`${label} related to ${shownValues(was)}, and now relates to ${shownValues(is)}`,
    was.join(', '),
    is.join(', '),
  );
}

/** Metadata names them by logical or by entity set name. */
function stems(targets: readonly string[]): string {
  return targets.map(tableStem).sort().join(' ');
}

function change(kind: ChangeKind, what: Text, was: string | null, is: string | null): FieldChange {
  return { kind, what, was, is };
}
