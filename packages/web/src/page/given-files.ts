import type { GivenFile } from '../messages.js';

/** What was chosen in a dialog. */
export function chosenFiles(files: FileList | null): readonly GivenFile[] {
  return [...(files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** What was dropped, folders with all that is in them. The list of a drop is empty once its event is over. */
export function droppedFiles(transfer: DataTransfer): Promise<readonly GivenFile[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry());
  return Promise.all(entries.map((entry) => (entry === null ? [] : filesOf(entry)))).then((found) => found.flat());
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
