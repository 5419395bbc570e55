import { PullError } from '../pull-error.js';

/**
 * A token as it can stand in a header; what else is in it would be shown by the fault that it makes.
 * @param from who gave it, for people
 * @throws PullError
 */
export function checkToken(text: string, from: string): string {
  const token = text.trim();
  if (/^[\x21-\x7E]+$/.test(token) && token.length >= 8) return token;
  throw new PullError(
    `${from} gave no token: one is a single word of letters, digits and signs, at least eight of them, without "Bearer".`,
  );
}
