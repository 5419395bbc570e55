import { foldName } from '../names.js';
import type { Finding, Problem, ProblemKind, SuppressedFinding } from '../model/report.js';
import type { Suppression } from '../validator-config.js';
import { MapPatterns, type MapNames } from './map-pattern.js';

/** Suppressions of one code and field in the maps of one pattern: all of them match what one does. */
interface Twins {
  /** Of those that hold the first, with its place in the configuration; `null`: all have expired. */
  valid: { readonly index: number; readonly reason: string } | null;
  isUsed: boolean;
}

/** Suppressions of the maps of one pattern. */
class MapSuppressions {
  private readonly codes = new Set<string>();
  private readonly twins = new Map<string, Twins>();
  hasMap = false;
  /** Those of its codes that can be found in one of its maps. */
  private readonly asked = new Set<string>();

  add({ code, field, reason }: Suppression, index: number, isExpired: boolean): void {
    const key = keyOf(code, field);
    const twins = this.twins.get(key) ?? { valid: null, isUsed: false };
    this.twins.set(key, twins);
    if (!isExpired) twins.valid ??= { index, reason };
    this.codes.add(code);
  }

  expect(isOn: (code: string) => boolean): void {
    this.hasMap = true;
    for (const code of this.codes) if (!this.asked.has(code) && isOn(code)) this.asked.add(code);
  }

  about({ code, variant, field, sourceField, destinationField }: Finding): readonly Twins[] {
    return [code, `${code}/${variant ?? ''}`]
      .filter((name) => this.codes.has(name))
      .flatMap((name) =>
        [undefined, field, sourceField, destinationField]
          .filter((each) => each !== null)
          .map((each) => this.twins.get(keyOf(name, each))),
      )
      .filter((twins) => twins !== undefined);
  }

  isAsked({ code }: Suppression): boolean {
    return this.asked.has(code);
  }

  isUsed({ code, field }: Suppression): boolean {
    return this.twins.get(keyOf(code, field))?.isUsed === true;
  }
}

/** Sets accepted findings aside, and tells of suppressions that do nothing. */
export class Suppressions {
  /** By pattern; `undefined`: of every map. */
  private readonly byPattern = new Map<string | undefined, MapSuppressions>();
  private readonly patterns: MapPatterns;
  private readonly today: string;

  /** @param now the time by whose day, in UTC, they expire */
  constructor(
    private readonly suppress: readonly Suppression[],
    now: Date,
  ) {
    this.today = now.toISOString().slice(0, 10);
    for (const [index, suppression] of suppress.entries()) {
      const { map } = suppression;
      const ofMap = this.byPattern.get(map) ?? new MapSuppressions();
      this.byPattern.set(map, ofMap);
      ofMap.add(suppression, index, this.isExpired(suppression));
    }
    this.patterns = new MapPatterns([...this.byPattern.keys()].filter((pattern) => pattern !== undefined));
  }

  /**
   * Says that there is a map, checked here or elsewhere.
   * @param isOn whether a code or variant can be found in it
   */
  expect(map: MapNames, isOn: (code: string) => boolean): void {
    for (const ofMap of this.of(map)) ofMap.expect(isOn);
  }

  apply(
    map: MapNames,
    findings: readonly Finding[],
  ): { readonly findings: readonly Finding[]; readonly suppressed: readonly SuppressedFinding[] } {
    const ofMap = this.of(map);
    if (ofMap.length === 0) return { findings, suppressed: [] };
    const kept: Finding[] = [];
    const suppressed: SuppressedFinding[] = [];
    for (const finding of findings) {
      const by = ofMap.flatMap((each) => each.about(finding));
      for (const twins of by) twins.isUsed = true;
      const valid = by.flatMap((twins) => twins.valid ?? []).sort((a, b) => a.index - b.index)[0];
      if (valid === undefined) kept.push(finding);
      else suppressed.push({ finding, reason: valid.reason });
    }
    return { findings: kept, suppressed };
  }

  /**
   * Suppressions that have expired, or match nothing.
   * @param isWhole whether every map was checked, here or by whoever merges: else one may yet match
   */
  problems(isWhole: boolean): readonly Problem[] {
    return this.suppress.flatMap((suppression) => {
      const ofMap = this.byPattern.get(suppression.map);
      if (this.isExpired(suppression))
        return [problem('expired-suppression', suppression, `expired on ${suppression.until ?? ''} and holds no more`)];
      if (!isWhole || ofMap?.isUsed(suppression) === true) return [];
      if (ofMap?.hasMap !== true) return [problem('idle-suppression', suppression, 'matches no map of this run')];
      if (!ofMap.isAsked(suppression)) return [];
      return [problem('idle-suppression', suppression, 'matches no finding; remove it')];
    });
  }

  private of(map: MapNames): readonly MapSuppressions[] {
    if (this.byPattern.size === 0) return [];
    return [undefined, ...this.patterns.matching(map)]
      .map((pattern) => this.byPattern.get(pattern))
      .filter((each) => each !== undefined);
  }

  private isExpired({ until }: Suppression): boolean {
    return until !== undefined && until < this.today;
  }
}

function keyOf(code: string, field: string | undefined): string {
  return JSON.stringify(field === undefined ? [code] : [code, foldName(field)]);
}

function problem(kind: ProblemKind, { code, map, field, file }: Suppression, fault: string): Problem {
  const of = [map === undefined ? '' : ` of ${map}`, field === undefined ? '' : `, field ${field}`].join('');
  const reason = `the suppression of ${code}${of} ${fault}`;
  return { kind, severity: 'warning', file: file ?? 'configuration', reason, pointer: null, line: null, column: null };
}
