import { readdir as readdirWithCallback, readdirSync, statSync, type Stats } from 'node:fs';
import { lstat, stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import type { Problem } from '@dipv/core';
import { displayPath } from '../text/display-path.js';
import { filesOfApps } from './app-sources.js';
import type { Facts } from '../facts/facts.js';
import { InputError } from '../bytes/input-error.js';
import type { RunBudget } from '../bytes/size-budget.js';
import { Turns } from '../bytes/turns.js';
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
  /** Counts the files that folders and patterns stand for. */
  readonly ofRun: RunBudget;
}

interface Search extends FindOptions {
  readonly facts: Facts;
  readonly add: (path: string, found: Pick<FoundInput, 'named' | 'isOfApp'>) => void;
  readonly turns: Turns;
}

/** Folders that hold installed packages, build outputs and the like. */
const IGNORED_FOLDERS = ['node_modules', '.git', 'dist', 'build', 'bin', 'obj', 'out', 'coverage'];

/** The files that the paths stand for, each once, by name. A path that stands for nothing is a problem. */
export async function findInputs(paths: readonly string[], options: FindOptions, facts: Facts): Promise<FoundInput[]> {
  const found = new Map<string, FoundInput>();
  const nameOf = displayNames(options.cwd);
  const add: Search['add'] = (path, { named, isOfApp }) => {
    const isNamed = named || (found.get(path)?.named ?? false);
    found.set(path, { file: nameOf(path), path, named: isNamed, isOfApp: isOfApp && !isNamed });
  };
  const turns = new Turns();
  for (const path of paths) {
    await reportingProblems(path, facts, async () => {
      if (path !== '-') await expand(path, { ...options, facts, add, turns });
      else if (options.stdinName === null)
        throw new InputError('stands for the standard input, which is not to be had here');
      else found.set('-', { file: options.stdinName, path: null, named: true, isOfApp: false });
    });
  }
  const files = new Set([...found.values()].map(({ file }) => file));
  return [...found.values()]
    .filter(({ file }) => !isNamedLikeEntry(file, files, facts))
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}

/** Display paths of absolute paths, of which each folder is worked out once. */
function displayNames(cwd: string): (path: string) => string {
  const folders = new Map<string, string>();
  return (path) => {
    const end = path.lastIndexOf(sep);
    if (end <= 0) return displayPath(path, cwd);
    const folder = path.slice(0, end);
    let shown = folders.get(folder);
    if (shown === undefined) folders.set(folder, (shown = displayPath(folder, cwd)));
    return shown === '' ? path.slice(end + 1) : `${shown}/${path.slice(end + 1)}`;
  };
}

/** A file in a folder called `maps.zip!`, beside `maps.zip`: a fix of the one would be made in the other. */
function isNamedLikeEntry(file: string, files: ReadonlySet<string>, { problems }: Facts): boolean {
  for (let end = file.indexOf('!/'); end !== -1; end = file.indexOf('!/', end + 2)) {
    const archive = file.slice(0, end);
    if (!files.has(archive)) continue;
    problems.push(fileProblem(file, `is called as a file in ${archive} would be, and is left out: rename its folder`));
    return true;
  }
  return false;
}

async function expand(path: string, search: Search): Promise<void> {
  const absolute = resolve(search.cwd, path);
  const stats = statOf(absolute);
  if (stats?.isDirectory()) await walk(absolute, search);
  else if (stats) search.add(absolute, NAMED);
  else await expandPattern(path, search);
}

/** `null`: there is nothing of that name. */
function statOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}

async function expandPattern(pattern: string, search: Search): Promise<void> {
  const { glob, isDynamicPattern } = await import('#tinyglobby'); // a named file or folder needs none of it
  if (!isDynamicPattern(pattern)) throw new InputError(pattern.includes(REPLACED) ? NO_UTF8 : 'does not exist');
  const steps = pattern.replaceAll(sep, '/').split('/');
  const ignore = IGNORED_FOLDERS.filter((name) => !steps.includes(name)).map((name) => `**/${name}/**`);
  const unreadable: [path: string, error: NodeJS.ErrnoException][] = [];
  const matches = await glob(steps.join('/'), {
    absolute: true,
    dot: true,
    expandDirectories: false,
    followSymbolicLinks: false,
    ignore,
    cwd: search.cwd,
    onlyFiles: false,
    fs: { readdir: readdirTelling((path, error) => unreadable.push([path, error])) },
  });
  for (const [path, error] of unreadable) {
    await reportingFolder(path, search, () => Promise.reject(error));
  }
  if (matches.length === 0 && unreadable.length === 0) throw new InputError('matches no file');
  for (const match of matches) {
    if (search.ofRun.isOutOfFiles) throw search.ofRun.manyFiles();
    const path = resolve(match);
    if (match.endsWith('/')) await walk(path, search);
    else {
      await reportingProblems(displayPath(path, search.cwd), search.facts, async () => {
        if (isPlainFile(await lstat(path), path, search) && search.ofRun.takeFile())
          search.add(path, { named: false, isOfApp: false });
      });
    }
  }
}

