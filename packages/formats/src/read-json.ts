import { LARGE_INPUT, type ByteSource } from './bytes/byte-source.js';
import { decodeText, readUtf8Slice, utf8Chunks, type TextSlice } from './bytes/decode-text.js';
import { Facts } from './facts.js';
import { InputError } from './input-error.js';
import type { InputContent } from './input-content.js';
import { parseJson, type JsonFault } from './json/parse-json.js';
import { References, Unfolding } from './json/references.js';
import { splitList, type ListElement } from './json/split-list.js';
import { BrokenContract } from './readers/checked.js';
import { decodeJson } from './readers/decode-json.js';
import { JSON_READERS, PAYLOAD_READERS, TABLE_READERS } from './readers/index.js';
import { fileProblem, problemAt } from './readers/problems.js';
import type { JsonItem, JsonObject, JsonReader, TableHead, TableReader } from './readers/reader.js';
import { describe, isObject } from './readers/shape.js';
import type { ShelfFile } from './shelf.js';
import { JsonDocument } from './source/json-document.js';
import { JsonFile, JsonFileView } from './source/json-file.js';

/**
 * Reads a JSON file: one object, or a list of them, which is never in memory as a whole.
 * @returns `null` when it was read; else what it looks like instead
 * @throws InputError on text that is no JSON
 */
export function readJson(input: InputContent, facts: Facts): string | null {
  const { file, source } = input;
  const text = new JsonFile(file, () => {
    const whole = decodeText(source.read(0, source.size));
    source.close();
    return whole;
  });
  const reading = readInPieces(input, text) ?? readWhole(input, text);
  // places in maps are looked up later, when a large file may be gone or changed
  if (reading.holdsDocuments) text.load();
  return reading.finish(facts);
}

/** `null`: the text is no such list or object, or has a fault, so that it must be looked at as a whole. */
function readInPieces(input: InputContent, text: JsonFile): JsonReading | null {
  const reading = new JsonReading(input, (pointer) => documentAt(text, pointer));
  let isSound = true;
  const envelope = splitList(utf8Chunks(input.source), (element, base) => {
    reading.base = base;
    if (isSound) isSound = reading.addElement(element);
  });
  const root = envelope === null || !isSound ? undefined : parsed(envelope.text);
  if (envelope === null || root === undefined || typeof root === 'string') return null;
  if (envelope.base === null) {
    if (isODataList(root) || mayRefer(envelope.text)) return null;
    reading.add(root, { pointer: '', slice: envelope.whole, index: 0 });
  } else if (readerOf(root) !== undefined) return null;
  reading.root = root;
  reading.elements = envelope.elements;
  return reading;
}

function readWhole(input: InputContent, text: JsonFile): JsonReading {
  const whole = documentAt(text, '');
  const result = parseJson(text.text);
  if (result.fault) throw syntaxError(whole, result.fault);
  const decoded = decodeJson(result.value, whole, '');
  if (decoded.fault) throw syntaxError(decoded.document, decoded.fault);
  const isPlain = decoded.document === whole;
  const references = mayRefer(text.text) ? new References(decoded.value, elementsOf(decoded.value).base) : null;
  const document = references && decoded.document.withReferences(references);
  const reading = new JsonReading(
    input,
    (pointer) => document ?? (isPlain ? documentAt(text, pointer) : decoded.document),
    references,
  );
  const root = references ? references.resolve() : decoded.value;
  const { base, values } = elementsOf(root);
  for (const [index, value] of values.entries()) {
    reading.add(value, { pointer: base === null ? '' : `${base}/${index}`, slice: null, index });
  }
  reading.root = root;
  reading.elements = values.length;
  return reading;
}

/** How many times the values of a file its references may unfold to: no real payload comes near. */
const MOST_UNFOLDED = 16;
/** Values that every file may unfold to. */
const FEW_VALUES = 10_000;

/** Whether a text has JSON.NET's references, or ids for them, or lists in wrappers. */
function mayRefer(text: string): boolean {
  return ['"$ref"', '"$id"', '"$values"'].some((name) => text.includes(name));
}

/** Where an element of a file is. */
interface ListPlace {
  readonly pointer: string;
  readonly slice: TextSlice;
  readonly index: number;
}

/** The same; `slice` is `null` where the element stands in no text of its own. */
type Place = Omit<ListPlace, 'slice'> & { readonly slice: TextSlice | null };

/** What a JSON file holds. Nothing of it counts before the file has turned out to be whole. */
class JsonReading {
  root: unknown = null;
  elements = 1;
  private readonly facts = new Facts();
  private readonly whole: JsonDocument;
  private readonly shelfFile: ShelfFile;
  private readonly list: { base: '' | '/value' | null } = { base: null };
  private read = 0;
  private readonly unfolding: Unfolding | null;
  /** Tables without columns. */
  private untold: { readonly reader: TableReader; readonly count: number } | null = null;
  private readonly strangers: { readonly pointer: string; readonly value: unknown }[] = [];

