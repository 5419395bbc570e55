import { isUtf8 } from 'node:buffer';
import { LARGE_INPUT, MemoryBytes } from '../../bytes/byte-source.js';
import { decodeText, utf8Chunks } from '../../bytes/decode-text.js';
import type { MemoryBudget } from '../../bytes/memory-budget.js';
import type { InputContent } from '../../bytes/input-content.js';
import { InputError } from '../../bytes/input-error.js';
import { tellDoubled } from '../../facts/doubled.js';
import type { Facts } from '../../facts/facts.js';
import { decodeJson } from '../../json/decode.js';
import type { JsonDocument } from '../../json/document.js';
import { doubledMembers } from '../../json/doubled-members.js';
import { documentAt, JsonFile } from '../../json/file.js';
import { countValues, parsedWithin, parseJson, type JsonFault } from '../../json/parse.js';
import { valuesOfPlainJson } from '../../json/plain-text.js';
import { References } from '../../json/references.js';
import { LIST_MEMBERS, splitList, type ListElement } from '../../json/split-list.js';
import { isObject } from '../../json/value.js';
import type { Readers } from '../../readers/reader.js';
import type { Stranger } from '../near/stranger.js';
import { conclude, type JsonContent } from './conclude.js';
import { ItemsReading } from './items.js';
import { PayloadReferences } from './payload-references.js';
import { ValueSorter, type SortedValue } from './values.js';

/** Elements after which the heap is looked at again. */
const ELEMENTS_BETWEEN = 1000;

/**
 * Reads a JSON file: one object, or a list of them, which is never in memory as a whole.
 * @returns `null` when it was read; else what it looks like instead
 * @throws InputError on text that is no JSON
 */
export function readJson(input: InputContent, readers: Readers, facts: Facts): Stranger | null {
  const { file, source } = input;
  let isReading = true;
  const text = new JsonFile(file, () => {
    const whole = decodeText(source.read(0, source.size));
    if (source.size >= LARGE_INPUT || !isReading) source.close(); // else it may yet be read in pieces
    return whole;
  });
  const sorter = new ValueSorter(readers.json);
  const content =
    readObject(input, text, sorter, facts) ??
    readInPieces(input, text, readers, sorter, facts) ??
    readWhole(file, text, sorter, facts);
  const { projects, connectionSets } = content.items.facts;
  const holdsMaps = projects.length + connectionSets.length > 0;
  const found = conclude(input, content, readers, facts);
  isReading = false;
  if (!content.isPlain && mayTellDoubled(content, source.size, found === null)) {
    const document = documentAt(text, '');
    tellDoubled(document, document.open().text, facts.faults);
  }
  // places in maps are looked up later; of few maps at no cost, and even when the file has changed
  if (holdsMaps && (source instanceof MemoryBytes || facts.texts.hasRoomFor(source.size))) text.keep();
  else if (holdsMaps) text.letGo(facts.texts.open);
  return found;
}

/** Of a large list of tables only those are looked at that maps turn out to use. */
function mayTellDoubled({ root, items: { facts, tables } }: JsonContent, size: number, isOurs: boolean): boolean {
  if (!isOurs) return isObject(root) && LIST_MEMBERS.some((name) => Object.hasOwn(root, name));
  const holdsOthers = facts.projects.length + facts.connectionSets.length + facts.integrationKeys.length > 0;
  return size < LARGE_INPUT || holdsOthers || facts.snapshots.size > 0 || tables.length === 0;
}

/**
 * A small file that is one object, as most maps are: it is parsed at once.
 * @returns `null`: it is none, or must be looked at more closely
 */
function readObject(
  { file, source }: InputContent,
  text: JsonFile,
  sorter: ValueSorter,
  run: Facts,
): JsonContent | null {
  if (source.size >= LARGE_INPUT) return null;
  const bytes = source.read(0, source.size);
  const root = parsedWithin(run.memory, text.text);
  if (sorter.readerOf(root)?.of !== 'object' || !isUtf8(bytes)) return null;
  const values = valuesOfPlainJson(bytes);
  if (values === null) return null;
  const items = new ItemsReading(run, file, (pointer) => documentAt(text, pointer), null);
  const at = { pointer: '', slice: null, index: 0 };
  if (readAll(sorter.sort(root, at, null), items)) run.memory.takeValues(values);
  return { root, list: null, elements: 1, isPlain: true, whole: documentAt(text, ''), items };
}

function isDoubled(pointer: string, text: string): boolean {
  return doubledMembers(text, Infinity).members.some((member) => member.pointer === pointer);
}

