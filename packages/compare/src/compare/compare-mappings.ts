import { code, field, say, type MappedField, type Text, type Words } from '@dipv/core';
import type { ChangeKind } from '../change-kinds.js';
import type { Change } from '../comparison.js';
import { withoutPrefixes } from '../maps/match-maps.js';
import { folded, matchMappings } from '../maps/match-mappings.js';
import type { OrientedLeg, OrientedMapping, Way } from '../maps/oriented-leg.js';
import { compareValues } from './compare-values.js';
import { makeChange, type Spot } from './make-change.js';

const ARROWS: Readonly<Record<Way, string>> = { right: '→', left: '←', both: '↔' };

/** How the mappings of a leg changed. */
export function* compareMappings(before: OrientedLeg, after: OrientedLeg): Generator<Change> {
  const { pairs, removed, added } = matchMappings(before.mappings, after.mappings);
  const [wasWays, isWays] = [waysOf(before), waysOf(after)];
  for (const [was, is] of pairs) yield* comparePair(was, is, [wasWays.get(columnsOf(was)), isWays.get(columnsOf(is))]);
  for (const mapping of removed) {
    const hasTwin = isWays.has(columnsOf(mapping));
    const what = hasTwin
      ? say`${pairText(mapping)} is mapped once less`
      : say`${pairText(mapping)} is not mapped any more`;
    yield makeChange(hasTwin ? 'twin-removed' : 'mapping-removed', what, {
      before: spotOf(mapping),
      was: pairText(mapping).text,
    });
  }
  for (const mapping of added) {
    const hasTwin = wasWays.has(columnsOf(mapping));
    const what = hasTwin ? say`${pairText(mapping)} is mapped once more` : say`${pairText(mapping)} is mapped`;
    yield makeChange(hasTwin ? 'twin-added' : 'mapping-added', what, {
      after: spotOf(mapping),
      is: pairText(mapping).text,
    });
  }
}

/** Which way values go between two columns, by all mappings of the two together: two one-way mappings are a two-way one. */
function waysOf({ mappings }: OrientedLeg): ReadonlyMap<string, Way> {
  const ways = new Map<string, Way>();
  for (const mapping of mappings) {
    const columns = columnsOf(mapping);
    const other = ways.get(columns) ?? mapping.way;
    ways.set(columns, other === mapping.way ? other : 'both');
  }
  return ways;
}

function columnsOf({ left, right }: OrientedMapping): string {
  return JSON.stringify([folded(left), folded(right)]);
}

function* comparePair(
  was: OrientedMapping,
  is: OrientedMapping,
  [wasWay = was.way, isWay = is.way]: readonly [was: Way | undefined, is: Way | undefined],
): Generator<Change> {
  const spots = { before: spotOf(was), after: spotOf(is) };
  const isMoved = folded(was.left) !== folded(is.left) || folded(was.right) !== folded(is.right);
  if (hasNoField(was) !== hasNoField(is)) {
    const texts = { was: pairText(was, was.constant).text, is: pairText(is, is.constant).text };
    const what = say`${pairText(was, was.constant)} is now ${pairText(is, is.constant)}`;
    yield makeChange(hasNoField(is) ? 'constant-in-place' : moveOf(was, is), what, { ...spots, ...texts });
    return; // way, value map and default came or went with the field
  }
  if (isMoved) {
    const texts = { was: pairText(was).text, is: pairText(is).text };
    yield makeChange(moveOf(was, is), say`${pairText(was)} is now ${pairText(is)}`, { ...spots, ...texts });
  }
  const between = pairText(is);
  if (wasWay !== isWay) {
    const what = say`${between} wrote ${wayText({ ...was, way: wasWay })} and now writes ${wayText({ ...is, way: isWay })}`;
    yield makeChange(turn(wasWay, isWay), what, { ...spots, was: ARROWS[wasWay], is: ARROWS[isWay] });
  }
  yield* compareValues(was, is, between, spots);
  if (was.constant !== is.constant) {
    const texts = { was: was.constant, is: is.constant };
    const [kind, what] = constantChange(was.constant, is.constant, isConstant(is), between);
    yield makeChange(kind, what, { ...spots, ...texts });
  }
  if (was.others !== is.others) {
    const texts = { was: was.others || null, is: is.others || null };
    yield makeChange('transform-changed', say`A transform of ${between} changed`, { ...spots, ...texts });
  }
  const [wasNote, isNote] = [was, is].map(({ mapping }) => mapping.model.destinationRelatedEntity);
  if (!isMoved && (wasNote ?? '').toLowerCase() !== (isNote ?? '').toLowerCase()) {
    const what = say`The table that the lookup of ${between} relates to was ${code(wasNote ?? 'not noted')} and is now ${code(isNote ?? 'not noted')}`;
    yield makeChange('note-changed', what, { ...spots, was: wasNote ?? null, is: isNote ?? null });
  }
}

function turn(was: Way, is: Way): ChangeKind {
  if (is === 'both') return 'direction-widened';
  return was === 'both' ? 'direction-narrowed' : 'direction-reversed';
}

function moveOf(was: OrientedMapping, is: OrientedMapping): ChangeKind {
  if (isOtherPrefix(was, is)) return 'prefix-changed';
  const isStillWritten =
    was.way !== 'both' && [was.way, 'both'].includes(is.way) && folded(was[was.way]) === folded(is[was.way]);
  return isStillWritten ? 'source-changed' : 'mapping-redirected';
}

function isOtherPrefix(was: OrientedMapping, is: OrientedMapping): boolean {
  return (['left', 'right'] as const).every(
    (end) => withoutPrefixes(folded(was[end])) === withoutPrefixes(folded(is[end])),
  );
}

/** Whether only one of its two ends is a field. */
function hasNoField({ left, right }: OrientedMapping): boolean {
  return left.path === null || right.path === null;
}

function isConstant({ left, right, way }: OrientedMapping): boolean {
  return way !== 'both' && (way === 'right' ? left : right).path === null;
}

function constantChange(
  was: string | null,
  is: string | null,
  isConstantMapping: boolean,
  between: Text,
): [ChangeKind, Text] {
  const called = isConstantMapping ? 'constant' : 'default';
  if (was === null) return ['default-added', say`${between} has the ${called} ${valueText(is ?? '')}`];
  if (is === null) return ['default-removed', say`${between} has the ${called} ${valueText(was)} no more`];
  return ['constant-changed', say`The ${called} of ${between} was ${valueText(was)} and is now ${valueText(is)}`];
}

function valueText(value: string): Words {
  return value === '' ? '(empty)' : code(value);
}

function wayText({ way, left, right }: OrientedMapping): Text {
  if (way === 'both') return say`both ways`;
  const to = way === 'right' ? right : left;
  return say`to ${to.side.environmentType || 'the other side'} alone`;
}

/** `CustomerAccount ↔ accountnumber`, or `the constant 3 → accountnumber` where the constant is to be told. */
function pairText({ left, right, way }: OrientedMapping, constant: string | null = null): Text {
  return say`${endText(left, constant)} ${ARROWS[way]} ${endText(right, constant)}`;
}

function endText({ text, path }: MappedField, constant: string | null): Text {
  if (path !== null) return field(text ?? '');
  return constant === null ? say`a constant` : say`the constant ${code(constant)}`;
}

function spotOf({ mapping }: OrientedMapping): Spot {
  return { document: mapping.leg.task.project.model.document, pointer: mapping.at() };
}
