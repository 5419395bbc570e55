import { code, foldName, name, say, type LegContext, type ProjectContext } from '@dipv/core';
import type { Change, MapIdentity } from '../comparison.js';
import { grouped } from '../maps/match.js';
import { pairOf, withoutPrefix } from '../maps/match-maps.js';
import { orient, type OrientedLeg } from '../maps/oriented-leg.js';
import { compareMappings } from './compare-mappings.js';
import { makeChange, type Spot } from './make-change.js';

/** A leg of both sides. */
export type LegPair = readonly [before: OrientedLeg, after: OrientedLeg];

export function identityOf({ model }: ProjectContext): MapIdentity {
  return { name: model.name, version: model.version, file: model.document.file };
}

/** How a map changed, the tables it rests on not looked at. */
export function* compareMaps(
  before: ProjectContext,
  after: ProjectContext,
  legs: readonly LegPair[],
): Generator<Change> {
  const spots = { before: spotOf(before), after: spotOf(after) };
  const [was, is] = [before.model, after.model];
  if (foldName(was.name) !== foldName(is.name)) {
    const what = say`The map was called ${name(was.name)} and is now called ${name(is.name)}`;
    yield makeChange('map-renamed', what, { ...spots, was: was.name, is: is.name });
  }
  if (was.version !== is.version) {
    const what = say`The version was ${code(was.version ?? 'none')} and is now ${code(is.version ?? 'none')}`;
    yield makeChange('map-version', what, { ...spots, was: was.version, is: is.version });
  }
  const matched = new Set(legs.flatMap((pair) => pair.map(({ leg }) => leg)));
  for (const leg of allLegs(before)) if (!matched.has(leg)) yield legChange('leg-removed', leg);
  for (const leg of allLegs(after)) if (!matched.has(leg)) yield legChange('leg-added', leg);
  for (const [old, now] of legs) yield* compareLegs(old, now);
}

/** Legs of the same two tables, and then those that are left, in their order. */
export function matchLegs(before: ProjectContext, after: ProjectContext): readonly LegPair[] {
  const all = allLegs(after);
  const open = grouped(all, pairOf);
  const pairs = allLegs(before).map((leg) => [leg, open.get(pairOf(leg))?.next().value ?? null] as const);
  const taken = new Set(pairs.map(([, same]) => same));
  const left = all.filter((leg) => !taken.has(leg)).values();
  return pairs.flatMap(([leg, same]): LegPair[] => {
    const partner = same ?? left.next().value ?? null;
    return partner === null ? [] : [[orient(leg), orient(partner)]];
  });
}

function* compareLegs(before: OrientedLeg, after: OrientedLeg): Generator<Change> {
  const spots = { before: spotOfLeg(before.leg), after: spotOfLeg(after.leg) };
  const texts = { was: tablesText(before), is: tablesText(after) };
  // names of tables are told apart by their platform, which one of the two may not say
  if (pairOf(before.leg) !== pairOf(after.leg) && foldName(texts.was) !== foldName(texts.is)) {
    const what = say`The tables were ${code(texts.was)} and are now ${code(texts.is)}`;
    const isOtherPrefix = pairOf(before.leg, withoutPrefix) === pairOf(after.leg, withoutPrefix);
    yield makeChange(isOtherPrefix ? 'table-prefix-changed' : 'tables-changed', what, { ...spots, ...texts });
  }
  if (before.isSwapped !== after.isSwapped) {
    const what = say`${name(after.leg.source.tableName)} is now the source, and ${name(after.leg.destination.tableName)} the destination`;
    yield makeChange('sides-swapped', what, spots);
  }
  for (const side of ['left', 'right'] as const) {
    const [was, is] = [before.filters[side]?.trim() ?? '', after.filters[side]?.trim() ?? ''];
    if (filterWords(was) === filterWords(is)) continue;
    const { label } = after[side];
    const what =
      was === ''
        ? say`The ${label} got the filter ${code(is)}`
        : is === ''
          ? say`The ${label} has the filter ${code(was)} no more`
          : say`The filter of the ${label} was ${code(was)} and is now ${code(is)}`;
    const texts = { was: was || null, is: is || null };
    yield makeChange('filter-changed', what, {
      before: spotOfFilter(before, side),
      after: spotOfFilter(after, side),
      ...texts,
    });
  }
  yield* compareMappings(before, after);
}

/** A filter with one blank between its words, so that only what it says counts; texts stay as they are. */
function filterWords(filter: string): string {
  const words = filter.match(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[\w.$/@-]+|[()[\],]|[^\s\w"'()[\],.$/@-]+|\S/g);
  return (words ?? []).join(' ');
}

function spotOfFilter({ leg, isSwapped }: OrientedLeg, side: 'left' | 'right'): Spot {
  const property = (side === 'left') === isSwapped ? 'reversedSourceFilter' : 'sourceFilter';
  return { document: leg.task.project.model.document, pointer: leg.at(property) };
}

function legChange(kind: 'leg-removed' | 'leg-added', leg: LegContext): Change {
  const text = tablesText(orient(leg));
  const spot = spotOfLeg(leg);
  return kind === 'leg-removed'
    ? makeChange(kind, say`The leg ${code(text)} is gone`, { before: spot, was: text })
    : makeChange(kind, say`There is a leg ${code(text)}`, { after: spot, is: text });
}

function tablesText({ left, right }: OrientedLeg): string {
  return `${left.tableName} – ${right.tableName}`;
}

function allLegs({ tasks }: ProjectContext): LegContext[] {
  return tasks.flatMap(({ legs }) => legs);
}

function spotOf({ model }: ProjectContext): Spot {
  return { document: model.document, pointer: '' };
}

export function spotOfLeg(leg: LegContext): Spot {
  return { document: leg.task.project.model.document, pointer: leg.model.pointer };
}
