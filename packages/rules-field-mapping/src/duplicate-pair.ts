import { foldName, isBlank, type MappingContext } from '@dipv/core';

/** What two mappings of the same fields have in common; `null` where a field is blank. */
export function pairOf({ mapping }: MappingContext): string | null {
  const { sourceField, destinationField } = mapping;
  if (isBlank(sourceField) || isBlank(destinationField)) return null;
  return JSON.stringify([foldName(sourceField ?? ''), foldName(destinationField ?? '')]);
}
