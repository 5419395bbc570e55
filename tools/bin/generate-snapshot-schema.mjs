// Writes the JSON Schema of snapshots from their zod schema; with --check, only says whether the checked-in one is current.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import prettier from 'prettier';

const formats = new URL('../../packages/formats/', import.meta.url);
const target = fileURLToPath(new URL('snapshot.schema.json', formats));

/** From the source, not from `dist`, which may be missing or stale. */
async function generate() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('src/snapshot/snapshot-shape.ts', formats))],
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  const { snapshotJsonSchema } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
  const options = await prettier.resolveConfig(target);
  return prettier.format(JSON.stringify(snapshotJsonSchema()), { ...options, parser: 'json' });
}

const generated = await generate();
if (!process.argv.includes('--check')) {
  await writeFile(target, generated);
} else if ((await readFile(target, 'utf8').catch(() => null)) !== generated) {
  console.error(`${target} is not what the zod schema gives. Run: node tools/bin/generate-snapshot-schema.mjs`);
  process.exitCode = 1;
}
