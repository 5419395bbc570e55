import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { workspaceRoot } from '@nx/devkit';

const root = mkdtempSync(join(tmpdir(), 'dipv-move-'));
afterAll(() => rmSync(root, { recursive: true }));

const git = (cwd: string, ...args: readonly string[]): string => execFileSync('git', args, { cwd, encoding: 'utf8' });
const { repository } = JSON.parse(readFileSync(join(workspaceRoot, 'package.json'), 'utf8')) as { repository: string };
const own = repository.replace('github:', '');
/** What names an address on GitHub of something that is called as the repository is. */
const ADDRESS = /github\.com\/([\w-]+\/dipv)(?![\w-])/g;

const addresses = (files: readonly string[], folder: string): ReadonlySet<string> =>
  new Set(
    files.flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(ADDRESS)].map(([, address = '']) => address),
    ),
  );

it('moves every address of the repository, and the teams', () => {
  const files = git(workspaceRoot, 'grep', '-lIE', '(github.com/|github:|uses: )[a-z0-9-]+/dipv').trim().split('\n');
  expect(addresses(files, workspaceRoot)).toEqual(new Set([own]));
  for (const file of [...files, '.github/CODEOWNERS']) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    cpSync(join(workspaceRoot, file), join(root, file));
  }
  git(root, 'init', '-q');
  git(root, 'add', '-A', '-f');
  execFileSync(process.execPath, [join(workspaceRoot, 'tools/bin/move-repository.mjs'), 'contoso/dipv', root]);
  expect(addresses(files, root)).toEqual(new Set(['contoso/dipv']));
  const read = (file: string): string => readFileSync(join(root, file), 'utf8');
  expect(read('package.json')).toContain('"repository": "github:contoso/dipv"');
  expect(read('docs/ci/README.md')).toContain('uses: contoso/dipv@v');
  expect(read('.github/CODEOWNERS')).toContain('/packages/core/ @contoso/core');
  expect(read('packages/core/package.json')).toContain('"name": "@dipv/core"');
});
