import nx from '@nx/eslint-plugin';
import regexp from 'eslint-plugin-regexp';
import * as jsoncParser from 'jsonc-eslint-parser';

/** May import these of ours, and of others all but what is `banned`. */
const type = (tag, may, banned = []) => ({
  sourceTag: `type:${tag}`,
  onlyDependOnLibsWithTags: may.map((each) => `type:${each}`),
  bannedExternalImports: banned,
});

const PARSERS = ['jsonc-parser', 'saxes', 'yauzl'];
const FILES = ['chokidar', 'lilconfig', 'tinyglobby'];
const OUTPUT = ['cli-table3', 'eta', 'fast-string-width', 'markdown-table', 'picocolors', 'xmlbuilder'];
/** Rules and the model know no inputs and no outputs. */
const OUTER = [...PARSERS, ...FILES, ...OUTPUT, 'commander', 'zod'];

/** The table of CONTRIBUTING.md. */
const boundaries = [
  type('core', ['core'], OUTER),
  type('formats', ['core'], [...OUTPUT, 'chokidar', 'commander', 'inversify', 'lilconfig']),
  type('rules', ['core', 'testing'], OUTER),
  type('reporter', ['core'], [...PARSERS, ...FILES, 'commander']),
  type('compare', ['core', 'reporter', 'testing'], [...PARSERS, ...FILES, 'commander']),
  type('document', ['core', 'reporter', 'testing'], [...PARSERS, ...FILES, 'commander']),
  type('pull', ['core', 'formats'], [...PARSERS, ...FILES, ...OUTPUT, 'commander', 'inversify', 'zod']),
  type('testing', ['core'], OUTER),
  type('host', ['core', 'formats', 'reporter', 'compare', 'document', 'pull', 'testing']),
  type('nx', ['nx']),
  type('cli', ['core', 'formats', 'rules', 'reporter', 'compare', 'document', 'pull', 'host', 'testing']),
  type('web', ['core', 'formats', 'reporter', 'document', 'host', 'cli']),
  type('acceptance', ['core', 'formats', 'rules', 'reporter', 'compare', 'document', 'pull', 'testing', 'host', 'cli']),
  type('create', []),
  type('tool', ['core', 'formats', 'rules', 'reporter', 'compare', 'document', 'pull', 'testing', 'host', 'cli']),
];

const moduleBoundaries = [
  'error',
  {
    enforceBuildableLibDependency: true,
    // Its formats are static; only the reader of reports is loaded when it is needed.
    checkDynamicDependenciesExceptions: ['@dipv/reporter'],
    depConstraints: boundaries,
  },
];

const TESTS = ['{projectRoot}/src/**/*.test.ts'];

function dependencyChecks(folder, options) {
  return {
    files: [`${folder}/package.json`],
    ignores: ['packages/{cli,web,acceptance}/**'], // two ship bundled, one never
    rules: {
      // Types of one internal file, which no published type shows; a peer of inversify's; and what Nx takes `#yauzl` for.
      '@nx/dependency-checks': [
        'error',
        { ...options, ignoredDependencies: ['@types/sarif', 'reflect-metadata', 'yauzl', '@types/yauzl'] },
      ],
    },
    languageOptions: { parser: jsoncParser },
  };
}

export default [
  ...nx.configs['flat/base'],
  ...nx.configs['flat/typescript'],
  {
    ignores: [
      '**/dist',
      '**/bundled',
      '**/out-tsc',
      '**/coverage',
      '**/test-results',
      '**/.nx',
      '**/{files,templates}/**/*__tmpl__',
      '**/*.generated.ts',
    ],
  },
  {
    files: ['**/*.ts', '**/*.mjs', '**/*.cjs'],
    rules: {
      '@nx/enforce-module-boundaries': moduleBoundaries,
    },
  },
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, varsIgnorePattern: '^_' }],
    },
  },
  {
    // Inputs choose what our regular expressions are matched against: each takes time in proportion to the text.
    files: ['packages/*/src/**/*.ts'],
    ignores: ['**/*.test.ts', '**/test-data/**'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignorePartial: false }],
    },
  },
  {
    files: ['**/*.test.ts', '**/test-data/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-control-regex': 'off',
    },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  // Every dependency that a package imports is one it declares, and the other way round.
  dependencyChecks('packages/*', { ignoredFiles: [...TESTS, '{projectRoot}/src/**/test-data/**'] }),
  // What the scripts of the workspace import, the workspace itself declares; and tools are never built.
  dependencyChecks('tools', {
    ignoredFiles: [...TESTS, '{projectRoot}/{bin,jest}/**', '{projectRoot}/src/{fuzz,faults}/**'],
    buildTargets: ['typecheck'],
  }),
  {
    files: ['packages/{core,rules-*,testing}/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['node:*', '!node:util', '!node:crypto', '!node:assert'],
              message: 'Rules and the model see no file, process or network.',
            },
          ],
        },
      ],
    },
  },
];
