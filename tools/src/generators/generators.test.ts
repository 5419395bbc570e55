import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { readJson, type Tree, workspaceRoot } from '@nx/devkit';
import * as core from '@dipv/core';
import * as testing from '@dipv/testing';
import * as ts from 'typescript';
import { ruleGenerator, type RuleOptions } from './rule/generator.js';
import { rulePackageGenerator } from './rule-package/generator.js';

const PACKAGE = 'packages/rules-schema';

const INDEX = `import { defineModule } from '@dipv/core';
import { missingVersionnumber } from './rules/DIPV1019-missing-versionnumber.js';
import { missingSourceField } from './rules/DIPV1022-missing-source-field.js';

export const schemaRules = defineModule({
  name: '@dipv/rules-schema',
  apiVersion: 1,
  rules: [missingVersionnumber, missingSourceField],
});
`;

/** A tree with what the generators read of the workspace. */
function workspace(): Tree {
  // Prettier is loaded by an import that jest does not allow; nothing here is about blanks.
  process.env['NX_SKIP_FORMAT'] = 'true';
  const tree = createTreeWithEmptyWorkspace();
  for (const file of [
    '.github/CODEOWNERS',
    'LICENSE',
    'packages/core/package.json',
    'packages/core/src/engine/exception-rules.ts',
    'packages/testing/package.json',
    'packages/cli/src/modules.ts',
    `${PACKAGE}/src/rules/DIPV1022-missing-source-field.ts`,
    `${PACKAGE}/src/rules/DIPV1019-missing-versionnumber.ts`,
    'packages/rules-field-mapping/src/rules/DIPV1030-data-type-mismatch.ts',
  ]) {
    tree.write(file, readFileSync(join(workspaceRoot, file)));
  }
  tree.write(`${PACKAGE}/src/index.ts`, INDEX);
  return tree;
}

const OPTIONS: RuleOptions = {
  package: 'rules-schema',
  code: 'DIPV1099',
  name: 'missing-something',
  title: `It's "missing"`,
};

const SCOPES = ['leg', 'side', 'task', 'project'] as const;

describe.each(SCOPES)('a generated %s rule', (scope) => {
  const file = `${PACKAGE}/src/rules/DIPV1099-missing-something`;

  it('finds what its examples say, and carries code and title', async () => {
    const tree = workspace();
    await ruleGenerator(tree, { ...OPTIONS, scope });
    const { missingSomething } = evaluate(tree, file);
    expect(missingSomething).toMatchObject({ scope, code: 'DIPV1099', title: `It's "missing"` });
    expectExamplesToHold(missingSomething!);
  });
});

it('has the types that the workspace asks for', async () => {
  const tree = workspace();
  for (const [i, scope] of SCOPES.entries()) {
    await ruleGenerator(tree, { ...OPTIONS, code: `DIPV109${i}`, name: `missing-${scope}`, scope });
  }
  const files = SCOPES.flatMap((scope, i) =>
    ['', '.examples'].map((kind) => `${PACKAGE}/src/rules/DIPV109${i}-missing-${scope}${kind}.ts`),
  );
  const faulty = `${PACKAGE}/src/faulty.ts`;
  tree.write(faulty, 'export const one: number = "1";\n');
  expect(typeErrors(tree, [...files, faulty])).toEqual([
    `faulty.ts: Type 'string' is not assignable to type 'number'.`,
  ]);
}, 60_000); // the compiler reads all of core

it('adds the rule to its package', async () => {
  const tree = workspace();
  await ruleGenerator(tree, OPTIONS);
  const index = tree.read(`${PACKAGE}/src/index.ts`, 'utf8');
  expect(index).toMatch(
    /source-field\.js';\nimport { missingSomething } from '\.\/rules\/DIPV1099-missing-something\.js';\n\n/,
  );
  expect(index).toMatch(/missingSourceField, missingSomething\],/);
});

it.each([
  ['DIPV1022', 'DIPV1022 is the code of packages/rules-schema/src/rules/DIPV1022-missing-source-field.ts already'],
  ['DIPV1019', 'DIPV1019 is the code of packages/rules-schema/src/rules/DIPV1019-missing-versionnumber.ts already'],
  ['DIPV1030', 'DIPV1030 is the code of packages/rules-field-mapping/src/rules/DIPV1030-data-type-mismatch.ts already'],
  ['DIPV1001', 'DIPV1001 is the code of packages/core/src/engine/exception-rules.ts already'],
])('refuses the code %s, which is taken', async (code, message) => {
  await expect(ruleGenerator(workspace(), { ...OPTIONS, code })).rejects.toThrow(message);
});

it('refuses a name that is taken, and a package that does not exist', async () => {
  await expect(ruleGenerator(workspace(), { ...OPTIONS, name: 'missing-versionnumber' })).rejects.toThrow(
    'packages/rules-schema/src/rules/DIPV1019-missing-versionnumber.ts is called missing-versionnumber already',
  );
  await expect(ruleGenerator(workspace(), { ...OPTIONS, package: 'rules-prices' })).rejects.toThrow(
    'There is no rule package rules-prices. There are rules-field-mapping, rules-schema.',
  );
});

