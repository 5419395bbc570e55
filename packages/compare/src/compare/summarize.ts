import type { Change, ComparisonSummary, MapComparison, TableComparison } from '../comparison.js';
import type { Effect } from '../change-kinds.js';

export function summarize(
  maps: readonly MapComparison[],
  tables: readonly TableComparison[],
): Omit<ComparisonSummary, 'unread'> {
  const both = maps.filter(({ before, after }) => before !== null && after !== null);
  const changed = both.filter(({ changes }) => changes.length > 0).length;
  const all: readonly Change[] = [...maps, ...tables].flatMap(({ changes }): readonly Change[] => changes);
  const count = (effect: Effect): number => all.filter((change) => change.effect === effect).length;
  const newFindings = maps.flatMap((map) => map.newFindings);
  return {
    mapsAdded: maps.filter(({ before }) => before === null).length,
    mapsRemoved: maps.filter(({ after }) => after === null).length,
    mapsChanged: changed,
    mapsUnchanged: both.length - changed,
    breaking: count('breaking'),
    review: count('review'),
    safe: count('safe'),
    newErrors: newFindings.filter(({ severity }) => severity === 'error').length,
    newFindings: newFindings.length,
    goneFindings: maps.reduce((sum, map) => sum + map.goneFindings.length, 0),
    notCompared: maps.reduce((sum, map) => sum + map.notCompared.length, 0),
  };
}
