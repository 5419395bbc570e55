import { decodeText } from './bytes/decode-text.js';
import type { Facts } from './facts.js';
import { InputError } from './input-error.js';
import { parseJson, type JsonFault } from './json/parse-json.js';
import { decodeJson } from './readers/decode-json.js';
import { JSON_READERS } from './readers/index.js';
import { problemAt } from './readers/problems.js';
import type { JsonItem, JsonObject, JsonReader } from './readers/reader.js';
import { describe, isObject } from './readers/shape.js';
import { JsonDocument } from './source/json-document.js';
import { JsonFile, JsonFileView } from './source/json-file.js';

/**
 * Reads a JSON file: one object, or a list of them.
 * @returns `null` when it was read; else what it looks like instead
 * @throws InputError on text that is no JSON
 */
export function readJson(bytes: Uint8Array, file: string, facts: Facts): string | null {
  const text = decodeText(bytes);
  const parsed = parseJson(text);
  const source = new JsonFile(file, text);
  const whole = documentAt(source, '');
  if (parsed.fault) throw syntaxError(whole, parsed.fault);
  const decoded = decodeJson(parsed.value, whole, '');
  if (decoded.fault) throw syntaxError(decoded.document, decoded.fault);

  const { base, values } = elementsOf(decoded.value);
  if (values.length === 0) return readEmptyList(decoded.value, facts);
  const read: { reader: JsonReader; item: JsonItem }[] = [];
  const strangers: number[] = [];
  for (const [i, value] of values.entries()) {
    const pointer = base === null ? '' : `${base}/${i}`;
    const reader = isObject(value) ? readerOf(value) : undefined;
    if (!reader || !isObject(value)) {
      strangers.push(i);
      continue;
    }
    const document = decoded.document === whole ? documentAt(source, pointer) : decoded.document;
    read.push({ reader, item: { value, document, pointer } });
  }
  if (read.length === 0) return looks(decoded.value, values[0]);

  for (const { reader, item } of read) reader.read(item, facts);
  const [stranger, ...others] = strangers;
  if (stranger !== undefined) {
    const more = others.length > 0 ? `, and so are ${others.length} more` : '';
    const reason = `element ${stranger} of the list is nothing that dipv reads (${looks(values[stranger])})${more}`;
    facts.problems.push(problemAt(decoded.document, `${base ?? ''}/${stranger}`, reason));
  }
  return null;
}

function readerOf(value: JsonObject): JsonReader | undefined {
  return JSON_READERS.find((reader) => reader.recognises(value));
}

/** The elements of a list or of an OData answer, and where the list is; one object is its own only element. */
function elementsOf(value: unknown): { base: string | null; values: readonly unknown[] } {
  if (Array.isArray(value)) return { base: '', values: value };
  if (isObject(value) && Array.isArray(value['value']) && !readerOf(value))
    return { base: '/value', values: value['value'] };
  return { base: null, values: [value] };
}

function readEmptyList(value: unknown, facts: Facts): string | null {
  const context = isObject(value) ? value['@odata.context'] : null;
  const entitySet = typeof context === 'string' ? /\$metadata#(\w+)/.exec(context)?.[1] : undefined;
  const reader = JSON_READERS.find(({ entitySets }) => entitySet !== undefined && entitySets.includes(entitySet));
  if (!reader || entitySet === undefined) return 'an empty JSON list';
  reader.readEmpty?.(entitySet, facts);
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
