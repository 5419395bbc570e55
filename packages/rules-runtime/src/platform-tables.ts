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

export function isPlatformTable({ name, names }: NamedTable): boolean {
  return [name, ...(names ?? [])].some((each) => PLATFORM_TABLES.has(foldName(each)));
}

/** Whether a table comes with Microsoft's own applications, whose maps come with the solutions of dual-write. */
export function isTableOfMicrosoft({ name }: Pick<NamedTable, 'name'>): boolean {
  const prefix = /^[^_]+(?=_)/.exec(foldName(name))?.[0];
  // tables without a prefix are the platform's: everybody else's have that of their publisher
  return prefix === undefined || prefix === 'cdm' || prefix.startsWith('msdyn');
}
