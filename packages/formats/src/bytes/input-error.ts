/** Where in an input a fault is, as far as that is known. */
export interface FaultPlace {
  readonly pointer?: string | null;
  readonly line?: number | null;
  readonly column?: number | null;
}

/** A fault of an input, told to the person who gave it. It becomes a problem of that input; the others are still read. */
export class InputError extends Error {
  override readonly name = 'InputError';

  constructor(
    readonly reason: string,
    readonly place: FaultPlace = {},
  ) {
    super(reason);
  }
}

/** An input that is over a limit of the run: whatever else it may be, nobody looked. */
export class LimitError extends InputError {}
