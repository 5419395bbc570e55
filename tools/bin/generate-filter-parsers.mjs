// Writes the parsers of filters from their grammars; with --check, only says whether the checked-in ones are current.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import peggy from 'peggy';

/** What stands in each folder as filter.peggy, and the type of what its parser makes. */
const GRAMMARS = [
  { folder: 'rules-field-mapping/src/odata-filter', result: 'Expression' },
  { folder: 'rules-runtime/src/filter', result: 'Condition' },
];

const header = (
  result,
) => `// @generated from filter.peggy by tools/bin/generate-filter-parsers.mjs: change the grammar, not this file.
// @ts-nocheck
import type { ${result}, SyntaxMismatch } from './filter-syntax.js';
`;

const footer = (result) => `
/** Reads a filter. Throws a syntax mismatch where it is none. */
export function parse(text: string): ${result} {
  return peg$parse(text);
}

export function isSyntaxMismatch(error: unknown): error is SyntaxMismatch {
  return error instanceof peg$SyntaxError;
}
`;

async function generate(folder, result) {
  const grammar = await readFile(new URL('filter.peggy', folder), 'utf8');
  const source = peggy.generate(grammar, { output: 'source', format: 'es', grammarSource: 'filter.peggy' });
  const exportsAt = source.lastIndexOf('const peg$allowedStartRules');
  if (exportsAt < 0)
    throw new Error('The output of peggy no longer ends in its list of start rules: adapt this script.');
  return header(result) + source.slice(0, exportsAt) + footer(result);
}

for (const { folder: name, result } of GRAMMARS) {
  const folder = new URL(`../../packages/${name}/`, import.meta.url);
  const target = fileURLToPath(new URL('filter-parser.generated.ts', folder));
  const generated = await generate(folder, result);
  if (!process.argv.includes('--check')) {
    await writeFile(target, generated);
  } else if ((await readFile(target, 'utf8').catch(() => null)) !== generated) {
    console.error(`${target} is not what filter.peggy gives. Run: node tools/bin/generate-filter-parsers.mjs`);
    process.exitCode = 1;
  }
}