/**
 * Tells what cannot be read; a folder that the beginning of a pattern names and that does not exist is no match, and no
 * fault. Pipes and the like are matched as files, or nobody would hear of them.
 */
function readdirTelling(tell: (path: string, error: NodeJS.ErrnoException) => void): typeof readdirWithCallback {
  const read = (path: string, options: { withFileTypes: true }, done: (...args: readonly unknown[]) => void): void => {
    readdirWithCallback(path, options, (error, entries) => {
      if (error !== null && error.code !== 'ENOENT' && error.code !== 'ENOTDIR') tell(path, error);
      for (const entry of entries ?? []) {
        if (!entry.isDirectory() && !entry.isSymbolicLink()) entry.isFile = () => true;
      }
      done(error, entries);
    });
  };
  return Object.assign(read as typeof readdirWithCallback, { __promisify__: readdirWithCallback.__promisify__ });
}

const NAMED = { named: true, isOfApp: false };

async function walk(folder: string, search: Search): Promise<void> {
  const files: string[] = [];
  await gather(folder, search, files);
  const isOfApp = filesOfApps(files.map((path) => path.replaceAll(sep, '/')));
  for (const path of files) search.add(path, { named: false, isOfApp: isOfApp(path.replaceAll(sep, '/')) });
  if (search.ofRun.isOutOfFiles) throw search.ofRun.manyFiles();
}

/** What cannot be read below a folder is told of, and its neighbours are gathered all the same. */
async function gather(folder: string, search: Search, files: string[]): Promise<void> {
  const folders: string[] = [];
  if (search.turns.isDue) await search.turns.give();
  await reportingFolder(folder, search, async () => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (search.ofRun.isOutOfFiles) return;
      const path = folder.endsWith(sep) ? folder + entry.name : folder + sep + entry.name;
      const isInput = !entry.isDirectory() && isLookedAt(entry.name, search);
      const isFolder = entry.isDirectory() || entry.isSymbolicLink(); // a link may lead to one
      if (!isInput && (!isFolder || isIgnoredFolder(entry.name))) continue;
      if (entry.name.includes(REPLACED) && !(await exists(path))) tellOf(path, NO_UTF8, 'error', search);
      else if (entry.isDirectory()) folders.push(path);
      else if (isInput) {
        if (isPlainFile(entry, path, search) && search.ofRun.takeFile()) files.push(path);
      } else if (await leadsToFolder(path)) tellOf(path, LINK, 'warning', search);
    }
  });
  for (const each of folders) if (!search.ofRun.isOutOfFiles) await gather(each, search, files);
}

function reportingFolder(folder: string, { cwd, facts }: Search, read: () => Promise<void>): Promise<void> {
  return reportingProblems(displayPath(folder, cwd) || '.', facts, read);
}

function isIgnoredFolder(name: string): boolean {
  return IGNORED_FOLDERS.includes(name.toLowerCase());
}

function isLookedAt(name: string, { extensions }: Search): boolean {
  const lower = name.toLowerCase();
  return extensions.some((extension) => lower.endsWith(`.${extension}`)) && !KINDS_OF_FILE.test(name);
}

/** What Node gives in place of bytes of a name that are no UTF-8: nothing can be opened by such a name. */
const REPLACED = '\uFFFD';
const NO_UTF8 = 'cannot be read: its name on disk is no UTF-8; rename it';

const LINK = 'is a symbolic link, which dipv follows only where it is named: give its own path to have it read';

type Kind = Pick<Stats, 'isFile' | 'isSymbolicLink' | 'isFIFO' | 'isSocket'>;

/** No symbolic link, which may point anywhere, and no pipe, which may never end. Both are told of. */
function isPlainFile(kind: Kind, path: string, search: Search): boolean {
  if (kind.isFile()) return true;
  const what = kind.isFIFO() ? 'pipe' : kind.isSocket() ? 'socket' : 'device';
  const other = `is a ${what} and no file; dipv reads it only where it is named`;
  tellOf(path, kind.isSymbolicLink() ? LINK : other, 'warning', search);
  return false;
}

function tellOf(path: string, reason: string, severity: Problem['severity'], { cwd, facts }: Search): void {
  facts.problems.push(fileProblem(displayPath(path, cwd), reason, severity));
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** A link that leads in a circle may have been meant for a folder, too. */
async function leadsToFolder(link: string): Promise<boolean> {
  return stat(link).then(
    (stats) => stats.isDirectory(),
    (error: NodeJS.ErrnoException) => error.code === 'ELOOP',
  );
}
