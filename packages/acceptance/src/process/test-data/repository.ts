import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run-dipv.js';
import { folderOf } from './temp-folder.js';

/** The example of Contoso, in the folder `maps` of a repository with one commit, and an empty configuration. */
export function repository(): string {
  const cwd = folderOf({ 'dipv.config.json': '{}' });
  cpSync(join(ROOT, 'examples/contoso'), join(cwd, 'maps'), { recursive: true });
  git(cwd, 'init', '-q', '-b', 'main');
  commit(cwd);
  return cwd;
}

/** @returns what Git says */
export function git(cwd: string, ...args: readonly string[]): string {
  const own = ['-c', 'user.name=Tests', '-c', 'user.email=tests@dipv.example', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...own, ...args], { cwd, encoding: 'utf8', stdio: 'pipe' }).trimEnd();
}

/** Commits all that there is. */
export function commit(cwd: string): void {
  git(cwd, 'add', '-A');
  git(cwd, 'commit', '-q', '-m', 'state');
}
