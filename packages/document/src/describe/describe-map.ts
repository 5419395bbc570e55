import { foldName, type LegContext, type MappingContext, type Field, type ProjectContext } from '@dipv/core';
import { countText } from '@dipv/reporter';
import type { Arrow, LegDescription, MapDescription, MappingDescription, ValueDescription } from '../documentation.js';
import { describeField, keySet } from './describe-field.js';
import { describeSide } from './describe-side.js';
import { tableText } from './table-text.js';

/** What a map does, without its place among the others. */
export function describeMap(map: ProjectContext): Omit<MapDescription, 'step' | 'isInCircle'> {
  const { name, version, document } = map.model;
  const legs = map.tasks.flatMap((task) => task.legs.map(describeLeg));
  return { name, version, file: document.file, purpose: purposeOf(legs, map.isDualWrite), legs };
}

function describeLeg(leg: LegContext): LegDescription {
  const { source, destination } = leg;
  const { sourceFilter, reversedSourceFilter } = leg.model;
  const isSwapped = destination.isFinanceAndOperations && !source.isFinanceAndOperations;
  const sides = [describeSide(source, sourceFilter), describeSide(destination, reversedSourceFilter)] as const;
  const keys = sides.map(({ key }) => keySet(key));
  const mappings = leg.mappings.map((mapping) => describeMapping(mapping, isSwapped, keys));
  const [left, right] = isSwapped ? [sides[1], sides[0]] : sides;
  return { left, right, mappings };
}

function describeMapping(
  { source, destination, valueMap, model }: MappingContext,
  isSwapped: boolean,
  [sourceKey = new Set<string>(), destinationKey = new Set<string>()]: readonly ReadonlySet<string>[],
): MappingDescription {
  const ends = [describeField(source, sourceKey), describeField(destination, destinationKey)] as const;
  const fields = [source.field, destination.field] as const;
  const constant = model.transforms.find((transform) => transform.type === 'Default');
  const entries = valueMap?.entries ?? [];
  return {
    left: isSwapped ? ends[1] : ends[0],
    right: isSwapped ? ends[0] : ends[1],
    arrow: arrowOf(model.direction, isSwapped),
    constant: constant?.value ?? null,
    values: entries.map(([from, to]) =>
      isSwapped ? valueOf(to, fields[1], from, fields[0]) : valueOf(from, fields[0], to, fields[1]),
    ),
    hasOther: model.transforms.some(({ type }) => type === 'Other'),
  };
}

function arrowOf(direction: 1 | 2 | 3, isSwapped: boolean): Arrow {
  if (direction === 3) return '↔';
  return (direction === 1) === isSwapped ? '←' : '→';
}

function valueOf(left: string, leftField: Field | null, right: string, rightField: Field | null): ValueDescription {
  return { left, leftLabel: labelOf(left, leftField), right, rightLabel: labelOf(right, rightField) };
}

/** How screens show an option; `null` where that is not known, or the same. */
function labelOf(value: string, field: Field | null): string | null {
  const at = field?.type.options?.findIndex((option) => foldName(option) === foldName(value)) ?? -1;
  const label = field?.type.optionLabels?.[at]?.[0] ?? null;
  return label === value ? null : label;
}

/** `Keeps Customers V3 and accounts in step: 12 columns both ways, 3 to accounts, 1 to Customers V3.` */
function purposeOf(legs: readonly LegDescription[], isDualWrite: boolean): string {
  const [leg] = legs;
  if (leg === undefined) return 'Writes nothing: it has no leg.';
  const [left, right] = [leg.left, leg.right].map(({ table, displayName }) => tableText(table, displayName));
  const count = (arrow: Arrow): number => leg.mappings.filter((mapping) => mapping.arrow === arrow).length;
  const [both, there, back] = [count('↔'), count('→'), count('←')];
  const parts = [
    both === 0 ? null : `${countText(both, 'column')} both ways`,
    there === 0 ? null : `${countText(there, 'column')} to ${right ?? ''}`,
    back === 0 ? null : `${countText(back, 'column')} to ${left ?? ''}`,
  ].filter((part) => part !== null);
  const what = parts.length === 0 ? 'no column' : parts.join(', ');
  const more = legs.length === 1 ? '' : ` ${countText(legs.length - 1, 'more leg')}.`;
  const does = !isDualWrite
    ? `Copies between ${left ?? ''} and ${right ?? ''}`
    : both > 0 || (there > 0 && back > 0)
      ? `Keeps ${left ?? ''} and ${right ?? ''} in step`
      : there > 0
        ? `Brings ${left ?? ''} to ${right ?? ''}`
        : `Brings ${right ?? ''} to ${left ?? ''}`;
  return `${does}: ${what}.${more}`;
}
