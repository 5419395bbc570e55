import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** What the program keeps for this user alone; `bin/dipv.cjs` keeps compiled code there, too. */
export function userFolder({ XDG_CACHE_HOME = '' }: NodeJS.ProcessEnv = process.env): string {
  return join(isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(homedir(), '.cache'), 'dipv');
}
