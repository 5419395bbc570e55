import {
  foldName,
  type Flow,
  type LegContext,
  type MappingContext,
  type RuleFinding,
  type SideCheck,
  type SideRule,
} from '@dipv/core';
import { inject, injectable } from 'inversify';
import { soundFlowsTo } from './sound-flow.js';
import { dataTypeMismatchExamples } from './data-type-mismatch.examples.js';
import { TYPE_COMPATIBILITY, type Compatibility, type TypeCompatibility } from './types/type-compatibility.js';

/** DIPV1030: a value does not get from one field to the other as it is. */
@injectable()
export class DataTypeMismatch implements SideRule {
  readonly scope = 'side';
  readonly code = 'DIPV1030';
  readonly title = 'Data type mismatch';
  readonly variants = [
    {
      name: 'narrowing',
      severity: 'warning' as const,
      description: 'The value fits, but may be cut or lose precision.',
    },
  ];
  readonly needs = ['table'] as const;
  readonly description =
    'The types of both fields are compared in each direction in which the mapping writes. A value map takes the place of the type that is read: each of its values must fit the field that is written. So must the value of a Default transform.';
  readonly mend =
    'Map fields of compatible types, or translate the values with a value map. For a narrowing, widen the field that is written.';
  readonly examples = dataTypeMismatchExamples;

  constructor(@inject(TYPE_COMPATIBILITY) private readonly types: TypeCompatibility) {}

  applies({ leg, side }: Pick<SideCheck, 'leg' | 'side'>): boolean {
    return leg.flowsTo(side.side).length > 0;
  }

  check({ leg, side, other, report, notChecked }: SideCheck): void {
    const sameType = areOfOneType(leg);
    const lack = other.lackOf('table');
    if (lack !== null) notChecked(lack);
    if (soundFlowsTo(leg, side.side).some(({ mapping }) => hasUnknownTransform(mapping))) {
      notChecked('what a transform of an unknown kind makes of a value is not known');
    }
    for (const flow of soundFlowsTo(leg, side.side)) {
      for (const check of [...this.checkConstants(flow), ...this.checkTypes(flow, sameType)]) {
        const found = findingOf(flow, check);
        if (found !== null) report(found);
      }
    }
    for (const end of [side, other]) {
      if (end.table?.completeness === 'partial') notChecked(`only some columns of ${end.label} are known`);
    }
  }

  private checkTypes(flow: Flow, sameType: boolean): readonly Check[] {
    const { mapping, from, to } = flow;
    if (hasUnknownTransform(mapping) || mapping.valueMap !== null || from.field === null || to.field === null)
      return [];
    const compatibility = this.types.compare(from.field.type, to.field.type, sameType);
    const isEnumWithoutMap = from.field.type.kind === 'choice' && compatibility.verdict === 'mismatch';
    const help = isEnumWithoutMap ? 'Add a value map that gives each value of the choice its counterpart.' : null;
    return [{ at: mapping.at(`${to.side.side}Field`), value: null, compatibility, help }];
  }

  private checkConstants({ mapping, to }: Flow): readonly Check[] {
    const type = to.field?.type;
    if (type === undefined) return [];
    const writesDestination = to.side.side === 'destination';
    return mapping.mapping.transforms.flatMap((transform, i): readonly Check[] => {
      const at = mapping.at(`valueTransforms/${i}`);
      if (transform.type === 'Default') {
        // In a two-way mapping the constant is the destination's.
        if (transform.value === null || transform.value === '') return [];
        if (mapping.mapping.direction === 3 && !writesDestination) return [];
        const compatibility = this.types.accepts(transform.value, type);
        return [{ at: `${at}/defaultValue`, value: transform.value, compatibility, help: CONSTANT_HELP }];
      }
      if (transform.type !== 'ValueMap' || transform !== mapping.valueMap) return [];
      return transform.entries.map(([source, destination]) => ({
        at: `${at}/valueMap/${source.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        value: source,
        compatibility: this.types.accepts(writesDestination ? destination : source, type),
        help: CONSTANT_HELP,
      }));
    });
  }
}

const CONSTANT_HELP = 'Correct the value, so that the field that is written can take it.';

function hasUnknownTransform({ mapping }: MappingContext): boolean {
  return mapping.transforms.some((transform) => transform.type === 'Other');
}

interface Check {
  readonly at: string;
  /** The constant that is checked, or the value that it stands for; `null`: types are compared. */
  readonly value: string | null;
  readonly compatibility: Compatibility;
  readonly help: string | null;
}

function findingOf({ mapping, from, to }: Flow, { at, value, compatibility, help }: Check): RuleFinding | null {
  if (compatibility.verdict === 'compatible') return null;
  const isNarrowing = compatibility.verdict === 'narrowing';
  const what = isNarrowing ? 'Data may be lost' : 'Data type mismatch';
  const source = from.path === null ? 'a constant' : from.path.text;
  return {
    side: to.side.side,
    at,
    mapping,
    field: to.text,
    ...(value === null ? {} : { subject: value }),
    ...(isNarrowing
      ? { variant: 'narrowing', help: 'Widen the field that is written, or make sure that no value is that long.' }
      : {}),
    ...(isNarrowing || help === null ? {} : { help }),
    detail: `${what} from ${source} to ${to.text ?? ''} of ${to.side.label}: ${compatibility.reason}`,
  };
}

function areOfOneType({ source, destination }: LegContext): boolean {
  if (source.platform !== destination.platform) return false;
  return source.platform !== 'other' || foldName(source.environmentType) === foldName(destination.environmentType);
}
