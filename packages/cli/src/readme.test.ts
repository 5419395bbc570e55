import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');
const { version } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')) as { version: string };
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');

test.each(['README.md', 'docs/ci/README.md'])('%s names this version, and no other', (name) => {
  const named = [...read(name).matchAll(/dipv[@-](\d+\.\d+\.\d+)/g)].map(([, each]) => each);
  expect(new Set(named)).toEqual(new Set([version]));
});

test('README.md shows no output that is not generated', () => {
  const shown = read('README.md').replaceAll(/^<!-- generated: [\s\S]*?^<!-- end of generated -->$/gm, '');
  expect(shown).not.toMatch(/^\$ dipv /m);
});
