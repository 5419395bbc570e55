import { squashName } from '@dipv/core';

/**
 * Maps and lookups call a Dataverse table by its logical or its entity set name: both lose the end that the plural puts
 * on them, as often as it is there (`address`, `addresses`). To pair names by, not to show.
 */
export function tableStem(tableName: string): string {
  let name = squashName(tableName);
  while (name.endsWith('s')) name = name.slice(0, name.endsWith('es') ? -2 : -1);
  return name.replace(/(?:y|ie?)$/, 'i');
}
