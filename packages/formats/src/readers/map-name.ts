/** The two tables that a map's name tells. */
export interface MapTables {
  /** The Dataverse table. */
  readonly table: string;
  /** The F&O entity. */
  readonly entity: string;
}

/** `<table> - <entity>`, also inside `msdyn_[…]`, or `<entity> (<table>)`; `null`: it is none of these. */
export function tablesOfMapName(name: string): MapTables | null {
  const plain = /^msdyn_\[(.*)\]$/s.exec(name.trim())?.[1] ?? name.trim();
  const dash = plain.indexOf(' - ');
  if (dash > 0) return { table: plain.slice(0, dash).trim(), entity: plain.slice(dash + 3).trim() };
  const [, entity, table] = /^([^()]+) \(([^()]+)\)$/.exec(plain) ?? [];
  return entity && table ? { table: table.trim(), entity: entity.trim() } : null;
}
