import { openFile } from '../bytes/byte-source.js';
import { decodeText } from '../bytes/decode-text.js';
import { InputError } from '../bytes/input-error.js';
import { MemoryBudget } from '../bytes/memory-budget.js';
import { SizeBudget } from '../bytes/size-budget.js';
import { MOST_SHOWN } from '../facts/faults.js';
import { doubledMembers } from '../json/doubled-members.js';
import { parseJson } from '../json/parse.js';
import { quoted } from '../json/value.js';
import { LineIndex } from '../text/line-index.js';

/**
 * The JSON value of a file, or pipe, that is no input, such as a report to be merged; within the same limits.
 * @param limit in bytes
 * @param onDoubled told of members that stand twice in one object; absent: nobody looks
 * @throws InputError on what is too large or no JSON, and whatever `node:fs` throws
 */
export async function readJsonFile(
  path: string,
  limit: number,
  onDoubled?: (reason: string) => void,
): Promise<unknown> {
  const source = await openFile(path, new SizeBudget(limit), true);
  try {
    const text = decodeText(source.read(0, source.size));
    const parsed = parseJson(text, new MemoryBudget());
    if (parsed.fault !== null) throw new InputError(parsed.fault.reason);
    if (onDoubled !== undefined) for (const reason of reasonsOf(text)) onDoubled(reason);
    return parsed.value;
  } finally {
    source.close();
  }
}

function reasonsOf(text: string): string[] {
  const { members, count } = doubledMembers(text, MOST_SHOWN);
  if (count === 0) return [];
  const lines = new LineIndex(text);
  const reasons = members.map(({ name, first, second }) => {
    const [passed, counts] = [first, second].map((offset) => lines.position(offset).line);
    return `the member ${quoted(name)} of one object stands in 2 places: that of line ${counts} counts, that of line ${passed} is passed over`;
  });
  return count > members.length ? [...reasons, `${count - members.length} more members stand twice`] : reasons;
}
