import type { Project, Workspace } from '@dipv/core';
import { readWorkspace, takeSnapshot } from '@dipv/formats';
import { checkOutState, type GitState } from './git-tree.js';
import type { Run } from './run.js';

/** What a run is measured against that tells of changed maps alone. */
export interface Since {
  /** The commit, as it was named. */
  readonly ref: string;
  /** What is read in place of the working folder; `null`: the working folder itself. */
  readonly index: GitState | null;
  /** Whether a map is another than in the commit, or any fact about it. */
  readonly changed: (workspace: Workspace) => (project: Project) => boolean;
}

/**
 * Runs with the state of a commit at hand, whose files are gone afterwards.
 * @throws UsageError where Git does not have it
 */
export async function withChangesSince<T>(ref: string, run: Run, use: (run: Run) => Promise<T>): Promise<T> {
  const { paths, cwd, options } = run;
  const states: GitState[] = [];
  try {
    const from = { cwd, name: options.staged === true ? '--staged' : '--changed' };
    const commit = await checkOutState(ref, paths, from);
    states.push(commit);
    const index = options.staged === true ? await checkOutState(null, paths, from) : null;
    if (index !== null) states.push(index);
    const before = await readState(commit, run);
    return await use({ ...run, since: { ref, index, changed: (workspace) => changedFrom(before, workspace, run) } });
  } finally {
    for (const state of states) await state.remove();
  }
}

/** What the commit lacks or cannot be read in it, makes maps changed ones; whoever reads them now is told what is wrong now. */
async function readState({ cwd, paths }: GitState, { options, validator }: Run): Promise<Workspace> {
  const { maxInputSize, maxTotalSize, maxFiles, maxMemory } = options;
  const { workspace } = await readWorkspace(paths, {
    cwd,
    maxInputSize,
    maxTotalSize,
    maxFiles,
    maxMemory,
    allVersions: options.allVersions === true,
    readers: validator.readers,
  });
  return workspace;
}

/**
 * A map stays out where the commit has the same one, wherever it stood; where a snapshot for that map alone is the same,
 * which holds all that decides about a map; and where nothing is found in it that was not, as may be when another map
 * that it goes with has changed.
 */
function changedFrom(before: Workspace, now: Workspace, run: Run): (project: Project) => boolean {
  const old = new Map<string, Project[]>();
  for (const project of before.projects) {
    const text = textOfMap(project, before);
    old.set(text, [...(old.get(text) ?? []), project]);
  }
  const texts = new Map(now.projects.map((project) => [project, textOfMap(project, now)]));
  const sameMaps = now.projects.every((project) => old.has(texts.get(project) ?? ''));
  const isSameForAll = factsAbout(now.projects, before) === factsAbout(now.projects, now);
  if (isSameForAll && sameMaps && before.projects.length === now.projects.length) return () => false;
  const [was, is] = [before, now].map((workspace) => findingsOf(workspace, run));
  return (project) => {
    const same = old.get(texts.get(project) ?? '') ?? [];
    const facts = isSameForAll ? null : factsAbout([project], now);
    const left = same.filter((each) => facts === null || factsAbout([each], before) === facts);
    const found = [...(is?.get(project) ?? [])];
    return !left.some((each) => found.every((fingerprint) => was?.get(each)?.has(fingerprint) === true));
  };
}

/** Fingerprints of what is found in each map. */
function findingsOf(workspace: Workspace, { validator, options }: Run): ReadonlyMap<Project, ReadonlySet<string>> {
  const found = new Map<Project, ReadonlySet<string>>();
  for (const { project, report } of validator.check(workspace, { maxFindings: options.maxFindings }))
    found.set(project, new Set(report.findings.map(({ fingerprint }) => fingerprint)));
  return found;
}

function factsAbout(projects: readonly Project[], workspace: Workspace): string {
  return JSON.stringify(takeSnapshot({ ...workspace, projects }));
}

/** All that was read of a map, but for where it stood. */
function textOfMap(project: Project, { running = [] }: Workspace): string {
  const runs = running.filter(({ name }) => name === project.name);
  return JSON.stringify([project, runs], (member, value: unknown) => {
    if (member === 'document' || member === 'file' || member === 'pointer') return undefined;
    if (member === 'raw') return JSON.stringify(value); // its members may be called anything
    return value instanceof Map ? [...(value as ReadonlyMap<unknown, unknown>)] : value;
  });
}
