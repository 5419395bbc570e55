import { existsSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import type { Problem } from '@dipv/core';
import { displayPath } from '@dipv/formats';
import { UsageError } from '../options/usage-error.js';
import { git, type Setting } from './git.js';
import { listFiles, writeFiles, writeState, type State } from './git-state.js';
import { temporaryFolder } from './temporary-folder.js';

/** `git:REF:PATH`: files as a commit has them. */
export interface GitPlace {
  readonly ref: string;
  /** From the repository's root, or from the working folder with `./` or `../`, as Git itself reads it. */
  readonly path: string;
}

/**
 * `null`: the text is a path of the file system.
 * @throws UsageError where it names a commit alone
 */
export function gitPlaceOf(text: string, cwd: string): GitPlace | null {
  const [, ref, path] = /^git:([^:]*):([^]*)$/.exec(text) ?? [];
  if (ref !== undefined && path !== undefined) return { ref, path };
  if (text.startsWith('git:') && !existsSync(resolve(cwd, text)))
    throw new UsageError(`${text} names no path: write ${text}:PATH, or ${text}: for all that the commit has.`);
  return null;
}

/** Files of a commit, written to a folder of their own. */
export interface GitTree {
  /** The repository's root as the commit has it, as far as it was asked for. */
  readonly folder: string;
  /** Where the place is, and then the other paths: in the commit where it has them, else where they are. */
  readonly paths: readonly string[];
  /** What the commit has and no checkout of it alone would hold, by its path from the root. */
  readonly problems: readonly Problem[];
  remove(): Promise<void>;
}

/**
 * Writes files of a commit to a temporary folder, as a checkout would, without touching the working folder or its index.
 * @param others paths of the working folder that are taken from the commit, too, where it has them
 * @throws UsageError where there is no repository, no such commit or path, or no Git
 */
export async function checkOutTree(place: GitPlace, others: readonly string[], cwd: string): Promise<GitTree> {
  const name = `git:${place.ref}:${place.path}`;
  const root = (await git(['rev-parse', '--show-toplevel'], { cwd, name })).trimEnd();
  const commit = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${place.ref || 'HEAD'}^{tree}`], {
    cwd,
    name,
    fault: `the repository ${root} has no commit ${place.ref}`,
  });
  const start = resolve(/^\.\.?(?:\/|$)/.test(place.path) ? cwd : root, place.path);
  const ofRoot = [start, ...others.map((path) => resolve(cwd, path))].map((path) => inRoot(path, root));
  const [wanted] = ofRoot;
  if (wanted === null || wanted === undefined) throw new UsageError(`${name} is outside of the repository ${root}.`);
  const { path: temporary, remove } = temporaryFolder();
  try {
    const folder = join(temporary, 'files');
    await mkdir(folder);
    const env = { ...process.env, GIT_INDEX_FILE: join(temporary, 'index'), GIT_LITERAL_PATHSPECS: '1' };
    const setting = { cwd: root, name, env };
    await git(['read-tree', commit.trim()], setting);
    const asked = ofRoot.filter((path) => path !== null).map((path) => path || '.');
    const listed = await listFiles(asked, setting);
    const has = (path: string): boolean =>
      listed.some(({ path: file }) => path === '' || file === path || file.startsWith(`${path}/`));
    if (!has(wanted)) throw new UsageError(`${name}: the commit has no such file or folder.`);
    const problems = await writeFiles(listed, { folder, named: ofRoot }, setting);
    const itself = problems.find(({ file }) => file === wanted);
    if (itself !== undefined) throw new UsageError(`${name} ${itself.reason}.`);
    const isLeftOut = (path: string): boolean => problems.some(({ file }) => file === path);
    const paths = ofRoot.flatMap((path, i) => {
      if (path === null || !has(path)) return [resolve(cwd, others[i - 1] ?? '')];
      return isLeftOut(path) ? [] : [join(folder, path)];
    });
    return { folder, paths, problems, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** A state of a working folder, written to a folder of its own. */
export interface GitState {
  /** What the working folder is in it. */
  readonly cwd: string;
  /** The paths in that state; those of elsewhere stay as they are. */
  readonly paths: readonly string[];
  /** What the state has and no checkout of it alone would hold, by its path from the working folder. */
  readonly problems: readonly Problem[];
  remove(): Promise<void>;
}

/**
 * Writes what stands at paths of the working folder in a commit, or in the index, to a temporary folder. What Git is told
 * to ignore belongs to no commit: it is taken as it is now, so that metadata that is never committed counts in any state.
 * @param ref `null`: the index
 * @param paths also patterns
 * @param name what asks for it
 * @throws UsageError where there is no repository, no such commit, or no Git
 */
export async function checkOutState(
  ref: string | null,
  paths: readonly string[],
  { cwd, name }: Pick<Setting, 'cwd' | 'name'>,
): Promise<GitState> {
  const root = (await git(['rev-parse', '--show-toplevel'], { cwd, name })).trimEnd();
  const state: State = ref === null ? { of: 'index' } : await stateOf(ref, root, { cwd, name });
  const places = paths.map((path) => placeIn(root, resolve(cwd, path)));
  const asked = places.flatMap((place) => (place === null ? [] : [place.start || '.']));
  const { path: temporary, remove } = temporaryFolder();
  try {
    const folder = join(temporary, 'files');
    const own = join(folder, relative(root, cwd));
    await mkdir(own, { recursive: true });
    const named = places.map((place) => place?.path ?? null);
    const problems = await writeState(state, asked, { root, folder, temporary, name, named, env: process.env });
    for (const path of asked) {
      // a folder of which nothing is in this state holds nothing, and is not missing
      if (statSync(join(root, path), { throwIfNoEntry: false })?.isDirectory() === true)
        await mkdir(join(folder, path), { recursive: true });
    }
    const inState = places.flatMap((place, i) => {
      if (place === null) return [resolve(cwd, paths[i] ?? '')];
      const isLink = problems.some(({ file }) => file === place.path) && !existsSync(join(folder, place.path));
      return isLink ? [] : [relative(own, join(folder, place.path)) || '.'];
    });
    const fromHere = problems.map((problem) => ({ ...problem, file: displayPath(join(root, problem.file), cwd) }));
    return { cwd: own, paths: inState, problems: fromHere, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/**
 * The tree of a commit; nothing, where there is none yet.
 * @throws UsageError where there is no such commit
 */
async function stateOf(ref: string, root: string, setting: Setting): Promise<State> {
  const called = ref === '' ? 'of an empty name' : ref;
  const fault = `the repository ${root} has no commit ${called} (paths stand before --changed; a shallow clone holds few commits)`;
  const asked = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{tree}`];
  try {
    return { of: 'tree', tree: (await git(asked, { ...setting, fault })).trim() };
  } catch (error) {
    if (ref === 'HEAD') return { of: 'nothing' };
    throw error;
  }
}

/** Where a path or pattern begins to be one of the repository's; `null`: it is elsewhere. */
function placeIn(root: string, absolute: string): { readonly path: string; readonly start: string } | null {
  const path = inRoot(absolute, root);
  if (path === null) return null;
  const pattern = existsSync(absolute) ? -1 : path.search(/[*?{[(!]/);
  const start = pattern < 0 ? path : path.slice(0, Math.max(0, path.lastIndexOf('/', pattern)));
  return { path, start };
}

/** A path from the root, with `/`; `null`: it is elsewhere. */
function inRoot(path: string, root: string): string | null {
  const within = relative(root, path).split(sep).join('/');
  return within === '..' || within.startsWith('../') ? null : within;
}
