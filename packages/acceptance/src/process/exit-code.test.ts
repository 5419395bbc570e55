import { join } from 'node:path';
import { runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

describe('exit code', () => {
  it.concurrent('3: the program itself is at fault, and says so without a stack', async () => {
    const cwd = folderOf({
      'fault.cjs': `require('node:fs').statSync = () => { throw new TypeError('a fault to be seen'); };`,
      'map.json': '{"name":"m","legs":[{"fieldMappings":[]}]}',
    });
    const env = { NODE_OPTIONS: `--require ${join(cwd, 'fault.cjs')}` };
    const { code, stdout, stderr } = await runDipv(['validate', 'map.json'], { cwd, env });
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^dipv: a fault in the program: a fault to be seen\nRun again with --debug/);
    expect(stderr).not.toMatch(/^ +at /m);
    const debug = await runDipv(['--debug', 'validate', 'map.json'], { cwd, env });
    expect(debug.code).toBe(3);
    expect(debug.stderr).toMatch(/TypeError: a fault to be seen\n +at /);
  });
});
