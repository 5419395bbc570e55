import { LARGE_INPUT, type ByteSource } from './bytes/byte-source.js';
import { decodeText, readUtf8Slice, utf8Chunks, type TextSlice } from './bytes/decode-text.js';
import { Facts } from './facts.js';
import { InputError } from './input-error.js';
import type { InputContent } from './input-content.js';
import { parseJson, type JsonFault } from './json/parse-json.js';
import { References, Unfolding } from './json/references.js';
import { LIST_MEMBERS, splitList, type ListElement } from './json/split-list.js';
import { nearJson } from './near/near-json.js';
import { stranger, type Stranger } from './near/stranger.js';
import { BrokenContract } from './readers/checked.js';
import { decodeJson } from './readers/decode-json.js';
import { definitionsContext } from './readers/definitions-context.js';
import { HOMELESS, isPart, mayBePart, readParts, type DefinitionPart } from './readers/definition-parts.js';
import { tableOfParts } from './readers/entity-definitions.js';
import { UNREADABLE_CONNECTION } from './readers/connections.js';
import { JSON_READERS, PAYLOAD_READERS, TABLE_READERS } from './readers/index.js';
import { fileProblem, problemAt } from './readers/problems.js';
import type { JsonItem, JsonObject, JsonReader, TableHead, TableReader } from './readers/reader.js';
import { describe, isObject } from './readers/shape.js';
import type { ShelfFile } from './shelf.js';
import type { TableFacts } from './table-facts.js';
import { JsonDocument } from './source/json-document.js';
import { JsonFile, JsonFileView } from './source/json-file.js';

/**
 * Reads a JSON file: one object, or a list of them, which is never in memory as a whole.
 * @returns `null` when it was read; else what it looks like instead
 * @throws InputError on text that is no JSON
 */
