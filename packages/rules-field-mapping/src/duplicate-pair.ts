import { foldName, isBlank, type MappingContext } from '@dipv/core';

/** What two mappings of the same fields have in common; `null` where a field is blank. */
export function pairOf({ model }: MappingContext): string | null {
  const { sourceField, destinationField } = model;
  if (isBlank(sourceField) || isBlank(destinationField)) return null;
  return JSON.stringify([foldName(sourceField ?? ''), foldName(destinationField ?? '')]);
}
