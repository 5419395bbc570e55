import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

/** Writes what stands between two lines of a file; with --check, only says whether it is that. */
export async function writePart({ file, begin, end, text, script }) {
  const path = join(ROOT, file);
  const existing = await readFile(path, 'utf8');
  const from = existing.indexOf(begin);
  const to = existing.indexOf(end);
  if (from === -1 || to < from) throw new Error(`${file} lacks the lines between which the table stands`);
  const generated = `${existing.slice(0, from + begin.length)}\n\n${text}\n\n${existing.slice(to)}`;
  if (existing !== generated && !process.argv.includes('--check')) {
    await writeFile(path, generated);
    console.log(file);
  } else if (existing !== generated) {
    console.error(`${file} is not what the sources give. Run: node tools/bin/${script}`);
    process.exitCode = 1;
  }
}
