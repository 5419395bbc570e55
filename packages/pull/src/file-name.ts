import { foldName } from '@dipv/core';

/**
 * A name for a file that every system takes, and that none of `taken` is called, whatever its case.
 * @param taken folded names, which this one joins
 */
export function fileName(name: string, taken: Set<string>): string {
  const plain = name
    .replace(/[^\p{L}\p{N} _.()[\]-]/gu, '_')
    .replace(/^[. ]/, '_')
    .slice(0, 100)
    .replace(/[\ud800-\udbff]$/, '') // half of a character
    .replace(/^(?:con|prn|aux|nul|com\d|lpt\d)$/i, '_$&') // Windows keeps these for devices
    .replace(/[. ]$/, '_');
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? plain || '_' : `${plain}~${count}`;
    if (taken.has(foldName(candidate))) continue;
    taken.add(foldName(candidate));
    return `${candidate}.json`;
  }
}
