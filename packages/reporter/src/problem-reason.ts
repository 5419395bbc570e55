import type { Problem } from '@dipv/core';

/** The reason with the JSON pointer, which tells more than the line where JSON stands inside XML or a string. */
export function problemReason({ reason, pointer }: Problem): string {
  return pointer === null || pointer === '' ? reason : `${reason} (at ${pointer})`;
}
