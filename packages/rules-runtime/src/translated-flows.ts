import {
  isBlank,
  lacksTypes,
  type Field,
  type Flow,
  type Lack,
  type MappingContext,
  type SideContext,
} from '@dipv/core';
import { mayBe } from './may-be.js';

/** A choice that is read, with the values that its value map knows. */
export interface TranslatedChoice {
  readonly mapping: MappingContext;
  readonly field: Field;
  /** What the value map translates from, as it writes it; blank ones, which mean no value, left out. */
  readonly values: readonly TranslatedValue[];
}

export interface TranslatedValue {
  readonly value: string;
  /** The entry's key. */
  readonly key: string;
}

/** The flows from a side that a value map translates. */
export function translatedFlowsFrom(side: SideContext): readonly Flow[] {
  return side.leg.flowsTo(side.other.name).filter(({ mapping, from }) => mapping.valueMap !== null && from.isSound);
}

/** Those of them that read a choice. */
export function translatedChoicesFrom(side: SideContext): readonly TranslatedChoice[] {
  return translatedFlowsFrom(side).flatMap(({ mapping, from: { field } }) => {
    if (field?.type.kind !== 'choice' || mapping.valueMap === null) return [];
    const values = mapping.valueMap.entries
      .map(([key, value]) => ({ key, value: side.name === 'source' ? key : value }))
      .filter(({ value }) => !isBlank(value));
    return [{ mapping, field, values }];
  });
}

/** Why some of these flows may read a choice without anybody knowing. */
export function lacksOfTranslated(side: SideContext): readonly Lack[] {
  const fields = translatedFlowsFrom(side).map(({ from }) => from.field);
  const ofColumns = fields.includes(null) ? side.lackOfColumns : null;
  return [
    ...(ofColumns === null ? [] : [ofColumns]),
    ...(fields.some((field) => field !== null && mayBe(field, 'choice')) ? [lacksTypes(side)] : []),
  ];
}
