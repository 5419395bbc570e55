import nx from '@nx/eslint-plugin';
import * as jsoncParser from 'jsonc-eslint-parser';

const type = (tag, ...may) => ({
  sourceTag: `type:${tag}`,
  onlyDependOnLibsWithTags: may.map((each) => `type:${each}`),
});

/** Rules and formats know the model only: no files, no processes, no schemas of inputs. */
const pure = (tag) => ({
  sourceTag: `type:${tag}`,
  bannedExternalImports: ['zod', 'saxes', 'yauzl', 'tinyglobby', 'commander'],
});

const boundaries = [
  type('core', 'core'),
  type('formats', 'core'),
  type('rules', 'core', 'testing'),
  type('reporter', 'core'),
  type('testing', 'core'),
  type('host', 'core', 'formats', 'reporter'),
  type('cli', 'core', 'formats', 'rules', 'reporter', 'testing', 'host'),
  type('tool', 'core', 'formats', 'rules', 'reporter', 'testing'),
  pure('core'),
  pure('rules'),
  pure('testing'),
];

/** Tests of a host may compose any build. */
const boundariesOfTests = boundaries.map((each) =>
  each.sourceTag === 'type:host' ? type('host', 'core', 'formats', 'reporter', 'rules', 'testing') : each,
);

const moduleBoundaries = (depConstraints) => [
  'error',
  {
    enforceBuildableLibDependency: true,
    // Its formats are static; only the reader of reports is loaded when it is needed.
    checkDynamicDependenciesExceptions: ['@dipv/reporter'],
    allow: ['^.*/eslint\\.config\\.mjs$'],
    depConstraints,
  },
];

export default [
  ...nx.configs['flat/base'],
  ...nx.configs['flat/typescript'],
  { ignores: ['**/dist', '**/out-tsc', '**/coverage', '**/test-results', '**/.nx', '**/files/**/*__tmpl__'] },
  {
    files: ['**/*.ts', '**/*.mjs', '**/*.cjs'],
    rules: {
      '@nx/enforce-module-boundaries': moduleBoundaries(boundaries),
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
    files: ['**/*.test.ts', '**/test-data/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-control-regex': 'off',
      '@nx/enforce-module-boundaries': moduleBoundaries(boundariesOfTests),
    },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
];

/** What each package adds: every dependency it imports is one it declares, and the other way round. */
export const packageConfig = [
  {
    files: ['**/package.json'],
    rules: {
      '@nx/dependency-checks': [
        'error',
        {
          ignoredFiles: [
            '{projectRoot}/*.config.{mjs,cjs}',
            '{projectRoot}/bundle.mjs',
            '{projectRoot}/src/**/*.test.ts',
            '{projectRoot}/src/**/test-data/**',
          ],
          // types of one internal file, which no published type shows; and a peer of inversify's
          ignoredDependencies: ['@types/sarif', 'reflect-metadata'],
        },
      ],
    },
    languageOptions: { parser: jsoncParser },
  },
];

/** Rules and core see no file, process or network. */
export const pureConfig = [
  {
    files: ['src/**/*.ts'],
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
