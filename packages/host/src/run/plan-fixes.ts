import { findingCode, placeText } from '@dipv/reporter';
import { writeEdits, type Edit } from '@dipv/formats';
import type { Finding, Report } from '@dipv/core';
import { UsageError } from '../options/usage-error.js';

/** Edits by the file they are made in, as reports call it. */
export type FixPlan = ReadonlyMap<string, readonly Edit[]>;

/** Where files are, and how large one may be. */
export interface FixOptions {
  readonly cwd: string;
  readonly maxInputSize: number;
}

/** A finding that a fix mends. */
export interface Mend {
  /** The name of the map. */
  readonly map: string;
  readonly finding: Finding;
  /** What changes, in words. */
  readonly title: string;
}

/**
 * The edits of all fixes of a report, each fix as a whole, and what they mend. Of two that touch the same text
 * the first is taken; the other may follow when the file is checked again.
 */
export function planFixes({ projects }: Report): { readonly edits: FixPlan; readonly mends: readonly Mend[] } {
  const plan = new Map<string, Edit[]>();
  const mends: Mend[] = [];
  for (const { map, finding } of projects.flatMap(({ name, findings }) =>
    findings.map((finding) => ({ map: name, finding })),
  )) {
    const { fix } = finding;
    if (fix === null) continue;
    const collides = fix.edits.some((edit) => (plan.get(edit.file) ?? []).some((other) => overlap(edit, other)));
    if (collides) continue;
    mends.push({ map, finding, title: fix.title });
    for (const { file, ...edit } of fix.edits) {
      const edits = plan.get(file);
      if (edits === undefined) plan.set(file, [edit]);
      else edits.push(edit);
    }
  }
  return { edits: plan, mends };
}

/** Mends that are told where not all are asked for. */
const FEW = 3;

/** What was mended: a count, and for each what and where. */
export function describeMends(mends: readonly Mend[], all: boolean): string {
  const shown = all || mends.length <= FEW + 1 ? mends : mends.slice(0, FEW);
  const left = mends.length - shown.length;
  return [
    `fixed: ${mends.length} ${mends.length === 1 ? 'finding' : 'findings'}`,
    ...shown.flatMap(({ map, finding, title }) => [
      `  ${findingCode(finding)}  ${map}`,
      `    ${placeText(finding.location)}: ${title}`,
    ]),
    ...(left > 0 ? [`  and ${left} more (--verbose lists them)`] : []),
  ].join('\n');
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
