import { readlinkSync, realpathSync } from 'node:fs';
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

/** As many links as Linux follows. */
const MOST_LINKS = 40;

/** The same of a file to be written, which a link may lead to that leads to nothing yet. */
export function targetOf(path: string): string {
  let at = realPathOf(path);
  for (let links = 0; links < MOST_LINKS; links++) {
    const link = linkAt(at);
    if (link === null) return at;
    at = realPathOf(resolve(dirname(at), link));
  }
  return at;
}

function linkAt(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch (error) {
    if (isNativeError(error) && 'syscall' in error) return null; // there is nothing, or no link
    throw error;
  }
}
