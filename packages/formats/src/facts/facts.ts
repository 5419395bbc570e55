import type { Environment, Platform, Problem } from '@dipv/core';
import { ColumnPool } from './column-pool.js';
import { MemoryBudget } from '../bytes/memory-budget.js';
import { EntityNames } from './entity-names.js';
import { Faults } from './faults.js';
import { KeptTexts } from './kept-texts.js';
import { Pages } from './pages.js';
import type { ReadProject } from './read-project.js';
import { SolutionFacts } from './solutions.js';
import { SharedFacts } from './shared.js';
import { Shelf } from './shelf.js';
import type { EnumMember, TableFacts } from './table.js';

/** Which version of the map between two tables the service runs. */
export interface RunningVersion {
  readonly source: string;
  readonly destination: string;
  readonly version: string;
}

/** What has been read so far: of all inputs, or of one that is not yet read to its end. */
export class Facts extends SharedFacts {
  readonly projects: ReadProject[] = [];
  readonly tables: TableFacts[] = [];
  readonly shelf = new Shelf();
  readonly solutions = new SolutionFacts();
  readonly entityNames = new EntityNames();
  /** Members of F&O enumerations, by folded name. */
  readonly enumerations = new Map<string, readonly EnumMember[]>();
  readonly runningVersions: RunningVersion[] = [];
  /** Files that `dipv snapshot` wrote. */
  readonly snapshots = new Set<string>();
  readonly ofSnapshots = new SharedFacts();
  /** Tables of which snapshots keep the names alone. */
  readonly otherTables: { readonly platform: Platform; readonly name: string }[] = [];
  readonly pages = new Pages();
  /** By the object that it was read from, to which others may refer. */
  readonly environments = new WeakMap<object, Environment>();
  readonly problems: Problem[] = [];
  /** What was read of each file, see `ReadResult`. */
  readonly told = new Map<string, ReadonlyMap<string, number>>();
  /** Told of an error that is none of the inputs. */
  onFault: ((error: unknown) => void) | undefined;
  /** What will be problems once their places are known. */
  readonly faults = new Faults(this.problems);

  /**
   * @param columns those of the run, to which an input adds its own
   * @param texts those of the run
   */
  constructor(
    readonly memory = new MemoryBudget(),
    readonly columns = new ColumnPool(),
    readonly texts = new KeptTexts(),
  ) {
    super();
  }

  /** Takes over what was read of one JSON file. */
  add(facts: Facts): void {
    for (const project of facts.projects) this.projects.push(project);
    this.addAll(facts);
    this.ofSnapshots.addAll(facts.ofSnapshots);
    for (const table of facts.tables) this.tables.push(table);
    this.shelf.addAll(facts.shelf);
    this.entityNames.addAll(facts.entityNames);
    for (const [name, members] of facts.enumerations) this.enumerations.set(name, members);
    for (const running of facts.runningVersions) this.runningVersions.push(running);
    for (const file of facts.snapshots) this.snapshots.add(file);
    for (const other of facts.otherTables) this.otherTables.push(other);
    this.pages.addAll(facts.pages);
    for (const problem of facts.problems) this.problems.push(problem);
    for (const [file, told] of facts.told) this.told.set(file, told);
    this.faults.addAll(facts.faults);
  }
}
