import { isExpanded, parseFieldPath, plainPaths, type FieldPath } from '../field-path.js';
import { field as fieldText, type Text } from '../model/text.js';
import { foldName } from '../names.js';
import type { MappingContext } from './mapping-context.js';
import { resolvePath, type PathResolution } from './path-resolution.js';
import type { RunContext } from './run-context.js';
import type { SideContext } from './side-context.js';

const NO_MAPPINGS: readonly MappingContext[] = Object.freeze([]);

/** Field paths on one side of a leg: what they lead to, and what maps them. */
export class SidePaths {
  readonly #side: SideContext;
  readonly #run: RunContext;
  readonly #resolved = new Map<FieldPath, PathResolution>();
  #mappings: ReadonlyMap<string, readonly MappingContext[]> | null = null;

  constructor(side: SideContext, run: RunContext) {
    this.#side = side;
    this.#run = run;
    run.protect(this);
  }

  /** Resolves a path in the side's table. @param note the table that the map notes for the lookup at its head */
  resolve(path: FieldPath, note: string | null = null): PathResolution {
    if (note !== null) return this.#resolve(path, note);
    let resolution = this.#resolved.get(path);
    if (resolution === undefined) this.#resolved.set(path, (resolution = this.#resolve(path, null)));
    return resolution;
  }

  /** A field of the side's table as messages call it: with its display name, where that is known. */
  label(path: string): Text {
    return fieldText(path, this.resolve(parseFieldPath(path)).field?.displayName ?? null);
  }

  /** Mappings of this path, or of a path through it (`customerid` is mapped by `customerid.accountnumber`). */
  mappingsOf(path: string): readonly MappingContext[] {
    this.#mappings ??= this.#index();
    return this.#mappings.get(foldName(path)) ?? NO_MAPPINGS;
  }

  #resolve(path: FieldPath, note: string | null): PathResolution {
    const resolution = resolvePath(path, this.#side.table, note, this.#side.tables);
    if (resolution.missing !== null) this.#run.protectModel(resolution.missing);
    return this.#run.protect(resolution);
  }

  #index(): ReadonlyMap<string, readonly MappingContext[]> {
    const index = new Map<string, MappingContext[]>();
    for (const mapping of this.#side.leg.mappings) {
      const path = mapping.end(this.#side.name).path;
      if (path === null) continue;
      if (isExpanded(path)) for (const name of namesIn(path)) append(index, name, mapping);
      else append(index, path.folded, mapping);
    }
    for (const mappings of index.values()) this.#run.protect(mappings);
    return index;
  }
}

function append(index: Map<string, MappingContext[]>, name: string, mapping: MappingContext): void {
  const mappings = index.get(name);
  if (mappings === undefined) index.set(name, [mapping]);
  else mappings.push(mapping);
}

/** A path and all that it goes through, folded, also as the plain paths that a polymorphic one stands for. */
function namesIn(path: FieldPath): ReadonlySet<string> {
  return new Set([path, ...plainPaths(path).map(parseFieldPath)].flatMap(prefixes));
}

function prefixes(path: FieldPath): string[] {
  return [path.folded, ...path.steps.map((_, i) => foldName(path.steps.slice(0, i + 1).join('.')))];
}
