// Writes the published JSON Schemas from their zod schemas; with --check, only says which checked-in ones are not current.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import { importSource, root } from './import-source.mjs';

const SCHEMAS = [
  ['packages/reporter/report.schema.json', 'packages/reporter/src/json/report-schema.ts', 'reportJsonSchema'],
  [
    'packages/host/config.schema.json',
    'packages/host/src/configuration/configuration-schema.ts',
    'configurationJsonSchema',
  ],
  [
    'packages/compare/comparison.schema.json',
    'packages/compare/src/formats/comparison-schema.ts',
    'comparisonJsonSchema',
  ],
  ['packages/formats/snapshot.schema.json', 'packages/formats/src/snapshot/shape.ts', 'snapshotJsonSchema'],
];

for (const [file, source, name] of SCHEMAS) {
  const target = fileURLToPath(new URL(file, root));
  const { jsonSchema } = await importSource(`export { ${name} as jsonSchema } from './${source}';`);
  const options = await prettier.resolveConfig(target);
  const generated = await prettier.format(JSON.stringify(jsonSchema()), { ...options, parser: 'json' });
  if (!process.argv.includes('--check')) {
    await writeFile(target, generated);
  } else if ((await readFile(target, 'utf8').catch(() => null)) !== generated) {
    console.error(`${file} is not what its zod schema gives. Run: node tools/bin/generate-json-schemas.mjs`);
    process.exitCode = 1;
  }
}
