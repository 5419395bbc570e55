/** What the process ends with. */
export const EXIT = {
  /** Nothing at or above `--fail-on`. */
  ok: 0,
  /** Findings at or above it, or another limit that was passed. */
  findings: 1,
  /** Bad usage or configuration, or an input that could not be read: the answer is not whole. */
  usage: 2,
  /** A fault in the program itself. */
  fault: 3,
  /** Interrupted by the user. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Bad usage or configuration. The message says what to change. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
