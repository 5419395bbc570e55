import { beginningForFile, foldName, isDeviceName } from '@dipv/core';

/**
 * A name for a file that every system takes, and that none of `taken` is called, whatever its case.
 * @param taken folded names, which this one joins
 */
export function fileName(name: string, taken: Set<string>): string {
  const plain = name.replace(/[^\p{L}\p{N} _.()[\]-]/gu, '_').replace(/^[. ]/, '_');
  const short = beginningForFile(plain, 100).replace(/[. ]$/, '_');
  const base = isDeviceName(short) ? `_${short}` : short || '_';
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? base : `${base}~${count}`;
    if (taken.has(foldName(candidate))) continue;
    taken.add(foldName(candidate));
    return `${candidate}.json`;
  }
}
