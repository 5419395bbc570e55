/** The two tables that a map's name tells. */
export interface MapTables {
  /** The Dataverse table. */
  readonly table: string;
  /** The F&O entity. */
  readonly entity: string;
}

/**
 * `<table> - <entity>`, also in brackets behind a publisher's prefix (`msdyn_[…]`), or `<entity> (<table>)`;
 * `null`: it is none of these.
 */
export function tablesOfMapName(name: string): MapTables | null {
  const plain = (/^\w*\s*\[([^[\]]*)\]$/.exec(name.trim())?.[1] ?? name).trim();
  const [before = '', ...rest] = plain.split(' - ');
  const [, entity = '', table = ''] = /^(.*\S)\s*\((\w+)\)$/s.exec(plain) ?? [];
  // a table's name has no spaces, so that "Orders - all (contoso_orders)" is the label of an entity before its table
  const isDashed = rest.length > 0 && (/^\w+$/.test(before.trim()) || table === '');
  const tables = isDashed ? { table: before.trim(), entity: rest.join(' - ').trim() } : { table, entity };
  return tables.table !== '' && tables.entity !== '' ? tables : null;
}
