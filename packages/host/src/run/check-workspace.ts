import {
  makeReport,
  type Problem,
  type Project,
  type ProjectReport,
  type Report,
  type RuleTimer,
  type Shard,
  type Workspace,
} from '@dipv/core';
import { interruptionProblem } from './interruption.js';
import type { Run } from './run.js';
import { isInShard } from './shard.js';

/** Milliseconds that checking goes on before signals and the progress line get their turn. */
const SLICE = 50;

/** Checks a workspace map by map. When it is interrupted, the report holds what was found so far and says so. */
export async function checkWorkspace(
  { validator, tool, options, progress, interruption }: Run,
  workspace: Workspace,
  filter: ((project: Project) => boolean) | null,
  timer: RuleTimer | null,
): Promise<Report> {
  const shard = options.shard ?? null;
  const done: ProjectReport[] = [];
  const chosen = shard === null ? filter : (project: Project) => isInShard(project, shard);
  const check = validator.check(workspace, {
    ...(chosen === null ? {} : { filter: chosen }),
    isShard: shard !== null,
    maxFindings: options.maxFindings,
    ...(timer === null ? {} : { timer }),
  });
  let sliceEnd = 0; // reading may have taken long: signals first
  for (;;) {
    if (Date.now() >= sliceEnd) {
      await new Promise((resolve) => setImmediate(resolve));
      if (interruption.happened) {
        const how = `${done.length} of ${workspace.projects.length} maps were checked`;
        return incomplete(done, workspace.problems, tool, how, shard);
      }
      sliceEnd = Date.now() + SLICE;
    }
    const next = check.next();
    if (next.done === true) return { ...next.value, shard };
    done.push(next.value);
    progress.checked(next.value);
  }
}

/** The report of an interrupted run. */
export function incomplete(
  done: readonly ProjectReport[],
  problems: readonly Problem[],
  tool: Report['tool'],
  how: string,
  shard: Shard | null,
): Report {
  return makeReport(tool, done, [...problems, interruptionProblem(how)], shard);
}
