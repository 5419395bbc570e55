import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '@dipv/formats';
import { isObject, type JsonObject } from './json.js';

/** Answers that are kept until a pull is done, so that one that was interrupted goes on where it ended. */
export class Answers {
  private made: Promise<void> | null = null;
  private readonly own = new Set<string>();
  /** How many were there already. */
  kept = 0;
  /** How many were asked for. */
  fetched = 0;

  /** @param folder where they are kept, a file each */
  constructor(
    private readonly folder: string,
    private readonly onFetch: () => void = () => undefined,
  ) {}

  async of(question: string, ask: () => Promise<JsonObject>): Promise<JsonObject> {
    // no input is called so: who validates the folder meanwhile reads none of it
    const file = join(this.folder, `${createHash('sha256').update(question).digest('hex')}.answer`);
    const kept = await read(file);
    if (kept !== null) {
      if (!this.own.has(file)) this.kept++;
      this.own.add(file);
      return kept;
    }
    const answer = await ask();
    await (this.made ??= makeFolder(this.folder));
    await writeFile(file, JSON.stringify(answer)); // one that is not whole is no JSON, and is asked for again
    this.own.add(file);
    this.fetched++;
    this.onFetch();
    return answer;
  }
}

async function read(file: string): Promise<JsonObject | null> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isObject(value) ? value : null;
  } catch {
    return null; // not there, or damaged: it is asked for
  }
}
