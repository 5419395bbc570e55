import {
  code as codeText,
  foldName,
  isBlank,
  lacksTransform,
  lacksTypes,
  list,
  say,
  sideRule,
  type Flow,
  type LegContext,
  type MappedField,
  type MappingContext,
  type RuleFinding,
  type Services,
  type SideCheck,
  type SideRule,
  type Words,
} from '@dipv/core';
import { soundFlowsTo } from '../sound-flow.js';
import { examples } from './DIPV1030-data-type-mismatch.examples.js';
import { isTolerated, tolerances, type Tolerances } from '../types/tolerances.js';
import { TYPE_COMPATIBILITY, type Compatibility, type TypeCompatibility } from '../types/type-compatibility.js';

/** DIPV1030: a value does not get from one field to the other as it is. */
export function dataTypeMismatch(service: Services): SideRule<Tolerances> {
  const types = service(TYPE_COMPATIBILITY);
  return sideRule({
    code: 'DIPV1030',
    title: 'Data type mismatch',
    variants: [
      {
        name: 'narrowing',
        severity: 'warning',
        strict: 'error',
        description: 'The value fits, but may be cut or lose precision.',
      },
    ],
    needs: ['table'],
    asks: ['completeTable', 'completeTable.other', 'types', 'types.other'],
    description:
      'The types of both fields are compared in each direction in which the mapping writes. A value map takes the place of the type that is read: each of its values must fit the field that is written. So must the value of a Default transform. A blank value stands for no value.',
    mend: 'Map fields of compatible types, or translate the values with a value map. For a narrowing, widen the field that is written.',
    options: tolerances,
    examples,
    applies: ({ leg, side }) => leg.flowsTo(side.name).length > 0,
    check: (context) => check(context, types),
  });
}

function check(
  { leg, side, other, options, report, notChecked }: SideCheck<Tolerances>,
  matrix: TypeCompatibility,
): void {
  const types = tolerant(matrix, options);
  const sameType = areOfOneType(leg);
  const flows = soundFlowsTo(side);
  const lack = other.lackOf('table');
  if (lack !== null) notChecked(lack);
  if (flows.some(({ mapping }) => hasUnknownTransform(mapping))) {
    notChecked(lacksTransform(side));
  }
  for (const flow of flows) {
    for (const fault of faultsOfConstants(flow, types)) report(findingOf(flow, fault));
    const compatibility = compare(flow, sameType, types);
    if (compatibility === null || compatibility.verdict === 'compatible') continue;
    if (compatibility.verdict !== 'unknown') report(findingOf(flow, faultOfTypes(flow, compatibility)));
    else for (const end of [flow.from, flow.to]) if (isOfSeveralKinds(end)) notChecked(lacksTypes(end.side));
  }
  for (const end of [side, other]) if (end.lackOfColumns !== null) notChecked(end.lackOfColumns);
}

type Incompatibility = Extract<Compatibility, { verdict: 'narrowing' | 'mismatch' }>;

/** The same, but for what the configuration lets pass. Constants are known, so that they have to fit all the same. */
function tolerant(types: TypeCompatibility, options: Tolerances): TypeCompatibility {
  return {
    accepts: (value, to) => types.accepts(value, to),
    compare: (from, to, sameType) =>
      isTolerated(from, to, options) ? { verdict: 'compatible' } : types.compare(from, to, sameType),
  };
}

/** `null`: no type is written to another. */
function compare({ mapping, from, to }: Flow, sameType: boolean, types: TypeCompatibility): Compatibility | null {
  if (hasUnknownTransform(mapping) || mapping.valueMap !== null || from.field === null || to.field === null)
    return null;
  return types.compare(from.field.type, to.field.type, sameType);
}

function faultOfTypes({ mapping, from, to }: Flow, compatibility: Incompatibility): Fault {
  const isEnumWithoutMap = from.field?.type.kind === 'choice' && compatibility.verdict === 'mismatch';
  const help = isEnumWithoutMap ? 'Add a value map that gives each value of the choice its counterpart.' : undefined;
  return { help, ...compatibility, at: mapping.at(`${to.side.name}Field`), values: [] };
}

/** What is wrong with constants, several with one reason together. */
function faultsOfConstants({ mapping, to }: Flow, types: TypeCompatibility): readonly Fault[] {
  const type = to.field?.type;
  if (type === undefined || mapping.model.transforms.length === 0) return [];
  const faults = new Map<string, Fault & { readonly values: string[] }>();
  for (const { at, value, subject } of constantsOf(mapping, to)) {
    const compatibility = types.accepts(value, type);
    if (compatibility.verdict === 'compatible' || compatibility.verdict === 'unknown') continue;
    const key = JSON.stringify([at.list, compatibility.verdict, compatibility.reason]);
    const known = faults.get(key);
    if (known !== undefined) known.values.push(value);
    else faults.set(key, { help: CONSTANT_HELP, ...compatibility, at: at.pointer, values: [value], subject });
  }
  return [...faults.values()];
}

function isOfSeveralKinds({ field }: MappedField): boolean {
  return field?.type.kinds !== undefined;
}

const CONSTANT_HELP = 'Correct the value, so that the field that is written can take it.';

function hasUnknownTransform({ model }: MappingContext): boolean {
  return model.transforms.length > 0 && model.transforms.some((transform) => transform.type === 'Other');
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
  const writesDestination = side.name === 'destination';
  return mapping.model.transforms.flatMap((transform, i): readonly Constant[] => {
    const at = mapping.at(`valueTransforms/${i}`);
    if (transform.type === 'Default') {
      const { value } = transform;
      // In a two-way mapping the constant is the destination's.
      if (value === null || isBlank(value) || (mapping.model.direction === 3 && !writesDestination)) return [];
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
    side: to.side.name,
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
