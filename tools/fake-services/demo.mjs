/** `npm run demo:pull`: pulls from the fake services, which throttle and break off, and validates what came. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startFakeServices } from './fake-services.mjs';

const PROGRAM = fileURLToPath(new URL('../../packages/cli/bin/dipv.cjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'dipv-demo-'));
const services = await startFakeServices({ pageSize: 1_000, throttleEvery: 150, breakEvery: 70, delay: 2 });
const output = join(folder, 'environment');
await run('pull', '--dataverse', services.dataverse, '--finance', services.finance, '--output', output);
const methods = [...new Set(services.requests.map(({ method }) => method))];
console.log(`\n${services.requests.length} requests, all of them ${methods.join(', ')}\n`);
await run('validate', output, '--no-config', '--explain-not-checked', '--fail-on', 'never');
services.close();
rmSync(folder, { recursive: true });

function run(...args) {
  console.log(`dipv ${args.join(' ')}`);
  const env = { ...process.env, DIPV_DATAVERSE_TOKEN: 'fake-dataverse', DIPV_FINANCE_TOKEN: 'fake-finance' };
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: 'inherit', env });
  return new Promise((done) => child.on('close', done));
}
