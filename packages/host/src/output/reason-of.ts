import { getSystemErrorMap } from 'node:util';

/** Why something failed, in words; of a fault of the system without the path, which the sentence around it names. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [, words] = ('errno' in error && typeof error.errno === 'number' && getSystemErrorMap().get(error.errno)) || [];
  return words ?? error.message;
}
