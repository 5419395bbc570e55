import { runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

const MAPS = 'examples/contoso';

async function codeOf(args: string): Promise<number | null> {
  return (await runDipv(['validate', ...args.split(' '), '-f', 'compact'])).code;
}

describe('exit code', () => {
  it.concurrent.each([
    ['0: nothing was found', `${MAPS}/environments ${MAPS}/maps/customer-groups.json`, 0],
    ['0: what was found is below --fail-on', `${MAPS} --only DIPV1031`, 0],
    ['0: nothing is ever at --fail-on never', `${MAPS} --fail-on never`, 0],
    ['0: as many warnings as --max-warnings allows', `${MAPS} --fail-on never --max-warnings 3`, 0],
    ['1: an error was found', MAPS, 1],
    ['1: a warning was found, and that is the level', `${MAPS} --only DIPV1031 --fail-on warning`, 1],
    ['1: a warning that is called an error', `${MAPS} --only DIPV1031 --rule DIPV1031=error`, 1],
    ['1: a warning that the preset calls an error', `${MAPS} --only DIPV1031 --preset strict`, 1],
    ['1: more warnings than --max-warnings allows', `${MAPS} --fail-on never --max-warnings 2`, 1],
    [
      '1: something was not checked with --require-complete',
      `${MAPS}/maps/warehouses.json --only 1031 --require-complete`,
      1,
    ],
    ['0: all was checked with --require-complete', `${MAPS} --only 1031 --require-complete`, 0],
    ['2: a path that does not exist, even if findings do', `${MAPS} nowhere.json`, 2],
    ['2: an input that could not be read, though no finding fails the run', `${MAPS} nowhere.json --fail-on never`, 2],
  ])('%s', async (_name, args, code) => {
    expect(await codeOf(args)).toBe(code);
  });

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
