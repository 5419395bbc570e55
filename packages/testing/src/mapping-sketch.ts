import type { FieldMapping, SyncDirection, ValueTransform } from '@dipv/core';

const MAPPING = /^(.+?) (>>|<<|<>) (.+?)(?: = (.*?))?(?: \{(.*)\})?$/;
const DIRECTIONS: Readonly<Record<string, SyncDirection>> = { '>>': 1, '<<': 2, '<>': 3 };

/**
 * The field mapping that a line like `none >> b = 3` or `A <> b {yes: 1}` describes.
 * @throws Error where the line is not written so
 */
export function buildMapping(text: string): FieldMapping {
  const [, source, arrow = '', destination, defaultValue, valueMap] = MAPPING.exec(text) ?? [];
  const direction = DIRECTIONS[arrow];
  if (source === undefined || destination === undefined || direction === undefined) {
    throw new Error(
      `Mapping "${text}" should read like "A >> b", "A << b", "A <> b", "none >> b = 3" or "A <> b {yes: 1}".`,
    );
  }
  const transforms: ValueTransform[] = [];
  if (defaultValue !== undefined) transforms.push({ type: 'Default', value: defaultValue });
  if (valueMap !== undefined) transforms.push({ type: 'ValueMap', entries: entriesOf(valueMap) });
  const sourceField = fieldOf(source);
  const destinationField = fieldOf(destination);
  return {
    direction,
    rawDirection: direction,
    sourceField,
    destinationField,
    destinationRelatedEntity: null,
    transforms,
    raw: { syncDirection: direction, sourceField, destinationField, transforms },
  };
}

function fieldOf(text: string): string | null {
  return text === 'none' ? null : text;
}

function entriesOf(text: string): readonly (readonly [string, string])[] {
  return text
    .split(',')
    .map((entry) => entry.split(':').map((part) => part.trim()))
    .map(([source = '', destination = '']) => [source, destination]);
}
