import type { LegContext, MappedField, MappingContext, SideContext } from '@dipv/core';

/** Which way values go, as seen from the left side. */
export type Way = 'right' | 'left' | 'both';

/** A mapping with the F&O end left, whichever of the two its map calls the source. */
export interface OrientedMapping {
  readonly mapping: MappingContext;
  readonly left: MappedField;
  readonly right: MappedField;
  readonly way: Way;
  /** Value maps as pairs from left to right; `null`: there is none. */
  readonly values: readonly (readonly [left: string, right: string])[] | null;
  /** The value of a Default transform; `null`: there is none. */
  readonly constant: string | null;
  /** Transforms of unknown kinds, as they stand in the file. */
  readonly others: string;
}

/** A leg with the F&O side left, so that maps that were made from either side can be compared. */
export interface OrientedLeg {
  readonly leg: LegContext;
  readonly left: SideContext;
  readonly right: SideContext;
  /** Whether the map calls the right side its source. */
  readonly isSwapped: boolean;
  /** What records have to pass on each side. */
  readonly filters: { readonly left: string | null; readonly right: string | null };
  readonly mappings: readonly OrientedMapping[];
}

/** The two sides of a leg, that of F&O left where only one is. */
export function orientedSides({ source, destination }: LegContext): Pick<OrientedLeg, 'left' | 'right' | 'isSwapped'> {
  const isSwapped = destination.isFinanceAndOperations && !source.isFinanceAndOperations;
  return isSwapped ? { isSwapped, left: destination, right: source } : { isSwapped, left: source, right: destination };
}

export function orient(leg: LegContext): OrientedLeg {
  const sides = orientedSides(leg);
  const { sourceFilter, reversedSourceFilter } = leg.model;
  return {
    leg,
    ...sides,
    filters: sides.isSwapped
      ? { left: reversedSourceFilter, right: sourceFilter }
      : { left: sourceFilter, right: reversedSourceFilter },
    mappings: leg.mappings.map((mapping) => orientMapping(mapping, sides.isSwapped)),
  };
}

function orientMapping(mapping: MappingContext, isSwapped: boolean): OrientedMapping {
  const { source, destination, valueMap, model } = mapping;
  const [toRight, toLeft] = isSwapped ? (['left', 'right'] as const) : (['right', 'left'] as const);
  const constant = model.transforms.find((transform) => transform.type === 'Default');
  return {
    mapping,
    left: isSwapped ? destination : source,
    right: isSwapped ? source : destination,
    way: model.direction === 3 ? 'both' : model.direction === 1 ? toRight : toLeft,
    values: valueMap && (isSwapped ? valueMap.entries.map(([from, to]) => [to, from] as const) : valueMap.entries),
    constant: constant?.value ?? null,
    others: isUnknown(model.transforms) ? transformsAsWritten(model.raw) : '',
  };
}

/** Of several transforms of one kind nothing tells which counts. */
function isUnknown(transforms: readonly { readonly type: string }[]): boolean {
  const kinds = new Set(transforms.map(({ type }) => type));
  return kinds.has('Other') || kinds.size < transforms.length;
}

function transformsAsWritten(raw: unknown): string {
  const { valueTransforms } = (raw ?? {}) as { readonly valueTransforms?: unknown };
  return JSON.stringify(valueTransforms ?? null);
}
