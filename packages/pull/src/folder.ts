import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '@dipv/formats';
import { PullError } from './pull-error.js';

/** What a pull wrote, a line each, so that files of what is gone can go. No reader looks at it. */
const LIST = 'dipv-pull.txt';
/** Where an unfinished pull keeps its answers. */
const WORK = '.dipv-pull';
/** What a pulled file may be called: nothing else is ever taken away. */
const PULLED =
  /^(?:(?:maps|dataverse|organizations|finance-and-operations(?:\/entities)?)\/[^/\\]+|running-maps|snapshot)\.json$/;
/** Milliseconds after which answers are too old to go with new ones. */
const OLD = 24 * 60 * 60 * 1000;

/** Files that are written at the same time. */
const AT_ONCE = 8;

/** The folder that a pull writes. */
export class Folder {
  readonly work: string;

  constructor(private readonly path: string) {
    this.work = join(path, WORK);
  }

  /**
   * Keeps the answers of an earlier pull of the same environments that was not finished, and no others.
   * @param of the environments
   * @throws PullError where the folder holds files of others
   */
  async begin(of: string): Promise<void> {
    const there = await readdir(this.path).catch((error: NodeJS.ErrnoException): string[] => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    if (there.length > 0 && !there.includes(LIST) && !there.includes(WORK))
      throw new PullError(`${this.path} holds other files: name a new or an empty folder, or one of an earlier pull.`);
    const mark = join(this.work, 'pull-of.txt');
    const earlier = await readFile(mark, 'utf8').catch(() => null);
    const begun = await stat(mark).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    );
    if (earlier === of && Date.now() - begun < OLD) return;
    await rm(this.work, { recursive: true, force: true });
    await writeWhole(mark, [of]);
  }

  /** Writes what differs, and takes away what an earlier pull wrote and this one did not. */
  async write(files: ReadonlyMap<string, string>): Promise<void> {
    const list = join(this.path, LIST);
    const earlier = (await readFile(list, 'utf8').catch(() => '')).split('\n').filter((file) => PULLED.test(file));
    const open = [...files];
    const writeOne = async (): Promise<void> => {
      for (let next = open.shift(); next !== undefined; next = open.shift()) {
        const [file, text] = next;
        const old = await readFile(join(this.path, file), 'utf8').catch(() => null);
        if (old !== text) await writeWhole(join(this.path, file), [text]);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, writeOne)); // to bring a file down to the disk is mostly waiting
    for (const file of earlier) if (!files.has(file)) await rm(join(this.path, file), { force: true });
    await writeWhole(list, [`${[...files.keys()].sort().join('\n')}\n`]);
  }

  /** Nothing is left to go on with. */
  async finish(): Promise<void> {
    await rm(this.work, { recursive: true, force: true });
  }
}
