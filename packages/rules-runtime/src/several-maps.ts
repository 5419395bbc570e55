import { foldName, onceFor, type ToldMap } from '@dipv/core';

/** Whether there is more than one dual-write map: several versions of one are one. */
export const areSeveral = onceFor((maps: readonly ToldMap[]): boolean => {
  const names = maps.filter(({ isDualWrite }) => isDualWrite).map(({ name }) => foldName(name));
  return new Set(names).size > 1;
});
