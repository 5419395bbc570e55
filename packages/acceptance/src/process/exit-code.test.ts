import { runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

describe('exit code', () => {
  it.concurrent('3: the program itself is at fault, and says so without a stack', async () => {
    // A service that a plugin puts in the place of another is part of the program.
    const plugin = `
      const service = () => { throw new TypeError('a fault to be seen'); };
      const clock = { token: { name: '@dipv/clock' }, service, replaces: true };
      export default { name: 'acme', apiVersion: 1, services: [clock] };`;
    const cwd = folderOf({
      'plugin.mjs': plugin,
      'dipv.config.json': '{ "plugins": ["./plugin.mjs"] }',
      'map.json': '{"name":"m","legs":[{"fieldMappings":[]}]}',
    });
    const { code, stdout, stderr } = await runDipv(['validate', 'map.json'], { cwd });
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^dipv: a fault in the program: a fault to be seen\nRun again with --debug/);
    expect(stderr).not.toMatch(/^ +at /m);
    const debug = await runDipv(['--debug', 'validate', 'map.json'], { cwd });
    expect(debug.code).toBe(3);
    expect(debug.stderr).toMatch(/TypeError: a fault to be seen\n +at /);
  });
});
