import {
  foldName,
  isBlank,
  lacksTypes,
  memberNamed,
  type Field,
  type FieldType,
  type Flow,
  type Lack,
  type MappingContext,
  type SideContext,
} from '@dipv/core';
import { mayBe } from './may-be.js';

/** A choice or a boolean that is read, with the values that its value map knows. */
export interface TranslatedChoice {
  readonly mapping: MappingContext;
  readonly field: Field;
  /** That of the field, where a boolean is a choice of two values. */
  readonly type: FieldType;
  /** What the value map translates from, as it writes it; blank ones, which mean no value, left out. */
  readonly values: readonly TranslatedValue[];
}

export interface TranslatedValue {
  readonly value: string;
  /** The member that it is; `null`: none, or the members are not known. */
  readonly member: string | null;
  /** The entry's key. */
  readonly key: string;
}

/** The flows from a side that a value map translates. */
export function translatedFlowsFrom(side: SideContext): readonly Flow[] {
  return side.leg.flowsTo(side.other.name).filter(({ mapping, from }) => mapping.valueMap !== null && from.isSound);
}

/** Those of them that read a choice or a boolean. */
export function translatedChoicesFrom(side: SideContext): readonly TranslatedChoice[] {
  return translatedFlowsFrom(side).flatMap(({ mapping, from: { field } }) => {
    const type = field === null ? null : choiceOf(field.type);
    if (field === null || type === null || mapping.valueMap === null) return [];
    const values = mapping.valueMap.entries
      .map(([source, destination]) => ({ key: source, value: side.name === 'source' ? source : destination }))
      .filter(({ value }) => !isBlank(value))
      .map(({ key, value }) => ({ key, value, member: memberOf(value, type) }));
    return [{ mapping, field, type, values }];
  });
}

const TRUTHS = ['true', 'false'];

function choiceOf(type: FieldType): FieldType | null {
  return type.kind === 'choice' ? type : type.kind === 'boolean' ? { ...type, options: TRUTHS } : null;
}

/** How else people write a boolean. */
const TRUTH: ReadonlyMap<string, string> = new Map([
  ['yes', 'true'],
  ['1', 'true'],
  ['no', 'false'],
  ['0', 'false'],
]);

function memberOf(value: string, type: FieldType): string | null {
  const truth = type.kind === 'boolean' ? TRUTH.get(foldName(value.trim())) : undefined;
  return truth ?? memberNamed(value, type);
}

/** Why some of these flows may read a choice or a boolean without anybody knowing. */
export function lacksOfTranslated(side: SideContext): readonly Lack[] {
  const fields = translatedFlowsFrom(side).map(({ from }) => from.field);
  const ofColumns = fields.includes(null) ? side.lackOfColumns : null;
  return [
    ...(ofColumns === null ? [] : [ofColumns]),
    ...(fields.some((field) => field !== null && (mayBe(field, 'choice') || mayBe(field, 'boolean')))
      ? [lacksTypes(side)]
      : []),
  ];
}
