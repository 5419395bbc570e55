import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { isNativeError } from 'node:util/types';

/**
 * What the program keeps for this user alone; `bin/dipv.cjs` keeps compiled code there, too. `null`: the system knows no
 * home of this user, as in containers that run under any number.
 */
export function userFolder({ XDG_CACHE_HOME = '' }: NodeJS.ProcessEnv = process.env): string | null {
  try {
    return join(isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(homedir(), '.cache'), 'dipv');
  } catch (error) {
    if (isNativeError(error)) return null;
    throw error;
  }
}
