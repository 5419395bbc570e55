import { knowIntegrationKey } from '../integration-key.js';
import { freezeModel } from '../model/freeze.js';
import type { Platform } from '../model/platform.js';
import type { Field, Table } from '../model/table.js';
import type { IntegrationKeyEntry } from '../model/workspace.js';
import { foldName } from '../names.js';
import { nearestName } from '../nearest-name.js';
import { dataverseTableNames, type TableCatalog } from '../table-catalog.js';
import { targetsOf, type RelatedTable, type TableSource } from './path-resolution.js';
import type { WorkspaceIndex } from './workspace-index.js';

/**
 * The tables that are known around a side, shared by all sides of the environment: those that it lists itself, then
 * those that belong to no environment.
 */
export class SuppliedTables implements TableSource {
  readonly #index: WorkspaceIndex;
  readonly #platform: Platform;
  readonly #catalogs: readonly TableCatalog[];
  readonly #related = new Map<string, RelatedTable>();
  readonly #nearest = new Map<string, string | null>();
  #names: readonly string[] | null = null;

  /** @param catalogs the more specific first */
  constructor(index: WorkspaceIndex, platform: Platform, catalogs: readonly TableCatalog[]) {
    this.#index = index;
    this.#platform = platform;
    this.#catalogs = catalogs;
    Object.freeze(this);
  }

  /** Whether there are none, so that one which is not found need not be misspelt. */
  get isEmpty(): boolean {
    return this.#tableNames().length === 0;
  }

  /** The table of a leg by the first of the names that one has: where an environment lists its tables, no other counts. */
  find(names: readonly string[]): Table | null {
    const [catalog] = this.#catalogs;
    return names.map((name) => catalog?.find(name) ?? null).find((table) => table !== null) ?? null;
  }

  /** The names of several tables that share the first such name, so that it stands for none of them. */
  sharing(names: readonly string[]): readonly string[] {
    const [catalog] = this.#catalogs;
    return names.map((name) => catalog?.tablesSharing(name) ?? []).find((tables) => tables.length > 0) ?? [];
  }

  /** Whether the table is there, but none of its columns is known. */
  isListedWithoutColumns(name: string): boolean {
    return this.#catalogs.some((catalog) => catalog.find(name)?.fields.size === 0);
  }

  /** The table whose name is closest to one that nothing supplied has; `null` where none is, or nothing is supplied. */
  nearestName(name: string): string | null {
    let nearest = this.#nearest.get(name);
    if (nearest === undefined) {
      const lists = [this.#tableNames(), this.#index.otherTableNames(this.#platform)];
      nearest = nearestName(
        name,
        lists.map((names) => nearestName(name, names)).filter((each) => each !== null),
      );
      if (nearest !== null && foldName(nearest) === foldName(name)) nearest = null;
      this.#nearest.set(name, nearest);
    }
    return nearest;
  }

  /** A table that a lookup relates to, by any of its names; it is called as it was asked for, whoever asked before. */
  related(name: string): RelatedTable {
    let related = this.#related.get(name);
    if (related === undefined) this.#related.set(name, (related = this.#findRelated(name)));
    return related;
  }

  /** The tables that a lookup may relate to. @param note what the map itself notes of it */
  relatedTo(lookup: Field | null, note: string | null): readonly RelatedTable[] {
    return targetsOf(lookup, note).map((name) => this.related(name));
  }

  /**
   * Entries of integration-key lists for a table.
   * @param name for one that is not known
   * @param entityNames for one of these entities; `null`: for any
   */
  listedKeysOf(
    table: Table | null,
    name: string,
    entityNames: readonly string[] | null = null,
  ): readonly IntegrationKeyEntry[] {
    if (this.#platform !== 'dataverse') return [];
    return this.#index.integrationKeysOf(table?.names ?? dataverseTableNames(name), entityNames);
  }

  #tableNames(): readonly string[] {
    return (this.#names ??= this.#catalogs.flatMap((catalog) => catalog.names));
  }

  #findRelated(name: string): RelatedTable {
    let table: Table | null = null;
    const others = this.#platform === 'dataverse' ? dataverseTableNames(name).slice(1) : []; // schemas may lack the logical name
    for (const each of [name, ...others]) for (const catalog of this.#catalogs) table ??= catalog.find(each);
    if (table?.fields.size === 0) table = null; // listed, but its metadata was not loaded
    const integrationKey = knowIntegrationKey(table, this.listedKeysOf(table, name));
    freezeModel(integrationKey);
    return Object.freeze({ name, table, integrationKey });
  }
}