describe('a generated rule package', () => {
  const ROOT = 'packages/rules-fixed-assets';

  it('holds the same files as the others', async () => {
    const tree = workspace();
    await rulePackageGenerator(tree, { name: 'fixed-assets' });
    for (const file of ['tsconfig.json', 'tsconfig.lib.json']) {
      expect(tree.read(`${ROOT}/${file}`, 'utf8')).toBe(readFileSync(join(workspaceRoot, PACKAGE, file), 'utf8'));
    }
    const model = JSON.parse(readFileSync(join(workspaceRoot, PACKAGE, 'package.json'), 'utf8'));
    expect(readJson(tree, `${ROOT}/package.json`)).toEqual({
      ...model,
      name: '@dipv/rules-fixed-assets',
      version: '0.1.0',
      description: 'Rules of dipv about fixed assets',
      author: '@dipv/rules-fixed-assets',
      homepage: model.homepage.replace('rules-schema', 'rules-fixed-assets'),
      repository: { ...model.repository, directory: ROOT },
    });
    const api = readFileSync(join(workspaceRoot, PACKAGE, 'api/index.api.md'), 'utf8');
    expect(tree.read(`${ROOT}/api/index.api.md`, 'utf8')).toBe(
      api.replace('rules-schema', 'rules-fixed-assets').replace('schemaRules', 'fixedAssetsRules'),
    );
    expect(tree.read(`${ROOT}/src/rules.test.ts`, 'utf8')).toContain('\ntestModule(fixedAssetsRules);');
  });

  it('exports one module with one rule, whose examples hold', async () => {
    const tree = workspace();
    await rulePackageGenerator(tree, { name: 'fixed-assets' });
    expect(tree.read(`${ROOT}/src/index.ts`, 'utf8')).toBe(`import { defineModule } from '@dipv/core';
import { missingSomething } from './rules/FIXEDASSETS001-missing-something.js';

/** The rules about fixed assets. */
export const fixedAssetsRules = defineModule({
  name: '@dipv/rules-fixed-assets',
  apiVersion: 1,
  rules: [missingSomething],
});
`);
    const { missingSomething } = evaluate(tree, `${ROOT}/src/rules/FIXEDASSETS001-missing-something`);
    expect(missingSomething?.code).toBe('FIXEDASSETS001');
    expectExamplesToHold(missingSomething!);
  });

  it('brings the licence and a README, as every package that is published', async () => {
    const tree = workspace();
    await rulePackageGenerator(tree, { name: 'fixed-assets' });
    expect(tree.read(`${ROOT}/LICENSE`, 'utf8')).toBe(tree.read('LICENSE', 'utf8'));
    expect(tree.read(`${ROOT}/README.md`, 'utf8')).toContain('# @dipv/rules-fixed-assets\n');
  });

  it('takes one line of the command line and one of the owners, and nothing else outside its folder', async () => {
    const tree = workspace();
    const file = 'packages/cli/src/modules.ts';
    const before = tree.read(file, 'utf8');
    const known = new Set(tree.listChanges().map(({ path }) => path));
    await rulePackageGenerator(tree, { name: 'fixed-assets' });
    expect(tree.read(file, 'utf8')).toBe(`${before}export { fixedAssetsRules } from '@dipv/rules-fixed-assets';\n`);
    expect(tree.read('.github/CODEOWNERS', 'utf8')).toMatch(
      /^\/packages\/rules-fixed-assets\/ @dipv\/rules-fixed-assets\n$/m,
    );
    const others = tree.listChanges().filter(({ path }) => !known.has(path) && !path.startsWith(`${ROOT}/`));
    expect(others).toEqual([]);
  });

  it('overwrites no package', async () => {
    await expect(rulePackageGenerator(workspace(), { name: 'schema' })).rejects.toThrow(
      'packages/rules-schema exists already',
    );
  });
});

/** What the file of a rule exports, its examples taken from the file beside it. */
function evaluate(tree: Tree, file: string): Readonly<Record<string, core.Rule>> {
  const run = (path: string, modules: Readonly<Record<string, unknown>>) => {
    const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
    const { outputText } = ts.transpileModule(tree.read(path, 'utf8') ?? '', { compilerOptions });
    const exported = {};
    new Function('require', 'exports', outputText)((name: string) => modules[name], exported);
    return exported;
  };
  const examples = run(`${file}.examples.ts`, {});
  return run(`${file}.ts`, { '@dipv/core': core, [`./${basename(file)}.examples.js`]: examples });
}

function expectExamplesToHold(rule: core.Rule): void {
  const module = core.defineModule({ name: '@dipv/generated', apiVersion: 1, rules: [rule] });
  const { fails, passes } = rule.examples;
  expect([fails.length, passes.length]).toEqual([1, 1]);
  for (const example of [...fails, ...passes]) {
    const { findings, notChecked } = testing.runExample(module, rule.code, example);
    const found = findings.map(({ location, message }) => ({ at: location.pointer, message }));
    expect(found).toEqual('finds' in example ? example.finds : []);
    expect(notChecked).toEqual([]);
  }
}

/** The type errors of files that stand in the tree only. */
function typeErrors(tree: Tree, files: readonly string[]): readonly string[] {
  const sources = new Map(files.map((file) => [join(workspaceRoot, file), tree.read(file, 'utf8') ?? '']));
  const folder = join(workspaceRoot, PACKAGE);
  const { config } = ts.readConfigFile(join(folder, 'tsconfig.lib.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  // A project of references would need them built.
  const withoutReferences = { ...options, composite: false, noEmit: true, rootDir: workspaceRoot };
  const host = ts.createCompilerHost(withoutReferences);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => sources.has(name) || fileExists(name);
  host.readFile = (name) => sources.get(name) ?? readFile(name);
  host.getSourceFile = (name, version, ...others) => {
    const source = sources.get(name);
    return source === undefined ? getSourceFile(name, version, ...others) : ts.createSourceFile(name, source, version);
  };
  const program = ts.createProgram([...sources.keys()], withoutReferences, host);
  return [...sources.keys()]
    .flatMap((name) => ts.getPreEmitDiagnostics(program, program.getSourceFile(name)))
    .map(
      ({ file, messageText }) =>
        `${basename(file?.fileName ?? '')}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
}
