import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { reporterModule } from '@dipv/reporter';
import { FORMAT } from '@dipv/core';
import { Container } from 'inversify';
import { parse } from 'yaml';
import { createProgram } from './program.js';

const FOLDER = resolve(__dirname, '../../../docs/ci');
const pipelines = readdirSync(FOLDER).filter((name) => name.endsWith('.yml'));

const container = new Container();
container.load(reporterModule);
const formats = container.getAll(FORMAT).map(({ name }) => name);

test('there is a pipeline for each engine', () => {
  expect(pipelines.sort()).toEqual(['azure-pipelines.yml', 'github-actions.yml', 'gitlab-ci.yml']);
});

test.each(pipelines)('the commands of %s exist, with their options and formats', (name) => {
  const commands = dipvCommands(parse(readFileSync(join(FOLDER, name), 'utf8'), { strict: true, uniqueKeys: true }));
  expect(commands.map(([command]) => command).sort()).toEqual(['merge-reports', 'validate']);
  for (const [name = '', ...words] of commands) {
    const command = createProgram(() => undefined).commands.find((each) => each.name() === name);
    const known = command?.options.flatMap((option) => [option.long, option.short]) ?? [];
    for (const word of words.filter((each) => each.startsWith('-'))) expect(known).toContain(word.split('=')[0]);
    words.forEach((word, i) => {
      if (word === '-f' || word === '--format') expect(formats).toContain(words[i + 1]?.split(':')[0]);
    });
  }
});

/** The words of every call of dipv in the scripts of a pipeline. */
function dipvCommands(node: unknown): string[][] {
  if (typeof node === 'string') {
    const calls = node.replaceAll(/\\?\n\s*(?=-)/g, ' ').matchAll(/npx --yes \S*DIPV\S* (.+)/g);
    return [...calls].map(([, words = '']) => words.trim().split(/\s+/));
  }
  return typeof node === 'object' && node !== null ? Object.values(node).flatMap(dipvCommands) : [];
}
