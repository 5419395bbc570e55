import { foldName, type Flow, type LegContext, type RuleFinding, type SideCheck, type SideRule } from '@dipv/core';
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
  readonly needs = ['table', 'table.other'] as const;
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
    for (const flow of soundFlowsTo(leg, side.side)) {
      for (const { at, compatibility } of [...this.checkConstants(flow), ...this.checkTypes(flow, sameType)]) {
        if (compatibility.verdict === 'compatible') continue;
        report(finding(flow, at, compatibility));
      }
    }
    for (const end of [side, other]) {
      if (end.table?.completeness === 'partial') notChecked(`only some columns of ${end.label} are known`);
    }
  }

  private checkTypes(flow: Flow, sameType: boolean): readonly Check[] {
    const { mapping, from, to } = flow;
    if (mapping.valueMap !== null || from.field === null || to.field === null) return [];
    const compatibility = this.types.compare(from.field.type, to.field.type, sameType);
    return [{ at: mapping.at(`${to.side.side}Field`), compatibility }];
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
        return [{ at: `${at}/defaultValue`, compatibility: this.types.accepts(transform.value, type) }];
      }
      if (transform.type !== 'ValueMap' || transform !== mapping.valueMap) return [];
      return transform.entries.map(([source, destination]) => ({
        at: `${at}/valueMap/${source.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        compatibility: this.types.accepts(writesDestination ? destination : source, type),
      }));
    });
  }
}

interface Check {
  readonly at: string;
  readonly compatibility: Compatibility;
}

function finding(
  { mapping, from, to }: Flow,
  at: string,
  found: Exclude<Compatibility, { verdict: 'compatible' }>,
): RuleFinding {
  const isNarrowing = found.verdict === 'narrowing';
  const what = isNarrowing ? 'Data may be lost' : 'Data type mismatch';
  return {
    side: to.side.side,
    at,
    mapping,
    field: to.text,
    subject: found.reason,
    ...(isNarrowing ? { variant: 'narrowing' } : {}),
    detail: `${what} from ${from.text ?? 'a constant'} to ${to.text ?? ''} of ${to.side.label}: ${found.reason}`,
  };
}

function areOfOneType({ source, destination }: LegContext): boolean {
  if (source.platform !== destination.platform) return false;
  return source.platform !== 'other' || foldName(source.environmentType) === foldName(destination.environmentType);
}
