import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { reasonOf } from '../output/reason-of.js';
import { UsageError } from '../options/usage-error.js';
import { git, type Setting } from './git.js';

/** Where a state is taken from, and where it goes. */
interface Writing {
  /** The working folder of the repository. */
  readonly root: string;
  readonly folder: string;
  /** Of this run, for indexes. */
  readonly temporary: string;
  readonly name: string;
  readonly env: NodeJS.ProcessEnv;
}

/** The index, a tree, or, before the first commit, what holds nothing. */
export type State = { readonly of: 'index' | 'nothing' } | { readonly of: 'tree'; readonly tree: string };

/** A file of an index. */
interface Entry {
  readonly mode: string;
  readonly object: string;
  readonly path: string;
}

const LINK = '120000';
const SUBMODULE = '160000';

/** Of one repository: within a hook they say which one commits, and a submodule is another. */
const OF_REPOSITORY =
  /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES)$/;

/**
 * Writes what stands at paths in a state, and with it what Git is told to ignore; submodules as
 * that state has them.
 * @param asked paths from the root
 * @throws UsageError where Git fails
 */
export async function writeState(state: State, asked: readonly string[], writing: Writing): Promise<void> {
  const { root, folder, temporary, name } = writing;
  if (asked.length === 0) return;
  const literal = { ...writing.env, GIT_LITERAL_PATHSPECS: '1' };
  const index = join(temporary, 'index');
  const setting = { cwd: root, name, env: state.of === 'index' ? literal : { ...literal, GIT_INDEX_FILE: index } };
  await rm(index, { force: true }); // that of another repository
  if (state.of === 'tree') await git(['read-tree', state.tree], setting);
  const modules = existsSync(join(root, '.gitmodules'))
    ? (await entriesOf(['.'], setting)).filter(({ mode }) => mode === SUBMODULE)
    : [];
  // Git says no more of what lies within a submodule than that it lies there
  const own = asked.filter((path) => modules.every((module) => below(path, module.path) === null));
  if (own.length > 0) {
    const entries = (await entriesOf(own, setting)).filter(({ mode }) => mode !== SUBMODULE);
    await writeFiles(entries.map(({ path }) => `${path}\0`).join(''), folder, setting);
    await linkIgnored(own, writing);
    for (const { path } of entries.filter(({ mode }) => mode === LINK)) await makeLink(path, writing);
  }
  for (const { path, object } of modules) {
    const wanted = asked.flatMap((each) => (below(path, each) !== null ? ['.'] : (below(each, path) ?? [])));
    const place = join(root, path);
    if (wanted.length === 0 || !existsSync(join(place, '.git'))) continue; // where it is not checked out, nothing is read
    const env = Object.fromEntries(Object.entries(writing.env).filter(([variable]) => !OF_REPOSITORY.test(variable)));
    const fault = `the submodule ${path} has no commit ${object}: fetch it (git submodule update --init)`;
    await git(['cat-file', '-e', `${object}^{tree}`], { cwd: place, name, env, fault });
    await writeState({ of: 'tree', tree: object }, wanted, {
      ...writing,
      root: place,
      folder: join(folder, path),
      env,
    });
  }
}

/** Writes files of an index. A link could lead out of the folder: it becomes a file that holds where it led. */
export async function writeFiles(listed: string, folder: string, setting: Setting): Promise<void> {
  const how = ['checkout-index', '--quiet', '--force', '-z', '--stdin', `--prefix=${folder}/`];
  await git(['-c', 'core.symlinks=false', ...how], { ...setting, input: listed });
}

/** Those of a merge that is under way stand once for each side. */
async function entriesOf(asked: readonly string[], setting: Setting): Promise<readonly Entry[]> {
  const listed = await git(['ls-files', '-z', '--cached', '--stage', '--', ...asked], setting);
  const entries = new Map<string, Entry>();
  for (const line of listed.split('\0')) {
    const [, mode, object, path] = /^(\d+) (\w+) \d\t([^]*)$/.exec(line) ?? [];
    if (mode !== undefined && object !== undefined && path !== undefined) entries.set(path, { mode, object, path });
  }
  return [...entries.values()];
}

async function linkIgnored(asked: readonly string[], { root, folder, name, env }: Writing): Promise<void> {
  const others = ['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--', ...asked.map(literally)];
  const ignored = await git([...others, ':(top,exclude,glob)**/node_modules/**'], { cwd: root, name, env });
  for (const file of ignored.split('\0')) {
    if (file === '') continue;
    await linkOrCopy(join(root, file), join(folder, file)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw new UsageError(`${name}: ${file} cannot be copied: ${reasonOf(error)}.`);
    }); // gone since Git listed it
  }
}

/**
 * Makes a link of the file that stands for it, once all else is written, so that nothing is written through it. One that
 * leads out of the repository leads to the same place.
 */
async function makeLink(path: string, { root, folder }: Writing): Promise<void> {
  const file = join(folder, path);
  const target = await readFile(file, 'utf8').catch(() => null); // an ignored file took its place
  if (target === null) return;
  const led = resolve(root, dirname(path), target);
  const isOut = relative(root, led).split(sep)[0] === '..';
  await rm(file);
  await symlink(isOut ? led : target, file).catch(() => writeFile(file, target)); // Windows lets few make links
}

function literally(path: string): string {
  return path === '.' ? ':(top)' : `:(top,literal)${path}`;
}

/** The path from a folder on; `null`: it is elsewhere. */
function below(path: string, folder: string): string | null {
  if (path === folder || folder === '.') return path === folder ? '.' : path;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : null;
}

/** A temporary folder may be on another disk. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await link(from, to).catch(() => copyFile(from, to));
}
