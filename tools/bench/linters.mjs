/**
 * Spectral and ESLint with three rules that ask what dipv's codes ask: a field mapping has a source field, a destination
 * field, and a direction of 1, 2 or 3. They are no part of this repository: the first run installs them into
 * node_modules/.cache, and without a registry there is nothing to compare.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../bin/root.mjs';

const HOME = join(ROOT, 'node_modules/.cache/linters');
const PACKAGES = ['@stoplight/spectral-cli@6.16.3', 'eslint@10.15.0', 'jsonc-eslint-parser@3.3.0'];

const SPECTRAL = {
  rules: Object.fromEntries(
    [
      ['source-field', 'sourceField', { function: 'truthy' }],
      ['destination-field', 'destinationField', { function: 'truthy' }],
      ['direction', 'syncDirection', { function: 'enumeration', functionOptions: { values: [1, 2, 3] } }],
    ].map(([name, field, then]) => [
      name,
      { given: '$.entityMappingTasks[*].legs[*].fieldMappings[*]', severity: 'error', then: { field, ...then } },
    ]),
  ),
};

const ESLINT = `
const parser = require('jsonc-eslint-parser');
const member = (node, name) => node.properties.find((each) => (each.key.value ?? each.key.name) === name)?.value;
const inMapping = (check) => ({
  create: (context) => ({
    'JSONProperty[key.value="fieldMappings"] > JSONArrayExpression > JSONObjectExpression'(node) {
      if (!check(node)) context.report({ node, message: 'is wrong' });
    },
  }),
});
const filled = (name) => inMapping((node) => Boolean(member(node, name)?.value));
module.exports = [{
  files: ['**/*.json'],
  languageOptions: { parser },
  plugins: { maps: { rules: {
    source: filled('sourceField'),
    destination: filled('destinationField'),
    direction: inMapping((node) => [1, 2, 3].includes(member(node, 'syncDirection')?.value)),
  } } },
  rules: { 'maps/source': 'error', 'maps/destination': 'error', 'maps/direction': 'error' },
}];
`;

/** Their commands by name, or `null` where they cannot be had. */
export function linters(folder, path) {
  mkdirSync(HOME, { recursive: true });
  writeFileSync(join(HOME, 'package.json'), '{ "private": true }');
  if (!existsSync(join(HOME, 'node_modules/@stoplight/spectral-cli'))) {
    const { status } = spawnSync('npm', ['install', '--silent', '--ignore-scripts', ...PACKAGES], { cwd: HOME });
    if (status !== 0) return null;
  }
  // ESLint resolves its parser from where its configuration stands.
  writeFileSync(join(HOME, 'eslint.config.cjs'), ESLINT);
  const ruleset = join(HOME, 'spectral.json');
  writeFileSync(ruleset, JSON.stringify(SPECTRAL));
  return {
    spectral: {
      cwd: HOME,
      args: [
        join(HOME, 'node_modules/@stoplight/spectral-cli/dist/index.js'),
        'lint',
        '-q',
        '-r',
        ruleset,
        `${path}/**/project-*.json`,
      ],
    },
    eslint: {
      cwd: path,
      args: [join(HOME, 'node_modules/eslint/bin/eslint.js'), '-c', join(HOME, 'eslint.config.cjs'), '.'],
    },
  };
}
