import { lstat, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { filesOfApps } from './app-sources.js';
import type { Facts } from '../facts/facts.js';
import { InputError } from '../bytes/input-error.js';
import { reportingProblems } from './read-input.js';

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

type Add = (path: string, found: Pick<FoundInput, 'named' | 'isOfApp'>) => void;

/** Folders that hold installed packages, build outputs and the like. */
const IGNORED_FOLDERS = ['node_modules', '.git', 'dist', 'build', 'bin', 'obj', 'out', 'coverage'];

/** The files that the paths stand for, each once, by name. A path that stands for nothing is a problem. */
export async function findInputs(
  paths: readonly string[],
  options: { readonly cwd: string; readonly stdinName: string | null },
  facts: Facts,
): Promise<FoundInput[]> {
  const found = new Map<string, FoundInput>();
  const add: Add = (path, { named, isOfApp }) => {
    const isNamed = named || (found.get(path)?.named ?? false);
    found.set(path, { file: displayPath(path, options.cwd), path, named: isNamed, isOfApp: isOfApp && !isNamed });
  };
  for (const path of paths) {
    await reportingProblems(path, facts, async () => {
      if (path !== '-') await expand(path, options.cwd, facts, add);
      else if (options.stdinName === null)
        throw new InputError('stands for the standard input, which is not to be had here');
      else found.set('-', { file: options.stdinName, path: null, named: true, isOfApp: false });
    });
  }
  return [...found.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}

async function expand(path: string, cwd: string, facts: Facts, add: Add): Promise<void> {
  const absolute = resolve(cwd, path);
  const stats = await stat(absolute).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (stats?.isDirectory()) await walk(absolute, cwd, facts, add);
  else if (stats) add(absolute, NAMED);
  else await expandPattern(path, cwd, facts, add);
}

async function expandPattern(pattern: string, cwd: string, facts: Facts, add: Add): Promise<void> {
  const { glob, isDynamicPattern } = await loadGlob();
  if (!isDynamicPattern(pattern)) throw new InputError('does not exist');
  const steps = pattern.replaceAll(sep, '/').split('/');
  const ignore = IGNORED_FOLDERS.filter((name) => !steps.includes(name)).map(ignorePattern);
  const matches = await glob(steps.join('/'), { ...GLOB, ignore, cwd, onlyFiles: false });
  if (matches.length === 0) throw new InputError('matches no file');
  for (const match of matches) {
    if (match.endsWith('/')) await walk(resolve(match), cwd, facts, add);
    else if (await isPlainFile(match, cwd, facts)) add(resolve(match), { named: false, isOfApp: false });
  }
}

const NAMED = { named: true, isOfApp: false };

async function walk(folder: string, cwd: string, facts: Facts, add: Add): Promise<void> {
  const { glob } = await loadGlob();
  const ignore = IGNORED_FOLDERS.map(ignorePattern);
  const options = { ...GLOB, ignore, cwd: folder, caseSensitiveMatch: false };
  const files = await glob('**/*.{json,xml,config,zip,cab}', options);
  const isOfApp = filesOfApps(files);
  for (const file of files) {
    if (await isPlainFile(file, cwd, facts)) add(resolve(file), { named: false, isOfApp: isOfApp(file) });
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
async function isPlainFile(path: string, cwd: string, facts: Facts): Promise<boolean> {
  const stats = await lstat(path);
  if (stats.isSymbolicLink()) {
    const reason = 'is a symbolic link, which dipv follows only where it is named: give its own path to have it read';
    const file = displayPath(resolve(path), cwd);
    facts.problems.push({ severity: 'warning', file, reason, pointer: null, line: null, column: null });
  }
  return stats.isFile();
}

function displayPath(path: string, cwd: string): string {
  const short = relative(cwd, path);
  return (isAbsolute(short) ? path : short).replaceAll(sep, '/');
}