  constructor(
    private readonly input: InputContent,
    private readonly documentOf: (pointer: string) => JsonDocument,
    private readonly references: References | null = null,
  ) {
    this.unfolding = references && new Unfolding(MOST_UNFOLDED * references.size + FEW_VALUES);
    this.whole = documentOf('');
    this.shelfFile = shelfFile(input, this.list);
  }

  /** JSON pointer of the list; `null`: there is none. */
  set base(base: '' | '/value' | null) {
    this.list.base = base;
  }

  /**
   * Of a table in a large file only the head is looked at, unless a map turns out to use it: an environment has
   * thousands, and to parse all of them takes longer than everything else.
   * @returns whether it is valid JSON, as far as it was looked at, and can be read by itself
   */
  addElement({ text, head, isHeadAll, slice, index }: ListElement): boolean {
    const { source } = this.input;
    const pointer = `${this.list.base ?? ''}/${index}`;
    const headText = source.size < LARGE_INPUT ? null : head();
    const start = headText === null ? undefined : parsed(headText);
    const reader = isObject(start) ? TABLE_READERS.find((each) => each.recognises(start)) : undefined;
    if (reader && isObject(start)) {
      this.read++;
      this.shelve(reader, () => reader.toHead(start), { pointer, slice, index });
      return true;
    }
    const content = isHeadAll && headText !== null ? headText : text();
    if (mayRefer(content)) return false; // to another element, perhaps
    const value = content === headText ? start : parsed(content);
    if (value !== undefined) this.add(value, { pointer, slice, index });
    return value !== undefined;
  }

  add(value: unknown, at: Place): void {
    const { pointer, slice } = at;
    const reader = readerOf(value);
    if (!reader || !isObject(value)) {
      // what a stranger looks like is told of the first one only
      this.strangers.push({ pointer, value: this.strangers.length === 0 ? value : null });
      return;
    }
    this.read++;
    if ('toTable' in reader) {
      const { file } = this.input;
      if (slice !== null) this.shelve(reader, () => reader.toTable(value, file), { ...at, slice });
      else
        this.tryTable(
          reader,
          () => reader.toTable(value, file),
          pointer,
          (table) => this.facts.tables.push(table),
        );
    } else if (!PAYLOAD_READERS.has(reader) || this.isWhole(value, pointer))
      reader.read(new LazyItem(value, pointer, this.documentOf), this.facts);
  }

  /**
   * Whether all that a gateway payload refers to is there; what is not becomes a problem.
   * @throws InputError when its references unfold to much more than the file holds
   */
  private isWhole(payload: JsonObject, pointer: string): boolean {
    const { references, unfolding } = this;
    if (references === null || unfolding === null) return true;
    if (!unfolding.add(payload)) {
      throw new InputError(`unfolds through its references ($ref) to more than ${MOST_UNFOLDED} times what it holds`);
    }
    const place = `${references.place(pointer).pointer}/`;
    const inside = references.dangling.filter((each) => `${each.pointer}/`.startsWith(place));
    const [first, ...others] = inside.length > 0 || !unfolding.dangles ? inside : references.dangling;
    if (first === undefined) return true;
    const more = others.length > 0 ? ` (and so do ${others.length} more)` : '';
    const effect = unfolding.dangles ? '; what needs it is left out' : '; nothing that is read needs it';
    const reason = `refers to the object with the $id ${first.id}, which is not in the file${more}${effect}`;
    const severity = unfolding.dangles ? 'error' : 'warning';
    this.facts.problems.push(problemAt(this.whole, first.pointer, reason, severity));
    return !unfolding.dangles;
  }

  /** Whether what was read keeps its document. */
  get holdsDocuments(): boolean {
    return this.facts.projects.length + this.facts.connectionSets.length > 0;
  }

  finish(facts: Facts): string | null {
    const { root, strangers } = this;
    const [first, ...others] = strangers;
    if (this.read === 0) return first === undefined ? this.finishEmpty(facts) : looks(root, first.value);
    if (first !== undefined) {
      const more = others.length > 0 ? `, and so are ${others.length} more` : '';
      const index = first.pointer.slice(first.pointer.lastIndexOf('/') + 1);
      const reason = `element ${index} of the list is nothing that dipv reads (${looks(first.value)})${more}`;
      this.facts.problems.push(problemAt(this.documentOf(''), first.pointer, reason));
    }
    if (this.untold) {
      const { reader, count } = this.untold;
      const tables = count === 1 ? '1 table' : `${count} tables`;
      const reason = `holds ${tables} without columns, which say nothing; ask for ${reader.withColumns}`;
      this.facts.problems.push(fileProblem(this.input.file, reason, 'warning'));
    }
    if (isObject(root)) this.facts.pages.add(this.input.file, root, this.elements);
    facts.add(this.facts);
    return null;
  }

