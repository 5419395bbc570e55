import type { Fact, Lack, Platform, RuleInfo } from '@dipv/core';
import type { InputKind, Told } from '@dipv/formats';

/** What an input does for a code, besides the maps. `null`: nothing. */
export type Mark = Told | null;

/** A code, with a mark for each kind of input. */
export interface CheckableRow {
  readonly code: string;
  readonly marks: readonly Mark[];
}

/** What of a rule tells for what it asks. */
export type AskingRule = Pick<RuleInfo, 'code' | 'needs' | 'asks' | 'platform'>;

export const SIGNS: Readonly<Record<Told, string>> = { full: '✔', part: '◐' };

export const LEGEND: readonly string[] = [
  `${SIGNS.full} this input and the map are enough, for tables of the environment that the input describes`,
  `${SIGNS.part} it tells a part: other inputs must tell the rest, or the rest stays not checked`,
];

/** Which input makes which code checkable: code by input. */
export function checkableTable(rules: readonly AskingRule[], inputs: readonly InputKind[]): readonly CheckableRow[] {
  return rules.map((rule) => ({ code: rule.code, marks: inputs.map((input) => markOf(rule, input)) }));
}

export function signOf(mark: Mark): string {
  return mark === null ? '' : SIGNS[mark];
}

function markOf({ needs, asks, platform }: AskingRule, input: InputKind): Mark {
  const asked = [...needs, ...asks].map((each) => each.split('.'));
  const facts = [...new Set(asked.map(([fact = '']) => fact))].filter((fact) => fact !== 'map');
  const ofMap = input.tells.map;
  if (facts.length === 0) return ofMap ?? null;
  const told = facts.map((fact) => (isAbout(input, platform) ? toldOf(fact, input) : undefined));
  if (told.every((each) => each === undefined)) return asks.includes('map') && ofMap !== undefined ? 'part' : null;
  // a rule that compares two tables must know both
  const sides = new Set(asked.map(([, side]) => side));
  const ofBothSides = sides.has('other') || (sides.has('source') && sides.has('destination'));
  return told.every((each) => each === 'full') && !(ofBothSides && input.platforms.length === 1) ? 'full' : 'part';
}

/** `undefined` also for what is no fact, as a rule of one's own may need. */
function toldOf(fact: string, { tells }: InputKind): Told | undefined {
  return Object.entries(tells).find(([name]) => name === fact)?.[1];
}

function isAbout({ platforms }: InputKind, platform: Platform | null): boolean {
  return platform === null || platforms.length === 0 || platforms.includes(platform);
}

/** The inputs that tell by themselves what is lacking, those that tell all of it first. */
export function inputsAgainst(
  { platform }: Pick<Lack, 'platform'>,
  fact: Fact,
  inputs: readonly InputKind[],
): readonly InputKind[] {
  const able = inputs.filter((input) => input.isDerived !== true && isAbout(input, platform));
  return [...able.filter(({ tells }) => tells[fact] === 'full'), ...able.filter(({ tells }) => tells[fact] === 'part')];
}
