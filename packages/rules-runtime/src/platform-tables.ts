import { foldName, type RelatedTable } from '@dipv/core';

/**
 * Tables whose records the platform and its administrators make, so that no map has to: users, teams, business units,
 * currencies and what else an environment begins with.
 */
const PLATFORM_TABLES: ReadonlySet<string> = new Set(
  ['systemuser', 'team', 'owner', 'businessunit', 'organization', 'transactioncurrency', 'role', 'queue', 'subject']
    .flatMap((name) => [name, `${name}s`])
    .concat('transactioncurrencies'),
);

export function isPlatformTable({ name, table }: RelatedTable): boolean {
  return [name, ...(table?.names ?? [])].some((each) => PLATFORM_TABLES.has(foldName(each)));
}
