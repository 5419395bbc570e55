// Packs the task of Azure Pipelines, with the program as it is published: azure-task/dist/dipv.dipv-0.1.0.vsix. What packs it
// is fetched by npx once, and needs no network then.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

const TFX = 'tfx-cli@0.23.1';
const TASK = join(ROOT, 'azure-task');
const EXTENSION = join(TASK, 'dist');

execFileSync(process.execPath, [join(ROOT, 'tools/bin/build-action.mjs')], { stdio: 'inherit' });
rmSync(EXTENSION, { recursive: true, force: true });
for (const file of ['vss-extension.json', 'overview.md', 'icon-128.png'])
  cpSync(join(TASK, file), join(EXTENSION, file));
cpSync(join(ROOT, 'LICENSE'), join(EXTENSION, 'LICENSE'));
for (const file of ['task.json', 'icon.png']) cpSync(join(TASK, file), join(EXTENSION, 'dipv', file));
for (const file of ['azure-task/main.mjs', 'action/run-dipv.mjs', 'action/dist']) {
  cpSync(join(ROOT, file), join(EXTENSION, 'dipv', file), { recursive: true });
}
const { publisher, id, version } = JSON.parse(readFileSync(join(TASK, 'vss-extension.json'), 'utf8'));
const output = join(EXTENSION, `${publisher}.${id}-${version}.vsix`);
const pack = ['extension', 'create', '--no-prompt', '--manifest-globs', 'vss-extension.json', '--output-path', output];
const { status } = spawnSync('npx', ['--yes', '--prefer-offline', TFX, ...pack], { cwd: EXTENSION, stdio: 'inherit' });
process.exitCode = status ?? 1;
