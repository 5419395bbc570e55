import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';
import { ROOT } from '../bin/root.mjs';
import { must, shown } from './shown.mjs';

/**
 * Packs the extension by the command of a release, and runs the task out of what was packed as the agent does.
 * @throws Error also where what packs it warns, as of a file that a manifest names and that is not there
 */
export async function tryAzureTask(folder, env) {
  const packed = await shown('node', ['tools/bin/build-azure-task.mjs'], { cwd: ROOT, env });
  if (/warning/i.test(packed)) throw new Error('The manifests are not as they should be.');
  const [, file] = /VSIX: (.*\.vsix)/.exec(packed) ?? [];
  await unpack(file, folder);
  const task = join(folder, 'dipv');
  const { execution } = JSON.parse(readFileSync(join(task, 'task.json'), 'utf8'));
  const [{ target }] = Object.values(execution);
  const inputs = { INPUT_PATHS: 'examples/contoso', AGENT_TEMPDIRECTORY: folder };
  const log = await shown('node', [join(task, target)], { cwd: ROOT, env: { ...env, ...inputs }, expect: 1 });
  must(log, '##vso[task.logissue', '##vso[task.uploadsummary]', '##vso[artifact.upload', '##vso[results.publish');
}

async function unpack(file, folder) {
  const zip = await openPromise(file);
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    const path = join(folder, entry.fileName);
    mkdirSync(dirname(path), { recursive: true });
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(path));
  }
}
