import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { makeReport, type Finding, type Problem, type ProjectReport, type Report } from '@dipv/core';
import { InputError, readJsonFile } from '@dipv/formats';
import { findingCode } from '@dipv/reporter';
import { checkPlainFile } from '../output/read-plain-file.js';
import { gathered } from '../output/gathered.js';
import { withinSize } from '../output/within-size.js';
import { writeOutput } from '../output/write-output.js';
import { UsageError } from '../options/usage-error.js';
import { reasonOf } from '../output/reason-of.js';

/** A finding that a team lives with, for now. Only the fingerprint counts; the rest is for people. */
interface Entry {
  readonly fingerprint: string;
  /** With its variant, as in `--rule`; baselines of old have the bare code. */
  readonly code: string;
  readonly map: string;
  readonly field: string | null;
  /** The day on which it came into the baseline, `2026-05-03` in UTC; baselines of old do not say. */
  readonly since?: string | undefined;
}

/** The findings that were there when the baseline was made. */
export interface Baseline {
  readonly file: string;
  readonly entries: readonly Entry[];
  /** What is wrong with it, and kept nobody from reading it. */
  readonly problems: readonly Problem[];
}

export function baselineExists(file: string, cwd: string): boolean {
  return existsSync(resolve(cwd, file));
}

/**
 * @param limit of its size, in bytes
 * @throws UsageError when the file cannot be read or is no baseline
 */
export async function readBaseline(file: string, cwd: string, limit: number): Promise<Baseline> {
  const problems: Problem[] = [];
  const json = await readJson(file, cwd, limit, (reason) =>
    problems.push({ kind: 'input', severity: 'warning', file, reason, pointer: null, line: null, column: null }),
  );
  const { baselineSchema } = await import('./baseline-schema.js');
  const parsed = baselineSchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const place = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
    throw new UsageError(`${file} is no baseline: ${place}${issue?.message ?? ''}`);
  }
  return { file, entries: parsed.data.findings, problems };
}

async function readJson(
  file: string,
  cwd: string,
  limit: number,
  onDoubled: (reason: string) => void,
): Promise<unknown> {
  const path = resolve(cwd, file);
  try {
    await checkPlainFile(path);
    return await readJsonFile(path, limit, onDoubled);
  } catch (error) {
    if (error instanceof InputError) throw new UsageError(`The baseline ${file} ${error.reason}.`);
    throw new UsageError(`The baseline ${file} cannot be read: ${reasonOf(error)}. --update-baseline makes one.`);
  }
}

/**
 * The report without the findings of the baseline, which are set aside; the entries that match one of them, and those
 * that match nothing any more.
 */
export function applyBaseline(
  report: Report,
  baseline: Baseline,
): { readonly report: Report; readonly known: readonly Entry[]; readonly stale: readonly Entry[] } {
  const known = new Map(baseline.entries.map((entry) => [entry.fingerprint, entry]));
  const projects = report.projects.map((project): ProjectReport => {
    const old = project.findings.filter(({ fingerprint }) => known.has(fingerprint));
    if (old.length === 0) return project;
    return {
      ...project,
      findings: project.findings.filter(({ fingerprint }) => !known.has(fingerprint)),
      suppressed: [
        ...project.suppressed,
        ...old.map((finding) => ({ finding, reason: reasonFor(known.get(finding.fingerprint), baseline) })),
      ],
    };
  });
  // An entry of a map that this run did not check may still match.
  const maps = new Set(projects.map(({ name }) => name));
  const found = new Set(allFindings(report).map(({ fingerprint }) => fingerprint));
  return {
    report: { ...report, ...makeReport(report.tool, projects, report.problems, report.shard) },
    known: baseline.entries.filter(({ fingerprint }) => found.has(fingerprint)),
    stale: baseline.entries.filter(({ map, fingerprint }) => maps.has(map) && !found.has(fingerprint)),
  };
}

function reasonFor(entry: Entry | undefined, { file }: Baseline): string {
  return entry?.since === undefined
    ? `known since the baseline ${file}`
    : `known since ${entry.since}: baseline ${file}`;
}

/**
 * Writes the findings of a report as a baseline, one a line and sorted, so that merges stay easy. Entries of
 * maps that this run did not check stay. Findings that it had already keep their day, so that what did not change is
 * written as it was.
 * @param today the day of those that are new, as ISO 8601
 * @param limit of its size, in bytes
 * @throws UsageError when it is larger, or cannot be written
 */
export async function writeBaseline(
  file: string,
  report: Report,
  before: Baseline | null,
  today: string,
  cwd: string,
  limit: number,
): Promise<number> {
  const maps = new Set(report.projects.map(({ name }) => name));
  const kept = (before?.entries ?? []).filter(({ map }) => !maps.has(map));
  const old = new Map((before?.entries ?? []).map((entry) => [entry.fingerprint, entry]));
  const found = report.projects.flatMap(({ name, findings }) =>
    findings.map((finding): Entry => {
      const known = old.get(finding.fingerprint);
      return { ...entryOf(finding, name), since: known === undefined ? today : known.since };
    }),
  );
  const entries = new Map([...kept, ...found].map((entry) => [entry.fingerprint, entry]));
  const sorted = [...entries.values()].sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
  await writeOutput(withinSize(gathered(piecesOf(sorted)), limit, `The baseline ${file}`), file, cwd);
  return entries.size;
}

function* piecesOf(entries: readonly Entry[]): Generator<string> {
  yield '{\n  "version": 1,\n  "findings": [';
  for (const [i, entry] of entries.entries()) yield `${i === 0 ? '' : ','}\n    ${JSON.stringify(entry)}`;
  yield entries.length === 0 ? ']\n}\n' : '\n  ]\n}\n';
}

function entryOf(finding: Finding, map: string): Omit<Entry, 'since'> {
  const { fingerprint, field } = finding;
  return { fingerprint, code: findingCode(finding), map, field };
}

function allFindings(report: Report): readonly Finding[] {
  return report.projects.flatMap((project) => project.findings);
}
