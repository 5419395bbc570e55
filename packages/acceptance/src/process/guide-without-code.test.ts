import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

const GUIDE = readFileSync(join(ROOT, 'docs/guides/write-a-rule-without-code.md'), 'utf8');
const blocks = [...GUIDE.matchAll(/^```(\w+)(?: (run|file=(\S+)))?\n([^]*?)^```$/gm)].map(
  ([, language = '', what = '', file = null, text = '']) => ({ language, what, file, text }),
);
const files = Object.fromEntries(blocks.flatMap(({ file, text }) => (file === null ? [] : [[file, text]])));
/** Each command with the output that is shown behind it. */
const runs = blocks.flatMap(({ what, text }, i) =>
  what === 'run' ? [{ command: text.trim(), shown: blocks[i + 1]?.text.trim() ?? '' }] : [],
);

it('has no block that nobody tries', () => {
  const tried = blocks.filter(({ language, what }) => what !== '' || language === 'output');
  expect(tried).toEqual(blocks);
  expect(blocks.filter(({ language }) => language === 'output')).toHaveLength(runs.length);
});

it.each(runs)('$command', async ({ command, shown }) => {
  const [npx, dipv, ...args] = command.split(' ');
  expect([npx, dipv]).toEqual(['npx', 'dipv']);
  const { stdout, stderr } = await runDipv(args, { cwd: folderOf(files) });
  expect(`${stdout}${stderr}`.trim()).toBe(shown);
});
