import { knownOuterFile } from './outer-file.js';

/** The files that a run has read, as reports call them. */
export type ReadFiles = ReadonlySet<string>;

/**
 * Whether a file may be read again, to be shown. A report names files too, but it may come from anywhere: from a rule
 * of a plugin, a cached run, another machine.
 */
export function mayShow(file: string, read: ReadFiles): boolean {
  return read.has(knownOuterFile(file, read));
}
