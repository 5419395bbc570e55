import { foldName, type Platform } from '@dipv/core';
import { changed, type ByteSource } from './bytes/byte-source.js';
import { readSlice, type TextSlice } from './bytes/decode-text.js';
import { distinctNames } from './distinct-names.js';
import type { EntityNames } from './entity-names.js';
import type { TableFacts } from './table-facts.js';

/** Where a table stands, to be read once a map turns out to use it. */
export interface ShelfPlace {
  readonly file: string;
  /** Opens the file again; to be closed. */
  readonly reopen: () => Promise<ByteSource>;
  readonly slices: readonly TextSlice[];
  /**
   * @param texts what stands at `slices`
   * @returns `null` when that is no longer the table
   */
  readonly build: (texts: readonly string[]) => TableFacts | null;
}

/** What is kept of a table that nobody has asked for yet. */
interface ShelvedTable extends ShelfPlace {
  readonly platform: Platform;
  /** The most telling name first. */
  readonly names: readonly string[];
  readonly labelIds: readonly string[];
}

/** A label of several entities, and the file that has the first of them. */
export interface SharedLabel {
  readonly entities: readonly string[];
  readonly file: string;
}

/** How much of a file of metadata a run uses. */
export interface ShelfUse {
  readonly file: string;
  readonly platform: Platform;
  readonly tables: number;
  readonly used: number;
}

/**
 * Metadata that maps may or may not need: an environment has thousands of tables, and maps use a few dozen.
 * Inputs come in any order, so that at first only the names of their tables are kept, and where they stand.
 */
export class Shelf {
  private readonly tables: ShelvedTable[] = [];
  private readonly taken = new Set<ShelvedTable>();
  private index: Map<string, ShelvedTable[]> | null = null;
  private readonly labels = new Map<ShelvedTable, readonly string[]>();
  /** Folded labels of more than one entity. */
  private readonly ambiguous = new Map<string, SharedLabel>();

  add(
    { platform, names, labelIds }: { readonly platform: Platform; readonly names: readonly string[]; readonly labelIds?: readonly string[] },
    place: ShelfPlace,
  ): void {
    this.tables.push({ ...place, platform, names, labelIds: labelIds ?? [] });
  }

  addAll(shelf: Shelf): void {
    for (const table of shelf.tables) this.tables.push(table);
  }

  /**
   * The tables that have one of these folded names and were not taken before.
   * @param read runs the reading of one file, and tells what goes wrong
   */
  async take(
    names: ReadonlyMap<Platform, ReadonlySet<string>>,
    entityNames: EntityNames,
    read: (file: string, step: () => Promise<void>) => Promise<void>,
  ): Promise<TableFacts[]> {
    this.index ??= this.makeIndex(entityNames);
    const wanted = new Map<string, ShelvedTable[]>();
    for (const [platform, folded] of names) {
      for (const name of folded) {
        for (const table of this.index.get(indexKey(platform, name)) ?? []) {
          if (this.taken.has(table)) continue;
          this.taken.add(table);
          const fromFile = wanted.get(table.file) ?? [];
          fromFile.push(table);
          wanted.set(table.file, fromFile);
        }
      }
    }
    const facts: TableFacts[] = [];
    for (const [file, tables] of wanted) {
      await read(file, async () => {
        for (const table of await readTables(tables)) facts.push(this.named(table.facts, table.shelved, entityNames));
      });
    }
    return facts;
  }

  uses(): ShelfUse[] {
    const uses = new Map<string, { file: string; platform: Platform; tables: number; used: number }>();
    for (const table of this.tables) {
      const { file, platform } = table;
      const key = `${platform} ${file}`;
      const use = uses.get(key) ?? { file, platform, tables: 0, used: 0 };
      use.tables++;
      if (this.taken.has(table)) use.used++;
      uses.set(key, use);
    }
    return [...uses.values()];
  }

  /** Entities that share a label, by which alone nobody can tell them apart; `null`: the label is no such one. */
  sharedLabel(folded: string): SharedLabel | null {
    return this.ambiguous.get(folded) ?? null;
  }

  private makeIndex(entityNames: EntityNames): Map<string, ShelvedTable[]> {
    this.labelTables(entityNames);
    const index = new Map<string, ShelvedTable[]>();
    for (const table of this.tables) {
      const { platform, names } = table;
      const all = [...names, ...entityNames.dataEntityNames(names), ...(this.labels.get(table) ?? [])];
      for (const key of new Set(all.map((name) => indexKey(platform, name)))) {
        const known = index.get(key);
        if (known) known.push(table);
        else index.set(key, [table]);
      }
    }
    return index;
  }

  private labelTables(entityNames: EntityNames): void {
    const owners = new Map<string, Map<string, string>>();
    const labels = new Map<ShelvedTable, readonly string[]>();
    for (const table of this.tables) {
      if (table.platform !== 'finance-and-operations') continue;
      const own = entityNames.labelsOf(table.names, table.labelIds);
      labels.set(table, own);
      for (const label of own) {
        const owner = table.names[0] ?? '';
        owners.set(foldName(label), (owners.get(foldName(label)) ?? new Map<string, string>()).set(owner, table.file));
      }
    }
    for (const [label, entities] of owners) {
      const [file = ''] = entities.values();
      if (entities.size > 1) this.ambiguous.set(label, { entities: [...entities.keys()].sort(), file });
    }
    for (const [table, own] of labels) {
      this.labels.set(
        table,
        own.filter((label) => !this.ambiguous.has(foldName(label))),
      );
    }
  }

  /** The table with the names that other inputs give it. */
  private named(facts: TableFacts, shelved: ShelvedTable, entityNames: EntityNames): TableFacts {
    if (facts.platform !== 'finance-and-operations') return facts;
    const dataEntities = entityNames.dataEntityNames(shelved.names);
    const labels = this.labels.get(shelved) ?? [];
    const fields = new Map(facts.fields);
    for (const [name, labelId] of facts.fieldLabelIds ?? []) {
      const field = fields.get(name);
      const [displayName] = entityNames.textsOf(labelId);
      if (field && displayName !== undefined) fields.set(name, { ...field, displayName });
    }
    return {
      ...facts,
      fields,
      displayName: labels[0] ?? facts.displayName,
      technicalNames: distinctNames([...facts.technicalNames, ...dataEntities]),
      names: distinctNames([...facts.names, ...dataEntities, ...labels]),
    };
  }
}

async function readTables(
  tables: readonly ShelvedTable[],
): Promise<{ readonly shelved: ShelvedTable; readonly facts: TableFacts }[]> {
  const source = await tables[0]?.reopen();
  if (!source) return [];
  try {
    return tables.map((shelved) => {
      const facts = shelved.build(shelved.slices.map((slice) => readSlice(source, slice)));
      if (facts === null) throw changed();
      return { shelved, facts };
    });
  } finally {
    source.close();
  }
}

/** Maps write an F&O entity with spaces where metadata without labels has none. */
function indexKey(platform: Platform, name: string): string {
  const folded = foldName(name);
  return `${platform} ${platform === 'finance-and-operations' ? folded.replace(/\s+/g, '') : folded}`;
}
