// Writes what each package exports, with all types that this shows, to `api/<entry>.api.md` in its folder, from what the
// compiler made of it. A change of what others build on is then seen in review. With --check it only tells what differs.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { packageFolders } from './package-folders.mjs';
import { ROOT } from './root.mjs';

const { Extractor, ExtractorConfig } = createRequire(import.meta.url)('@microsoft/api-extractor');
const COMPILER = {
  target: 'es2022',
  lib: ['es2023'],
  module: 'nodenext',
  moduleResolution: 'nodenext',
  strict: true,
  skipLibCheck: true,
  types: ['node'],
};
const NOTHING = { default: { logLevel: 'none' } };
const silence = (message) => {
  message.handled = message.logLevel !== 'error';
};
const isCheck = process.argv.includes('--check');
const temporary = mkdtempSync(join(tmpdir(), 'dipv-api-'));
const different = [];

for (const folder of packageFolders()) {
  const manifest = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'));
  if (manifest.private === true) continue;
  for (const [path, target] of Object.entries(manifest.exports ?? {})) {
    const types = target.types ?? target.default?.replace(/\.js$/, '.d.ts');
    if (types !== undefined) report(folder, path, types);
  }
}
rmSync(temporary, { recursive: true });
for (const file of different)
  console.error(`${file} ${isCheck ? 'differs: run node tools/bin/generate.mjs' : 'was written anew'}`);
process.exitCode = isCheck && different.length > 0 ? 1 : 0;

function report(folder, path, types) {
  const root = join(ROOT, folder);
  const entry = path === '.' ? 'index' : basename(path);
  const reportFolder = join(root, 'api');
  mkdirSync(reportFolder, { recursive: true });
  const config = ExtractorConfig.prepare({
    packageJsonFullPath: join(root, 'package.json'),
    configObjectFullPath: undefined,
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: join(root, types),
      // Without the condition by which the repository reads sources in the place of declarations.
      compiler: { overrideTsconfig: { compilerOptions: COMPILER, files: [join(root, types)] } },
      apiReport: { enabled: true, reportFileName: `${entry}.api.md`, reportFolder, reportTempFolder: temporary },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages: {
        compilerMessageReporting: NOTHING,
        extractorMessageReporting: NOTHING,
        tsdocMessageReporting: NOTHING,
      },
    },
  });
  const { apiReportChanged } = Extractor.invoke(config, { localBuild: !isCheck, messageCallback: silence });
  if (apiReportChanged) different.push(`${folder}/api/${entry}.api.md`);
}
