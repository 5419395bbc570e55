import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@dipv/core';
import { planFixes, writeFixes } from '@dipv/host/library';
import type { Reading } from './examine.js';
import { hold } from './oracles.js';

const MOST_PASSES = 10;

/** Holds fixes to mending: they break no file, and in the end nothing is left to mend. */
export async function checkFixes(
  first: Reading,
  read: (cwd: string) => Promise<Reading>,
  maxInputSize: number,
): Promise<void> {
  const { cwd } = first;
  let reading = first;
  for (let pass = 0; ; pass++) {
    const { edits, mends } = planFixes(reading.report);
    if (mends.length === 0) break;
    hold(pass < MOST_PASSES, 'fixes do not end', () => mends.map(({ title }) => title).join(', '));
    const files = [...new Set([...edits.keys()].map((file) => file.split('!/')[0] ?? ''))];
    const hashes = new Map(files.map((file) => [file, hashOf(join(cwd, file))]));
    const { written } = await writeFixes(edits, hashes, { cwd, maxInputSize });
    if (written.size === 0) break; // what cannot be mended is left as it is, and said
    reading = await read(cwd);
  }
  if (reading === first) return;
  const before = problemsOf(first.report);
  const broken = [...problemsOf(reading.report)].filter((problem) => !before.has(problem));
  hold(broken.length === 0, 'a fix breaks a file', () => broken.join(', '));
  const { projects } = reading.report;
  hold(projects.length === first.report.projects.length, 'a fix loses a map', () => `${projects.length}`);
  hold(errorsOf(reading.report) <= errorsOf(first.report), 'a fix makes errors', () => `${errorsOf(reading.report)}`);
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/**
 * Without places, since a fix moves what stands behind it, and without copies that say something else: one of two copies
 * is mended, and that the other is as it was is told.
 */
function problemsOf({ problems }: Report): ReadonlySet<string> {
  const others = problems.filter(({ reason }) => !reason.includes('is there twice'));
  return new Set(others.map(({ file, reason }) => `${file}: ${reason.replace(/ \(line \d+, column \d+\)/g, '')}`));
}

function errorsOf({ summary }: Report): number {
  return summary.errors;
}
