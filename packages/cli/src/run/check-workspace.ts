import {
  makeReport,
  type Project,
  type ProjectReport,
  type Report,
  type RuleTimer,
  type Validator,
  type Workspace,
} from '@dipv/core';
import type { Interruption } from './interruption.js';
import type { Progress } from './progress.js';

/** Milliseconds that checking goes on before signals and the progress line get their turn. */
const SLICE = 50;

/** Checks a workspace map by map. When it is interrupted, the report holds what was found so far and says so. */
export async function checkWorkspace(
  validator: Validator,
  workspace: Workspace,
  tool: Report['tool'],
  {
    filter,
    isShard,
    timer,
    progress,
    interruption,
  }: {
    readonly filter: ((project: Project) => boolean) | null;
    readonly isShard: boolean;
    readonly timer: RuleTimer | null;
    readonly progress: Progress;
    readonly interruption: Interruption;
  },
): Promise<Report> {
  const done: ProjectReport[] = [];
  const check = validator.check(workspace, {
    ...(filter === null ? {} : { filter }),
    isShard,
    ...(timer === null ? {} : { timer }),
  });
  let sliceEnd = Date.now() + SLICE;
  for (;;) {
    const next = check.next();
    if (next.done === true) return next.value;
    done.push(next.value);
    progress.checked(next.value);
    if (Date.now() < sliceEnd) continue;
    await new Promise((resolve) => setImmediate(resolve));
    if (interruption.happened) {
      return incomplete(done, workspace, tool, `${done.length} of ${workspace.projects.length} maps were checked`);
    }
    sliceEnd = Date.now() + SLICE;
  }
}

/** The report of an interrupted run. */
export function incomplete(
  done: readonly ProjectReport[],
  workspace: Pick<Workspace, 'problems'>,
  tool: Report['tool'],
  how: string,
): Report {
  const problem = {
    severity: 'error' as const,
    file: '',
    reason: `interrupted: ${how}`,
    pointer: null,
    line: null,
    column: null,
  };
  return makeReport(tool, done, [...workspace.problems, problem]);
}
