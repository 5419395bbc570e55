import {
  describeGuess,
  isExpanded,
  isGuess,
  name,
  parseFieldPath,
  say,
  type IntegrationKey,
  type SideContext,
  type Words,
} from '@dipv/core';

interface KeyField {
  readonly side: SideContext;
  readonly field: string;
}

/** The integration key that the side has; `null` where it has none, or none is known. */
export function integrationKeyOf(side: SideContext): IntegrationKey | null {
  const key = side.integrationKey;
  return key === 'none' || key === 'unknown' ? null : key;
}

/** Fields of the side's integration key that a map must take care of; the company is striped in by the service. */
export function mappableKeyFields(side: SideContext): readonly string[] {
  const fields = integrationKeyOf(side)?.fields ?? [];
  return fields.filter((field) => !side.isCompanyContext(parseFieldPath(field)));
}

/** Whether a key field is a lookup, or leads through one. */
export function isLookupKeyField({ side, field }: KeyField): boolean {
  const path = parseFieldPath(field);
  return isExpanded(path) || side.resolve(path).head?.type.kind === 'lookup';
}

/** What a message on the side's integration key adds, where the key is only guessed. */
export interface GuessNote {
  /** What the sentence ends with; nothing where the key is told. */
  readonly end: string;
  /** The help: what is to be done, and on what that rests. */
  help(mend: Words): Words;
}

export function guessNote(side: SideContext): GuessNote {
  const key = integrationKeyOf(side);
  const knowledge = side.integrationKeyKnowledge;
  if (key === null || !isGuess(key) || !knowledge.known) return { end: '', help: (mend) => mend };
  const guess = describeGuess(name(side.tableName), knowledge.candidates);
  return { end: ', if that is its key', help: (mend) => say`${mend} ${guess}` };
}
