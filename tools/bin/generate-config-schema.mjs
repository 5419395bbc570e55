// Writes the JSON Schema of the configuration from its zod schema; with --check, only says whether the checked-in one is current.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import prettier from 'prettier';

const cli = new URL('../../packages/cli/', import.meta.url);
const target = fileURLToPath(new URL('config.schema.json', cli));

/** From the source, not from `dist`, which may be missing or stale. */
async function generate() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('src/configuration/configuration-schema.ts', cli))],
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  const { configurationJsonSchema } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
  const options = await prettier.resolveConfig(target);
  return prettier.format(JSON.stringify(configurationJsonSchema()), { ...options, parser: 'json' });
}

const generated = await generate();
if (!process.argv.includes('--check')) {
  await writeFile(target, generated);
} else if ((await readFile(target, 'utf8').catch(() => null)) !== generated) {
  console.error(`${target} is not what the zod schema gives. Run: node tools/bin/generate-config-schema.mjs`);
  process.exitCode = 1;
}
