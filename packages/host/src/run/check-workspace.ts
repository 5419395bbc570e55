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
import { isHeapFull } from '@dipv/formats';
import { interruptionProblem } from './interruption.js';
import { asksFor } from '../output/asks-for.js';
import type { Run } from './run.js';
import type { Steps } from './steps.js';
import { isInShard } from './shard.js';

/** Milliseconds that checking goes on before signals, timers and the progress line get their turn. */
const SLICE = 50;

interface Choice {
  readonly filter: ((project: Project) => boolean) | null;
  /** Whether the workspace holds the maps of one worker alone. */
  readonly isShare: boolean;
  readonly steps: Steps;
  readonly timer: RuleTimer | null;
}

/** Checks a workspace map by map. When it is interrupted, the report holds what was found so far and says so. */
export async function checkWorkspace(
  { validator, tool, options, outputs, progress, interruption, judge }: Run,
  workspace: Workspace,
  { filter, isShare, steps, timer }: Choice,
): Promise<Report> {
  const shard = options.shard ?? null;
  const done = new Map<Project, ProjectReport>();
  const chosen = (project: Project): boolean => {
    const isChosen = (shard === null || isShare || isInShard(project, shard)) && filter?.(project) !== false;
    if (isChosen) progress.checking(project); // the engine asks before each
    return isChosen;
  };
  const start = () =>
    validator.check(workspace, {
      ...(filter === null && shard === null ? {} : { filter: chosen }),
      isShard: shard !== null,
      maxFindings: options.maxFindings,
      ...(options.order === true ? { order: true } : {}),
      ...(asksFor('pictures', outputs, validator) ? { pictures: true } : {}),
      ...(timer === null ? {} : { timer }),
      ...(isShare && judge !== undefined ? { judge } : {}),
    });
  let check = start();
  let isAgain = false;
  let isFull = false;
  let whole: Report | null = null;
  const checkSome = (): void => {
    const end = Date.now() + SLICE;
    do {
      const next = check.next();
      if (next.done === true) whole = { ...next.value, shard };
      else {
        const { project, report } = next.value;
        if (!done.has(project)) progress.checked(report);
        done.set(project, report);
        isFull = isHeapFull();
      }
    } while (whole === null && !isFull && Date.now() < end);
  };
  if (steps === 'short') interruption.heed();
  else if (steps === 'long') await interruption.watch();
  while (!interruption.happened) {
    if (!interruption.step(checkSome)) {
      if (isAgain || done.size > 0) break;
      // In the moment that is left, there may still be something to tell.
      check = start();
      isAgain = true;
    }
    await new Promise((resolve) => setImmediate(resolve));
    if (whole !== null) return whole;
    if (isFull)
      return makeReport(tool, [...done.values()], [...workspace.problems, noMemoryLeft(done.size, workspace)], shard);
  }
  await interruption.signal;
  const isEach = done.size === workspace.projects.length && validator.asksOfAllMaps;
  const without = isEach ? ', but not by all rules about all maps together' : '';
  const how = `${done.size} of ${workspace.projects.length} maps were checked${without}`;
  return incomplete([...done.values()], workspace.problems, tool, how, shard);
}

/** A report with problems that came beside the checks. */
export function withProblems(report: Report, more: readonly Problem[]): Report {
  if (more.length === 0) return report;
  const problems = [...report.problems, ...more];
  return { ...report, summary: { ...report.summary, problems: report.summary.problems + more.length }, problems };
}

/** An overflow would take with it what was found so far. */
function noMemoryLeft(done: number, { projects }: Workspace): Problem {
  const reason = `checking ended after ${done} of ${projects.length} maps, since memory is nearly used up: check fewer at once, set a lower --max-findings, or give Node more (NODE_OPTIONS=--max-old-space-size=8192)`;
  const file = projects[done]?.document.file ?? '';
  return { kind: 'fault', severity: 'error', file, reason, pointer: null, line: null, column: null };
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
