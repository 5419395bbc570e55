import type { GivenFile } from '../messages.js';

/** What was chosen in a dialog. */
export function chosenFiles(files: FileList | null): readonly GivenFile[] {
  return [...(files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** What was dropped, folders with all that is in them. What has the name of something dropped with it gets another one. */
export async function droppedFiles({ items }: DataTransfer): Promise<readonly GivenFile[]> {
  // the list is empty once the event is over
  const dropped = [...items].map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const found = await Promise.all(
    dropped.map(async ({ entry, file }) => {
      if (entry !== null) return filesOf(entry);
      return file === null ? [] : [{ path: file.name, file }];
    }),
  );
  const tops = new Set<string>();
  return found.flatMap((files) => {
    const [first] = files;
    if (first === undefined) return [];
    const top = topOf(first.path);
    const free = freeName(top, (name) => tops.has(name));
    tops.add(free);
    return files.map(({ path, file }) => ({ path: `${free}${path.slice(top.length)}`, file }));
  });
}

/**
 * Puts more to what was given. A path stands for one file: the later takes the place of the earlier one.
 * @returns the paths of files that were replaced
 */
export function join(given: Map<string, GivenFile>, more: readonly GivenFile[]): readonly string[] {
  const files = new Set([...given.keys()].filter((path) => topOf(path) === path));
  const folders = new Set([...given.keys()].map(topOf).filter((top) => !files.has(top)));
  const replaced: string[] = [];
  for (const { path, file } of more) {
    // a file and a folder of one name cannot lie side by side
    const top = topOf(path);
    const others = top === path ? folders : files;
    const free = freeName(top, (name) => others.has(name));
    const own = `${free}${path.slice(top.length)}`;
    if (given.has(own)) replaced.push(own);
    given.set(own, { path: own, file });
  }
  return replaced;
}

function topOf(path: string): string {
  return path.split('/', 1)[0] ?? path;
}

/** `maps (2).zip` where there is a `maps.zip`. */
function freeName(name: string, isTaken: (name: string) => boolean): string {
  const [, stem = name, extension = ''] = /^(.+?)(\.[^.]*)?$/.exec(name) ?? [];
  let free = name;
  for (let number = 2; isTaken(free); number++) free = `${stem} (${number})${extension}`;
  return free;
}

async function filesOf(entry: FileSystemEntry): Promise<readonly GivenFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((done, fail) => entry.file(done, fail));
    return [{ path: entry.fullPath.replace(/^\//, ''), file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const files: GivenFile[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0) return files; // it gives at most a hundred at once
    for (const each of some) files.push(...(await filesOf(each)));
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}
