/** A file in memory, or one that was chosen on the page and is read from where it lies. */
export interface DiskFile {
  readonly content: Blob;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

interface Folder {
  readonly entries: Map<string, Folder | DiskFile>;
}

/** What a path can lead to, by the name that Node gives to the fault, with its number on Linux. */
const FAULTS = {
  ENOENT: [-2, 'no such file or directory'],
  EBADF: [-9, 'bad file descriptor'],
  EEXIST: [-17, 'file already exists'],
  ENOTDIR: [-20, 'not a directory'],
  EISDIR: [-21, 'illegal operation on a directory'],
} as const;

export type FaultCode = keyof typeof FAULTS;

export const FAULT_WORDS: ReadonlyMap<number, readonly [name: string, words: string]> = new Map(
  Object.entries(FAULTS).map(([code, [errno, words]]) => [errno, [code, words]]),
);

/** The error that Node throws. */
export function systemError(code: FaultCode, syscall: string, path: string): Error {
  const [errno, words] = FAULTS[code];
  return Object.assign(new Error(`${code}: ${words}, ${syscall} '${path}'`), { code, errno, syscall, path });
}

export function isFolder(node: Folder | DiskFile): node is Folder {
  return 'entries' in node;
}

/** The file system that the program sees in a browser. */
export class Disk {
  private root: Folder = { entries: new Map() };

  /** @throws what Node throws where there is nothing */
  get(path: string, syscall: string): Folder | DiskFile {
    const node = this.find(path, syscall);
    if (node === null) throw systemError('ENOENT', syscall, path);
    return node;
  }

  /** `null`: there is nothing, though there may be. */
  find(path: string, syscall: string): Folder | DiskFile | null {
    let node: Folder | DiskFile = this.root;
    for (const name of stepsOf(path)) {
      if (!isFolder(node)) throw systemError('ENOTDIR', syscall, path);
      const next = node.entries.get(name);
      if (next === undefined) return null;
      node = next;
    }
    return node;
  }

  /** Puts a file in its place, and makes the folders around it. */
  put(path: string, content: Blob, modified = Date.now()): void {
    const steps = stepsOf(path);
    const name = steps.pop() ?? '';
    this.folder(steps, path).entries.set(name, { content, modified });
  }

  makeFolder(path: string): void {
    if (this.find(path, 'mkdir') !== null) throw systemError('EEXIST', 'mkdir', path);
    this.folder(stepsOf(path), path);
  }

  remove(path: string): void {
    this.get(path, 'unlink');
    const steps = stepsOf(path);
    const name = steps.pop() ?? '';
    this.folder(steps, path).entries.delete(name);
  }

  /** All files below a folder, by path from there. */
  filesIn(path: string): ReadonlyMap<string, DiskFile> {
    const found = new Map<string, DiskFile>();
    const gather = (node: Folder | DiskFile | null, at: string): void => {
      if (node === null) return;
      if (!isFolder(node)) found.set(at, node);
      else for (const [name, each] of node.entries) gather(each, at === '' ? name : `${at}/${name}`);
    };
    gather(this.find(path, 'scandir'), '');
    return found;
  }

  private folder(steps: readonly string[], path: string): Folder {
    let folder = this.root;
    for (const name of steps) {
      let next = folder.entries.get(name);
      if (next === undefined) folder.entries.set(name, (next = { entries: new Map() }));
      if (!isFolder(next)) throw systemError('ENOTDIR', 'open', path);
      folder = next;
    }
    return folder;
  }
}

function stepsOf(path: string): string[] {
  return path.split('/').filter((step) => step !== '' && step !== '.');
}

/** The one of this worker. */
export const disk = new Disk();
