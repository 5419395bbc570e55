// Writes the parser of Dataverse filters from its grammar; with --check, only says whether the checked-in one is current.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import peggy from 'peggy';

const folder = new URL('../../packages/rules-field-mapping/src/odata-filter/', import.meta.url);
const target = fileURLToPath(new URL('filter-parser.generated.ts', folder));

const HEADER = `// @generated from filter.peggy by tools/bin/generate-odata-filter-parser.mjs: change the grammar, not this file.
// @ts-nocheck
import type { Expression, SyntaxMismatch } from './filter-syntax.js';
`;

const FOOTER = `
/** Reads a filter. Throws a syntax mismatch where it is none. */
export function parse(text: string): Expression {
  return peg$parse(text);
}

export function isSyntaxMismatch(error: unknown): error is SyntaxMismatch {
  return error instanceof peg$SyntaxError;
}
`;

async function generate() {
  const grammar = await readFile(new URL('filter.peggy', folder), 'utf8');
  const source = peggy.generate(grammar, { output: 'source', format: 'es', grammarSource: 'filter.peggy' });
  const exportsAt = source.lastIndexOf('const peg$allowedStartRules');
  if (exportsAt < 0)
    throw new Error('The output of peggy no longer ends in its list of start rules: adapt this script.');
  return HEADER + source.slice(0, exportsAt) + FOOTER;
}

const generated = await generate();
if (!process.argv.includes('--check')) {
  await writeFile(target, generated);
} else if ((await readFile(target, 'utf8').catch(() => null)) !== generated) {
  console.error(`${target} is not what filter.peggy gives. Run: node tools/bin/generate-odata-filter-parser.mjs`);
  process.exitCode = 1;
}
