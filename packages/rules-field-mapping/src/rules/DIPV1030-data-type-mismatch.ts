import {
  code as codeText,
  foldName,
  isBlank,
  lacksTransform,
  list,
  say,
  type Flow,
  type LegContext,
  type MappedField,
  type MappingContext,
  type RuleFinding,
  type SideCheck,
  type SideRule,
  type Words,
} from '@dipv/core';
import { inject, injectable } from 'inversify';
import { soundFlowsTo } from '../sound-flow.js';
import { examples } from './DIPV1030-data-type-mismatch.examples.js';
import { TYPE_COMPATIBILITY, type TypeCompatibility } from '../types/type-compatibility.js';

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
      strict: 'error' as const,
      description: 'The value fits, but may be cut or lose precision.',
    },
  ];
  readonly needs = ['table'] as const;
  readonly asks = ['completeTable', 'completeTable.other', 'types', 'types.other'] as const;
  readonly description =
    'The types of both fields are compared in each direction in which the mapping writes. A value map takes the place of the type that is read: each of its values must fit the field that is written. So must the value of a Default transform. A blank value stands for no value.';
  readonly mend =
    'Map fields of compatible types, or translate the values with a value map. For a narrowing, widen the field that is written.';
  readonly examples = examples;

  constructor(@inject(TYPE_COMPATIBILITY) private readonly types: TypeCompatibility) {}

  applies({ leg, side }: Pick<SideCheck, 'leg' | 'side'>): boolean {
    return leg.flowsTo(side.side).length > 0;
  }

  check({ leg, side, other, report, notChecked }: SideCheck): void {
    const sameType = areOfOneType(leg);
    const flows = soundFlowsTo(side);
    const lack = other.lackOf('table');
    if (lack !== null) notChecked(lack);
    if (flows.some(({ mapping }) => hasUnknownTransform(mapping))) {
      notChecked(lacksTransform(side));
    }
    for (const flow of flows) {
      for (const fault of [...this.faultsOfConstants(flow), ...this.faultsOfTypes(flow, sameType)]) {
        report(findingOf(flow, fault));
      }
    }
    for (const end of [side, other]) if (end.lackOfColumns !== null) notChecked(end.lackOfColumns);
  }

  private faultsOfTypes({ mapping, from, to }: Flow, sameType: boolean): readonly Fault[] {
    if (hasUnknownTransform(mapping) || mapping.valueMap !== null || from.field === null || to.field === null)
      return [];
    const compatibility = this.types.compare(from.field.type, to.field.type, sameType);
    if (compatibility.verdict === 'compatible') return [];
    const isEnumWithoutMap = from.field.type.kind === 'choice' && compatibility.verdict === 'mismatch';
    const help = isEnumWithoutMap ? 'Add a value map that gives each value of the choice its counterpart.' : undefined;
    return [{ help, ...compatibility, at: mapping.at(`${to.side.side}Field`), values: [] }];
  }

  /** What is wrong with constants, several with one reason together. */
  private faultsOfConstants({ mapping, to }: Flow): readonly Fault[] {
    const type = to.field?.type;
    if (type === undefined) return [];
    const faults = new Map<string, Fault & { readonly values: string[] }>();
    for (const { at, value, subject } of constantsOf(mapping, to)) {
      const compatibility = this.types.accepts(value, type);
      if (compatibility.verdict === 'compatible') continue;
      const key = JSON.stringify([at.list, compatibility.verdict, compatibility.reason]);
      const known = faults.get(key);
      if (known !== undefined) known.values.push(value);
      else faults.set(key, { help: CONSTANT_HELP, ...compatibility, at: at.pointer, values: [value], subject });
    }
    return [...faults.values()];
  }
}

const CONSTANT_HELP = 'Correct the value, so that the field that is written can take it.';

function hasUnknownTransform({ mapping }: MappingContext): boolean {
  return mapping.transforms.some((transform) => transform.type === 'Other');
}

/** A constant of a transform that is written to a field. */
interface Constant {
  /** Its pointer, and that of the list it stands in. */
  readonly at: { readonly pointer: string; readonly list: string };
  readonly value: string;
  /** The constant, or the value that it stands for. */
  readonly subject: string;
}

/** A blank constant stands for no value, which fits any field. */
function constantsOf(mapping: MappingContext, { side }: MappedField): readonly Constant[] {
  const writesDestination = side.side === 'destination';
  return mapping.mapping.transforms.flatMap((transform, i): readonly Constant[] => {
    const at = mapping.at(`valueTransforms/${i}`);
    if (transform.type === 'Default') {
      const { value } = transform;
      // In a two-way mapping the constant is the destination's.
      if (value === null || isBlank(value) || (mapping.mapping.direction === 3 && !writesDestination)) return [];
      return [{ at: { pointer: `${at}/defaultValue`, list: at }, value, subject: value }];
    }
    if (transform.type !== 'ValueMap' || transform !== mapping.valueMap) return [];
    return transform.entries
      .map(([source, destination]) => ({
        at: { pointer: `${at}/valueMap/${source.replaceAll('~', '~0').replaceAll('/', '~1')}`, list: at },
        value: writesDestination ? destination : source,
        subject: source,
      }))
      .filter(({ value }) => !isBlank(value));
  });
}

interface Fault {
  readonly verdict: 'narrowing' | 'mismatch';
  readonly reason: string;
  readonly help?: Words | undefined;
  readonly at: string;
  /** The constants at fault; none: types are compared. */
  readonly values: readonly string[];
  /** The first of them, or the value that it stands for. */
  readonly subject?: string;
}

function findingOf({ mapping, from, to }: Flow, { verdict, reason, help, at, values, subject }: Fault): RuleFinding {
  const isNarrowing = verdict === 'narrowing';
  const what = isNarrowing ? 'Data may be lost' : 'Data type mismatch';
  return {
    side: to.side.side,
    at,
    mapping,
    field: to.text,
    ...(values.length === 0 ? {} : { subject: values.length === 1 ? (subject ?? '') : reason }),
    ...(isNarrowing ? { variant: 'narrowing' } : {}),
    ...(help === undefined ? {} : { help }),
    detail: say`${what} from ${from.label ?? 'a constant'} to ${to.label ?? ''} of ${to.side.label}: ${reasonOf(values, reason)}`,
  };
}

/** Values of one value map that are shown. */
const MOST_SHOWN = 3;

function reasonOf(values: readonly string[], reason: string): Words {
  const [only, ...others] = values;
  if (only === undefined) return reason;
  if (others.length === 0) return say`the value ${codeText(JSON.stringify(only))} ${reason}`;
  const shown = list(values.slice(0, MOST_SHOWN).map((value) => codeText(JSON.stringify(value))));
  const more = values.length > MOST_SHOWN ? ` and ${values.length - MOST_SHOWN} more` : '';
  return say`${values.length} values of the value map (${shown}${more}) ${reason}`;
}

function areOfOneType({ source, destination }: LegContext): boolean {
  if (source.platform !== destination.platform) return false;
  return source.platform !== 'other' || foldName(source.environmentType) === foldName(destination.environmentType);
}
