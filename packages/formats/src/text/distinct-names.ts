import { foldName } from '@dipv/core';

/** Without blanks, and without repetitions that differ in case only. */
export function distinctNames(names: readonly (string | null | undefined)[]): string[] {
  const distinct = new Map<string, string>();
  for (const name of names) {
    if (name && !distinct.has(foldName(name))) distinct.set(foldName(name), name);
  }
  return [...distinct.values()];
}
