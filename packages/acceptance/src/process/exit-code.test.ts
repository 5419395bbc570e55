import { runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

describe('exit code', () => {
  it.concurrent('3: the program itself is at fault, and says so without a stack', async () => {
    // A format that a plugin brings along is part of the program.
    const plugin = `
      const load = () => Promise.resolve(() => { throw new TypeError('a fault to be seen'); });
      const module = {
        id: 1,
        load({ bind }) { bind(Symbol.for('@dipv/format')).toConstantValue({ name: 'broken', description: 'fails', load }); },
      };
      export default module;`;
    const cwd = folderOf({
      'plugin.mjs': plugin,
      'dipv.config.json': '{ "plugins": ["./plugin.mjs"] }',
      'map.json': '{"name":"m","legs":[{"fieldMappings":[]}]}',
    });
    const { code, stdout, stderr } = await runDipv(['validate', 'map.json', '-f', 'broken'], { cwd });
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^dipv: a fault in the program: a fault to be seen\nRun again with --debug/);
    expect(stderr).not.toMatch(/^ +at /m);
    const debug = await runDipv(['--debug', 'validate', 'map.json', '-f', 'broken'], { cwd });
    expect(debug.code).toBe(3);
    expect(debug.stderr).toMatch(/TypeError: a fault to be seen\n +at /);
  });
});
