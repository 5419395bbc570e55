import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '@dipv/core';
import { writeWhole } from '@dipv/formats';

/** What a run found, as it is kept for the next one that reads the same. */
export interface CachedRun {
  readonly report: Report;
  readonly unrecognised: readonly string[];
  readonly notes: readonly string[];
}

/** Reports of earlier runs, one file each, named by all that went into them. */
export class ReportCache {
  private readonly file: string;

  /** @param ingredients everything that the report depends on */
  constructor(folder: string, ingredients: readonly unknown[]) {
    const key = createHash('sha256').update(JSON.stringify(ingredients)).digest('hex');
    this.file = join(folder, `${key}.report`); // no .json: a run over the folder around it would take it for an input
  }

  async read(): Promise<CachedRun | null> {
    const text = await readFile(this.file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
      throw error;
    });
    return text === null ? null : parseRun(text);
  }

  async write(run: CachedRun): Promise<void> {
    await writeWhole(this.file, [JSON.stringify(run)]);
  }
}

/** `null`: a file that was cut short or written by somebody else counts as none. */
function parseRun(text: string): CachedRun | null {
  try {
    const run = JSON.parse(text) as Partial<CachedRun> | null;
    const isWhole =
      run?.report?.version === 1 &&
      Array.isArray(run.report.projects) &&
      [run.unrecognised, run.notes].every(Array.isArray);
    return isWhole ? (run as CachedRun) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
