import { posix } from 'node:path';
import { name, type Problem } from '@dipv/core';
import { INPUT_FILE } from './input-file.js';

/** A file of an index, as `git ls-files --stage -z` lists it. */
export interface GitFile {
  /** From the root, with `/`; bytes that are no UTF-8 are replaced. */
  readonly path: string;
  /** The path as Git has it. */
  readonly bytes: Buffer;
  /** What stands there, by its hash: of a submodule the commit. */
  readonly object: string;
  readonly kind: 'file' | 'link' | 'submodule' | 'unmerged';
}

const LINK = '120000';
const SUBMODULE = '160000';

export function filesOf(listed: Buffer): readonly GitFile[] {
  const files = new Map<string, GitFile>(); // of a conflict each side is listed
  for (let start = 0, end = listed.indexOf(0); end !== -1; start = end + 1, end = listed.indexOf(0, start)) {
    const tab = listed.indexOf('\t', start);
    const [mode = '', object = '', stage = ''] = listed.toString('latin1', start, tab).split(' ');
    const bytes = listed.subarray(tab + 1, end);
    const kind = stage !== '0' ? 'unmerged' : mode === LINK ? 'link' : mode === SUBMODULE ? 'submodule' : 'file';
    files.set(bytes.toString('latin1'), { path: bytes.toString(), bytes, object, kind });
  }
  return [...files.values()];
}

/** Folders that hold these files, and those around them. */
export function foldersOf(files: readonly GitFile[]): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const { path } of files) {
    let folder = posix.dirname(path);
    while (folder !== '.' && !folders.has(folder)) {
      folders.add(folder);
      folder = posix.dirname(folder);
    }
  }
  return folders;
}

/**
 * What is told of a file that has no content of its own; `null`: nobody would miss it.
 * @param link where it leads to, if it is a link
 * @param isNamed whether it was asked for itself, and not for a folder around it
 */
export function leftOut(
  { path, kind }: GitFile,
  {
    link,
    isNamed,
    folders,
  }: { readonly link: string; readonly isNamed: boolean; readonly folders: ReadonlySet<string> },
): Problem | null {
  const problem = (severity: Problem['severity'], reason: string): Problem => {
    return {
      kind: 'input',
      severity: isNamed ? 'error' : severity,
      file: path,
      reason,
      pointer: null,
      line: null,
      column: null,
    };
  };
  const isInput = isNamed || INPUT_FILE.test(path);
  if (kind === 'submodule')
    return problem(
      'warning',
      'is a submodule, whose files are in another repository: name its folder where it is checked out',
    );
  if (kind === 'unmerged')
    return isInput ? problem('error', 'is in conflict, so that no version of it is staged') : null;
  const end = posix.join(posix.dirname(path), link);
  const mayBeFolder = posix.isAbsolute(link) || /^\.\.?(?:\/|$)/.test(end) || folders.has(end.replace(/\/$/, ''));
  if (!isInput && !mayBeFolder) return null;
  return problem(
    'warning',
    `is a symbolic link to ${name(link).text}, and dipv follows none in a commit: name what it leads to`,
  );
}
