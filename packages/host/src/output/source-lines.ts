import { readText } from '@dipv/formats';
import type { FormatContext, Report } from '@dipv/core';

/** The lines of every file that holds a finding, for code frames. Files are read again, since few runs need them. */
export async function readSourceLines(
  report: Report,
  cwd: string,
  maxInputSize: number,
): Promise<FormatContext['sourceLines']> {
  const files = new Set<string>();
  for (const { findings } of report.projects) {
    for (const { location } of findings) if (location.line !== null) files.add(location.file);
  }
  const lines = new Map<string, readonly string[]>();
  for (const file of files) {
    const text = await readText(file, { cwd, maxInputSize });
    if (text !== null) lines.set(file, text.split(/\r\n|\n|\r/));
  }
  return (file, from, to) => lines.get(file)?.slice(from - 1, to) ?? null;
}
