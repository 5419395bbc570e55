import { openFile } from '../bytes/byte-source.js';
import { decodeText } from '../bytes/decode-text.js';
import { InputError } from '../bytes/input-error.js';
import { MemoryBudget } from '../bytes/memory-budget.js';
import { SizeBudget } from '../bytes/size-budget.js';
import { parseJson } from '../json/parse.js';

/**
 * The JSON value of a file, or pipe, that is no input, such as a report to be merged; within the same limits.
 * @param limit in bytes
 * @throws InputError on what is too large or no JSON, and whatever `node:fs` throws
 */
export async function readJsonFile(path: string, limit: number): Promise<unknown> {
  const source = await openFile(path, new SizeBudget(limit), true);
  try {
    const parsed = parseJson(decodeText(source.read(0, source.size)), new MemoryBudget());
    if (parsed.fault !== null) throw new InputError(parsed.fault.reason);
    return parsed.value;
  } finally {
    source.close();
  }
}
