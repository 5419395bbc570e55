import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createValidator } from '@dipv/core';
import { parse } from 'yaml';
import { createProgram } from '@dipv/host/library';
import * as exported from './modules.js';

const modules = Object.values(exported);
const FOLDER = resolve(__dirname, '../../../docs/ci');
const pipelines = readdirSync(FOLDER).filter((name) => name.endsWith('.yml'));
const { version } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')) as { version: string };
/** What the jobs of a pipeline call: each starts on a machine of its own, where dipv must be installed first. */
const CALLS: Readonly<Record<string, readonly string[]>> = {
  'azure-pipelines-one-job.yml': ['npm', 'validate'],
  'azure-pipelines.yml': ['npm', 'validate', 'npm', 'merge-reports'],
  'github-actions.yml': ['npm', 'validate', 'npm', 'merge-reports'],
  'gitlab-ci.yml': ['npm', 'validate', 'merge-reports'], // both jobs extend the one that installs
};

const formats = [...createValidator({ modules }).formats.keys()];

test('there is a pipeline for each engine', () => {
  expect(pipelines.sort()).toEqual(Object.keys(CALLS));
});

test.each(pipelines)('the commands of %s exist, with their options and formats', (name) => {
  const calls = callsIn(parse(readFileSync(join(FOLDER, name), 'utf8'), { strict: true, uniqueKeys: true }));
  expect(calls.map(([command]) => command)).toEqual(CALLS[name]);
  for (const [name = '', ...words] of calls) {
    if (name === 'npm') {
      expect(words.join(' ')).toMatch(/^install --global \$(?:DIPV|\(DIPV\))$/);
      continue;
    }
    const command = createProgram({ name: 'dipv', version, modules }, () => undefined).commands.find(
      (each) => each.name() === name,
    );
    const known = command?.options.flatMap((option) => [option.long, option.short]) ?? [];
    for (const word of words.filter((each) => each.startsWith('-'))) expect(known).toContain(word.split('=')[0]);
    words.forEach((word, i) => {
      if (word === '-f' || word === '--format') expect(formats).toContain(words[i + 1]?.split(':')[0]);
    });
  }
});

test.each(pipelines)(
  '%s installs the file that npm pack makes, and says what to install once there is a release',
  (name) => {
    expect(readFileSync(join(FOLDER, name), 'utf8')).toMatch(
      new RegExp(`^ *DIPV: \\./dipv-${version}\\.tgz # .*released: dipv@${version}$`, 'm'),
    );
  },
);

/** The words of every call of npm and of dipv in the scripts of a pipeline, in order; `dipv` itself is left out. */
function callsIn(node: unknown, isScript = false): string[][] {
  if (typeof node === 'string') {
    const calls = isScript ? node.matchAll(/(?:^|&& )(?:dipv (.+)|(npm .+))/g) : [];
    return [...calls].map(([, dipv, npm]) => (dipv ?? npm ?? '').trim().split(/\s+/));
  }
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    callsIn(value, Array.isArray(node) ? isScript : ['run', 'bash', 'script', 'before_script'].includes(key)),
  );
}
