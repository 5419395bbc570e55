import type { FieldMapping, SyncDirection, ValueTransform } from '@dipv/core';

const MAPPING = /^(.+?) (>>|<<|<>) (.+?)(?: = (.*?))?(?: \{(.*)\})?$/;
const DIRECTIONS: Readonly<Record<string, SyncDirection>> = { '>>': 1, '<<': 2, '<>': 3 };

/** A mapping as a map writes it. */
export interface RawMapping {
  readonly sourceField: string | null;
  readonly destinationField: string | null;
  readonly syncDirection: SyncDirection;
  readonly valueTransforms: readonly RawTransform[];
}

type RawTransform =
  | { readonly transformType: 'Default'; readonly defaultValue: string }
  | { readonly transformType: 'ValueMap'; readonly valueMap: Readonly<Record<string, string>> };

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

/** The same mapping as a map writes it. */
export function rawMapping({ direction, sourceField, destinationField, transforms }: FieldMapping): RawMapping {
  return {
    sourceField,
    destinationField,
    syncDirection: direction,
    valueTransforms: transforms.flatMap((transform): RawTransform[] => {
      if (transform.type === 'Default') return [{ transformType: 'Default', defaultValue: transform.value ?? '' }];
      if (transform.type !== 'ValueMap') return [];
      return [{ transformType: 'ValueMap', valueMap: Object.fromEntries(transform.entries) }];
    }),
  };
}

/** The line that describes a mapping. */
export function mappingLine(raw: RawMapping): string {
  const { sourceField, destinationField, syncDirection, valueTransforms } = raw;
  const arrow = Object.keys(DIRECTIONS).find((each) => DIRECTIONS[each] === Number(syncDirection)) ?? '>>';
  const transforms = valueTransforms.map((transform) =>
    transform.transformType === 'Default'
      ? ` = ${transform.defaultValue}`
      : ` {${Object.entries(transform.valueMap)
          .map((entry) => entry.join(': '))
          .join(', ')}}`,
  );
  return `${sourceField ?? 'none'} ${arrow} ${destinationField ?? 'none'}${transforms.join('')}`;
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
