import { Facts } from '../../facts/facts.js';
import type { TableHead } from '../../facts/table.js';
import type { TextSlice } from '../../bytes/decode-text.js';
import type { JsonDocument } from '../../json/document.js';
import type { JsonObject } from '../../json/value.js';
import { BrokenContract } from '../../readers/checked.js';
import type { JsonItem, JsonReader, TableReader } from '../../readers/reader.js';
import type { PayloadReferences } from './payload-references.js';
import { contextOf, type SortedValue, type ValuePlace } from './values.js';

/** A table of which only the head was kept, and where all of it stands. */
export interface TableInFile {
  readonly head: TableHead;
  readonly slice: TextSlice;
  readonly index: number;
}

/** What was read of the values of one JSON file. Nothing of it counts before the file has turned out to be whole. */
export interface ItemsRead {
  readonly facts: Facts;
  /** How many values were read. */
  readonly count: number;
  readonly tables: readonly TableInFile[];
  /** Tables without columns. */
  readonly untold: { readonly reader: TableReader; readonly count: number } | null;
  readonly parts: readonly { readonly value: JsonObject; readonly at: ValuePlace }[];
  /** The first value that nothing is known of; there may be millions. */
  readonly stranger: { readonly pointer: string; readonly value: unknown } | null;
  readonly strangers: number;
  /** How many values each reader, by name, has read. */
  readonly told: ReadonlyMap<string, number>;
}

/** Reads the values of a JSON file one by one. */
export class ItemsReading implements ItemsRead {
  readonly facts: Facts;
  count = 0;
  readonly tables: TableInFile[] = [];
  untold: ItemsRead['untold'] = null;
  readonly parts: { readonly value: JsonObject; readonly at: ValuePlace }[] = [];
  stranger: ItemsRead['stranger'] = null;
  strangers = 0;
  readonly told = new Map<string, number>();

  /** @param run all that has been read so far */
  constructor(
    run: Pick<Facts, 'memory' | 'columns'>,
    private readonly file: string,
    private readonly documentOf: (pointer: string) => JsonDocument,
    private readonly references: PayloadReferences | null,
  ) {
    this.facts = new Facts(run.memory, run.columns);
  }

  read(sorted: SortedValue): void {
    const { value, at } = sorted;
    if (sorted.is === 'item') this.readItem(sorted.reader, sorted.value, at);
    else if (sorted.is === 'part') this.parts.push({ value: sorted.value, at });
    else {
      this.stranger ??= { pointer: at.pointer, value };
      this.strangers++;
    }
  }

  /** Of a table only its names are kept, and where to find it again. */
  readHead(reader: TableReader, start: JsonObject, pointer: string, place: Omit<TableInFile, 'head'>): void {
    this.countFor(reader);
    this.tryTable(
      reader,
      () => reader.toHead(start),
      pointer,
      (head) => this.tables.push({ head, ...place }),
    );
  }

  private readItem(reader: JsonReader, value: JsonObject, { pointer, slice, index, answer }: ValuePlace): void {
    this.countFor(reader);
    if (reader.of === 'table') {
      const from = { file: this.file, context: contextOf(value) ?? contextOf(answer) };
      this.tryTable(
        reader,
        () => reader.toTable(value, from),
        pointer,
        (table) => {
          if (slice === null) this.facts.tables.push(table);
          else this.tables.push({ head: headOf(table), slice, index });
        },
      );
    } else if (reader.isPayload !== true || this.isWhole(value, pointer)) {
      reader.read(new LazyItem(value, pointer, this.documentOf), this.facts);
    }
  }

  private countFor({ name }: JsonReader): void {
    this.count++;
    this.told.set(name, (this.told.get(name) ?? 0) + 1);
  }

  private isWhole(payload: JsonObject, pointer: string): boolean {
    if (this.references === null) return true;
    const { isWhole, fault } = this.references.check(payload, pointer);
    if (fault !== null) this.facts.faults.add(fault);
    return isWhole;
  }

  private tryTable<T>(reader: TableReader, look: () => T | null, pointer: string, take: (table: T) => void): void {
    try {
      const table = look();
      if (table === null) this.untold = { reader, count: (this.untold?.count ?? 0) + 1 };
      else take(table);
    } catch (error) {
      if (!(error instanceof BrokenContract)) throw error;
      const document = this.documentOf(pointer);
      this.facts.faults.add(error.toFault(this.file, (inner) => ({ document, pointer: pointer + inner })));
    }
  }
}

/** There are thousands of tables: nothing else of them is kept. */
function headOf({ platform, names, labelIds }: TableHead): TableHead {
  return labelIds ? { platform, names, labelIds } : { platform, names };
}

/** Most items need no document: thousands of labels are read without a fault. */
class LazyItem implements JsonItem {
  constructor(
    readonly value: JsonObject,
    readonly pointer: string,
    private readonly documentOf: (pointer: string) => JsonDocument,
  ) {}

  get document(): JsonDocument {
    return this.documentOf(this.pointer);
  }
}
