import { resolve } from 'node:path';
import type { Reader } from '@dipv/core';
import { readWorkspace, snapshotPieces, takeSnapshot, type Snapshot } from '@dipv/formats';
import { countText } from '@dipv/reporter';
import { problemLine } from '../output/problem-line.js';
import { EXIT, type ExitCode } from '../output/exit-code.js';
import type { RunLimits } from '../options/limits.js';
import { limitsOf } from '../options/limits-of.js';
import { isStdout } from '../options/open-file.js';
import { readStdin } from '../run/read-stdin.js';
import { gathered } from '../output/gathered.js';
import { readPlainFile } from '../output/read-plain-file.js';
import { withinSize } from '../output/within-size.js';
import { writeOutput } from '../output/write-output.js';
import { UsageError } from '../options/usage-error.js';
import { streamOf } from '../output/streams.js';

/** The options of `dipv snapshot`. */
export interface SnapshotOptions extends Partial<RunLimits> {
  /** The file to write. */
  readonly output: string;
  /** Those that the build adds. */
  readonly readers?: readonly Reader[];
}

/**
 * `dipv snapshot`: writes all that decides about the maps, of just the tables that they use, small enough to commit.
 * @throws UsageError when there is no map, or the file cannot be written or is no snapshot
 */
export async function snapshot(
  paths: readonly string[],
  { output, readers = [], ...limits }: SnapshotOptions,
): Promise<ExitCode> {
  const cwd = process.cwd();
  const inputLimits = limitsOf(limits);
  await checkReplaceable(output, cwd);
  const { workspace } = await readWorkspace(paths, {
    cwd,
    ...inputLimits,
    allVersions: true,
    readers,
    ...(isStdout(output) ? {} : { except: resolve(cwd, output) }), // an older snapshot would keep alive what has changed since
    stdin: { name: '<stdin>', read: () => readStdin(inputLimits.maxInputSize) },
  });
  const flaws = workspace.problems.filter(({ severity }) => severity !== 'info');
  for (const problem of flaws) streamOf('stderr').write(`${problemLine(problem)}\n`);
  if (workspace.projects.length === 0) {
    throw new UsageError('There is no map among the inputs, so that nobody knows which tables to write.');
  }
  const content = takeSnapshot(workspace);
  const pieces = withinSize(gathered(snapshotPieces(content)), inputLimits.maxOutputSize, `The snapshot ${output}`);
  await writeOutput(pieces, isStdout(output) ? null : output, cwd);
  streamOf('stderr').write(
    `Wrote to ${isStdout(output) ? 'stdout' : output} what decides about ${countText(workspace.projects.length, 'map')}: ${told(content).join(', ')}.\n`,
  );
  return workspace.problems.some(({ severity }) => severity === 'error') ? EXIT.usage : EXIT.ok;
}

/** What a snapshot holds, for people. */
function told({ tables, integrationKeys, connectionSets, organizations, connections }: Snapshot): string[] {
  const sets = connectionSets ?? [];
  const lists = [
    tables,
    ...sets.flatMap((set) => set.environments.map(({ environment }) => environment?.tables ?? [])),
  ];
  const known = lists.flat().filter(({ fields }) => fields.length > 0);
  const pairs = sets.reduce((sum, set) => sum + set.organizationMapping.length, 0);
  const names = [organizations?.legalEntities, organizations?.businessUnits, organizations?.companies];
  return [
    countText(known.length, 'table'),
    countText(integrationKeys?.length ?? 0, 'integration key'),
    countText(sets.length, 'connection set'),
    countText(pairs, 'pair of organizations', 'pairs of organizations'),
    countText(names.flat().filter((name) => name !== undefined).length, 'organization'),
    countText(connections?.length ?? 0, 'connection'),
  ].filter((text) => !text.startsWith('0 ') || text === '0 tables');
}

/** A file that is no snapshot may be a map that somebody named by mistake. */
async function checkReplaceable(output: string, cwd: string): Promise<void> {
  // where there is none, or what cannot be written, is told of when it is written
  if (isStdout(output)) return;
  const text = await readPlainFile(resolve(cwd, output)).catch(() => '');
  if (text.trim() !== '' && !text.includes('"dipvSnapshot"')) {
    throw new UsageError(`${output} exists and is no snapshot: choose another file, or remove it.`);
  }
}
