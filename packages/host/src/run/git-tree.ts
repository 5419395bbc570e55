import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { reasonOf } from '../output/reason-of.js';
import { UsageError } from '../options/usage-error.js';

/** Bytes of a listing: a few hundred thousand paths. */
const MOST_OUTPUT = 2 ** 28;

/** `git:REF:PATH`: files as a commit has them. */
export interface GitPlace {
  readonly ref: string;
  /** From the repository's root, or from the working folder with `./` or `../`, as Git itself reads it. */
  readonly path: string;
}

/** `null`: the text is a path of the file system. */
export function gitPlaceOf(text: string): GitPlace | null {
  const [, ref, path] = /^git:([^:]*):([^]*)$/.exec(text) ?? [];
  return ref === undefined || path === undefined ? null : { ref, path };
}

/** Files of a commit, written to a folder of their own. */
export interface GitTree {
  /** The repository's root as the commit has it, as far as it was asked for. */
  readonly folder: string;
  /** Where the place is, and then the other paths: in the commit where it has them, else where they are. */
  readonly paths: readonly string[];
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
  const temporary = await mkdtemp(join(tmpdir(), 'dipv-git-'));
  const remove = (): Promise<void> => rm(temporary, { recursive: true, force: true });
  try {
    const folder = join(temporary, 'files');
    await mkdir(folder);
    const env = { ...process.env, GIT_INDEX_FILE: join(temporary, 'index'), GIT_LITERAL_PATHSPECS: '1' };
    const setting = { cwd: root, name, env };
    await git(['read-tree', commit.trim()], setting);
    const asked = ofRoot.filter((path) => path !== null).map((path) => path || '.');
    const listed = await git(['ls-files', '-z', '--cached', '--', ...asked], setting);
    const files = listed.split('\0').filter((file) => file !== '');
    const has = (path: string): boolean =>
      files.some((file) => path === '' || file === path || file.startsWith(`${path}/`));
    if (!has(wanted)) throw new UsageError(`${name}: the commit has no such file or folder.`);
    // A link could lead out of the folder: it becomes a file that holds where it led.
    await git(
      ['-c', 'core.symlinks=false', 'checkout-index', '--quiet', '--force', '-z', '--stdin', `--prefix=${folder}/`],
      { ...setting, input: listed },
    );
    const paths = ofRoot.map((path, i) =>
      path !== null && has(path) ? join(folder, path) : resolve(cwd, others[i - 1] ?? ''),
    );
    return { folder, paths, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** A path from the root, with `/`; `null`: it is elsewhere. */
function inRoot(path: string, root: string): string | null {
  const within = relative(root, path).split(sep).join('/');
  return within === '..' || within.startsWith('../') ? null : within;
}

interface Setting {
  readonly cwd: string;
  /** What messages call it that is asked for. */
  readonly name: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
  /** What is wrong where Git fails; absent: what Git says. */
  readonly fault?: string;
}

function git(args: readonly string[], { cwd, name, env, input, fault }: Setting): Promise<string> {
  return new Promise((done, fail) => {
    const child = execFile('git', args, { cwd, env, maxBuffer: MOST_OUTPUT }, (error, stdout, stderr) => {
      if (error === null) return done(stdout);
      if (error.code === 'ENOENT') {
        const reason = `${name}: git was not found: install it, or check the files out and name their folder.`;
        return fail(new UsageError(reason));
      }
      const said = stderr.trim().replace(/^fatal: /, '');
      fail(new UsageError(`${name}: ${fault ?? `git says: ${said || reasonOf(error)}`}.`));
    });
    if (input !== undefined) child.stdin?.end(input);
  });
}
