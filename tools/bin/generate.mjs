// Makes every generated file anew. With --check it only tells which would differ, and fails.
import { spawnSync } from 'node:child_process';
import { ROOT } from './root.mjs';

const GENERATORS = [
  'generate-versions.mjs',
  'generate-odata-filter-parser.mjs',
  'generate-json-schemas.mjs',
  'generate-rule-docs.mjs',
  'generate-metadata-guide.mjs',
  'generate-shown-output.mjs', // last: it builds the program
];

const failed = GENERATORS.filter((script) => {
  const args = [`tools/bin/${script}`, ...process.argv.slice(2)];
  return spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' }).status !== 0;
});
process.exitCode = failed.length === 0 ? 0 : 1;
