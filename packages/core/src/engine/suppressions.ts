import { foldName } from '../names.js';
import type { Finding, Problem, SuppressedFinding } from '../model/report.js';
import type { Suppression } from '../validator-config.js';
import { mapMatcher, type MapNames } from './map-pattern.js';

/** Sets accepted findings aside, and tells of suppressions that do nothing. */
export class Suppressions {
  private readonly entries: readonly {
    readonly suppression: Suppression;
    readonly isOfMap: (map: MapNames) => boolean;
    readonly isExpired: boolean;
  }[];
  private readonly used = new Set<Suppression>();
  /** Suppressions of whose maps there is one, whether checked here or elsewhere. */
  private readonly hasMap = new Set<Suppression>();
  /** Those whose rule runs over such a map, so that they can match. */
  private readonly asked = new Set<Suppression>();

  /** @param now the time by whose day, in UTC, they expire */
  constructor(suppress: readonly Suppression[], now: Date) {
    const today = now.toISOString().slice(0, 10);
    this.entries = suppress.map((suppression) => ({
      suppression,
      isOfMap: suppression.map === undefined ? () => true : mapMatcher(suppression.map),
      isExpired: suppression.until !== undefined && suppression.until < today,
    }));
  }

  /**
   * Says that there is a map, checked here or elsewhere.
   * @param isOn whether a code or variant can be found in it
   */
  expect(map: MapNames, isOn: (code: string) => boolean): void {
    for (const { suppression, isOfMap } of this.entries) {
      if (!isOfMap(map)) continue;
      this.hasMap.add(suppression);
      if (isOn(suppression.code)) this.asked.add(suppression);
    }
  }

  apply(
    map: MapNames,
    findings: readonly Finding[],
  ): { readonly findings: readonly Finding[]; readonly suppressed: readonly SuppressedFinding[] } {
    const ofMap = this.entries.filter((entry) => entry.isOfMap(map));
    if (ofMap.length === 0) return { findings, suppressed: [] };
    const kept: Finding[] = [];
    const suppressed: SuppressedFinding[] = [];
    for (const finding of findings) {
      const by = ofMap.filter(({ suppression }) => isAbout(suppression, finding));
      for (const { suppression } of by) this.used.add(suppression);
      const valid = by.find(({ isExpired }) => !isExpired);
      if (valid === undefined) kept.push(finding);
      else suppressed.push({ finding, reason: valid.suppression.reason });
    }
    return { findings: kept, suppressed };
  }

  /**
   * Suppressions that have expired, or match nothing.
   * @param isWhole whether every map was checked, here or by whoever merges: else one may yet match
   */
  problems(isWhole: boolean): readonly Problem[] {
    return this.entries.flatMap(({ suppression, isExpired }) => {
      if (isExpired) return [problem(suppression, `expired on ${suppression.until ?? ''} and holds no more`)];
      if (!isWhole || this.used.has(suppression)) return [];
      if (!this.hasMap.has(suppression)) return [problem(suppression, 'matches no map of this run')];
      return this.asked.has(suppression) ? [problem(suppression, 'matches no finding; remove it')] : [];
    });
  }
}

function isAbout({ code, field }: Suppression, finding: Finding): boolean {
  const isOfCode = code === finding.code || code === `${finding.code}/${finding.variant ?? ''}`;
  if (!isOfCode || field === undefined) return isOfCode;
  return [finding.field, finding.sourceField, finding.destinationField].some(
    (name) => name !== null && foldName(name) === foldName(field),
  );
}

function problem({ code, map, field, file }: Suppression, fault: string): Problem {
  const of = [map === undefined ? '' : ` of ${map}`, field === undefined ? '' : `, field ${field}`].join('');
  const reason = `the suppression of ${code}${of} ${fault}`;
  return { severity: 'warning', file: file ?? 'configuration', reason, pointer: null, line: null, column: null };
}
