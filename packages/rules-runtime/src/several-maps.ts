import { foldName, onceFor, type WorkspaceContext } from '@dipv/core';

/** Whether the workspace holds more than one dual-write map: several versions of one are one. */
export const hasSeveralMaps = onceFor(({ projects }: WorkspaceContext): boolean => {
  const names = projects.filter(({ isDualWrite }) => isDualWrite).map(({ model }) => foldName(model.name));
  return new Set(names).size > 1;
});
