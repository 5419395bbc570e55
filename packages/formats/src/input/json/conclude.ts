import type { InputContent } from '../../bytes/input-content.js';
import type { Facts } from '../../facts/facts.js';
import { fileProblem } from '../../facts/problems.js';
import type { JsonDocument } from '../../json/document.js';
import { describe, isObject, quoted } from '../../json/value.js';
import { definitionsContext } from '../../readers/metadata/definitions-context.js';
import { HOMELESS, readParts, type DefinitionPart } from '../../readers/metadata/definition-parts.js';
import { entityDefinitionReader, tableOfParts } from '../../readers/metadata/entity-definitions.js';
import { UNREADABLE_CONNECTION } from '../../readers/lists/connections.js';
import type { Readers } from '../../readers/reader.js';
import { nearJson } from '../near/json.js';
import { stranger, type Stranger } from '../near/stranger.js';
import type { ItemsRead } from './items.js';
import { shelfFile } from './shelf-file.js';
import { contextOf, entitySetOf, readerOfContext } from './values.js';

/** A JSON file that was taken apart, and what was read of it. */
export interface JsonContent {
  /** The file's value; of a list that was read in pieces, without its elements. */
  readonly root: unknown;
  /** JSON pointer of the list that was read in pieces; `null`: there is none. */
  readonly list: string | null;
  /** Of how many values the file's list is made; 1: it is none. */
  readonly elements: number;
  /** Whether no object in it has a member twice; `false`: perhaps one has. */
  readonly isPlain: boolean;
  readonly whole: JsonDocument;
  readonly items: ItemsRead;
}

/**
 * Hands over what was read of a file that has turned out to be whole.
 * @returns `null` when it holds anything that is read; else what it looks like instead
 */
export function conclude(input: InputContent, content: JsonContent, readers: Readers, facts: Facts): Stranger | null {
  const { file } = input;
  const { root, items, whole } = content;
  const context = contextOf(root);
  const from = shelfFile(input, readers.tables, { pointer: content.list, context }, facts.memory);
  for (const { head, slice, index } of items.tables) items.facts.shelf.add({ ...head, from, slices: [slice], index });
  const { homeless, strangers: others, count: ofParts } = readPartsOf(content, file);
  const strangers = items.stranger === null ? others : [items.stranger, ...others];
  const unknown = items.strangers + others.length + homeless.length;
  const count = items.count + ofParts;
  if (count === 0 && strangers.length === 0 && homeless.length === 0) return concludeEmpty(root, readers, file, facts);
  // many other files look like tables without columns
  const saysNothing = items.untold?.count === count && items.facts.problems.length === 0 && items.facts.faults.isEmpty;
  if (count === 0 || saysNothing) return asStranger(root, items.untold, homeless, strangers);
  tellOfStrangers([...strangers, ...homeless][0], unknown, whole, items.facts);
  if (items.untold) items.facts.problems.push(fileProblem(file, untoldReason(items.untold), 'warning'));
  if (isObject(root)) items.facts.pages.add(file, root, content.elements);
  facts.add(items.facts);
  facts.told.set(file, items.parts.length === 0 ? items.told : new Map([...items.told, [PARTS, ofParts]]));
  return null;
}

/** Columns and keys of tables, which answers hold by themselves. */
const PARTS = entityDefinitionReader.name;

type Unknown = NonNullable<ItemsRead['stranger']>;
type Untold = NonNullable<ItemsRead['untold']>;

function readPartsOf(
  { root, items, whole }: JsonContent,
  file: string,
): { readonly homeless: readonly DefinitionPart[]; readonly strangers: readonly Unknown[]; readonly count: number } {
  const { facts } = items;
  const parts = items.parts.map(({ value, at: { pointer, answer = root } }) => ({
    value,
    pointer,
    context: contextOf(value) ?? contextOf(answer),
    goesOn: isObject(answer) && typeof answer['@odata.nextLink'] === 'string',
  }));
  const { tables, faults, single, homeless, strangers } = readParts(parts, file);
  for (const { error, spotOf } of faults) {
    facts.faults.add(error.toFault(file, (inner) => ({ document: whole, pointer: spotOf(inner) })));
  }
  for (const table of tables) facts.tables.push(table);
  for (const { column, table } of single) {
    const reason = `holds one column of the table ${table} (${column}); for all of them ask for EntityDefinitions(LogicalName='${table}')/Attributes`;
    facts.problems.push(fileProblem(file, reason, 'warning'));
  }
  return { homeless, strangers, count: parts.length - homeless.length - strangers.length };
}

function asStranger(
  root: unknown,
  untold: Untold | null,
  homeless: readonly DefinitionPart[],
  strangers: readonly Unknown[],
): Stranger {
  const context = contextOf(root);
  const first = homeless[0] ?? strangers[0];
  const near = homeless[0]
    ? { advice: HOMELESS, isMeant: true }
    : nearJson(root, first === undefined ? root : first.value);
  const looked = stranger(first === undefined ? looks(root, root) : looks(root, first.value), near);
  if (untold === null) return looked;
  const isAnswer = untold.reader.entitySets.some((name) => context?.includes(`$metadata#${name}`));
  return { ...looked, advice: untoldReason(untold), isMeant: isAnswer };
}

function untoldReason({ reader, count }: Untold): string {
  const tables = count === 1 ? '1 table' : `${count} tables`;
  return `holds ${tables} without columns, which say nothing; ask for ${reader.withColumns}`;
}

function tellOfStrangers(first: Unknown | undefined, count: number, whole: JsonDocument, facts: Facts): void {
  if (first === undefined) return;
  // an element of a list of connections was one
  if (facts.connections !== null) facts.connections.push(UNREADABLE_CONNECTION);
  const more = count > 1 ? `, and so are ${count - 1} more` : '';
  const index = first.pointer.slice(first.pointer.lastIndexOf('/') + 1);
  facts.faults.add({
    file: whole.file,
    subject: `element ${index} of the list`,
    verdict: `is nothing that dipv reads (${looks(first.value)})${more}`,
    together: 'lists hold what dipv does not read',
    details: [{ spot: { document: whole, pointer: first.pointer }, text: '' }],
  });
}

/** An empty page ends the pages before it. */
function concludeEmpty(root: unknown, readers: Readers, file: string, facts: Facts): Stranger | null {
  const context = contextOf(root);
  const entitySet = entitySetOf(context);
  const reader = readerOfContext(context, readers.json);
  if (!reader || entitySet === undefined) return stranger('an empty JSON list', nearJson(root, null));
  if (reader.of === 'object') reader.readEmpty?.(entitySet, facts);
  const definitions = definitionsContext(context);
  if (definitions?.list === 'Keys' && definitions.table !== null) {
    const table = { LogicalName: definitions.table, Keys: [] };
    facts.tables.push(tableOfParts(table, { file, context: null, isWhole: false, cast: null }));
  }
  if (isObject(root)) facts.pages.add(file, root, 0);
  return null;
}

function looks(value: unknown, element?: unknown): string {
  if (Array.isArray(value)) return `a JSON list of ${looks(element)}`;
  if (!isObject(value)) return `the JSON value ${describe(value)}`;
  const names = Object.keys(value).slice(0, 5).map(quoted);
  return names.length > 0 ? `a JSON object with ${names.join(', ')}` : 'an empty JSON object';
}
