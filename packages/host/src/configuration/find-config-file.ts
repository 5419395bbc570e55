import { lilconfigSync } from 'lilconfig';
import { UsageError } from '../options/usage-error.js';
import { reasonOf } from '../output/reason-of.js';

/** What a configuration file may be called; the first that a folder has counts. */
export const CONFIG_FILES: readonly string[] = [
  'dipv.config.json',
  'dipv.config.jsonc',
  'dipv.config.js',
  'dipv.config.mjs',
];

/** Files are read later, with places for messages. */
const UNREAD = { '.json': () => null, '.jsonc': () => null, '.js': () => null, '.mjs': () => null };

/**
 * The nearest configuration file, from a folder upwards to the home folder or the root; `null` where there is none.
 * @throws UsageError when it cannot be read
 */
export function findConfigFile(folder: string): string | null {
  const searcher = lilconfigSync('dipv', {
    searchPlaces: [...CONFIG_FILES],
    loaders: UNREAD,
    ignoreEmptySearchPlaces: false,
    cache: false,
  });
  try {
    return searcher.search(folder)?.filepath ?? null;
  } catch (error) {
    const reason = reasonOf(error);
    throw new UsageError(`A configuration file above ${folder} cannot be read: ${reason}`);
  }
}
