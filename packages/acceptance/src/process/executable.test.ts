import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, linkSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { PROGRAM, ROOT } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

const EXAMPLES = join(ROOT, 'examples');
const BUILDING = 300_000;

/** What the machine has besides: no PATH, and no home to keep anything in. */
const env = { PATH: '' };
const options = { encoding: 'utf8', env, maxBuffer: 2 ** 26 } as const;

/** Needs no package: in an empty root there is none. */
const PLUGIN = {
  'plugin.mjs': `
import { EOL } from 'node:os';
const render = ({ projects }) => projects.map(({ name }) => name + EOL).join('');
export default { name: '@acme/format', apiVersion: 1, formats: [{ name: 'acme', description: 'names', load: () => render }] };
`,
  'dipv.config.mjs': `export default { plugins: ['./plugin.mjs'] };`,
  'map.json': JSON.stringify({ name: 'Pum', legs: [{ fieldMappings: [] }] }),
};

describeWith('node 24', (node) => {
  describe('the single executable', () => {
    let cwd: string;
    let file: string;

    beforeAll(() => {
      const to = folderOf();
      execFileSync(process.execPath, ['tools/bin/executable.mjs', '--node', node, '--to', to], {
        cwd: ROOT,
        stdio: 'pipe',
      });
      file = join(to, 'dipv');
      cwd = folderOf();
    }, BUILDING);

    const run = (args: readonly string[], folder = cwd) => spawnSync(file, args, { ...options, cwd: folder });

    it.each([
      ['--version'],
      ['--help'],
      ['rules', '-f', 'json'],
      ['explain', 'DIPV1022'],
      ['validate', join(EXAMPLES, 'contoso'), '-f', 'json'],
      ['validate', join(EXAMPLES, 'contoso'), '--workers', '2', '-f', 'json'],
      ['validate', join(EXAMPLES, 'all-codes'), '--workers', '2', '-f', 'html'],
      ['snapshot', join(EXAMPLES, 'contoso'), '-o', '-'],
      ['validate', 'missing'],
      ['validate', '--formt', 'json'],
      ['init', '--print'],
    ])('says in an empty folder what the program says: %s %s %s %s', (...args) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], { ...options, cwd });
      expect(run(args)).toMatchObject({ status, stdout, stderr });
    });

    it('loads the plugins of a configuration', () => {
      const folder = folderOf(PLUGIN);
      expect(run(['validate', '-f', 'acme'], folder)).toMatchObject({ status: 0, stdout: 'Pum\n', stderr: '' });
    });

    it('keeps what it found, and finds it again', () => {
      const folder = folderOf(PLUGIN);
      const args = ['validate', 'map.json', '--no-config', '-f', 'json', '--cache'];
      const { status, stdout, stderr } = run(args, folder);
      expect(readdirSync(join(folder, '.dipv-cache'))).not.toEqual([]);
      expect(run(args, folder)).toMatchObject({ status, stdout, stderr });
    });

    it('has the address of a guide that does not lie beside it', () => {
      const { stderr } = run(['validate', join(EXAMPLES, 'contoso'), '--explain-not-checked']);
      expect(stderr).toContain('https://github.com/dipv/dipv/blob/main/docs/guides/metadata.md');
    });

    it('ends by Ctrl-C', async () => {
      const child = spawn(file, ['validate', join(EXAMPLES, 'contoso'), '--watch'], { cwd, env, stdio: 'pipe' });
      child.stdout.resume();
      for await (const chunk of child.stderr) if (String(chunk).includes('Watching for changes')) break;
      await setTimeout(200); // Node loses one that comes in the moment in which it stops to look for it, see decision 66
      child.kill('SIGINT');
      const end = await new Promise((done) => child.once('exit', (code, signal) => done(code ?? signal)));
      expect([130, 'SIGINT']).toContain(end);
    }, 60_000);

    describeWith('empty root', (unshare) => {
      it('runs where there is nothing but the libraries that it names', () => {
        const root = folderOf();
        const libraries = execFileSync('ldd', [file], { encoding: 'utf8' }).match(/\/\S+(?= \(0x)/g) ?? [];
        for (const library of libraries) cpSync(library, join(root, library), { dereference: true });
        cpSync(join(EXAMPLES, 'contoso'), join(root, 'work/contoso'), { recursive: true });
        cpSync(folderOf(PLUGIN), join(root, 'work/plugin'), { recursive: true });
        const absent = { 'dipv.config.json': JSON.stringify({ plugins: ['@acme/rules'] }) };
        cpSync(folderOf(absent), join(root, 'work/absent'), { recursive: true });
        mkdirSync(join(root, 'bin'));
        linkSync(file, join(root, 'bin/dipv'));
        const enter = ['--map-root-user', '--user', '--root', root, '--wd', '/work', '/bin/dipv'];
        const inside = (...args: string[]) => spawnSync(unshare, [...enter, ...args], options);
        expect(inside('--version')).toMatchObject({ stdout: run(['--version']).stdout, stderr: '', status: 0 });
        for (const args of [
          ['contoso', '-f', 'json'],
          ['contoso', '-f', 'json', '--workers', '2'],
          ['plugin/map.json', '-c', 'plugin/dipv.config.mjs', '-f', 'acme'],
        ]) {
          const { status, stdout, stderr } = run(['validate', ...args], join(root, 'work'));
          expect(status).toBeLessThan(2);
          expect(inside('validate', ...args)).toMatchObject({ status, stdout, stderr });
        }
        for (const args of [
          ['--help'],
          ['explain', 'DIPV1022'],
          ['rules'],
          ['validate', 'contoso', '-f', 'html'],
          ['validate', 'contoso', '--fix-dry-run'],
          ['snapshot', 'contoso', '-o', '-'],
          ['compare', 'contoso/maps', 'contoso', '-f', 'html'],
          ['print-config', '--schema'],
          ['pull', '--help'],
        ]) {
          const { status, stdout, stderr } = run(args, join(root, 'work'));
          expect(stdout).not.toBe('');
          expect(inside(...args)).toMatchObject({ status, stdout, stderr });
        }
        expect(inside('document', 'contoso', '-f', 'xlsx', '-o', 'pages')).toMatchObject({
          stderr: 'Wrote 1 file about 10 maps to pages.\n',
          status: 0,
        });
        // what is not there is refused by a sentence
        expect(inside('validate', 'contoso', '--staged')).toMatchObject({
          stderr: expect.stringMatching(/^dipv: --staged: git was not found: install it/) as string,
          status: 2,
        });
        expect(inside('validate', 'contoso', '-c', 'absent/dipv.config.json')).toMatchObject({
          stderr: expect.stringMatching(
            /plugins\[0\]: plugin "@acme\/rules" is not to be found: no package of this name/,
          ) as string,
          status: 2,
        });
      });
    });
  });
});
