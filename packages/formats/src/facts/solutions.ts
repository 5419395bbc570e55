import { foldName } from '@dipv/core';

/** A column as a solution's XML has it. */
export interface SolutionColumn {
  readonly logicalName: string;
  readonly displayName: string | null;
  readonly type: string;
  readonly format: string;
  readonly behavior: string;
  readonly requiredLevel: string;
  readonly validForCreate: string;
  readonly validForUpdate: string;
  /** `1`, `2`, `3`: calculated, rolled up, a formula. */
  readonly sourceType: string;
  readonly isCustom: boolean;
  readonly maxLength: string;
  readonly accuracy: string;
  readonly minValue: string;
  readonly maxValue: string;
  readonly defaultValue: string;
  readonly autoNumberFormat: string;
  /** The global option set that the column uses. */
  readonly optionSetName: string | null;
  /** Option values of its own; `null`: none are listed. */
  readonly options: readonly string[] | null;
}

/** What solutions say of one table. */
export interface SolutionTable {
  readonly logicalName: string;
  entitySetName: string | null;
  displayName: string | null;
  collectionName: string | null;
  /** A virtual or elastic table, which has no `versionnumber`. */
  isVirtualOrElastic: boolean;
  readonly columns: Map<string, SolutionColumn>;
  /** Alternate keys: their column names by key name. */
  readonly keys: Map<string, readonly string[]>;
  readonly file: string;
}

/** The `RootComponents` of a `solution.xml`. */
export interface SolutionManifest {
  readonly file: string;
  /** Whether somebody named that very file. */
  readonly named: boolean;
  /** Folded logical names of the tables that the solution holds with all their parts (`behavior="0"`). */
  readonly ownedTables: ReadonlySet<string>;
}

/** A lookup's target. */
export interface Relationship {
  readonly table: string;
  readonly column: string;
  readonly target: string;
}

/**
 * What all solutions of a run say. It is kept as read until all of it is known: a solution may refer to
 * option sets of another, and an unpacked one spreads a table over several files.
 */
export class SolutionFacts {
  readonly tables: SolutionTable[] = [];
  private readonly optionSets = new Map<string, Set<string>>();
  private readonly targets = new Map<string, Set<string>>();
  private readonly entitySetNames = new Map<string, string>();
  /** By the folder or archive that they lie in, see `solutionFolder`. */
  private readonly manifests = new Map<string, SolutionManifest[]>();
  private readonly folders = new Set<string>();

  addTable(table: SolutionTable): void {
    this.tables.push(table);
    if (table.entitySetName !== null) this.entitySetNames.set(table.logicalName, table.entitySetName);
  }

  /** Takes note of a file that holds parts of a solution. */
  addFile(file: string): void {
    this.folders.add(solutionFolder(file));
  }

  addManifest(manifest: SolutionManifest): void {
    const folder = solutionFolder(manifest.file);
    const others = this.manifests.get(folder) ?? [];
    others.push(manifest);
    this.manifests.set(folder, others);
  }

  /** Whether the solution that a table was read from owns it; `null`: there is no `solution.xml` that would say. */
  owns({ file, logicalName }: SolutionTable): boolean | null {
    const manifests = this.manifests.get(solutionFolder(file));
    return manifests?.some(({ ownedTables }) => ownedTables.has(foldName(logicalName))) ?? null;
  }

  /** Every `solution.xml` beside which nothing else of its solution was read. */
  loneManifests(): SolutionManifest[] {
    return [...this.manifests].flatMap(([folder, manifests]) => (this.folders.has(folder) ? [] : manifests));
  }

  /** The name that the solution which owns a table gives to its entity set. */
  entitySetNameOf(logicalName: string): string | null {
    return this.entitySetNames.get(logicalName) ?? null;
  }

  addOptionSet(name: string, values: readonly string[]): void {
    const known = this.optionSets.get(foldName(name)) ?? new Set();
    this.optionSets.set(foldName(name), known);
    for (const value of values) known.add(value);
  }

  /** The values of a global option set; `null`: none is told of it. */
  optionsOf(name: string): readonly string[] | null {
    const known = this.optionSets.get(foldName(name));
    return known ? [...known] : null;
  }

  addRelationship({ table, column, target }: Relationship): void {
    const key = targetKey(table, column);
    const known = this.targets.get(key) ?? new Set();
    this.targets.set(key, known.add(foldName(target)));
  }

  /** Logical names of the tables that a lookup may relate to. */
  targetsOf(table: string, column: string): readonly string[] {
    return [...(this.targets.get(targetKey(table, column)) ?? [])];
  }
}

/**
 * The folder or archive that holds the whole of a solution: `solution.xml` lies beside `customizations.xml`, or,
 * unpacked, in `Other`, with the tables in `Entities/<table>/Entity.xml`.
 */
function solutionFolder(file: string): string {
  const steps = file.split('/').slice(0, -1);
  if (/^other$/i.test(steps.at(-1) ?? '')) return steps.slice(0, -1).join('/');
  if (/^entities$/i.test(steps.at(-2) ?? '')) return steps.slice(0, -2).join('/');
  return steps.join('/');
}

function targetKey(table: string, column: string): string {
  return `${foldName(table)} ${foldName(column)}`;
}
