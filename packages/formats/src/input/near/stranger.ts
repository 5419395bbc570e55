/** What an input looks like that is nothing dipv reads. */
export interface Stranger {
  /** For people: what one may take it for. */
  readonly looks: string;
  /** Where it is almost one that dipv reads: what it is, and what to give instead. */
  readonly advice: string | null;
  /** Whether it is worth a word even where nobody named it: somebody meant it to be read. */
  readonly isMeant: boolean;
}

export function stranger(looks: string, near: NearKind | null = null): Stranger {
  return { looks, advice: near?.advice ?? null, isMeant: near?.isMeant ?? false };
}

/** A kind of input that is almost one that dipv reads. */
export interface NearKind {
  /** A sentence about the input, without its subject: `is a web page …`. */
  readonly advice: string;
  readonly isMeant?: boolean;
}
