import { foldName, isGuess, parseFieldPath, type IntegrationKey, type SideContext } from '@dipv/core';

/** The integration key of a side; `null` where it has none, or where people may have chosen another one by hand. */
export function certainKeyOf(side: SideContext): IntegrationKey | null {
  const key = side.keys.integrationKey;
  if (key === 'none' || key === 'unknown') return null;
  // of several alternate keys a fully mapped one is taken: a map maps the whole of no other
  return isGuess(key) && !key.fields.every((field) => side.keys.isMapped(field)) ? null : key;
}

/** Fields of a key without the company, which the service stripes in. */
export function ownFieldsOf(side: SideContext, key: IntegrationKey): readonly string[] {
  return key.fields.filter((field) => !side.company.isContext(parseFieldPath(field)));
}

/** What a key's field begins with, folded: itself, or the lookup that it goes through. */
export function headOf(keyField: string): string {
  return foldName(parseFieldPath(keyField).steps[0] ?? keyField);
}
