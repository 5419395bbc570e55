import { foldName, isBlank, type MappedField, type MappingContext } from '@dipv/core';

/** What two mappings of the same fields have in common; `null` where a field is blank. */
export function pairOf({ model }: MappingContext): string | null {
  const { sourceField, destinationField } = model;
  if (isBlank(sourceField) || isBlank(destinationField)) return null;
  return JSON.stringify([foldName(sourceField ?? ''), foldName(destinationField ?? '')]);
}

/** Whether another mapping may have the field too, or one behind it. */
export function isMappedAgain({ side, path }: MappedField): boolean {
  return path !== null && side.paths.mappingsOf(path.text).length > 1;
}
