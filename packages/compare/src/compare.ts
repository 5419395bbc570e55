import { foldName, name, say, type ProjectContext, type Table } from '@dipv/core';
import { compareFindings, type Checked } from './compare/compare-findings.js';
import { compareMaps, identityOf, matchLegs } from './compare/compare-maps.js';
import { TableChanges } from './compare/compare-sides.js';
import { compareTables } from './compare/compare-tables.js';
import { locateChanges, makeChange } from './compare/make-change.js';
import { summarize } from './compare/summarize.js';
import type { Change, Comparison, MapComparison, NotCompared } from './comparison.js';
import { matchMaps } from './maps/match-maps.js';

/** One of the two sides, read and checked. */
export interface ComparedSide {
  /** What it was called by whoever asked. */
  readonly name: string;
  /** Its maps as rules see them, see `Validator.contexts`, each with what was found in it. */
  readonly maps: readonly Checked[];
  readonly tables: readonly Table[];
  /** How many faults kept inputs from being read, or from being read as a whole. */
  readonly unread: number;
}

/**
 * What changed from one side to the other. Maps are paired by name and tables, also under another prefix or made from
 * the other side. Where neither side has a map, the tables are compared.
 * @param onMap called before each map; what it throws ends the comparison
 */
export function compare(
  before: ComparedSide,
  after: ComparedSide,
  tool: Comparison['tool'],
  onMap: () => void = () => undefined,
): Comparison {
  const found = new Map([...before.maps, ...after.maps].map((checked) => [checked.map, checked]));
  const checked = (map: ProjectContext): Checked => found.get(map) ?? { map, findings: [] };
  const maps: MapComparison[] = [];
  const changes = new TableChanges();
  const { pairs, removed, added } = matchMaps(
    before.maps.map(({ map }) => map),
    after.maps.map(({ map }) => map),
  );
  for (const [old, now] of pairs) {
    onMap();
    const legs = matchLegs(old, now);
    maps.push({
      before: identityOf(old),
      after: identityOf(now),
      changes: [...compareMaps(old, now, legs)],
      ...compareFindings(checked(old), checked(now)),
      notCompared: onceEach(legs.flatMap((pair) => changes.add(now.model.name, pair))),
    });
  }
  onMap();
  for (const map of removed) maps.push(lone(checked(map), 'map-removed'));
  for (const map of added) maps.push(lone(checked(map), 'map-added'));
  const tables = maps.length > 0 ? changes.tables() : compareTables(before.tables, after.tables);
  maps.sort(byName);
  locateChanges([...maps, ...tables].flatMap(({ changes }): readonly Change[] => changes));
  return {
    version: 1,
    tool,
    before: before.name,
    after: after.name,
    summary: { ...summarize(maps, tables), unread: before.unread + after.unread },
    maps,
    tables,
  };
}

function onceEach(all: readonly NotCompared[]): readonly NotCompared[] {
  return [...new Map(all.map((each) => [JSON.stringify([each.what, each.reason]), each])).values()];
}

function lone({ map, findings }: Checked, kind: 'map-removed' | 'map-added'): MapComparison {
  const identity = identityOf(map);
  const spot = { document: map.model.document, pointer: '' };
  const isNew = kind === 'map-added';
  const what = isNew ? say`The map ${name(identity.name)} is new` : say`The map ${name(identity.name)} is gone`;
  return {
    before: isNew ? null : identity,
    after: isNew ? identity : null,
    changes: [makeChange(kind, what, isNew ? { after: spot } : { before: spot })],
    newFindings: isNew ? findings : [],
    goneFindings: isNew ? [] : findings,
    notCompared: [],
  };
}

function byName(a: MapComparison, b: MapComparison): number {
  const [x, y] = [a, b].map(({ before, after }) => {
    const { name, file } = after ?? before ?? { name: '', file: '' };
    return `${foldName(name)}\0${file}`;
  });
  return (x ?? '') < (y ?? '') ? -1 : 1;
}
