import type { InputTitle } from './gather/lacks.js';

/** What keeps a pull from being made at all. The message says what to change. */
export class PullError extends Error {
  override readonly name = 'PullError';

  /** @param input what could be had otherwise, as the guide to inputs says */
  constructor(
    message: string,
    readonly input: InputTitle | null = null,
  ) {
    super(message);
  }
}
