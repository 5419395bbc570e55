import { lstat, stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { displayPath } from '../text/display-path.js';
import { filesOfApps } from './app-sources.js';
import type { Facts } from '../facts/facts.js';
import { InputError } from '../bytes/input-error.js';
import { fileProblem, reportingProblems } from '../facts/problems.js';
import type { Readers } from '../readers/reader.js';

/** Every solution has a list of its own kinds of file, which tells nothing. */
export const KINDS_OF_FILE = /(?:^|[\\/])\[content_types\]\.xml$/i;

/** A file to read. */
export interface FoundInput {
  /** As reports call it: relative to the working directory, with `/` separators. */
  readonly file: string;
  /** `null`: standard input. */
  readonly path: string | null;
  /** Whether it was named, instead of being found in a folder or by a pattern. */
  readonly named: boolean;
  /** Whether it belongs to the source of a canvas app, which is no input: tables look like metadata in there. */
  readonly isOfApp: boolean;
}

export interface FindOptions {
  readonly cwd: string;
  readonly stdinName: string | null;
  /** Of files that count in folders. */
  readonly extensions: Readers['extensions'];
}

interface Search extends FindOptions {
  readonly facts: Facts;
  readonly add: (path: string, found: Pick<FoundInput, 'named' | 'isOfApp'>) => void;
}

/** Folders that hold installed packages, build outputs and the like. */
const IGNORED_FOLDERS = ['node_modules', '.git', 'dist', 'build', 'bin', 'obj', 'out', 'coverage'];

/** The files that the paths stand for, each once, by name. A path that stands for nothing is a problem. */
export async function findInputs(paths: readonly string[], options: FindOptions, facts: Facts): Promise<FoundInput[]> {
  const found = new Map<string, FoundInput>();
  const add: Search['add'] = (path, { named, isOfApp }) => {
    const isNamed = named || (found.get(path)?.named ?? false);
    found.set(path, { file: displayPath(path, options.cwd), path, named: isNamed, isOfApp: isOfApp && !isNamed });
  };
  for (const path of paths) {
    await reportingProblems(path, facts, async () => {
      if (path !== '-') await expand(path, { ...options, facts, add });
      else if (options.stdinName === null)
        throw new InputError('stands for the standard input, which is not to be had here');
      else found.set('-', { file: options.stdinName, path: null, named: true, isOfApp: false });
    });
  }
  return [...found.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}

async function expand(path: string, search: Search): Promise<void> {
  const absolute = resolve(search.cwd, path);
  const stats = await stat(absolute).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (stats?.isDirectory()) await walk(absolute, search);
  else if (stats) search.add(absolute, NAMED);
  else await expandPattern(path, search);
}

async function expandPattern(pattern: string, search: Search): Promise<void> {
  const { glob, isDynamicPattern } = await loadGlob();
  if (!isDynamicPattern(pattern)) throw new InputError('does not exist');
  const steps = pattern.replaceAll(sep, '/').split('/');
  const ignore = IGNORED_FOLDERS.filter((name) => !steps.includes(name)).map(ignorePattern);
  const matches = await glob(steps.join('/'), { ...GLOB, ignore, cwd: search.cwd, onlyFiles: false });
  if (matches.length === 0) throw new InputError('matches no file');
  for (const match of matches) {
    if (match.endsWith('/')) await walk(resolve(match), search);
    else if (await isPlainFile(match, search)) search.add(resolve(match), { named: false, isOfApp: false });
  }
}

const NAMED = { named: true, isOfApp: false };

async function walk(folder: string, search: Search): Promise<void> {
  const { glob } = await loadGlob();
  const ignore = IGNORED_FOLDERS.map(ignorePattern);
  const options = { ...GLOB, ignore, cwd: folder, caseSensitiveMatch: false };
  const found = await glob(`**/*.{${search.extensions.join(',')}}`, options);
  const files = found.filter((file) => !KINDS_OF_FILE.test(file));
  const isOfApp = filesOfApps(files);
  for (const file of files) {
    if (await isPlainFile(file, search)) search.add(resolve(file), { named: false, isOfApp: isOfApp(file) });
  }
}

/** Loaded only where a folder or a pattern is looked through: a named file needs none of it. */
function loadGlob(): Promise<typeof import('tinyglobby')> {
  return import('tinyglobby');
}

const GLOB = { absolute: true, dot: true, expandDirectories: false, followSymbolicLinks: false };

function ignorePattern(folder: string): string {
  return `**/${folder}/**`;
}

/** No symbolic link, which may point anywhere, and no pipe, which may never end. A link is told of. */
async function isPlainFile(path: string, { cwd, facts }: Search): Promise<boolean> {
  const stats = await lstat(path);
  if (stats.isSymbolicLink()) {
    const reason = 'is a symbolic link, which dipv follows only where it is named: give its own path to have it read';
    facts.problems.push(fileProblem(displayPath(resolve(path), cwd), reason, 'warning'));
  }
  return stats.isFile();
}
