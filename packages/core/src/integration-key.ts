import { foldName } from './names.js';
import { code, list, say, type Text, type Words } from './model/text.js';
import type { Key, Table } from './model/table.js';
import type { IntegrationKeyEntry } from './model/workspace.js';

/** The key by which the service finds a record on the other side, and expands lookups to a table. */
export interface IntegrationKey {
  readonly fields: readonly string[];
  /**
   * `alternate key`: the metadata does not mark integration keys, so that this one is taken for it. `entity key`: the
   * key of an F&O entity.
   */
  readonly origin: 'metadata' | 'list' | 'alternate key' | 'entity key';
}

/** What is known of a table's integration key. Of several candidates only the environment knows which one it is. */
export type IntegrationKeyKnowledge =
  | {
      readonly known: true;
      readonly candidates: readonly IntegrationKey[];
      /** Whether it can be none but a candidate, as far as people have not edited it by hand. */
      readonly areAll: boolean;
    }
  | { readonly known: false };

/**
 * A key that the metadata marks comes first; then lists, which people edit by hand; then the alternate
 * keys of a completely known table. A table that is only partly known may have keys that nobody told.
 */
export function knowIntegrationKey(
  table: Table | null,
  entries: readonly IntegrationKeyEntry[],
): IntegrationKeyKnowledge {
  const marked = markedIntegrationKey(table?.keys ?? []);
  if (marked !== null) return known([{ fields: marked.fields, origin: 'metadata' }]);
  const listed = entries.filter((entry) => entry.fields.length > 0);
  if (listed.length > 0) return known(listed.map((entry) => ({ fields: entry.fields, origin: 'list' })));
  if (table === null) return { known: false };
  const entityKey = table.platform === 'finance-and-operations' ? primaryKeyOf(table) : null;
  if (entityKey !== null) return known([{ fields: entityKey.fields, origin: 'entity key' }]);
  const areAll = knowsAllKeys(table);
  const candidates = alternateKeysOf(table).map(({ fields }) => ({ fields, origin: 'alternate key' as const }));
  const isTold = areAll || (table.completeness === 'complete' && candidates.length > 0);
  return isTold ? known(candidates, areAll) : { known: false };
}

function known(candidates: readonly IntegrationKey[], areAll = true): IntegrationKeyKnowledge {
  return { known: true, candidates, areAll };
}

/** Whether a key that is not among the table's keys does not exist. */
export function knowsAllKeys(table: Table): boolean {
  return table.allKeysKnown ?? table.completeness === 'complete';
}

/** Of several marked keys the service takes the one that people defined. */
function markedIntegrationKey(keys: readonly Key[]): Key | null {
  const marked = withFields(keys.filter((key) => key.isIntegrationKey === true));
  return marked.find((key) => ['userkeys', 'userkey'].includes(foldName(key.name))) ?? marked[0] ?? null;
}

function primaryKeyOf({ keys }: Table): Key | null {
  return withFields(keys).find((key) => key.isPrimaryKey) ?? null;
}

function alternateKeysOf({ keys }: Table): readonly Key[] {
  return withFields(keys).filter((key) => !key.isPrimaryKey && key.isIntegrationKey === null);
}

function withFields(keys: readonly Key[]): readonly Key[] {
  return keys.filter((key) => key.fields.length > 0);
}

/**
 * Of several candidates the first of which every field is mapped, else the first, which is a guess; `null` where there
 * is none, or where it may be a key that nobody told.
 */
export function chooseIntegrationKey(
  knowledge: Extract<IntegrationKeyKnowledge, { known: true }>,
  isMapped: (keyField: string) => boolean,
): IntegrationKey | null {
  const { candidates, areAll } = knowledge;
  const mapped = candidates.find((key) => key.fields.every(isMapped));
  return mapped ?? (areAll ? (candidates[0] ?? null) : null);
}

/** Whether only the environment knows if it is this one, since people choose it among the alternate keys by hand. */
export function isGuess(key: IntegrationKey | undefined): boolean {
  return key?.origin === 'alternate key';
}

/** Keys that a message lists, and fields of one. */
const MOST_LISTED = 8;

/** What to know of a message that rests on a guess. */
export function describeGuess(table: Text, candidates: readonly IntegrationKey[]): Text {
  const keys = list(
    atMost(
      candidates,
      (key) => say`(${list(atMost(key.fields, code, (more) => `${more} more`))})`,
      (more) => `${more} others`,
    ),
    ' or ',
  );
  const told =
    candidates.length === 0
      ? 'it has no alternate key'
      : say`its alternate ${candidates.length === 1 ? 'key is' : 'keys are'} ${keys}`;
  return say`The metadata does not say what the integration key of ${table} is; ${told}. If people chose another one by hand, supply an integration-key list.`;
}

function atMost<Item>(
  items: readonly Item[],
  textOf: (item: Item) => Text,
  rest: (more: number) => string,
): readonly Words[] {
  const shown = items.slice(0, MOST_LISTED).map(textOf);
  return items.length > MOST_LISTED ? [...shown, rest(items.length - MOST_LISTED)] : shown;
}
