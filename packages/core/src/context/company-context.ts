import { parseFieldPath, type FieldPath } from '../field-path.js';
import { knowsAllKeys, type IntegrationKey } from '../integration-key.js';
import { foldName, isBlank } from '../names.js';
import type { Platform } from '../model/platform.js';
import type { Table } from '../model/table.js';
import type { RelatedTable, TableSource } from './path-resolution.js';

const COMPANY_TABLES: ReadonlySet<string> = new Set(['cdm_company', 'cdm_companies']);

/** Whether the service itself stripes the company into this field of a table, so that no map need do it. */
export function isCompanyContext(
  path: FieldPath,
  table: Table | null,
  platform: Platform,
  tables: TableSource,
): boolean {
  const { folded } = path;
  if (platform === 'finance-and-operations' && folded === 'dataareaid') return true;
  const isDataverse = platform === 'dataverse';
  const primary = table?.primaryCompanyContextField;
  if (!isBlank(primary)) {
    const company = foldName(primary ?? '');
    if (folded === company || (isDataverse && folded === company.split('.')[0])) return true;
  }
  if (table?.companyContextFields?.some((field) => foldName(field) === folded) === true) return true;
  return isDataverse && goesThroughCompany(path, table, tables);
}

/**
 * Whether a table's records belong to one company each; `null` where that is not known.
 * @param listedKeyFields the integration key that a list gives to the table
 * @param isContext tells which fields hold the company
 */
export function isCompanySpecific(
  table: Table | null,
  platform: Platform,
  tables: TableSource,
  listedKeyFields: readonly string[],
  isContext = isCompanyContext,
): boolean | null {
  const isCompany = (field: string) => isContext(parseFieldPath(field), table, platform, tables);
  if (table === null) return listedKeyFields.some(isCompany) ? true : null;
  const marked = isMarkedCompanySpecific(table);
  if (marked !== null) return marked;
  const keyFields = [...table.keys.flatMap((key) => key.fields), ...listedKeyFields];
  if (platform === 'finance-and-operations') return keyFields.length > 0 ? keyFields.some(isCompany) : null;
  return hasCompanyInKey({ table, keyFields }, tables, isContext);
}

/** A Dataverse table, and the fields of all that may be its keys. */
interface KeyedTable {
  readonly table: Table;
  readonly keyFields: readonly string[];
}

/**
 * Whether a key of a Dataverse table holds the company, directly or behind a lookup of the key at any depth: the key of
 * `salesorderdetails` is `[sequencenumber, salesorderid]`, and the company stands in the key of `salesorders`.
 */
function hasCompanyInKey(start: KeyedTable, tables: TableSource, isContext: typeof isCompanyContext): boolean | null {
  const open = [start];
  const visited = new Set([start.table]);
  let answer: boolean | null = false;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!knowsAllKeys(next.table)) answer = null;
    for (const field of next.keyFields) {
      const path = parseFieldPath(field);
      if (isContext(path, next.table, 'dataverse', tables)) return true;
      const lookup = next.table.fields.get(foldName(path.steps[0] ?? field));
      if (lookup?.type.kind !== 'lookup') continue;
      if (lookup.targets.length === 0) answer = null;
      for (const related of lookup.targets.map((target) => tables.related(target))) {
        const told = isToldCompanySpecific(related, tables, isContext);
        if (told === true) return true;
        if (told === null) answer = null;
        if (told !== 'by its keys' || related.table === null || visited.has(related.table)) continue;
        visited.add(related.table);
        const keys = [...related.table.keys, ...candidatesOf(related)];
        open.push({ table: related.table, keyFields: keys.flatMap(({ fields }) => fields) });
      }
    }
  }
  return answer;
}

function isToldCompanySpecific(
  related: RelatedTable,
  tables: TableSource,
  isContext: typeof isCompanyContext,
): boolean | null | 'by its keys' {
  const { table } = related;
  if (table !== null) return isMarkedCompanySpecific(table) ?? 'by its keys';
  const fields = candidatesOf(related).flatMap((key) => key.fields);
  return fields.some((field) => isContext(parseFieldPath(field), null, 'dataverse', tables)) ? true : null;
}

/** What the metadata says outright; `null`: nothing. */
function isMarkedCompanySpecific({ primaryCompanyContextField, companyContextFields }: Table): boolean | null {
  if (!isBlank(primaryCompanyContextField) || (companyContextFields ?? []).length > 0) return true;
  return primaryCompanyContextField === undefined && companyContextFields === undefined ? null : false;
}

function candidatesOf({ integrationKey }: RelatedTable): readonly IntegrationKey[] {
  return integrationKey.known ? integrationKey.candidates : [];
}

function goesThroughCompany({ steps, foldedHead }: FieldPath, table: Table | null, tables: TableSource): boolean {
  // Behind a lookup only the company table has this column, so that the path tells it even without metadata.
  if (steps.some((step, i) => i > 0 && foldName(step) === 'cdm_companycode')) return true;
  if ((table?.fields.get(foldedHead)?.targets.length ?? 0) === 0) return false;
  let reached: readonly (Table | null)[] = [table];
  for (const step of steps) {
    const folded = foldName(step);
    const targets = new Set(reached.flatMap((each) => each?.fields.get(folded)?.targets ?? []));
    if (targets.size === 0) return false;
    const related = [...targets].map((target) => tables.related(target));
    if (related.some(isCompanyTable)) return true;
    reached = related.map((each) => each.table);
  }
  return false;
}

function isCompanyTable({ name, table }: RelatedTable): boolean {
  return COMPANY_TABLES.has(foldName(name)) || (table?.names ?? []).some((each) => COMPANY_TABLES.has(foldName(each)));
}
