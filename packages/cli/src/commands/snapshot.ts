import { resolve } from 'node:path';
import { tablesUsed, type Problem } from '@dipv/core';
import { readWorkspace, writeSnapshot } from '@dipv/formats';
import { visibleText } from '@dipv/reporter';
import { EXIT, UsageError, type ExitCode } from '../exit-code.js';
import { readStdin } from '../read-stdin.js';
import { writeOutput } from './write-output.js';

/** The options of `dipv snapshot`. */
export interface SnapshotOptions {
  /** The file to write. */
  readonly output: string;
  /** Bytes of one input, inflated. */
  readonly maxInputSize: number;
}

/**
 * `dipv snapshot`: writes the metadata of just the tables that the maps use, small enough to commit.
 * @throws UsageError when there is no map, or the file cannot be written
 */
export async function snapshot(paths: readonly string[], { output, maxInputSize }: SnapshotOptions): Promise<ExitCode> {
  const cwd = process.cwd();
  const { workspace } = await readWorkspace(paths, {
    cwd,
    maxInputSize,
    allVersions: true,
    except: resolve(cwd, output), // an older snapshot would keep alive what has changed since
    stdin: { name: '<stdin>', read: () => readStdin(maxInputSize) },
  });
  for (const problem of workspace.problems) process.stderr.write(`${problemLine(problem)}\n`);
  if (workspace.projects.length === 0) {
    throw new UsageError('There is no map among the inputs, so that nobody knows which tables to write.');
  }
  const { tables } = tablesUsed(workspace);
  await writeOutput(writeSnapshot(tables), output, cwd);
  const count = tables.length === 1 ? '1 table' : `${tables.length} tables`;
  process.stderr.write(`Wrote ${count} of ${workspace.projects.length} maps to ${output}.\n`);
  return workspace.problems.some(({ severity }) => severity === 'error') ? EXIT.usage : EXIT.ok;
}

function problemLine({ severity, file, line, column, reason }: Problem): string {
  const place = line === null ? file : `${file}:${line}:${column ?? 1}`;
  return visibleText(`${severity}: ${place}: ${reason}`);
}
