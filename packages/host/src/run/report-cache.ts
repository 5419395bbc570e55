import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { lstat, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '@dipv/core';
import { writeWhole } from '@dipv/formats';

/** What a run found, as it is kept for the next one that reads the same. */
export interface CachedRun {
  readonly report: Report;
  readonly unrecognised: readonly string[];
  readonly notes: readonly string[];
}

/**
 * Reports of earlier runs, one file each, named by all that went into them. The folder may lie in a checkout, where
 * anybody can put files: each is signed with a secret of the user, and one with another signature counts as none.
 */
export class ReportCache {
  readonly name: string;
  private readonly file: string;

  /** @param ingredients everything that the report depends on */
  constructor(
    folder: string,
    ingredients: readonly unknown[],
    private readonly secret: Uint8Array,
  ) {
    this.name = createHash('sha256').update(JSON.stringify(ingredients)).digest('hex');
    this.file = join(folder, `${this.name}.report`); // no .json: a run over the folder around it would take it for an input
  }

  /** `null`: there is none that can be believed. */
  async read(): Promise<CachedRun | null> {
    const text = await textOf(this.file);
    const end = text.indexOf('\n');
    const [signature, content] = [text.slice(0, Math.max(end, 0)), text.slice(end + 1)];
    return isSame(signature, this.sign(content)) ? parseRun(content) : null;
  }

  async write({ report, unrecognised, notes }: CachedRun): Promise<void> {
    const content = JSON.stringify({ report, unrecognised, notes });
    await removeLink(this.file);
    await writeWhole(this.file, [`${this.sign(content)}\n`, content]);
  }

  /** With its name: a report of other inputs, put in the place of this one, is not this one. */
  private sign(content: string): string {
    return createHmac('sha256', this.secret).update(`${this.name}\n`).update(content).digest('hex');
  }
}

/** Empty where there is none, or what stands there cannot be read. */
async function textOf(file: string): Promise<string> {
  try {
    return (await stat(file)).isFile() ? await readFile(file, 'utf8') : ''; // a pipe might never end
  } catch (error) {
    if (error instanceof Error && 'code' in error) return '';
    throw error;
  }
}

/** Who sends a checkout can put one there, and what it leads to would be written. */
async function removeLink(file: string): Promise<void> {
  const stats = await lstat(file).catch(() => null); // there is none yet, most likely
  if (stats?.isSymbolicLink() === true) await unlink(file);
}

function isSame(text: string, other: string): boolean {
  const [a, b] = [Buffer.from(text), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** `null`: of another shape, as a build under development may have signed it. */
function parseRun(text: string): CachedRun | null {
  try {
    const run = JSON.parse(text) as Partial<CachedRun> | null;
    const isWhole =
      run?.report?.version === 1 &&
      [run.report.projects, run.report.problems, run.unrecognised, run.notes].every(Array.isArray);
    return isWhole ? (run as CachedRun) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
