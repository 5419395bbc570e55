// Makes every generated file anew. With --check it only tells which would differ, and fails. With --rules it makes only
// what follows from the rules that are bound and from their packages, which `npm test` does before it checks.
import { spawnSync } from 'node:child_process';
import { ROOT } from './root.mjs';

const OF_SOURCES = [
  'generate-versions.mjs',
  'generate-filter-parsers.mjs',
  'generate-json-schemas.mjs',
  'generate-custom-rules-guide.mjs',
];
const OF_RULES = [
  'generate-rule-docs.mjs',
  'generate-metadata-guide.mjs',
  'generate-decisions.mjs',
  'generate-import-pictures.mjs',
  'generate-shown-output.mjs', // last: it builds the program
];

/** Made of what is built, which the last of those before sees to. */
const OF_DECLARATIONS = ['generate-api-reports.mjs'];

const args = process.argv.slice(2);
const generators = args.includes('--rules') ? OF_RULES : [...OF_SOURCES, ...OF_RULES, ...OF_DECLARATIONS];
const failed = generators.filter((script) => {
  const { status } = spawnSync(process.execPath, [`tools/bin/${script}`, ...args], { cwd: ROOT, stdio: 'inherit' });
  return status !== 0;
});
process.exitCode = failed.length === 0 ? 0 : 1;
