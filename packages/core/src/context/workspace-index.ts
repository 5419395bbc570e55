import type { ConnectionSet } from '../model/connection-set.js';
import type { Platform } from '../model/platform.js';
import type { Project, Task } from '../model/project.js';
import type { Table } from '../model/table.js';
import type { IntegrationKeyEntry, Workspace } from '../model/workspace.js';
import { foldName } from '../names.js';
import { dataverseTableNames, squashName, TableCatalog } from '../table-catalog.js';
import { SuppliedTables } from './supplied-tables.js';
import { TaskEnvironments } from './task-environments.js';

const indexes = new WeakMap<Workspace, WorkspaceIndex>();

/** The index of a workspace, made once: readers that look for tables and the engine ask the same one. */
export function indexOf(workspace: Workspace): WorkspaceIndex {
  let index = indexes.get(workspace);
  if (index === undefined) indexes.set(workspace, (index = new WorkspaceIndex(workspace)));
  return index;
}

/** What is found by its name in a workspace. */
export class WorkspaceIndex {
  readonly #others = new Map<Platform, TableCatalog>();
  readonly #tables = new Map<readonly Table[] | null, TablesOfList>();
  readonly #listsOfSets: ReadonlySet<readonly Table[] | null>;
  readonly #listsOfProjects: (readonly Table[])[] = [];
  readonly #integrationKeys = new Map<string, IntegrationKeyEntry[]>();
  readonly #environments = new Map<string | null, TaskEnvironments>();
  readonly #connectionSets = new Map<string, ConnectionSet>();
  readonly #otherNames = new Map<Platform, readonly string[]>();

  constructor(readonly workspace: Workspace) {
    const ofSets = workspace.connectionSets.flatMap((set) => set.environments);
    this.#listsOfSets = new Set(ofSets.map(({ environment }) => environment?.tables ?? null));
    for (const set of workspace.connectionSets) {
      const name = foldName((set.name ?? '').trim());
      if (name !== '' && !this.#connectionSets.has(name)) this.#connectionSets.set(name, set);
    }
    for (const entry of workspace.integrationKeys) {
      for (const table of new Set(dataverseTableNames(entry.table))) {
        for (const key of [keyOf(table, null), keyOf(table, entry.entity)]) {
          const entries = this.#integrationKeys.get(key);
          if (entries === undefined) this.#integrationKeys.set(key, [entry]);
          else entries.push(entry);
        }
      }
    }
    Object.freeze(this);
  }

  /** The tables around a side. @param own those that its environment lists; `null`: it lists none */
  tablesOf(own: readonly Table[] | null, platform: Platform): SuppliedTables {
    const { catalog, byPlatform } = this.#ofList(own);
    let tables = byPlatform.get(platform);
    if (tables === undefined) {
      const others = this.#otherTables(platform);
      tables = new SuppliedTables(this, platform, catalog === null ? [others] : [catalog, others]);
      byPlatform.set(platform, tables);
    }
    return tables;
  }

  /**
   * Entries of integration-key lists for a Dataverse table, by any of its names.
   * @param entityNames for one of these entities; `null`: for any
   */
  integrationKeysOf(
    tableNames: readonly string[],
    entityNames: readonly string[] | null = null,
  ): readonly IntegrationKeyEntry[] {
    if (this.#integrationKeys.size === 0) return NO_ENTRIES;
    const found = tableNames.flatMap((table) =>
      (entityNames ?? [null]).flatMap((entity) => this.#integrationKeys.get(keyOf(table, entity)) ?? []),
    );
    return [...new Set(found)];
  }

  /** Names of tables that the inputs list and no map uses. */
  otherTableNames(platform: Platform): readonly string[] {
    let names = this.#otherNames.get(platform);
    if (names === undefined) {
      names = Object.freeze([...(this.workspace.otherTableNames?.(platform) ?? [])]);
      this.#otherNames.set(platform, names);
    }
    return names;
  }

  /** The connection set that a task names; the only one of the workspace serves every task. */
  connectionSetOf(name: string | null): ConnectionSet | null {
    const sets = this.workspace.connectionSets;
    if (sets.length === 1) return sets[0] ?? null;
    return this.#connectionSets.get(foldName((name ?? '').trim())) ?? null;
  }

  /** Where a task has its environments; tasks of one connection set share them, unless their project brings its own. */
  environmentsOf({ environments: own }: Project, { connectionSetName: name }: Task): TaskEnvironments {
    const shared = own.length === 0 ? this.#environments.get(name) : undefined;
    if (shared !== undefined) return shared;
    const areSets = this.workspace.connectionSets.length > 0;
    const environments = new TaskEnvironments(own, name, this.connectionSetOf(name), areSets);
    if (own.length === 0) this.#environments.set(name, environments);
    return environments;
  }

  /**
   * The metadata of a platform that belongs to no environment of the project at hand: solutions and exports, or else the
   * only environment of that platform in the workspace whose metadata was supplied.
   */
  #otherTables(platform: Platform): TableCatalog {
    let catalog = this.#others.get(platform);
    if (catalog === undefined) {
      const loose = this.workspace.tables.filter((table) => table.platform === platform);
      catalog = new TableCatalog([...loose, ...this.#onlyEnvironmentTables(platform)]);
      this.#others.set(platform, catalog);
    }
    return catalog;
  }

  #ofList(own: readonly Table[] | null): TablesOfList {
    let ofList = this.#tables.get(own);
    if (ofList === undefined) {
      ofList = { catalog: own === null ? null : new TableCatalog(own), byPlatform: new Map() };
      this.#tables.set(own, ofList);
      if (own !== null && !this.#listsOfSets.has(own)) this.#forgetOthers(own);
    }
    return ofList;
  }

  /** One project is looked at after the other: only of the last ones' lists what was made is kept. */
  #forgetOthers(own: readonly Table[]): void {
    if (this.#listsOfProjects.length === MOST_LISTS) {
      for (const list of this.#listsOfProjects.splice(0)) this.#tables.delete(list);
    }
    this.#listsOfProjects.push(own);
  }

  #onlyEnvironmentTables(platform: Platform): readonly Table[] {
    const lists = [...this.workspace.connectionSets, ...this.workspace.projects]
      .flatMap((owner) => owner.environments)
      .map((entry) => entry.environment?.tables ?? [])
      .filter((tables) => tables.some((table) => table.platform === platform));
    return lists.length === 1 ? (lists[0] ?? []) : [];
  }
}

/** What is made of the tables that an environment lists. */
interface TablesOfList {
  readonly catalog: TableCatalog | null;
  readonly byPlatform: Map<Platform, SuppliedTables>;
}

/** Lists of tables that projects bring along, of which what was made is kept; a project has two. */
const MOST_LISTS = 64;

const NO_ENTRIES: readonly IntegrationKeyEntry[] = Object.freeze([]);

/** @param entity `null`: any */
function keyOf(table: string, entity: string | null): string {
  return JSON.stringify([foldName(table), entity === null ? null : squashName(entity)]);
}
