import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

const CORE = 'node_modules/.pnpm/@dipv+core/node_modules';
const TSC = join(ROOT, 'node_modules/typescript/lib/tsc.js');

/** Declarations are checked, ours included, and so strictly that nothing of another package can be named by its path. */
const TSCONFIG = JSON.stringify({
  compilerOptions: {
    target: 'es2022',
    lib: ['es2023'],
    module: 'nodenext',
    strict: true,
    declaration: true,
    rootDir: 'src',
    outDir: 'out',
    types: [],
  },
  include: ['src'],
});

/** Exports all that a module can hold, with no type written down. */
const MODULE = `
import { CLOCK, defineModule, legRule, provide, replace, token } from '@dipv/core';

export const prices = token<readonly number[]>('prices');

export const emptyMap = legRule({
  code: 'ACME0001',
  title: 'The map has no mappings',
  description: 'A leg without mappings writes nothing.',
  mend: 'Map at least the integration key.',
  check({ leg, report }) {
    if (leg.mappings.length === 0) report({ at: leg.at('fieldMappings'), detail: 'The leg has no mappings' });
  },
  examples: { fails: [], passes: [] },
});

export const acme = defineModule({
  name: '@acme/rules',
  apiVersion: 1,
  rules: [emptyMap],
  services: [provide(prices, [1, 2]), replace(CLOCK, () => new Date(0))],
});
`;

/** A workspace as pnpm installs it: each package sees what it declares, and nothing beside it. */
function consumerOf(sources: Readonly<Record<string, string>>): string {
  const folder = folderOf({
    'package.json': JSON.stringify({ name: '@acme/rules', version: '1.0.0', type: 'module' }),
    'tsconfig.json': TSCONFIG,
    ...sources,
  });
  const source = join(ROOT, 'packages/core');
  const core = join(folder, CORE, '@dipv/core');
  for (const part of ['package.json', 'dist']) cpSync(join(source, part), join(core, part), { recursive: true });
  const { dependencies } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as {
    dependencies: Readonly<Record<string, string>>;
  };
  for (const name of Object.keys(dependencies)) link(join(ROOT, 'node_modules', name), join(folder, CORE, name));
  link(core, join(folder, 'node_modules/@dipv/core'));
  return folder;
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, 'junction');
}

/** Compiles the sources; fails with what the compiler says. */
function compile(cwd: string): void {
  try {
    execFileSync(process.execPath, [TSC, '-p', '.'], { cwd, encoding: 'utf8' });
  } catch (error) {
    throw new Error((error as { stdout: string }).stdout, { cause: error });
  }
}

/** What a compiled file exports as `said`. */
function run(cwd: string, file: string): string {
  const program = `import { said } from './${file}'; console.log(said);`;
  return execFileSync(process.execPath, ['--input-type=module', '--eval', program], { cwd, encoding: 'utf8' });
}

describe('a package that pnpm installed', () => {
  it('exports its module with declarations, which name nothing that dipv keeps inside', () => {
    const cwd = consumerOf({ 'src/acme.ts': MODULE });
    compile(cwd);
    const declarations = readFileSync(join(cwd, 'out/acme.d.ts'), 'utf8');
    expect(declarations).toContain('acme: import("@dipv/core").Module');
    expect(declarations).not.toMatch(/inversify|reflect-metadata|\.pnpm/);
  });

  it('composes a validator beside another version of inversify, which it uses itself', () => {
    const cwd = consumerOf({
      'src/acme.ts': MODULE,
      'src/main.ts': `
import 'reflect-metadata';
import { createValidator, type Validator } from '@dipv/core';
import { Container, injectable } from 'inversify';
import { acme } from './acme.js';

@injectable()
class Greeting {
  readonly text = 'of its own container';
}

export const container = new Container({ defaultScope: 'Singleton' });
container.bind<Validator>('validator').toConstantValue(createValidator({ modules: [acme] }));
container.bind(Greeting).toSelf();
const { rules } = container.get<Validator>('validator');
export const said = [...rules.map(({ code }) => code), container.get(Greeting).text].join(' ');
`,
      'tsconfig.json': TSCONFIG.replace('"strict":true', '"strict":true,"experimentalDecorators":true'),
    });
    link(join(ROOT, 'node_modules/inversify-6'), join(cwd, 'node_modules/inversify'));
    link(join(ROOT, 'node_modules/reflect-metadata'), join(cwd, 'node_modules/reflect-metadata'));
    const versionOf = (folder: string) =>
      (JSON.parse(readFileSync(join(cwd, folder, 'inversify/package.json'), 'utf8')) as { version: string }).version;
    expect(versionOf('node_modules')).not.toBe(versionOf(CORE));
    compile(cwd);
    expect(run(cwd, 'out/main.js')).toMatch(/^.*\bACME0001\b.* of its own container\n$/);
  });
});
