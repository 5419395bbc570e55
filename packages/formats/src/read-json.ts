import { decodeChunks, decodeText, type TextSlice } from './bytes/decode-text.js';
import { Facts } from './facts.js';
import { InputError } from './input-error.js';
import type { InputContent } from './input-content.js';
import { parseJson, type JsonFault } from './json/parse-json.js';
import { splitList } from './json/split-list.js';
import { decodeJson } from './readers/decode-json.js';
import { JSON_READERS } from './readers/index.js';
import { BrokenContract } from './readers/checked.js';
import { fileProblem, problemAt } from './readers/problems.js';
import type { JsonObject, JsonReader, TableReader } from './readers/reader.js';
import { describe, isObject } from './readers/shape.js';
import { JsonDocument } from './source/json-document.js';
import { JsonFile, JsonFileView } from './source/json-file.js';
import type { TableFacts } from './table-facts.js';

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
  return reading.finish(facts);
}

/** `null`: the text is no such list or object, or has a fault, so that it must be looked at as a whole. */
function readInPieces(input: InputContent, text: JsonFile): JsonReading | null {
  const reading = new JsonReading(input, (pointer) => documentAt(text, pointer));
  let isSound = true;
  const envelope = splitList(decodeChunks(input.source), (element, slice, pointer) => {
    const value = isSound ? parsed(element) : undefined;
    if (value === undefined) isSound = false;
    else reading.add(value, pointer, slice);
  });
  const root = envelope === null || !isSound ? undefined : parsed(envelope.text);
  if (envelope === null || root === undefined || typeof root === 'string') return null;
  if (envelope.base === null) {
    if (isODataList(root)) return null;
    reading.add(root, '', envelope.whole);
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
  const reading = new JsonReading(input, (pointer) => (isPlain ? documentAt(text, pointer) : decoded.document));
  const { base, values } = elementsOf(decoded.value);
  for (const [i, value] of values.entries()) reading.add(value, base === null ? '' : `${base}/${i}`, null);
  reading.root = decoded.value;
  reading.elements = values.length;
  return reading;
}

/** What a JSON file holds. Nothing of it counts before the file has turned out to be whole. */
class JsonReading {
  root: unknown = null;
  elements = 1;
  private readonly facts = new Facts();
  private readonly whole: JsonDocument;
  private read = 0;
  /** Tables without columns. */
  private untold: { readonly reader: TableReader; readonly count: number } | null = null;
  private readonly strangers: { readonly pointer: string; readonly value: unknown }[] = [];

  constructor(
    private readonly input: InputContent,
    private readonly documentOf: (pointer: string) => JsonDocument,
  ) {
    this.whole = documentOf('');
  }

  /** @param slice where the element stands; `null`: in no text of its own */
  add(value: unknown, pointer: string, slice: TextSlice | null): void {
    const reader = readerOf(value);
    if (!reader || !isObject(value)) {
      // what a stranger looks like is told of the first one only
      this.strangers.push({ pointer, value: this.strangers.length === 0 ? value : null });
      return;
    }
    this.read++;
    if ('toTable' in reader) this.addTable(reader, value, pointer, slice);
    else reader.read({ value, document: this.documentOf(pointer), pointer }, this.facts);
  }

  finish(facts: Facts): string | null {
    const { root, strangers } = this;
    const [first, ...others] = strangers;
    if (this.read === 0) return first === undefined ? readEmptyList(root, facts) : looks(root, first.value);
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

  /** Of a table only its names are kept, and where to find it again. */
  private addTable(reader: TableReader, value: JsonObject, pointer: string, slice: TextSlice | null): void {
    const { facts, input } = this;
    const { file, reopen } = input;
    const table = this.tryTable(reader, value, pointer);
    if (table === null) return;
    if (slice === null) facts.tables.push(table);
    else {
      facts.shelf.add(table, {
        file,
        reopen,
        slices: [slice],
        build([text = '']) {
          const again = parsed(text);
          return isObject(again) && reader.recognises(again) ? reader.toTable(again, file) : null;
        },
      });
    }
  }

  private tryTable(reader: TableReader, value: JsonObject, pointer: string): TableFacts | null {
    try {
      const table = reader.toTable(value, this.input.file);
      if (table === null) this.untold = { reader, count: (this.untold?.count ?? 0) + 1 };
      return table;
    } catch (error) {
      if (!(error instanceof BrokenContract)) throw error;
      const reason = `${error.what} breaks the contract and is left out: ${error.fault}`;
      this.facts.problems.push(problemAt(this.whole, pointer + error.pointer, reason));
      return null;
    }
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
  return new JsonDocument(source.file, pointer, () => ({
    view: new JsonFileView(source, source.spanOf(pointer)),
    string: null,
  }));
}

function syntaxError(document: JsonDocument, { reason, offset }: JsonFault): InputError {
  const at = offset ?? 0;
  return new InputError(reason, document.open().view.place({ start: at, end: at }));
}

function looks(value: unknown, element?: unknown): string {
  if (Array.isArray(value)) return `a JSON list of ${looks(element)}`;
  if (!isObject(value)) return `the JSON value ${describe(value)}`;
  const names = Object.keys(value).slice(0, 5).map(describe);
  return names.length > 0 ? `a JSON object with ${names.join(', ')}` : 'an empty JSON object';
}
