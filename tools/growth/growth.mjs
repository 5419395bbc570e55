// npm run growth: what every doubling of an input costs, dimension by dimension. `-- --small` counts visits of the code
// in place of time, so that noise fails nothing; `-- NAME` takes the dimensions whose name holds that.
import { rmSync } from 'node:fs';
import { dimensions } from './dimensions.mjs';
import { loadProgram } from './load.mjs';
import { measureTime } from './time.mjs';
import { countVisits } from './visits.mjs';
import { writePage } from './page.mjs';

const [flags, names] = [
  process.argv.slice(2).filter((arg) => arg.startsWith('--')),
  process.argv.slice(2).filter((arg) => !arg.startsWith('--')),
];
const isSmall = flags.includes('--small');
const chosen = dimensions.filter(([name]) => names.length === 0 || names.some((part) => name.includes(part)));

const loaded = await loadProgram({ counts: isSmall });
const rows = [];
try {
  for (const [name, inputOf] of chosen) {
    const row = isSmall ? await countVisits(loaded, name, inputOf) : await measureTime(loaded, name, inputOf);
    rows.push(row);
    if (row.faults.length > 0 || !isSmall)
      console.log([row.line, ...row.faults.map((fault) => `  ${fault}`)].join('\n'));
  }
} finally {
  rmSync(loaded.folder, { recursive: true, force: true });
}
const over = rows.filter(({ faults }) => faults.length > 0);
console.log(`${rows.length} dimensions, of which ${over.length} grow too fast`);
if (!isSmall && names.length === 0) await writePage(rows);
process.exitCode = over.length === 0 ? 0 : 1;
