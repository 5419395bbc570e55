import type { GivenFile } from '../messages.js';

/** What was chosen in a dialog. */
export function chosenFiles(files: FileList | null): readonly GivenFile[] {
  return [...(files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** What was dropped, folders with all that is in them. */
export async function droppedFiles({ items }: DataTransfer): Promise<readonly GivenFile[]> {
  // the list is empty once the event is over
  const dropped = [...items].map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const found = await Promise.all(
    dropped.map(({ entry, file }) => {
      if (entry !== null) return filesOf(entry);
      return file === null ? [] : [{ path: file.name, file }];
    }),
  );
  return found.flat();
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
