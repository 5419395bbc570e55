import { foldName, isBlank, say, type Text } from '@dipv/core';
import type { ChangeKind } from '../change-kinds.js';
import type { Change } from '../comparison.js';
import type { OrientedMapping } from '../maps/oriented-leg.js';
import { makeChange, type Spot } from './make-change.js';
import { shownValues } from './shown-values.js';

type ValuePairs = NonNullable<OrientedMapping['values']>;

/** What a value is translated to, by all entries for it. */
interface Translation {
  /** The value as it is written first. */
  readonly from: string;
  /** The entries as they are written. */
  readonly entries: ReadonlySet<string>;
  /** Folded. */
  readonly to: ReadonlySet<string>;
}

/** Translations by their folded values: they are found in whatever case, see DWR1014. */
type Translations = ReadonlyMap<string, Translation>;

/** How the value map of a mapping changed. */
export function* compareValues(
  was: OrientedMapping,
  is: OrientedMapping,
  between: Text,
  spots: { readonly before: Spot; readonly after: Spot },
): Generator<Change> {
  if (was.values === null && is.values === null) return;
  const texts = { was: valuesText(was.values), is: valuesText(is.values) };
  if (was.values === null || is.values === null) {
    const [kind, verb] =
      is.values === null ? (['value-map-removed', 'lost'] as const) : (['value-map-added', 'got'] as const);
    yield makeChange(kind, say`${between} ${verb} its value map`, { ...spots, ...texts });
    return;
  }
  // what is written depends on the value it comes from
  const from = is.way === 'left' ? 1 : 0;
  const [old, now] = [translations(was.values, from), translations(is.values, from)];
  const kinds = [...old].map(([value, before]) => [kindOf(before, now.get(value)), before.from] as const);
  const added = [...now].filter(([value]) => !old.has(value)).map(([, { from: value }]) => value);
  const of = (kind: ChangeKind): readonly string[] => kinds.flatMap((each) => (each[0] === kind ? [each[1]] : []));
  const writtenBack = is.way === 'both' ? newlyAmbiguous(was.values, is.values, old) : [];
  const told: readonly (readonly [ChangeKind, readonly string[], string])[] = [
    ['values-removed', of('values-removed'), 'translates no more'],
    ['values-changed', of('values-changed'), 'translates differently'],
    ['values-ambiguous', [...of('values-ambiguous'), ...writtenBack], 'has, or had, several translations of'],
    ['values-respelled', of('values-respelled'), 'spells differently'],
    ['values-added', added, 'now translates'],
  ];
  for (const [kind, values, verb] of told) {
    if (values.length === 0) continue;
    yield makeChange(kind, say`The value map of ${between} ${verb}: ${shownValues(values)}`, { ...spots, ...texts });
  }
}

function kindOf(before: Translation, after: Translation | undefined): ChangeKind | null {
  if (after === undefined) return 'values-removed';
  if (!isSame(before.to, after.to)) {
    return [...before.to].some((each) => after.to.has(each)) ? 'values-ambiguous' : 'values-changed';
  }
  return isSame(before.entries, after.entries) ? null : 'values-respelled';
}

/** Values of the right side for which one that is new on the left stands beside another now. */
function newlyAmbiguous(was: ValuePairs, is: ValuePairs, old: Translations): readonly string[] {
  const before = translations(was, 1);
  return [...translations(is, 1)]
    .filter(([value, { to }]) => before.has(value) && to.size > 1 && [...to].some((each) => !old.has(each)))
    .map(([, { from }]) => from);
}

/** @param from the end that is translated */
function translations(values: ValuePairs, from: 0 | 1): Translations {
  const groups = new Map<string, ValuePairs[number][]>();
  for (const pair of values) {
    const folded = fold(pair[from]);
    const group = groups.get(folded);
    if (group === undefined) groups.set(folded, [pair]);
    else group.push(pair);
  }
  const end = from === 0 ? 1 : 0;
  return new Map(
    [...groups].map(([folded, pairs]): [string, Translation] => {
      const told = pairs.filter((pair) => !isBlank(pair[end])); // a blank one beside another is none, see DWR1013
      const counted = told.length === 0 ? pairs : told;
      const entries = new Set(counted.map((pair) => JSON.stringify(pair)));
      return [folded, { from: pairs[0]?.[from] ?? '', entries, to: new Set(counted.map((pair) => fold(pair[end]))) }];
    }),
  );
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((each) => b.has(each));
}

function fold(value: string): string {
  return foldName(value.trim());
}

function valuesText(values: OrientedMapping['values']): string | null {
  return values && values.map(([left, right]) => `${left}: ${right}`).join(', ');
}
