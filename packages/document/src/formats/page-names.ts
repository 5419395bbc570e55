import { beginningForFile, isDeviceName } from '@dipv/core';
import type { Documentation, MapDescription } from '../documentation.js';

const MOST_LENGTH = 80;

/**
 * A name for the page of each map, fit for any file system: unlike all others, whatever the case, and the same as long
 * as the maps are called the same.
 * @param taken names that stand for something else
 */
export function pageNames({ maps }: Documentation, taken: readonly string[]): ReadonlyMap<MapDescription, string> {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const names = new Map<MapDescription, string>();
  const next = new Map<string, number>();
  for (const map of [...maps].sort(byName)) {
    const plain = slug(map.name);
    let name = plain;
    let count = next.get(plain) ?? 2;
    for (; used.has(name.toLowerCase()); count++) name = `${plain}-${count}`;
    next.set(plain, count);
    used.add(name.toLowerCase());
    names.set(map, name);
  }
  return names;
}

function slug(name: string): string {
  const words = name.normalize('NFC').replace(/[^\p{L}\p{N}_]+/gu, '-');
  const plain = beginningForFile(words, MOST_LENGTH).replace(/^-/, '').replace(/-$/, '');
  return plain === '' || isDeviceName(plain) ? `map-${plain}`.replace(/-$/, '') : plain;
}

function byName(a: MapDescription, b: MapDescription): number {
  const [x, y] = [a, b].map(({ name, version, file }) => `${name}\0${version ?? ''}\0${file}`);
  return (x ?? '') < (y ?? '') ? -1 : 1;
}
