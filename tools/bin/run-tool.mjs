import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { ROOT } from './root.mjs';

/**
 * Bundles a tool of TypeScript from source, and runs it. The bundle is a file, which threads of the tool can start.
 * @param run gives whether all went well
 */
export async function runTool(entry, name, run) {
  const folder = join(ROOT, 'node_modules/.cache/dipv');
  const outfile = join(folder, `${name}.cjs`);
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [join(ROOT, entry)],
    outfile,
    bundle: true,
    conditions: ['@dipv/source'],
    format: 'cjs',
    mainFields: ['module', 'main'],
    platform: 'node',
    external: ['esbuild'],
    logLevel: 'warning',
    // A library asks where it is; in CommonJS that has another name.
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
    define: { 'import.meta.url': 'importMetaUrl' },
  });
  const script = pathToFileURL(outfile);
  const ok = await run((await import(script.href)).default, ROOT, script);
  process.exitCode = ok ? 0 : 1;
}
