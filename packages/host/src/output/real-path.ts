import { realpathSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { isNativeError } from 'node:util/types';

/** The path with all links followed; of what does not exist yet, the end is taken as it is. */
export function realPathOf(path: string): string {
  const missing: string[] = [];
  for (let at = resolve(path); ; at = dirname(at)) {
    try {
      return join(realpathSync(at), ...missing);
    } catch (error) {
      if (!isNativeError(error) || dirname(at) === at) throw error;
      missing.unshift(relative(dirname(at), at));
    }
  }
}
