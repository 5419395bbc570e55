// Writes the version of @dipv/core where its program has it; with --check, only says whether it is current.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

const CORE = join(ROOT, 'packages/core');
const target = join(CORE, 'src/version.ts');
const { version } = JSON.parse(readFileSync(join(CORE, 'package.json'), 'utf8'));
const text = `// Generated from package.json by tools/bin/generate-versions.mjs: do not edit.
export const VERSION = '${version}';
`;

if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  console.error(`${target} is not what package.json gives. Run: node tools/bin/generate-versions.mjs`);
  process.exitCode = 1;
}
