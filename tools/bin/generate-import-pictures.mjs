// Writes docs/imports.md: which package imports which, and which folder which, as dependency-cruiser finds them. With
// --check it only tells whether they differ, and fails.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

const PAGE = join(ROOT, 'docs/imports.md');

function picture(collapse, ...options) {
  const program = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [program, 'packages', '--collapse', collapse, '--output-type', 'mermaid', ...options];
  return `\`\`\`mermaid\n${execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' }).trim()}\n\`\`\``;
}

const text = `<!-- Written by tools/bin/generate-import-pictures.mjs. -->

# Who imports whom

\`.dependency-cruiser.cjs\` says what may be. Tests, and files that stand in no folder, are left out.

## Packages

${picture('^packages/[^/]+')}

## Folders

${picture('^packages/[^/]+/src/[^/]+', '--include-only', '^packages/[^/]+/src/[^/]+/')}
`;

const isCurrent = existsSync(PAGE) && readFileSync(PAGE, 'utf8') === text;
if (process.argv.includes('--check')) {
  if (!isCurrent) console.error('docs/imports.md differs. Run: node tools/bin/generate-import-pictures.mjs');
  process.exitCode = isCurrent ? 0 : 1;
} else if (!isCurrent) {
  writeFileSync(PAGE, text);
  console.log('docs/imports.md');
}
