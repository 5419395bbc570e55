import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runDipv } from '../process/test-data/run-dipv.js';
import { folderOf } from '../process/test-data/temp-folder.js';
import { asExpected, readScenario } from './test-data/scenario.js';

const FOLDER = join(__dirname, '../../scenarios');

const scenarios = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.scenario'))
  .sort()
  .map((path) => ({ path, ...readScenario(readFileSync(join(FOLDER, path), 'utf8')) }));

describe('this Node', () => runAll(process.execPath));

for (const name of ['node 20.19', 'node 22', 'node 24', 'node 26'] as const) {
  describeWith(name, (node) => describe(name, () => runAll(node)));
}

function runAll(node: string): void {
  it.concurrent.each(scenarios)('$path: $title', async ({ args, files, stdin, expected }) => {
    const cwd = Object.keys(files).length > 0 ? folderOf(files) : ROOT;
    const { code, stdout, stderr } = await runDipv(args, { cwd, stdin, node });
    const outcome: Record<string, string> = { stdout, stderr, exit: `${code}\n` };
    const contentOf = (name: string) => readFileSync(join(cwd, name.replace(/^then /, '')), 'utf8');
    const actual = Object.keys(expected).map((name) => [name, outcome[name] ?? contentOf(name)] as const);
    expect(Object.fromEntries(actual.map(([name, text]) => [name, asExpected(expected[name]!, text)]))).toEqual(
      expected,
    );
  });
}
