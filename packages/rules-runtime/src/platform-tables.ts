import { foldName, type NamedTable } from '@dipv/core';

/**
 * Tables whose records the platform and its administrators make, so that no map has to: users, teams, business units,
 * currencies and what else an environment begins with.
 */
const PLATFORM_TABLES: ReadonlySet<string> = new Set(
  ['systemuser', 'team', 'owner', 'businessunit', 'organization', 'transactioncurrency', 'role', 'queue', 'subject']
    .flatMap((name) => [name, `${name}s`])
    .concat('transactioncurrencies'),
);

/** Whether records are there without any map: those of the platform, and of F&O in virtual tables, which show what F&O has. */
export function isFilledWithoutMaps({ name, names }: NamedTable): boolean {
  return [name, ...(names ?? [])]
    .map(foldName)
    .some((each) => PLATFORM_TABLES.has(each) || each.startsWith(VIRTUAL_TABLES_OF_FINANCE));
}

/** See "Entity modeling" in Microsoft's documentation of virtual tables for finance and operations apps. */
const VIRTUAL_TABLES_OF_FINANCE = 'mserp_';

/** Whether a table comes with Microsoft's own applications, whose maps come with the solutions of dual-write. */
export function isTableOfMicrosoft({ name }: Pick<NamedTable, 'name'>): boolean {
  const prefix = /^[^_]+(?=_)/.exec(foldName(name))?.[0];
  // tables without a prefix are the platform's: everybody else's have that of their publisher
  return prefix === undefined || prefix === 'cdm' || prefix === 'adx' || prefix.startsWith('ms');
}
