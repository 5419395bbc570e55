import { foldName } from '@dipv/core';

/**
 * Whether a text reads like a pattern, whatever the case: `*` stands for any characters, `?` for one. At most the length
 * of the text times that of the pattern, unlike a regular expression.
 */
export function isLike(text: string, pattern: string): boolean {
  const given = foldName(text);
  const wanted = foldName(pattern);
  let [at, next] = [0, 0];
  /** Behind the last star, and how much of the text it stands for so far. */
  let star: { readonly next: number; at: number } | null = null;
  while (at < given.length) {
    if (wanted[next] === '*') star = { next: ++next, at };
    else if (next < wanted.length && (wanted[next] === '?' || wanted[next] === given[at])) {
      at++;
      next++;
    } else if (star === null) return false;
    else {
      at = ++star.at;
      next = star.next;
    }
  }
  while (wanted[next] === '*') next++;
  return next === wanted.length;
}
