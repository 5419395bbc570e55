/** Where the tokens for one service come from. */
export interface TokenSource {
  /** For people, as in `does not accept the token of az`. */
  readonly name: string;
  /**
   * @param refused a token that the service did not accept; the same one again: there is no other
   * @throws PullError where there is none
   */
  get(refused: string | null): Promise<string>;
}

/** Keeps a token until it is refused or about to expire, and gets one at a time. */
export class KeptToken implements TokenSource {
  private current: Promise<Token> | null = null;

  /** @param obtain a new one */
  constructor(
    readonly name: string,
    private readonly obtain: () => Promise<Token>,
  ) {}

  async get(refused: string | null): Promise<string> {
    const kept = (this.current ??= this.obtain());
    const { text, expires } = await kept;
    if (text !== refused && (expires === null || expires > Date.now() + MARGIN)) return text;
    if (this.current === kept) this.current = this.obtain(); // the first to notice
    return (await this.current).text;
  }
}

/** Milliseconds. */
const MARGIN = 60_000;

export interface Token {
  readonly text: string;
  /** Milliseconds since 1970; `null`: not told. */
  readonly expires: number | null;
}
