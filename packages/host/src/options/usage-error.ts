/** Bad usage or configuration. The message says what to change. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
