import { lstat, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, writeFolder, writeWhole, type FileList } from '@dipv/formats';
import { PullError } from './pull-error.js';

/** What a pull wrote, a line each, so that files of what is gone can go. No reader looks at it. */
const LIST = 'dipv-pull.txt';
/** Where an unfinished pull keeps its answers. */
const WORK = '.dipv-pull';
/** What a pulled file may be called: nothing else is ever taken away. */
const PULLED =
  /^(?:(?:maps|dataverse|organizations|finance-and-operations(?:\/entities)?)\/[^/\\]+|running-maps|snapshot)\.json$/;

const PULLED_FILES: FileList = {
  name: LIST,
  read: (text) => text.split('\n').filter((file) => PULLED.test(file)),
  write: (paths) => paths.map((path) => `${path}\n`).join(''),
};

/** Milliseconds after which answers are too old to go with new ones. */
const OLD = 24 * 60 * 60 * 1000;

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
    if (there.includes(WORK) && !(await lstat(this.work)).isDirectory())
      throw new PullError(`${this.work} is no folder, but what an unfinished pull keeps lies there: take it away.`);
    const mark = join(this.work, 'pull-of.txt');
    const earlier = await readFile(mark, 'utf8').catch(() => null);
    const begun = await stat(mark).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    );
    if (earlier !== null && earlier === (await this.markOf(of)) && Date.now() - begun < OLD) return;
    await rm(this.work, { recursive: true, force: true });
    await makeFolder(this.work);
    await writeWhole(mark, [await this.markOf(of)]);
  }

  /** With the number of the folder on this disk: a checkout can bring answers along, and cannot know it. */
  private async markOf(of: string): Promise<string> {
    const { dev, ino } = await stat(this.work);
    return `${of} ${dev} ${ino}`;
  }

  /** Writes what differs, and takes away what an earlier pull wrote and this one did not. */
  async write(files: ReadonlyMap<string, string>): Promise<void> {
    await writeFolder(this.path, files, PULLED_FILES);
  }

  /** Nothing is left to go on with. */
  async finish(): Promise<void> {
    await rm(this.work, { recursive: true, force: true });
  }
}
