import { foldName, squashName, type Platform } from '@dipv/core';

/** What a table is looked for by: maps write an F&O entity with spaces where metadata without labels has none. */
export function searchName(platform: Platform, name: string): string {
  return platform === 'finance-and-operations' ? squashName(name) : foldName(name);
}
