/**
 * Why something was not fetched: `sign-in`, the token is not accepted; `denied`, the user may not see it; `absent`, there is
 * none, or no such API; `unusable`, the answer is none that can be used; `unanswered`, the service did not answer well, and may do so later.
 */
export type FailureKind = 'sign-in' | 'denied' | 'absent' | 'unusable' | 'unanswered';

/** A request without a useful answer. The message says why, and never holds what was sent. */
export class FetchFailure extends Error {
  override readonly name = 'FetchFailure';

  constructor(
    readonly kind: FailureKind,
    message: string,
  ) {
    super(message);
  }
}
