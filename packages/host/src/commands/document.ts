import { resolve } from 'node:path';
import type { Page, PageFormat } from '@dipv/document';
import { nearestName } from '@dipv/core';
import { InputError, readWorkspace, writeFolder, type FileList } from '@dipv/formats';
import { countText } from '@dipv/reporter';
import type { Build } from '../configuration/build-validator.js';
import { tellOfForeign } from '../configuration/tell-of-foreign.js';
import type { ConfigurationFlags } from '../options/validate-options.js';
import type { RunLimits } from '../options/limits.js';
import { UsageError } from '../options/usage-error.js';
import { EXIT, type ExitCode } from '../output/exit-code.js';
import { note } from '../output/note.js';
import { problemLine } from '../output/problem-line.js';
import { reasonOf } from '../output/reason-of.js';
import { checkMemory } from '../run/check-memory.js';
import { readStdin } from '../run/read-stdin.js';
import { setUp } from '../run/setup.js';

export interface DocumentOptions extends ConfigurationFlags, Partial<RunLimits> {
  readonly output: string;
  readonly format?: readonly string[];
}

/** What a page may be called: nothing else is ever taken away. */
const PAGE = /(?:\.(?:md|html|csv|xlsx)|(?:^|\/)\.order)$/;

/**
 * `dipv document`: writes what each map does to a folder.
 * @throws UsageError when there is no map, no such format, or the folder cannot be written
 */
export async function documentMaps(
  build: Build,
  given: readonly string[],
  { output, format = ['markdown'], ...options }: DocumentOptions,
): Promise<ExitCode> {
  const {
    cwd,
    paths,
    validator,
    configuration,
    options: limits,
  } = await setUp(build, given, {
    ...options,
    stdinFilename: '<stdin>',
  });
  tellOfForeign(configuration, cwd);
  const { describe, PAGE_FORMATS } = await import('@dipv/document');
  const formats = format.map((name) => formatOf(name, PAGE_FORMATS));
  const { workspace } = await readWorkspace(paths, {
    cwd,
    maxInputSize: limits.maxInputSize,
    maxTotalSize: limits.maxTotalSize,
    maxFiles: limits.maxFiles,
    maxMemory: limits.maxMemory,
    allVersions: false,
    readers: validator.readers,
    stdin: { name: '<stdin>', read: () => readStdin(limits.maxInputSize) },
  });
  for (const problem of workspace.problems) if (problem.severity !== 'info') note(problemLine(problem));
  if (workspace.projects.length === 0)
    throw new UsageError('There is no map among the inputs, so that there is nothing to describe.');
  const documentation = describe(validator.contexts(workspace), validator.dependencies(workspace), checkMemory);
  const pages: Page[] = [];
  for (const each of formats) {
    for (const page of await (await each.load())(documentation)) pages.push(page);
    checkMemory();
  }
  await writePages(pages, output, cwd);
  const { length } = workspace.projects;
  note(`Wrote ${countText(pages.length, 'file')} about ${countText(length, 'map')} to ${output}.`);
  return workspace.problems.some(({ severity }) => severity === 'error') ? EXIT.usage : EXIT.ok;
}

function formatOf(name: string, formats: readonly PageFormat[]): PageFormat {
  const found = formats.find((format) => format.name === name);
  if (found !== undefined) return found;
  const known = formats.map((format) => format.name);
  const nearest = nearestName(name, known);
  throw new UsageError(
    `There is no format ${name} of documentation. ${nearest === null ? '' : `Did you mean ${nearest}? `}Formats: ${known.join(', ')}.`,
  );
}

/** The pages that an earlier run wrote; a list that somebody edited names nothing outside of the folder. */
const PAGES: FileList = {
  name: 'dipv-pages.json',
  read: (text) => {
    const listed = parsed(text);
    if (!Array.isArray(listed)) return [];
    return listed.filter(
      (path): path is string =>
        typeof path === 'string' && PAGE.test(path) && path.split(/[/\\]/).every((part) => !/^(?:\.\.?)?$/.test(part)),
    );
  },
  write: (paths) => `${JSON.stringify(paths, null, 2)}\n`,
};

async function writePages(pages: readonly Page[], output: string, cwd: string): Promise<void> {
  try {
    await writeFolder(resolve(cwd, output), new Map(pages.map(({ path, content }) => [path, content])), PAGES);
  } catch (error) {
    if (!(error instanceof InputError || (error instanceof Error && 'syscall' in error))) throw error;
    throw new UsageError(`${output} cannot be written: ${reasonOf(error)}`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null; // whatever it is, it lists no pages
  }
}
