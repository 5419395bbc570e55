import { foldName } from '../names.js';

/** A map, by what patterns can name it. */
export interface MapNames {
  readonly name: string;
  readonly file: string;
}

/**
 * Which of many patterns, such as `msdyn_*` or `maps/**`, match a map by its name or file. `*` stands for any characters,
 * `?` for one, whatever their case; brackets are common in map names (`msdyn_[accounts - Customers V3]`) and mean
 * themselves. In a file `*` and `?` stand for no slash, `**` for any folders; a name is no path.
 */
export class MapPatterns {
  /** Patterns without wildcards, by what they name. */
  private readonly plain = new Map<string, string[]>();
  /** The others, by what stands before their first wildcard: of many only those are tried that begin as the map does. */
  private readonly byStart = new Map<string, Glob[]>();
  private readonly lengths: readonly number[];

  constructor(patterns: Iterable<string>) {
    for (const pattern of new Set(patterns)) {
      const glob = new Glob(pattern);
      if (glob.isPlain) append(this.plain, foldName(pattern), pattern);
      else append(this.byStart, glob.start, glob);
    }
    this.lengths = [...new Set([...this.byStart.keys()].map((start) => start.length))];
  }

  matching(map: MapNames): readonly string[] {
    if (this.plain.size === 0 && this.byStart.size === 0) return [];
    const found = new Set<string>();
    const name = foldName(map.name);
    const file = foldName(map.file);
    for (const pattern of [...(this.plain.get(name) ?? []), ...(this.plain.get(file) ?? [])]) found.add(pattern);
    const nameSigns = [...name];
    const fileSteps = stepsOf(file);
    for (const length of this.lengths) {
      for (const glob of this.startingAs(name, length)) if (glob.matchesName(nameSigns)) found.add(glob.pattern);
      for (const glob of this.startingAs(file, length)) if (glob.matchesFile(fileSteps)) found.add(glob.pattern);
    }
    return [...found];
  }

  private startingAs(text: string, length: number): readonly Glob[] {
    return this.byStart.get(text.slice(0, length)) ?? [];
  }
}

/** One pattern. To match it takes no longer than its length times that of the text, whatever stands in them. */
class Glob {
  readonly start: string;
  readonly isPlain: boolean;
  private readonly signs: readonly string[];
  private readonly steps: readonly (readonly string[])[];

  constructor(readonly pattern: string) {
    const folded = foldName(pattern);
    const wildcard = /[*?]/.exec(folded)?.index;
    this.isPlain = wildcard === undefined;
    // `maps/**` also matches `maps`
    this.start = folded.slice(0, wildcard).replace(/\/$/, '');
    this.signs = [...folded];
    this.steps = stepsOf(folded);
  }

  matchesName(signs: readonly string[]): boolean {
    return matches(signs, this.signs, isStar, isSign);
  }

  matchesFile(steps: readonly (readonly string[])[]): boolean {
    return matches(steps, this.steps, isAnyFolders, isStep);
  }
}

/**
 * Whether a list is as a pattern says, of which some members stand for any number. The last of these that was met takes
 * one more wherever the rest does not fit: none before it need ever be asked again.
 */
function matches<Given, Wanted>(
  given: readonly Given[],
  wanted: readonly Wanted[],
  isMany: (wanted: Wanted) => boolean,
  isOne: (given: Given, wanted: Wanted) => boolean,
): boolean {
  let at = 0;
  let want = 0;
  let many = -1;
  let resume = 0;
  while (at < given.length) {
    const next = wanted[want];
    if (next !== undefined && isMany(next)) {
      many = want++;
      resume = at;
    } else if (next !== undefined && isOne(given[at] as Given, next)) {
      at++;
      want++;
    } else if (many >= 0) {
      at = ++resume;
      want = many + 1;
    } else return false;
  }
  return wanted.slice(want).every(isMany);
}

function stepsOf(path: string): readonly (readonly string[])[] {
  return path.split('/').map((step) => [...step]);
}

function isStep(given: readonly string[], wanted: readonly string[]): boolean {
  return matches(given, wanted, isStar, isSign);
}

function isAnyFolders(wanted: readonly string[]): boolean {
  return wanted.length === 2 && wanted.every(isStar);
}

function isStar(wanted: string): boolean {
  return wanted === '*';
}

function isSign(given: string, wanted: string): boolean {
  return wanted === '?' || given === wanted;
}

function append<Value>(index: Map<string, Value[]>, key: string, value: Value): void {
  const values = index.get(key);
  if (values === undefined) index.set(key, [value]);
  else values.push(value);
}