  /** An empty page ends the pages before it. */
  private finishEmpty(facts: Facts): string | null {
    const stranger = readEmptyList(this.root, facts);
    if (stranger === null && isObject(this.root)) facts.pages.add(this.input.file, this.root, 0);
    return stranger;
  }

  /** Of a table only its names are kept, and where to find it again. */
  private shelve(reader: TableReader, look: () => TableHead | null, at: ListPlace): void {
    this.tryTable(reader, look, at.pointer, ({ platform, names, labelIds }) => {
      const table = { platform, names, from: this.shelfFile, slices: [at.slice], index: at.index };
      this.facts.shelf.add(labelIds ? { ...table, labelIds } : table);
    });
  }

  private tryTable<T>(reader: TableReader, look: () => T | null, pointer: string, take: (table: T) => void): void {
    try {
      const table = look();
      if (table === null) this.untold = { reader, count: (this.untold?.count ?? 0) + 1 };
      else take(table);
    } catch (error) {
      if (!(error instanceof BrokenContract)) throw error;
      this.facts.problems.push(problemAt(this.whole, pointer + error.pointer, error.reason));
    }
  }
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

/** `undefined`: the text is no valid JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The tables of a file. It outlives the reading of the file, of which it must keep nothing. */
function shelfFile({ file, reopen }: InputContent, list: { readonly base: '' | '/value' | null }): ShelfFile {
  return {
    file,
    reopen,
    build({ slices: [slice], index }, source) {
      const pointer = list.base === null ? '' : `${list.base}/${index}`;
      const value = slice && parsed(readUtf8Slice(source, slice));
      const reader = isObject(value) ? TABLE_READERS.find((each) => each.recognises(value)) : undefined;
      try {
        if (reader && isObject(value)) return reader.toTable(value, file);
      } catch (error) {
        if (!(error instanceof BrokenContract)) throw error;
        throw faultAt(file, source, pointer + error.pointer, error.reason);
      }
      // only the head of a table in a large file was looked at before
      throw faultAt(file, source, pointer, 'the table is no valid JSON and is left out');
    },
  };
}

function faultAt(file: string, source: ByteSource, pointer: string, reason: string): InputError {
  const text = new JsonFile(file, () => decodeText(source.read(0, source.size)));
  const { line, column } = problemAt(documentAt(text, ''), pointer, reason);
  return new InputError(reason, { pointer, line, column });
}

function readerOf(value: unknown): JsonReader | undefined {
  return isObject(value) ? JSON_READERS.find((reader) => reader.recognises(value)) : undefined;
}

/** The elements of a list or of an OData answer, and where the list is; one object is its own only element. */
function elementsOf(value: unknown): { base: string | null; values: readonly unknown[] } {
  if (Array.isArray(value)) return { base: '', values: value };
  if (isODataList(value)) return { base: '/value', values: value.value };
  return { base: null, values: [value] };
}

function isODataList(value: unknown): value is JsonObject & { readonly value: readonly unknown[] } {
  return isObject(value) && Array.isArray(value['value']) && readerOf(value) === undefined;
}

function readEmptyList(value: unknown, facts: Facts): string | null {
  const context = isObject(value) ? value['@odata.context'] : null;
  const entitySet = typeof context === 'string' ? /\$metadata#(\w+)/.exec(context)?.[1] : undefined;
  const reader = JSON_READERS.find(({ entitySets }) => entitySet !== undefined && entitySets.includes(entitySet));
  if (!reader || entitySet === undefined) return 'an empty JSON list';
  if ('readEmpty' in reader) reader.readEmpty?.(entitySet, facts);
  return null;
}

/** The document of an element of the file, which is found once a place in it is asked for. */
function documentAt(source: JsonFile, pointer: string): JsonDocument {
  source.announce(pointer);
  return new JsonDocument(source.file, pointer, () => new JsonFileView(source, source.spanOf(pointer)));
}

function syntaxError(document: JsonDocument, { reason, offset }: JsonFault): InputError {
  const at = offset ?? 0;
  return new InputError(reason, document.open().place({ start: at, end: at }));
}

function looks(value: unknown, element?: unknown): string {
  if (Array.isArray(value)) return `a JSON list of ${looks(element)}`;
  if (!isObject(value)) return `the JSON value ${describe(value)}`;
  const names = Object.keys(value).slice(0, 5).map(describe);
  return names.length > 0 ? `a JSON object with ${names.join(', ')}` : 'an empty JSON object';
}