export function readJson(input: InputContent, facts: Facts): Stranger | null {
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

/** What the readers make of what there is of a broken file: `answer` is the answer of a service, to whatever was asked. */
export function recogniseBroken(value: unknown): 'input' | 'answer' | null {
  const isInput = (each: unknown): boolean => isObject(each) && (readerOf(each) !== undefined || isPart(each));
  const list = listIn(value);
  const isOfInputs = definitionsContext(contextOf(value)) !== null || readerOfContext(value) !== undefined;
  if (isOfInputs || isInput(value) || list?.elements.some(isInput) === true) return 'input';
  return isObject(value) && list !== null ? 'answer' : null;
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
    if (mayRefer(envelope.text)) return null;
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
  const references = mayRefer(text.text) ? new References(decoded.value, baseOf(decoded.value)) : null;
  const document = references && decoded.document.withReferences(references);
  const reading = new JsonReading(
    input,
    (pointer) => document ?? (isPlain ? documentAt(text, pointer) : decoded.document),
    references,
  );
  reading.root = references ? references.resolve() : decoded.value;
  reading.elements = reading.add(reading.root, { pointer: '', slice: null, index: 0 });
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
type Place = Omit<ListPlace, 'slice'> & {
  readonly slice: TextSlice | null;
  /** The answer inside the file that it is an element of; absent: the file. */
  readonly answer?: JsonObject;
};

/** What the list of a file is. It is known once all of it has been read. */
interface ListFacts {
  /** Its JSON pointer; `null`: there is none. */
  base: string | null;
  /** The `@odata.context` of the answer. */
  context: string | null;
}

/** What a JSON file holds. Nothing of it counts before the file has turned out to be whole. */
class JsonReading {
  root: unknown = null;
  elements = 1;
  private readonly facts = new Facts();
  private readonly whole: JsonDocument;
  private readonly shelfFile: ShelfFile;
  private readonly list: ListFacts = { base: null, context: null };
  private read = 0;
  private readonly unfolding: Unfolding | null;
  /** What was read of a file with references. */
  private readonly known = new Set<object>();
  /** Tables without columns. */
  private untold: { readonly reader: TableReader; readonly count: number } | null = null;
  private readonly parts: { readonly value: JsonObject; readonly at: Place }[] = [];
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
  set base(base: string | null) {
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
    if (reader && isObject(start) && reader.hasColumns(start)) {
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

  /** @returns how many elements a list is made of, or 1 */
  add(value: unknown, at: Place): number {
    if (this.isKnown(value)) return 1;
    const reader = readerOf(value);
    if (reader && isObject(value)) this.readItem(reader, value, at);
    else {
      const list = listIn(value);
      if (list) return this.addAll(list, at);
      if (isObject(value) && mayBePart(value)) this.parts.push({ value, at });
      else this.addStranger(at.pointer, value);
    }
    return 1;
  }

  /** Whether references lead to it a second time. */
  private isKnown(value: unknown): boolean {
    if (this.references === null || typeof value !== 'object' || value === null) return false;
    if (this.known.has(value)) return true;
    this.known.add(value);
    return false;
  }

  private addAll({ pointerOf, elements, answer }: ListIn, at: Place): number {
    for (const [index, element] of elements.entries()) {
      const place = { pointer: at.pointer + pointerOf(index), slice: null, index };
      this.add(element, answer ? { ...place, answer } : { ...at, ...place });
    }
    return elements.length;
  }

  private readItem(reader: JsonReader, value: JsonObject, at: Place): void {
    const { pointer, slice } = at;
    this.read++;
    if ('toTable' in reader) {
      const from = { file: this.input.file, context: contextOf(value) ?? contextOf(at.answer) ?? this.list.context };
      const toTable = (): TableFacts | null => reader.toTable(value, from);
      if (slice !== null) this.shelve(reader, toTable, { pointer, slice, index: at.index });
      else this.tryTable(reader, toTable, pointer, (table) => this.facts.tables.push(table));
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

  private addStranger(pointer: string, value: unknown): void {
    // what a stranger looks like is told of the first one only
    this.strangers.push({ pointer, value: this.strangers.length === 0 ? value : null });
  }

  /** Whether what was read keeps its document. */
  get holdsDocuments(): boolean {
    return this.facts.projects.length + this.facts.connectionSets.length > 0;
  }

  finish(facts: Facts): Stranger | null {
    const { root, strangers } = this;
    this.list.context = contextOf(root);
    const homeless = this.finishParts();
    if (this.read === 0 && strangers.length === 0 && homeless.length === 0) return this.finishEmpty(facts);
    if (this.read === 0 || this.saysNothing) return this.asStranger(homeless);
    this.tellOfStrangers(homeless);
    if (this.untold) this.facts.problems.push(fileProblem(this.input.file, this.untoldReason(this.untold), 'warning'));
    if (isObject(root)) this.facts.pages.add(this.input.file, root, this.elements);
    facts.add(this.facts);
    return null;
  }

  /** Whether it holds nothing but tables without columns, which many other files look like. */
  private get saysNothing(): boolean {
    return this.untold !== null && this.untold.count === this.read && this.facts.problems.length === 0;
  }

  private asStranger(homeless: readonly DefinitionPart[]): Stranger {
    const { root, untold } = this;
    const first = homeless[0] ?? this.strangers[0];
    const near = homeless[0]
      ? { advice: HOMELESS, isMeant: true }
      : nearJson(root, first === undefined ? root : first.value);
    const looked = stranger(first === undefined ? looks(root, root) : looks(root, first.value), near);
    if (untold === null) return looked;
    const isAnswer = untold.reader.entitySets.some((name) => this.list.context?.includes(`$metadata#${name}`));
    return { ...looked, advice: this.untoldReason(untold), isMeant: isAnswer };
  }

  private untoldReason({ reader, count }: NonNullable<JsonReading['untold']>): string {
    const tables = count === 1 ? '1 table' : `${count} tables`;
    return `holds ${tables} without columns, which say nothing; ask for ${reader.withColumns}`;
  }

  private tellOfStrangers(homeless: readonly DefinitionPart[]): void {
    const [first, ...others] = [...this.strangers, ...homeless];
    if (first === undefined) return;
    // an element of a list of connections was one
    if (this.facts.connections !== null) this.facts.connections.push(UNREADABLE_CONNECTION);
    const more = others.length > 0 ? `, and so are ${others.length} more` : '';
    const index = first.pointer.slice(first.pointer.lastIndexOf('/') + 1);
    const reason = `element ${index} of the list is nothing that dipv reads (${looks(first.value)})${more}`;
    this.facts.problems.push(problemAt(this.documentOf(''), first.pointer, reason));
  }

  /** @returns those of which nobody says what table they are of */
  private finishParts(): readonly DefinitionPart[] {
    const parts = this.parts.map(({ value, at: { pointer, answer = this.root } }) => ({
      value,
      pointer,
      context: contextOf(value) ?? contextOf(answer),
      goesOn: isObject(answer) && typeof answer['@odata.nextLink'] === 'string',
    }));
    const { tables, faults, single, homeless, strangers } = readParts(parts, this.input.file);
    for (const { pointer, value } of strangers) this.addStranger(pointer, value);
    for (const { pointer, reason } of faults) this.facts.problems.push(problemAt(this.whole, pointer, reason));
    for (const table of tables) this.facts.tables.push(table);
    for (const { column, table } of single) {
      const reason = `holds one column of the table ${table} (${column}); for all of them ask for EntityDefinitions(LogicalName='${table}')/Attributes`;
      this.facts.problems.push(fileProblem(this.input.file, reason, 'warning'));
    }
    this.read += parts.length - homeless.length - strangers.length;
    return homeless;
  }

  /** An empty page ends the pages before it. */
  private finishEmpty(facts: Facts): Stranger | null {
    const found = readEmptyList(this.root, facts, this.input.file);
    if (found === null && isObject(this.root)) facts.pages.add(this.input.file, this.root, 0);
    return found;
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
function shelfFile({ file, reopen }: InputContent, list: Readonly<ListFacts>): ShelfFile {
  return {
    file,
    reopen,
    build({ slices: [slice], index }, source) {
      const pointer = list.base === null ? '' : `${list.base}/${index}`;
      const value = slice && parsed(readUtf8Slice(source, slice));
      const reader = isObject(value) ? TABLE_READERS.find((each) => each.recognises(value)) : undefined;
      try {
        if (reader && isObject(value))
          return reader.toTable(value, { file, context: contextOf(value) ?? list.context });
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

/** The list that a value is, or that it wraps as answers do. */
interface ListIn {
  /** The JSON pointer that leads to an element. */
  readonly pointerOf: (index: number) => string;
  readonly elements: readonly unknown[];
  /** The object that wraps it. */
  readonly answer: JsonObject | null;
}

function listIn(value: unknown): ListIn | null {
  if (Array.isArray(value)) return { pointerOf: (index) => `/${index}`, elements: value, answer: null };
  if (!isObject(value)) return null;
  for (const name of LIST_MEMBERS) {
    const inner = value[name];
    if (Array.isArray(inner)) return { pointerOf: (index) => `/${name}/${index}`, elements: inner, answer: value };
    // PowerShell makes a list of one its element
    if (isReadable(inner)) return { pointerOf: () => `/${name}`, elements: [inner], answer: value };
  }
  return null;
}

/** The JSON pointer of the list of payloads that a file is; `null`: it is one. */
function baseOf(value: unknown): string | null {
  const list = readerOf(value) === undefined ? listIn(value) : null;
  return list && list.pointerOf(0).replace(/\/0$/, '');
}

function isReadable(value: unknown): boolean {
  return isObject(value) && (readerOf(value) !== undefined || listIn(value) !== null || mayBePart(value));
}

function contextOf(answer: unknown): string | null {
  const context = isObject(answer) ? answer['@odata.context'] : null;
  return typeof context === 'string' ? context : null;
}

function readEmptyList(value: unknown, facts: Facts, file: string): Stranger | null {
  const context = contextOf(value);
  const entitySet = entitySetOf(context);
  const reader = readerOfContext(value);
  if (!reader || entitySet === undefined) return stranger('an empty JSON list', nearJson(value, null));
  if ('readEmpty' in reader) reader.readEmpty?.(entitySet, facts);
  const definitions = definitionsContext(context);
  if (definitions?.list === 'Keys' && definitions.table !== null) {
    const table = { LogicalName: definitions.table, Keys: [] };
    facts.tables.push(tableOfParts(table, { file, context: null, isWhole: false, cast: null }));
  }
  return null;
}

function entitySetOf(context: string | null): string | undefined {
  return /\$metadata#(\w+)/.exec(context ?? '')?.[1];
}

/** The reader of what an answer holds, by its `@odata.context`. */
function readerOfContext(answer: unknown): JsonReader | undefined {
  const entitySet = entitySetOf(contextOf(answer));
  return JSON_READERS.find(({ entitySets }) => entitySet !== undefined && entitySets.includes(entitySet));
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
