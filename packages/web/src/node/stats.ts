import { isFolder, type Disk } from './disk.js';

/** What is told of a file or folder. There are no links, pipes or devices. */
export class Stats {
  readonly uid = 0;
  readonly gid = 0;
  readonly dev = 0;
  readonly ino = 0;

  constructor(
    private readonly kind: 'file' | 'folder' | 'pipe',
    readonly size: number,
    readonly mtimeMs: number,
    readonly mode = 0o644,
  ) {}

  isFile(): boolean {
    return this.kind === 'file';
  }

  isDirectory(): boolean {
    return this.kind === 'folder';
  }

  isFIFO(): boolean {
    return this.kind === 'pipe';
  }

  isSymbolicLink(): boolean {
    return false;
  }

  isSocket(): boolean {
    return false;
  }

  isCharacterDevice(): boolean {
    return false;
  }
}

export function statsOf(node: ReturnType<Disk['get']>): Stats {
  return isFolder(node) ? new Stats('folder', 0, 0) : new Stats('file', node.content.size, node.modified);
}
