import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Problem } from '@dipv/core';
import { reasonOf } from '../output/reason-of.js';
import { UsageError } from '../options/usage-error.js';
import { filesOf, foldersOf, leftOut, type GitFile } from './git-files.js';
import { git, gitBytes, type Setting } from './git.js';

/** The index, a tree, or, before the first commit, what holds nothing. */
export type State = { readonly of: 'index' | 'nothing' } | { readonly of: 'tree'; readonly tree: string };

/** Where a state is taken from, and where it goes. */
interface Writing {
  /** The working folder of the repository. */
  readonly root: string;
  readonly folder: string;
  /** Of this run, for an index. */
  readonly temporary: string;
  readonly name: string;
  /** Paths from the root that were asked for themselves; `null`: of elsewhere. */
  readonly named: readonly (string | null)[];
  readonly env: NodeJS.ProcessEnv;
}

/** Of one repository: within a hook they say which one commits, and a submodule is another. */
const OF_REPOSITORY =
  /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES)$/;

/**
 * Writes what stands at paths in a state, and with it what Git is told to ignore; a submodule that is checked out as that
 * state has it.
 * @param asked paths from the root
 * @returns what the state has and no checkout of it would hold, by its path from the root
 * @throws UsageError where Git fails
 */
export async function writeState(
  state: State,
  asked: readonly string[],
  writing: Writing,
): Promise<readonly Problem[]> {
  const { root, folder, temporary, name, named } = writing;
  if (asked.length === 0) return [];
  const literal = { ...writing.env, GIT_LITERAL_PATHSPECS: '1' };
  const index = join(temporary, 'index');
  const setting = { cwd: root, name, env: state.of === 'index' ? literal : { ...literal, GIT_INDEX_FILE: index } };
  await rm(index, { force: true }); // that of another repository
  if (state.of === 'tree') await git(['read-tree', state.tree], setting);
  const modules = existsSync(join(root, '.gitmodules')) ? await modulesIn(setting) : [];
  // what lies within a submodule is none of the repository around it
  const own = asked.filter((path) => modules.every((module) => below(path, module.path) === null));
  const problems: Problem[] = [];
  if (own.length > 0) {
    const files = (await listFiles(own, setting)).filter((file) => modules.every(({ path }) => path !== file.path));
    problems.push(...(await writeFiles(files, { folder, named }, setting)));
    await linkIgnored(own, writing);
  }
  for (const { path, object } of modules) {
    const wanted = asked.flatMap((each) => (below(path, each) !== null ? ['.'] : (below(each, path) ?? [])));
    if (wanted.length === 0) continue;
    const cwd = join(root, path);
    const env = Object.fromEntries(Object.entries(writing.env).filter(([variable]) => !OF_REPOSITORY.test(variable)));
    const fault = `the submodule ${path} has no commit ${object}: fetch it (git submodule update --init)`;
    await git(['cat-file', '-e', `${object}^{tree}`], { cwd, name, env, fault });
    const within = named.map((each) => (each === null ? null : below(each, path)));
    const there = { ...writing, root: cwd, folder: join(folder, path), named: within, env };
    const found = await writeState({ of: 'tree', tree: object }, wanted, there);
    problems.push(...found.map((problem) => ({ ...problem, file: `${path}/${problem.file}` })));
  }
  return problems;
}

/** Submodules that are checked out. Where one is not, a run without Git reads nothing of it, either. */
async function modulesIn(setting: Setting): Promise<readonly GitFile[]> {
  const files = await listFiles(['.'], setting);
  return files.filter(({ kind, path }) => kind === 'submodule' && existsSync(join(setting.cwd, path, '.git')));
}

/** The path from a folder on; `null`: it is elsewhere. */
function below(path: string, folder: string): string | null {
  if (path === folder) return '.';
  if (folder === '.') return path;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : null;
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

function literally(path: string): string {
  return path === '.' ? ':(top)' : `:(top,literal)${path}`;
}

/** A temporary folder may be on another disk. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await link(from, to).catch(() => copyFile(from, to));
}

/** @param asked from the root */
export async function listFiles(asked: readonly string[], setting: Setting): Promise<readonly GitFile[]> {
  return filesOf(await gitBytes(['ls-files', '--stage', '-z', '--cached', '--', ...asked], setting));
}

/**
 * Writes files of an index. A link could lead out of the folder, and what a submodule holds is not there: they are problems,
 * errors where they are `named`.
 */
export async function writeFiles(
  files: readonly GitFile[],
  { folder, named }: { readonly folder: string; readonly named: readonly (string | null)[] },
  setting: Setting,
): Promise<readonly Problem[]> {
  const how = ['checkout-index', '--quiet', '--force', '-z', '--stdin', `--prefix=${folder}/`];
  const written = files.filter(({ kind }) => kind === 'file' || kind === 'link');
  const input = Buffer.concat(written.flatMap(({ bytes }) => [bytes, END]));
  await git(['-c', 'core.symlinks=false', ...how], { ...setting, input }); // of a link a file that holds where it leads
  const problems: Problem[] = [];
  const others = files.filter(({ kind }) => kind !== 'file');
  const folders = foldersOf(others.length === 0 ? [] : files);
  for (const file of others) {
    const path = Buffer.concat([Buffer.from(`${folder}/`), file.bytes]); // the text may have lost what Git calls it
    const link = file.kind === 'link' ? await readFile(path, 'utf8') : '';
    if (file.kind === 'link') await rm(path);
    const problem = leftOut(file, { link, isNamed: named.includes(file.path), folders });
    if (problem !== null) problems.push(problem);
  }
  return problems;
}

const END = Buffer.alloc(1);
