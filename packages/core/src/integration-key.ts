import { foldName } from './names.js';
import type { Key, Table } from './model/table.js';
import type { IntegrationKeyEntry } from './model/workspace.js';

/** The key by which the service finds a record on the other side, and expands lookups to a table. */
export interface IntegrationKey {
  readonly fields: readonly string[];
  /** `alternate key`: the metadata does not mark integration keys, so that this one is taken for it. */
  readonly origin: 'metadata' | 'list' | 'alternate key';
}

/** What is known of a table's integration key. Of several candidates only the environment knows which one it is. */
export type IntegrationKeyKnowledge =
  { readonly known: true; readonly candidates: readonly IntegrationKey[] } | { readonly known: false };

/**
 * A key that the metadata marks comes first; then lists, which people edit by hand; then the alternate
 * keys of a completely known table. A table that is only partly known may have keys that nobody told.
 */
export function knowIntegrationKey(
  table: Table | null,
  entries: readonly IntegrationKeyEntry[],
): IntegrationKeyKnowledge {
  const marked = markedIntegrationKey(table?.keys ?? []);
  if (marked !== null) return { known: true, candidates: [{ fields: marked.fields, origin: 'metadata' }] };
  const listed = entries.filter((entry) => entry.fields.length > 0);
  if (listed.length > 0) {
    return { known: true, candidates: listed.map((entry) => ({ fields: entry.fields, origin: 'list' })) };
  }
  if (table === null || !knowsAllKeys(table)) return { known: false };
  const unmarked = table.keys.filter((key) => !key.isPrimaryKey && key.isIntegrationKey === null);
  return {
    known: true,
    candidates: withFields(unmarked).map((key) => ({ fields: key.fields, origin: 'alternate key' })),
  };
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

function withFields(keys: readonly Key[]): readonly Key[] {
  return keys.filter((key) => key.fields.length > 0);
}

/** Of several candidates the first of which every field is mapped, else the first; `null` where there is none. */
export function chooseIntegrationKey(
  candidates: readonly IntegrationKey[],
  isMapped: (keyField: string) => boolean,
): IntegrationKey | null {
  return candidates.find((key) => key.fields.every(isMapped)) ?? candidates[0] ?? null;
}
