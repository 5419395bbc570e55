import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, transform } from 'esbuild';
import { createInstrumenter } from 'istanbul-lib-instrument';
import { ROOT } from '../bin/root.mjs';

const CONTENTS = `
  export { createValidator } from './packages/core/src/index.ts';
  export { readWorkspace } from './packages/formats/src/index.ts';
  export { mergeShards } from './packages/host/src/run/merge-shards.ts';
  export { planFixes } from './packages/host/src/run/plan-fixes.ts';
  export { applyBaseline } from './packages/host/src/run/baseline.ts';
  export { compare, COMPARISON_FORMATS } from './packages/compare/src/index.ts';
  export { describe, PAGE_FORMATS } from './packages/document/src/index.ts';
  export { parseReport } from './packages/reporter/src/json/parse-report.ts';
  import * as list from './packages/cli/src/modules.ts';
  export const modules = Object.values(list);
`;

/** The global that holds the counters, by file. */
export const COUNTERS = '__visits__';

/**
 * The program in one file, made from its sources, so that no build need stand.
 * @param counts whether every statement of ours counts how often it is run
 */
export async function loadProgram({ counts }) {
  const folder = mkdtempSync(join(tmpdir(), 'dipv-growth-'));
  const file = join(folder, 'program.mjs');
  await build({
    stdin: { contents: CONTENTS, resolveDir: ROOT },
    bundle: true,
    conditions: ['@dipv/source'],
    format: 'esm',
    mainFields: ['module', 'main'],
    platform: 'node',
    // libraries in CommonJS require modules of Node
    banner: {
      js: `import { createRequire as requireOf } from 'node:module'; const require = requireOf(${JSON.stringify(pathToFileURL(ROOT).href)});`,
    },
    plugins: counts ? [counting()] : [],
    outfile: file,
    logLevel: 'error',
  });
  return { program: await import(pathToFileURL(file).href), folder };
}

function counting() {
  const instrumenter = createInstrumenter({ esModules: true, coverageVariable: COUNTERS, compact: false });
  return {
    name: 'counting',
    setup: ({ onLoad }) =>
      onLoad({ filter: /[\\/]packages[\\/][^\\/]+[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
        const { code } = await transform(readFileSync(path, 'utf8'), { loader: 'ts', target: 'es2022' });
        return { contents: instrumenter.instrumentSync(code, relative(ROOT, path)), loader: 'js' };
      }),
  };
}
