import {
  describeGuess,
  isExpanded,
  isGuess,
  list,
  name,
  parseFieldPath,
  say,
  type IntegrationKey,
  type RelatedTable,
  type SideContext,
  type Text,
  type Words,
} from '@dipv/core';

interface KeyField {
  readonly side: SideContext;
  readonly field: string;
}

/** The integration key that the side has; `null` where it has none, or none is known. */
export function integrationKeyOf(side: SideContext): IntegrationKey | null {
  const key = side.keys.integrationKey;
  return key === 'none' || key === 'unknown' ? null : key;
}

/** Fields of the side's integration key that a map must take care of; the company is striped in by the service. */
export function mappableKeyFields(side: SideContext): readonly string[] {
  const fields = integrationKeyOf(side)?.fields ?? [];
  return fields.filter((field) => !side.company.isContext(parseFieldPath(field)));
}

/** Whether a key field is a lookup, or leads through one. */
export function isLookupKeyField({ side, field }: KeyField): boolean {
  const path = parseFieldPath(field);
  return isExpanded(path) || side.paths.resolve(path).head?.type.kind === 'lookup';
}

/** What a message on the side's integration key adds, where the key is only guessed. */
export interface GuessNote {
  /** What the sentence ends with; nothing where the key is told. */
  readonly end: Words;
  /** The help: what is to be done, and on what that rests. */
  help(mend: Words): Words;
}

/** @param related the table behind a lookup of the key, where a field of its key is meant */
export function guessNote(side: SideContext, related: RelatedTable | null = null): GuessNote {
  const ofSide = guessOfSide(side);
  const ofRelated = related === null ? null : guessOf(related);
  const guesses = [ofSide, ofRelated].filter((guess) => guess !== null);
  if (guesses.length === 0) return { end: '', help: (mend) => mend };
  const tables = [ofSide && name(side.tableName), ofRelated && name(related?.name ?? '')].filter(
    (each) => each !== null,
  );
  return {
    end: ofRelated === null ? say`, if that is its key` : say`, if that is the key of ${list(tables, ' and ')}`,
    help: (mend) => say`${mend} ${list(guesses, ' ')}`,
  };
}

function guessOfSide(side: SideContext): Text | null {
  const key = integrationKeyOf(side);
  const knowledge = side.keys.knowledge;
  if (key === null || !isGuess(key) || !knowledge.known) return null;
  return describeGuess(name(side.tableName), knowledge.candidates);
}

/** On what a message rests that takes an alternate key of the related table for its integration key. */
export function guessOf({ name: related, integrationKey }: RelatedTable): Text | null {
  if (!integrationKey.known || !isGuess(integrationKey.candidates[0])) return null;
  return describeGuess(name(related), integrationKey.candidates);
}
