import { lstatSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { isNativeError } from 'node:util/types';
import { UsageError } from '../options/usage-error.js';
import { reasonOf } from '../output/reason-of.js';

/** What a configuration file may be called; the first that a folder has counts. */
export const CONFIG_FILES: readonly string[] = [
  'dipv.config.json',
  'dipv.config.jsonc',
  'dipv.config.js',
  'dipv.config.mjs',
];

/** A configuration that nobody named: it comes with the checkout, whoever made that. */
export interface FoundConfig {
  readonly file: string;
  /** The folder that holds the checkout: the repository or workspace; where there is none, that of the file. */
  readonly checkout: string;
}

export interface ConfigSearch {
  /** `null`: there is none. */
  readonly found: FoundConfig | null;
  /** Files that belong to another user, and are passed over. */
  readonly foreign: readonly string[];
}

/**
 * The nearest configuration file of this user, from a folder upwards: to the root of the repository or workspace, to the
 * home folder, or to the root of the file system.
 * @throws UsageError when a folder cannot be looked at
 */
export function findConfigFile(folder: string): ConfigSearch {
  const foreign: string[] = [];
  let file: string | null = null;
  for (let at = folder; ; at = dirname(at)) {
    file ??= configIn(at, foreign);
    const isRoot = holdsCheckout(at);
    if (isRoot || isHome(at) || dirname(at) === at) {
      return { found: file === null ? null : { file, checkout: isRoot ? at : dirname(file) }, foreign };
    }
  }
}

function configIn(folder: string, foreign: string[]): string | null {
  for (const name of CONFIG_FILES) {
    const file = join(folder, name);
    if (!isThere(file)) continue;
    if (isOfThisUser(file)) return file;
    foreign.push(file);
  }
  return null;
}

function isThere(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    throw new UsageError(`A configuration file above ${dirname(file)} cannot be read: ${reasonOf(error)}`);
  }
}

/** A link, and what it leads to, if anything. On Windows files have no such number. */
function isOfThisUser(file: string): boolean {
  const user = process.getuid?.();
  if (user === undefined) return true;
  return [lstatSync(file), target(file)].every((stats) => stats === null || stats.uid === user);
}

/** A link that leads nowhere, or in a circle, is told of by whoever reads it. */
function target(file: string): Stats | null {
  try {
    return statSync(file);
  } catch (error) {
    if (isNativeError(error)) return null;
    throw error;
  }
}

function holdsCheckout(folder: string): boolean {
  return statSync(join(folder, '.git'), { throwIfNoEntry: false }) !== undefined || hasWorkspaces(folder);
}

/** A manifest that cannot be read tells of no workspace. */
function hasWorkspaces(folder: string): boolean {
  const manifest = join(folder, 'package.json');
  try {
    if (statSync(manifest, { throwIfNoEntry: false })?.isFile() !== true) return false;
    const content = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly workspaces?: unknown } | null;
    return typeof content?.workspaces === 'object';
  } catch (error) {
    if (isNativeError(error)) return false;
    throw error;
  }
}

function isHome(folder: string): boolean {
  try {
    return folder === homedir() || folder === realpathSync(homedir());
  } catch (error) {
    if (isNativeError(error)) return false; // there is no home folder
    throw error;
  }
}
