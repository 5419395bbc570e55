import type { Failure, Report, Severity, Summary } from '@dipv/core';
import { countText } from './count-text.js';
import { leftAsideText } from './left-aside.js';

/** What a run comes to. */
export interface Verdict {
  /** `unknown`: nothing was found, but not all was checked. */
  readonly tone: 'error' | 'warning' | 'unknown' | 'good';
  /** Why the run fails, where that is not plain from the errors found: `failed: 2 inputs could not be read`; or empty. */
  readonly reason: string;
  /** What was found, and where: `3 errors, 1 warning in 6 maps (87 mappings)`. */
  readonly found: string;
}

export function verdictOf(report: Report, failures: readonly Failure[]): Verdict {
  const reasons = failures.map(reasonText).filter((reason) => reason !== null);
  return {
    tone: toneOf(report, failures),
    reason: reasons.length === 0 ? '' : `failed: ${reasons.join('; ')}`,
    found: foundText(report),
  };
}

/** Reason and found in one line. */
export function verdictText({ reason, found }: Verdict): string {
  return reason === '' ? found : `${reason}; ${found}`;
}

/** `3 errors, 1 warning`; empty where nothing was found. */
export function tally({ errors, warnings, infos }: Pick<Summary, 'errors' | 'warnings' | 'infos'>): string {
  const counts = [
    [errors, 'error'],
    [warnings, 'warning'],
    [infos, 'info'],
  ] as const;
  return counts.flatMap(([count, noun]) => (count > 0 ? [countText(count, noun)] : [])).join(', ');
}

function toneOf({ summary, problems, leftAside }: Report, failures: readonly Failure[]): Verdict['tone'] {
  const unread = problems.some((problem) => problem.severity === 'error');
  if (failures.length > 0 || summary.errors > 0 || unread) return 'error';
  const isEmpty = summary.projects === 0 && (leftAside?.maps ?? 0) === 0;
  if (summary.warnings > 0 || summary.problems > 0 || isEmpty) return 'warning';
  return summary.notChecked > 0 ? 'unknown' : 'good';
}

function foundText(report: Report): string {
  const { summary, leftAside: { maps, since } = { maps: 0, since: '' } } = report;
  if (summary.projects === 0) {
    return maps === 0 ? 'no map was found in the inputs' : `no map has changed since ${since} (${maps} left aside)`;
  }
  const checked = summary.notChecked > 0 ? 'no findings in what could be checked of' : 'no findings in';
  const found = tally(summary);
  const aside = leftAsideText(report);
  return `${found === '' ? checked : `${found} in`} ${countText(summary.projects, 'map')} (${countText(summary.mappings, 'mapping')})${aside === null ? '' : `; ${aside}`}`;
}

const COUNTS_AS_FAILURE: Readonly<Record<Severity, string | null>> = {
  error: null,
  warning: 'warnings count as failure',
  info: 'every finding counts as failure',
};

function reasonText(failure: Failure): string | null {
  switch (failure.kind) {
    case 'findings':
      return COUNTS_AS_FAILURE[failure.severity];
    case 'unread-input':
      return `${countText(failure.count, 'input')} could not be read`;
    case 'not-mended':
      return `${countText(failure.count, 'file')} could not be mended`;
    case 'faults':
      return `${countText(failure.count, 'fault')} in plugins or worker threads`;
    case 'max-warnings':
      return `more than ${countText(failure.limit, 'warning')}`;
    case 'incomplete':
      return `${countText(failure.notChecked, 'check')} could not be made`;
    case 'interrupted':
      return 'the run was interrupted';
    case 'no-map':
      return null; // what was found says it
    case 'missing-shards':
      return failure.shards.length === 1
        ? `shard ${failure.shards.join()} is missing`
        : `shards ${new Intl.ListFormat('en').format(failure.shards.map(String))} are missing`;
  }
}
