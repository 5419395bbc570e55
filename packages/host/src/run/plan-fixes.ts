import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { countText, findingCode, placeText } from '@dipv/reporter';
import { writeEdits, type Edit } from '@dipv/formats';
import type { Finding, Report } from '@dipv/core';
import { reasonOf } from '../output/reason-of.js';
import { knownOuterFile } from '../output/outer-file.js';

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
 * @param isLeft files in which nothing is mended, as reports call them
 */
export function planFixes(
  { projects }: Report,
  isLeft: (file: string) => boolean = () => false,
): { readonly edits: FixPlan; readonly mends: readonly Mend[] } {
  const plan = new Map<string, SortedEdits>();
  const mends: Mend[] = [];
  for (const { name: map, findings } of projects) {
    for (const finding of findings) {
      const { fix } = finding;
      if (fix === null || fix.edits.some(({ file }) => isLeft(file))) continue;
      if (fix.edits.some((edit) => plan.get(edit.file)?.collides(edit) === true)) continue;
      mends.push({ map, finding, title: fix.title });
      for (const { file, ...edit } of fix.edits) {
        const edits = plan.get(file) ?? new SortedEdits();
        plan.set(file, edits.add(edit));
      }
    }
  }
  return { edits: new Map([...plan].map(([file, { edits }]) => [file, edits])), mends };
}

/** Edits of a file that do not overlap, in the order of their places. */
class SortedEdits {
  readonly edits: Edit[] = [];

  /** Neighbours alone can collide, since those that are there do not overlap. */
  collides(edit: Edit): boolean {
    const at = this.firstBehind(edit);
    return [this.edits[at - 1], this.edits[at]].some((other) => other !== undefined && overlap(edit, other));
  }

  add(edit: Edit): this {
    this.edits.splice(this.firstBehind(edit), 0, edit);
    return this;
  }

  /** The index of the first edit that comes behind this one: it begins later, or there and ends later. */
  private firstBehind(edit: Edit): number {
    let low = 0;
    let high = this.edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.edits[middle];
      if (other !== undefined && comesFirst(edit, other)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** Mends that are told where not all are asked for. */
const FEW = 3;

/** What was mended: a count, and for each what and where. */
export function describeMends(mends: readonly Mend[], all: boolean): string {
  const shown = all || mends.length <= FEW + 1 ? mends : mends.slice(0, FEW);
  const left = mends.length - shown.length;
  return [
    `fixed: ${countText(mends.length, 'finding')}`,
    ...shown.flatMap(({ map, finding, title }) => [
      `  ${findingCode(finding)}  ${map}`,
      `    ${placeText(finding.location)}: ${title}`,
    ]),
    ...(left > 0 ? [`  and ${left} more (--verbose lists them)`] : []),
  ].join('\n');
}

function comesFirst(a: Edit, b: Edit): boolean {
  if (a.line === b.line && a.column === b.column) return isBefore(a.endLine, a.endColumn, b.endLine, b.endColumn);
  return isBefore(a.line, a.column, b.line, b.column);
}

function overlap(a: Edit, b: Edit): boolean {
  return isBefore(a.line, a.column, b.endLine, b.endColumn) && isBefore(b.line, b.column, a.endLine, a.endColumn);
}

function isBefore(line: number, column: number, endLine: number, endColumn: number): boolean {
  return line < endLine || (line === endLine && column < endColumn);
}

/** What became of the files of a plan, which are those on disk. */
export interface WrittenFixes {
  readonly written: ReadonlySet<string>;
  /** Why a file was left as it was. */
  readonly failed: ReadonlyMap<string, string>;
}

/**
 * Writes the edits into the files, and into the archives that hold them. Each file gets all of its edits or none, and
 * what keeps one from being written is no concern of the others.
 * @param hashes SHA-256 of each file as it was checked, in hexadecimal
 */
export async function writeFixes(
  plan: FixPlan,
  hashes: ReadonlyMap<string, string>,
  options: FixOptions,
): Promise<WrittenFixes> {
  const written = new Set<string>();
  const failed = new Map<string, string>();
  const paths = new Set<string>();
  for (const [file, edits] of byOuterFile(plan, hashes)) {
    try {
      const path = await realpath(resolve(options.cwd, file));
      if (paths.has(path)) continue; // by another name it was just changed, and is checked again
      await writeEdits(path, edits, { ...options, hash: hashes.get(file) ?? null });
      paths.add(path);
      written.add(file);
    } catch (error) {
      failed.set(file, whyNotMended(error));
    }
  }
  return { written, failed };
}

function whyNotMended(error: unknown): string {
  if (error instanceof Error && error.name === 'InputError') return `is not mended: it ${error.message}`;
  if (error instanceof Error && 'syscall' in error) return `is not mended: ${reasonOf(error)}`;
  throw error;
}

/** Edits by the file on disk, and by the path inside it. */
export function byOuterFile(
  plan: FixPlan,
  known: { has(file: string): boolean },
): Map<string, Map<string, readonly Edit[]>> {
  const byFile = new Map<string, Map<string, readonly Edit[]>>();
  for (const [file, edits] of plan) {
    const outer = knownOuterFile(file, known);
    const inside = byFile.get(outer) ?? new Map<string, readonly Edit[]>();
    byFile.set(outer, inside.set(file.slice(outer.length + 2), edits));
  }
  return byFile;
}
