import { foldName, squashName, type EntitySwitches, type Platform } from '@dipv/core';
import { changed, type ByteSource } from '../bytes/byte-source.js';
import type { TextSlice } from '../bytes/decode-text.js';
import { distinctNames } from '../text/distinct-names.js';
import { searchName } from '../text/search-name.js';
import type { DataEntity, EntityNames } from './entity-names.js';
import type { Faults } from './faults.js';
import type { TableFacts } from './table.js';
import type { TableHead } from './table.js';

/** A file of tables, to be read again once a map turns out to use some of them. */
export interface ShelfFile {
  readonly file: string;
  /** Opens the file again; to be closed. */
  readonly reopen: () => Promise<ByteSource>;
  /**
   * @returns `null` when there is no longer such a table
   * @throws InputError when the file has changed
   */
  readonly build: (table: ShelvedTable, source: ByteSource, faults: Faults) => TableFacts | 'at fault' | null;
}

/** What is kept of a table that nobody has asked for yet. There are thousands: it must be little. */
export interface ShelvedTable extends TableHead {
  readonly from: ShelfFile;
  /** Where it stands, and what it inherits from, the nearest first. */
  readonly slices: readonly TextSlice[];
  /** Its place in the file's list. */
  readonly index: number;
}

/** How much of a file of metadata a run uses. */
export interface ShelfUse {
  readonly file: string;
  readonly platform: Platform;
  readonly tables: number;
  readonly used: number;
}

/** A label that several F&O entities have, so that nobody can tell which one a map means. */
export interface SharedLabel {
  readonly label: string;
  readonly entities: readonly string[];
  readonly file: string;
}

/** Runs a step of reading a file, and tells what goes wrong. */
export type ReadStep = (file: string, step: () => void | Promise<void>) => Promise<void>;

/**
 * Metadata that maps may or may not need: an environment has thousands of tables, and maps use a few dozen.
 * Inputs come in any order, so that at first only the names of their tables are kept, and where they stand.
 */
export class Shelf {
  readonly sharedLabels: SharedLabel[] = [];
  private readonly tables: ShelvedTable[] = [];
  private readonly taken = new Set<ShelvedTable>();
  /** Names that were looked for already, by platform. */
  private readonly sought = new Map<Platform, Set<string>>();

  get isEmpty(): boolean {
    return this.tables.length === 0;
  }

  add(table: ShelvedTable): void {
    this.tables.push(table);
  }

  addAll(shelf: Shelf): void {
    for (const table of shelf.tables) this.tables.push(table);
  }

  /** The tables that have one of these folded names and were not taken before. */
  async take(
    names: ReadonlyMap<Platform, ReadonlySet<string>>,
    entityNames: EntityNames,
    read: ReadStep,
    faults: Faults,
  ): Promise<TableFacts[]> {
    const wanted = new Map<ShelfFile, ShelvedTable[]>();
    for (const [platform, folded] of names) {
      const fresh = this.freshNames(platform, folded);
      if (fresh.size === 0) continue;
      for (const table of this.find(platform, fresh, entityNames)) {
        this.taken.add(table);
        const fromFile = wanted.get(table.from) ?? [];
        fromFile.push(table);
        wanted.set(table.from, fromFile);
      }
    }
    const facts: TableFacts[] = [];
    for (const [{ file, reopen, build }, tables] of wanted) {
      await read(file, async () => {
        const source = await reopen();
        try {
          for (const table of tables) {
            await read(file, () => {
              const told = build(table, source, faults);
              if (told === null) throw changed();
              if (told !== 'at fault') facts.push(told);
            });
          }
          faults.settle();
        } finally {
          source.close();
        }
      });
    }
    return this.withEntityNames(facts, entityNames);
  }

  /** The name of every table of a platform that an input lists, for suggestions. */
  namesOf(platform: Platform): string[] {
    const ofPlatform = this.tables.filter((table) => table.platform === platform);
    return ofPlatform.map(({ names: [name = ''] }) => name);
  }

  uses(): ShelfUse[] {
    const uses = new Map<string, { file: string; platform: Platform; tables: number; used: number }>();
    for (const table of this.tables) {
      const { platform, from } = table;
      const key = `${platform} ${from.file}`;
      const use = uses.get(key) ?? { file: from.file, platform, tables: 0, used: 0 };
      use.tables++;
      if (this.taken.has(table)) use.used++;
      uses.set(key, use);
    }
    return [...uses.values()];
  }

  private freshNames(platform: Platform, folded: ReadonlySet<string>): Set<string> {
    const sought = this.sought.get(platform) ?? new Set();
    this.sought.set(platform, sought);
    const fresh = new Set([...folded].map((name) => searchName(platform, name)).filter((name) => !sought.has(name)));
    for (const name of fresh) sought.add(name);
    return fresh;
  }

  private find(platform: Platform, wanted: ReadonlySet<string>, entityNames: EntityNames): ShelvedTable[] {
    const isWanted = (name: string | null): boolean => name !== null && wanted.has(searchName(platform, name));
    const candidates = this.tables.filter((table) => table.platform === platform && !this.taken.has(table));
    const found = new Set(candidates.filter(({ names }) => names.some(isWanted)));
    if (platform !== 'finance-and-operations') return [...found];
    const labelIds = entityNames.idsOfLabels(isWanted);
    const isLabelled = (id: string | null | undefined): boolean =>
      id !== null && id !== undefined && (labelIds.has(foldName(id)) || isWanted(id));
    const entities = entityNames.filterEntities(({ name, labelId }) => isWanted(name) || isLabelled(labelId));
    const publicNames = new Set(entities.flatMap(publicNamesOf).map(foldName));
    for (const table of candidates) {
      const isKnown = table.names.some((name) => publicNames.has(foldName(name)));
      if (isKnown || (table.labelIds ?? []).some(isLabelled)) found.add(table);
    }
    return [...found];
  }

