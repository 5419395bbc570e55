import type { LegContext } from './context/leg-context.js';

/** Something that rules about all maps have to know of each leg. */
export interface LegFact<Told = unknown> {
  /** Tells it from the facts of others, such as `@acme/rules/keys`. */
  readonly name: string;
  /** Plain data, as all that JSON holds: it is sent to other threads, and kept for the next run. */
  of(leg: LegContext): Told;
}

/** A fact of legs; rules that name the same one share it. */
export function legFact<Told>(fact: LegFact<Told>): LegFact<Told> {
  return Object.freeze(fact);
}

/** A map, by what is told of its legs. */
export interface ToldMap<Told = unknown> {
  readonly name: string;
  readonly isDualWrite: boolean;
  readonly legs: readonly ToldLeg<Told>[];
}

/** A leg, by what is told of it. */
export interface ToldLeg<Told = unknown> {
  readonly map: ToldMap<Told>;
  readonly told: Told;
}

/** All that is told of one map, as it is sent and kept. */
export interface MapFacts {
  readonly name: string;
  readonly isDualWrite: boolean;
  readonly file: string;
  /** Of its legs, one task after the other: by the name of the fact. */
  readonly legs: readonly Readonly<Record<string, Answer>>[];
}

/** What a function of a rule gave back, or why it gave nothing. */
export type Answer = { readonly told: unknown } | { readonly thrown: string } | { readonly fault: string };

/** What a rule was told of a leg by all maps. */
export interface Judgement {
  /** The number of the leg among those of its map, from 0. */
  readonly leg: number;
  /** That of the rule. */
  readonly code: string;
  readonly answer: Answer;
}
