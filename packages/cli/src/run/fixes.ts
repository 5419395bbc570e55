import { writeEdits, type Edit } from '@dipv/formats';
import type { Finding, Report } from '@dipv/core';
import { UsageError } from '../exit-code.js';

/** Edits by the file they are made in, as reports call it. */
export type FixPlan = ReadonlyMap<string, readonly Edit[]>;

/** Where files are, and how large one may be. */
export interface FixOptions {
  readonly cwd: string;
  readonly maxInputSize: number;
}

/**
 * The edits of all fixes of a report, each fix as a whole. Of two that touch the same text the first is
 * taken; the other may follow when the file is checked again.
 */
export function planFixes(report: Report): FixPlan {
  const plan = new Map<string, Edit[]>();
  for (const { fix } of report.projects.flatMap((project): readonly Finding[] => project.findings)) {
    if (fix === null) continue;
    const collides = fix.edits.some((edit) => (plan.get(edit.file) ?? []).some((other) => overlap(edit, other)));
    if (collides) continue;
    for (const { file, ...edit } of fix.edits) {
      const edits = plan.get(file);
      if (edits === undefined) plan.set(file, [edit]);
      else edits.push(edit);
    }
  }
  return plan;
}

function overlap(a: Edit, b: Edit): boolean {
  return isBefore(a.line, a.column, b.endLine, b.endColumn) && isBefore(b.line, b.column, a.endLine, a.endColumn);
}

function isBefore(line: number, column: number, endLine: number, endColumn: number): boolean {
  return line < endLine || (line === endLine && column < endColumn);
}

/**
 * Writes the edits into the files, and into the archives that hold them.
 * @throws UsageError when a file cannot be written
 */
export async function writeFixes(
  plan: FixPlan,
  hashes: ReadonlyMap<string, string>,
  options: FixOptions,
): Promise<void> {
  const byFile = new Map<string, Map<string, readonly Edit[]>>();
  for (const [file, edits] of plan) {
    const [outer = '', ...inner] = file.split('!/');
    byFile.set(outer, (byFile.get(outer) ?? new Map<string, readonly Edit[]>()).set(inner.join('!/'), edits));
  }
  for (const [file, edits] of byFile) {
    await writeEdits(file, edits, { ...options, hash: hashes.get(file) ?? '' }).catch((error: unknown) => {
      if (!(error instanceof Error) || !('syscall' in error || error.name === 'InputError')) throw error;
      throw new UsageError(`${file} cannot be mended: ${error.message}`);
    });
  }
}
