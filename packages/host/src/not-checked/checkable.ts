import type { RuleInfo } from '@dipv/core';
import { askedBy, type Asked } from './asked-facts.js';
import { INPUT_KINDS, type Fact, type InputKind, type Told } from './input-kinds.js';

/** What an input does for a code, besides the maps. `null`: nothing. */
export type Mark = Told | null;

/** A code, with a mark for each of `INPUT_KINDS`. */
export interface CheckableRow {
  readonly code: string;
  readonly marks: readonly Mark[];
}

export const SIGNS: Readonly<Record<Told, string>> = { full: '✔', part: '◐' };

export const LEGEND: readonly string[] = [
  `${SIGNS.full} this input and the map are enough, for tables of the environment that the input describes`,
  `${SIGNS.part} it tells a part: other inputs must tell the rest, or the rest stays not checked`,
];

/** Which input makes which code checkable: code by input. */
export function checkableTable(rules: readonly Pick<RuleInfo, 'code' | 'needs'>[]): readonly CheckableRow[] {
  return rules.map((rule) => ({ code: rule.code, marks: INPUT_KINDS.map((input) => markOf(askedBy(rule), input)) }));
}

export function signOf(mark: Mark): string {
  return mark === null ? '' : SIGNS[mark];
}

function markOf({ facts, ofBothSides, platform, startsWithMap }: Asked, input: InputKind): Mark {
  if (facts.length === 0) return input.tells.map ?? null;
  const isAboutIt = platform === null || input.platforms.length === 0 || input.platforms.includes(platform);
  const told = facts.map((fact) => (isAboutIt ? toldOf(fact, input) : undefined));
  if (told.every((each) => each === undefined)) return startsWithMap && input.tells.map !== undefined ? 'part' : null;
  const isEnough = told.every((each) => each === 'full') && !(ofBothSides && input.platforms.length === 1);
  return isEnough ? 'full' : 'part';
}

/** `undefined` also for what is no fact. */
function toldOf(fact: string, { tells }: InputKind): Told | undefined {
  return Object.entries(tells).find(([name]) => name === fact)?.[1];
}

/** The inputs that tell a fact by themselves, those that tell all of it first. */
export function inputsThatTell(fact: Fact, platform: InputKind['platforms'][number] | null): readonly InputKind[] {
  const able = INPUT_KINDS.filter(
    ({ tells, platforms, isDerived }) =>
      isDerived !== true &&
      tells[fact] !== undefined &&
      (platform === null || platforms.length === 0 || platforms.includes(platform)),
  );
  return [...able.filter(({ tells }) => tells[fact] === 'full'), ...able.filter(({ tells }) => tells[fact] === 'part')];
}
