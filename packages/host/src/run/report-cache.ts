import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { lstat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '@dipv/core';
import { writeWhole } from '@dipv/formats';
import type { KeptFacts, KeptMaps } from './kept-maps.js';

/** What a run found, as it is kept for the next one that reads the same. */
export interface CachedRun {
  readonly report: Report;
  readonly unrecognised: readonly string[];
  readonly notes: readonly string[];
}

/** The name of what depends on all of this. */
export function nameOf(ingredients: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(ingredients)).digest('hex');
}

/**
 * Reports of earlier runs, one file each, named by all that went into them, and what is known of the maps of the last run.
 * The folder may lie in a checkout, where anybody can put files: each is signed with a secret of the user, and one with
 * another signature counts as none.
 */
export class ReportCache {
  constructor(
    private readonly folder: string,
    private readonly secret: Uint8Array,
  ) {}

  /** `null`: there is none that can be believed. */
  read(name: string): CachedRun | null {
    return parsed(this.content(`${name}.report`, name), isRun); // no .json: a run over the folder around it would take it for an input
  }

  async write(name: string, { report, unrecognised, notes }: CachedRun): Promise<void> {
    await this.put(`${name}.report`, name, JSON.stringify({ report, unrecognised, notes }));
  }

  /** The same of maps. */
  readMaps(name: string): KeptMaps | null {
    return parsed(this.content(name, name), isMaps);
  }

  async writeMaps(name: string, maps: KeptMaps): Promise<void> {
    await this.put(name, name, JSON.stringify(maps));
  }

  /** The same of what is told of maps. */
  readFacts(name: string): KeptFacts | null {
    return parsed(this.content(name, name), isFacts);
  }

  async writeFacts(name: string, facts: KeptFacts): Promise<void> {
    await this.put(name, name, JSON.stringify(facts));
  }

  private content(file: string, name: string): string {
    const text = textOf(join(this.folder, file));
    const end = text.indexOf('\n');
    const [signature, content] = [text.slice(0, Math.max(end, 0)), text.slice(end + 1)];
    return isSame(signature, this.sign(name, content)) ? content : '';
  }

  private async put(file: string, name: string, content: string): Promise<void> {
    const path = join(this.folder, file);
    await removeLink(path);
    await writeWhole(path, [`${this.sign(name, content)}\n`, content]);
  }

  /** With its name: a report of other inputs, put in the place of this one, is not this one. */
  private sign(name: string, content: string): string {
    return createHmac('sha256', this.secret).update(`${name}\n`).update(content).digest('hex');
  }
}

/** Empty where there is none, or what stands there cannot be read. */
function textOf(file: string): string {
  try {
    return statSync(file).isFile() ? readFileSync(file, 'utf8') : ''; // a pipe might never end
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
function parsed<T>(text: string, isWhole: (value: Partial<T>) => boolean): T | null {
  try {
    const value = JSON.parse(text) as Partial<T> | null;
    return value !== null && isWhole(value) ? (value as T) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isRun({ report, unrecognised, notes }: Partial<CachedRun>): boolean {
  return report?.version === 1 && [report.projects, report.problems, unrecognised, notes].every(Array.isArray);
}

function isMaps({ report, inputs, files, always }: Partial<KeptMaps>): boolean {
  const isKept = files === null || Array.isArray(files);
  return typeof report === 'string' && isKept && [inputs, always].every(Array.isArray);
}

function isFacts({ report, files }: Partial<KeptFacts>): boolean {
  return typeof report === 'string' && Array.isArray(files);
}