/** `null`: the text is no such list or object, or has a fault, so that it must be looked at as a whole. */
function readInPieces(
  { file, source }: InputContent,
  text: JsonFile,
  readers: Readers,
  sorter: ValueSorter,
  run: Facts,
): JsonContent | null {
  const { memory } = run;
  const items = new ItemsReading(run, file, (pointer) => documentAt(text, pointer), null);
  const isLarge = source.size >= LARGE_INPUT;
  const elements = splitList(utf8Chunks(source));
  let step = elements.next();
  let isPlain = true;
  for (; step.done !== true; step = elements.next()) {
    if (step.value.index % ELEMENTS_BETWEEN === 0) memory.checkHeap();
    const how = readElement(step.value, isLarge, readers, sorter, items, memory);
    if (how === 'unread') return null;
    isPlain &&= how === 'plain';
  }
  const envelope = step.value;
  const root = envelope === null ? undefined : parsedWithin(memory, envelope.text);
  if (envelope === null || root === undefined || typeof root === 'string') return null;
  // of two such lists the last one counts, and the first one was taken apart
  if (envelope.base !== null && isDoubled(envelope.base, envelope.text)) return null;
  const values = valuesOfPlainJson(Buffer.from(envelope.text));
  if (envelope.base === null) {
    if (values === null && mayRefer(envelope.text)) return null;
    const isKept = readAll(sorter.sort(root, { pointer: '', slice: envelope.whole, index: 0 }, null), items);
    if (isKept) memory.takeValues(values ?? countValues(envelope.text));
  } else if (sorter.readerOf(root) !== undefined) return null;
  isPlain &&= values !== null;
  return { root, list: envelope.base, elements: envelope.elements, isPlain, whole: documentAt(text, ''), items };
}

/**
 * Of a table in a large file only the head is looked at, unless a map turns out to use it: an environment has
 * thousands, and to parse all of them takes longer than everything else.
 * @returns `unread` where it is no valid JSON, as far as it was looked at, or cannot be read by itself
 */
function readElement(
  { text, bytes, head, isHeadAll, pointer, slice, index }: ListElement,
  isLarge: boolean,
  { tables }: Readers,
  sorter: ValueSorter,
  items: ItemsReading,
  memory: MemoryBudget,
): 'plain' | 'read' | 'head read' | 'unread' {
  const headText = isLarge ? head() : null;
  const start = headText === null ? undefined : parsedWithin(memory, headText);
  const reader = isObject(start) ? tables.find((each) => each.recognises(start)) : undefined;
  if (reader && isObject(start) && reader.hasColumns(start)) {
    items.readHead(reader, start, pointer, { slice, index });
    return 'head read';
  }
  const content = isHeadAll && headText !== null ? headText : text();
  const value = content === headText ? start : parsedWithin(memory, content);
  if (value === undefined) return 'unread';
  const values = valuesOfPlainJson(bytes);
  if (values === null && mayRefer(content)) return 'unread'; // to another element, perhaps
  const isKept = readAll(sorter.sort(value, { pointer, slice, index }, null), items);
  if (isKept) memory.takeValues(values ?? countValues(content));
  return values === null ? 'read' : 'plain';
}

/** Whether more of the values is kept than names of tables. */
function readAll(values: Iterable<SortedValue>, items: ItemsReading): boolean {
  let isKept = false;
  for (const each of values) {
    items.read(each);
    isKept ||= each.is === 'part' || (each.is === 'item' && each.reader.of === 'object');
  }
  return isKept;
}

function readWhole(file: string, text: JsonFile, sorter: ValueSorter, run: Facts): JsonContent {
  const { memory } = run;
  const whole = documentAt(text, '');
  const result = parseJson(text.text, memory);
  if (result.fault) throw syntaxError(whole, result.fault);
  const decoded = decodeJson(result.value, whole, '', memory);
  if (decoded.fault) throw syntaxError(decoded.document, decoded.fault);
  const references = mayRefer(text.text) ? new References(decoded.value, sorter.pointerOfList(decoded.value)) : null;
  const document = references ? decoded.document.withReferences(references) : decoded.document;
  // where nothing is encoded, an element has a document of its own
  const hasParts = document === whole;
  const items = new ItemsReading(
    run,
    file,
    (pointer) => (hasParts ? documentAt(text, pointer) : document),
    references && new PayloadReferences(references, document),
  );
  const root = references ? references.resolve() : decoded.value;
  const at = { pointer: '', slice: null, index: 0 };
  for (const each of sorter.sort(root, at, references && new Set())) items.read(each);
  return { root, list: null, elements: sorter.countElements(root), isPlain: false, whole: document, items };
}

/** Whether a text has JSON.NET's references, or ids for them, or lists in wrappers. */
function mayRefer(text: string): boolean {
  return /"\$(?:ref|id|values)"/.test(text); // in a third of the time that three searches take
}

function syntaxError(document: JsonDocument, { reason, offset }: JsonFault): InputError {
  const at = offset ?? 0;
  return new InputError(reason, document.open().place({ start: at, end: at }));
}