  /** Entities with the names that other inputs give them. */
  private withEntityNames(tables: readonly TableFacts[], entityNames: EntityNames): TableFacts[] {
    const publicNames = new Set(tables.flatMap(({ technicalNames }) => technicalNames).map(foldName));
    const entities = entityNames.filterEntities((entity) =>
      publicNamesOf(entity).some((name) => publicNames.has(foldName(name))),
    );
    const ids = new Set<string>();
    const addId = (id: string | null): void => {
      if (id !== null) ids.add(foldName(id));
    };
    for (const { labelId } of entities) addId(labelId);
    for (const { labelIds, fieldLabelIds } of tables) {
      labelIds?.forEach(addId);
      fieldLabelIds?.forEach(addId);
    }
    const texts = entityNames.textsOf(ids);
    const byName = byPublicName(entities);
    const named = tables.map((table) => ({ table, ...entityNamesOf(table, byName, texts) }));
    const shared = this.findShared(named);
    // a label that is one entity's own name, too, stands for that one
    const settled = new Set(tables.flatMap(({ technicalNames }) => technicalNames).map(squashName));
    return named.map(({ table, dataEntities, labels, switches }) => {
      const own = labels.filter((label) => !shared.has(foldName(label)) || !settled.has(squashName(label)));
      return {
        ...table,
        fields: withDisplayNames(table, texts),
        displayName: labels[0] ?? table.displayName,
        technicalNames: distinctNames([...table.technicalNames, ...dataEntities]),
        names: distinctNames([...table.names, ...dataEntities, ...own]),
        ...(switches === null ? {} : { switches }),
      };
    });
  }

  /** Folded labels that more than one of these entities has, and that nobody can tell an entity by. */
  private findShared(
    named: readonly { readonly table: TableFacts; readonly labels: readonly string[] }[],
  ): Set<string> {
    const owners = new Map<string, { label: string; file: string; names: Set<string> }>();
    for (const { table, labels } of named) {
      for (const label of labels) {
        const owner = owners.get(foldName(label)) ?? { label, file: table.file, names: new Set() };
        owner.names.add(table.name);
        owners.set(foldName(label), owner);
      }
    }
    const shared = [...owners].filter(([, { names }]) => names.size > 1);
    const technical = new Set(named.flatMap(({ table }) => table.technicalNames).map(squashName));
    for (const [folded, { label, file, names }] of shared) {
      // an entity whose own name reads like the label is found by that
      const isWanted = this.sought.get('finance-and-operations')?.has(squashName(folded)) === true;
      if (isWanted && !technical.has(squashName(folded))) {
        this.sharedLabels.push({ label, file, entities: [...names].sort() });
      }
    }
    return new Set(shared.map(([folded]) => folded));
  }
}

function entityNamesOf(
  { technicalNames, labelIds, switches }: TableFacts,
  byName: ReadonlyMap<string, ReadonlySet<DataEntity>>,
  texts: ReadonlyMap<string, readonly string[]>,
): {
  readonly dataEntities: readonly string[];
  readonly labels: readonly string[];
  readonly switches: EntitySwitches | null;
} {
  const ofTable = [...new Set(technicalNames.flatMap((name) => [...(byName.get(foldName(name)) ?? [])]))];
  const ids = [...(labelIds ?? []), ...ofTable.map(({ labelId }) => labelId)];
  return {
    dataEntities: ofTable.map(({ name }) => name),
    labels: distinctNames(ids.flatMap((id) => labelTexts(id, texts))),
    switches: switchesOf(ofTable, switches?.configuration ?? null),
  };
}

/** Of several records of one entity any that has it enabled will do. */
function switchesOf(entities: readonly DataEntity[], configuration: boolean | null): EntitySwitches | null {
  const dataManagement = anyOf(entities.map(({ isManaged }) => isManaged));
  const dataService = anyOf(entities.map(({ isService }) => isService));
  if ([dataManagement, dataService, configuration].every((each) => each === null)) return null;
  return { dataManagement, dataService, configuration };
}

function anyOf(flags: readonly (boolean | null)[]): boolean | null {
  if (flags.includes(true)) return true;
  return flags.includes(false) && !flags.includes(null) ? false : null;
}

function byPublicName(entities: readonly DataEntity[]): ReadonlyMap<string, ReadonlySet<DataEntity>> {
  const index = new Map<string, Set<DataEntity>>();
  for (const entity of entities) {
    for (const name of publicNamesOf(entity).map(foldName)) {
      const ofName = index.get(name) ?? new Set();
      index.set(name, ofName.add(entity));
    }
  }
  return index;
}

/** What is no id of a label (`@SYS1234`) is the text itself. */
function labelTexts(id: string | null, texts: ReadonlyMap<string, readonly string[]>): readonly string[] {
  if (id === null) return [];
  return id.startsWith('@') ? (texts.get(foldName(id)) ?? []) : [id];
}

function withDisplayNames(
  { fields, fieldLabelIds }: TableFacts,
  texts: ReadonlyMap<string, readonly string[]>,
): TableFacts['fields'] {
  const labelled = new Map(fields);
  for (const [name, id] of fieldLabelIds ?? []) {
    const field = fields.get(name);
    const [displayName] = labelTexts(id, texts);
    if (field && displayName !== undefined) labelled.set(name, { ...field, displayName });
  }
  return labelled;
}

function publicNamesOf({ publicEntityName, publicCollectionName }: DataEntity): string[] {
  return [publicEntityName, publicCollectionName].filter((name) => name !== null);
}
