import { readText } from '@dipv/formats';
import type { FormatContext, Report } from '@dipv/core';
import { mayShow, type ReadFiles } from './read-files.js';

/** The lines of every file that was read and holds a finding, for code frames. Files are read again: few runs need them. */
export async function readSourceLines(
  report: Report,
  read: ReadFiles,
  cwd: string,
  maxInputSize: number,
): Promise<FormatContext['sourceLines']> {
  const files = new Set<string>();
  for (const { findings } of report.projects) {
    for (const { location } of findings)
      if (location.line !== null && mayShow(location.file, read)) files.add(location.file);
  }
  const lines = new Map<string, readonly string[]>();
  for (const file of files) {
    const text = await readText(file, { cwd, maxInputSize });
    if (text !== null) lines.set(file, text.split(/\r\n|\n|\r/));
  }
  return (file, from, to) => lines.get(file)?.slice(from - 1, to) ?? null;
}
