import { parseFieldPath, type FieldPath } from '../field-path.js';
import { knowsAllKeys } from '../integration-key.js';
import { foldName, isBlank } from '../names.js';
import type { Platform } from '../model/platform.js';
import type { Field, Table } from '../model/table.js';
import type { RelatedTable, TableSource } from './path-resolution.js';

const COMPANY_TABLES: ReadonlySet<string> = new Set(['cdm_company', 'cdm_companies']);

/** Whether the service itself stripes the company into this field of a table, so that no map need do it. */
export function isCompanyContext(
  path: FieldPath,
  table: Table | null,
  platform: Platform,
  tables: TableSource,
): boolean {
  const folded = foldName(path.text);
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
  if (!isBlank(table.primaryCompanyContextField) || (table.companyContextFields ?? []).length > 0) return true;
  if (table.primaryCompanyContextField !== undefined || table.companyContextFields !== undefined) return false;
  const keyFields = [...table.keys.flatMap((key) => key.fields), ...listedKeyFields];
  if (platform === 'finance-and-operations') return keyFields.length > 0 ? keyFields.some(isCompany) : null;
  return hasCompanyInKey(table, keyFields, tables, isContext, new Set());
}

/**
 * Whether a key of a Dataverse table holds the company, directly or behind a lookup of the key at any depth: the key of
 * `salesorderdetails` is `[sequencenumber, salesorderid]`, and the company stands in the key of `salesorders`.
 */
function hasCompanyInKey(
  table: Table,
  keyFields: readonly string[],
  tables: TableSource,
  isContext: typeof isCompanyContext,
  visited: Set<Table>,
): boolean | null {
  if (visited.has(table)) return false;
  visited.add(table);
  let answer: boolean | null = knowsAllKeys(table) ? false : null;
  for (const field of keyFields) {
    const path = parseFieldPath(field);
    if (isContext(path, table, 'dataverse', tables)) return true;
    const lookup = table.fields.get(foldName(path.steps[0] ?? field));
    if (lookup?.type.kind !== 'lookup') continue;
    const behind = lookup.targets.map((target) =>
      isRelatedCompanySpecific(tables.related(target), tables, isContext, visited),
    );
    if (behind.includes(true)) return true;
    if (behind.length === 0 || behind.includes(null)) answer = null;
  }
  return answer;
}

function isRelatedCompanySpecific(
  { table, integrationKey }: RelatedTable,
  tables: TableSource,
  isContext: typeof isCompanyContext,
  visited: Set<Table>,
): boolean | null {
  const chosen = integrationKey.known ? integrationKey.candidates.flatMap((key) => key.fields) : [];
  if (table === null) {
    return chosen.some((field) => isContext(parseFieldPath(field), null, 'dataverse', tables)) ? true : null;
  }
  if (!isBlank(table.primaryCompanyContextField) || (table.companyContextFields ?? []).length > 0) return true;
  if (table.primaryCompanyContextField !== undefined || table.companyContextFields !== undefined) return false;
  return hasCompanyInKey(table, [...table.keys.flatMap((key) => key.fields), ...chosen], tables, isContext, visited);
}

function goesThroughCompany(path: FieldPath, table: Table | null, tables: TableSource): boolean {
  const [first = '', ...rest] = path.steps;
  // Behind a lookup only the company table has this column, so that the path tells it even without metadata.
  if (rest.some((step) => foldName(step) === 'cdm_companycode')) return true;
  const isCompany = (column: Field) => isCompanyLookup(column, tables);
  let columns = columnsNamed(first, [table]);
  for (const step of rest) {
    const targets = new Set(columns.flatMap((column) => column.targets.map(foldName)));
    if (targets.size === 0 || columns.some(isCompany)) break;
    columns = columnsNamed(
      step,
      [...targets].map((target) => tables.related(target).table),
    );
  }
  return columns.some(isCompany);
}

function columnsNamed(name: string, tables: readonly (Table | null)[]): readonly Field[] {
  return tables.map((table) => table?.fields.get(foldName(name))).filter((field) => field !== undefined);
}

function isCompanyLookup({ targets }: Field, tables: TableSource): boolean {
  return targets.some((target) =>
    [target, ...(tables.related(target).table?.names ?? [])].some((name) => COMPANY_TABLES.has(foldName(name))),
  );
}
