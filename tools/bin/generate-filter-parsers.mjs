// Writes the parsers of filters from their grammars; with --check, only says whether the checked-in ones are current.
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import peggy from 'peggy';
import { packageFolders } from './package-folders.mjs';
import { ROOT } from './root.mjs';

const GRAMMAR = 'filter.peggy';

const HEADER = `// @generated from ${GRAMMAR} by tools/bin/generate-filter-parsers.mjs: change the grammar, not this file.
// @ts-nocheck
import type { Filter, SyntaxMismatch } from './filter-syntax.js';
`;

const FOOTER = `
/** Reads a filter. Throws a syntax mismatch where it is none. */
export function parse(text: string): Filter {
  return peg$parse(text);
}

export function isSyntaxMismatch(error: unknown): error is SyntaxMismatch {
  return error instanceof peg$SyntaxError;
}
`;

function grammars() {
  const folders = packageFolders().map((folder) => join(ROOT, folder, 'src'));
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true })
      .filter((file) => basename(file) === GRAMMAR)
      .map((file) => join(folder, file)),
  );
}

async function generate(file) {
  const grammar = await readFile(file, 'utf8');
  const source = peggy.generate(grammar, { output: 'source', format: 'es', grammarSource: GRAMMAR });
  const exportsAt = source.lastIndexOf('const peg$allowedStartRules');
  if (exportsAt < 0)
    throw new Error('The output of peggy no longer ends in its list of start rules: adapt this script.');
  return HEADER + source.slice(0, exportsAt) + FOOTER;
}

for (const file of grammars()) {
  const target = join(dirname(file), 'filter-parser.generated.ts');
  const generated = await generate(file);
  if (!process.argv.includes('--check')) {
    await writeFile(target, generated);
  } else if ((await readFile(target, 'utf8').catch(() => null)) !== generated) {
    console.error(`${target} is not what ${GRAMMAR} gives. Run: node tools/bin/generate-filter-parsers.mjs`);
    process.exitCode = 1;
  }
}
