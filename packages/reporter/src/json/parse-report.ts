import type { Finding, Report } from '@dipv/core';
import type * as z from 'zod';
import { toDotPath } from 'zod/v4/core';
import { fittingMarks } from '../marked-text.js';
import { visibleText } from '../visible-text.js';
import { reportSchema } from './report-schema.js';

const SHOWN_FAULTS = 5;

/**
 * Reads a JSON report back. What the JSON report does not hold (suppressed findings, outlines of the legs) is empty, and
 * so are marks that do not fit their text, as after names were taken out of it.
 *
 * @throws Error that says what is wrong and where, on one line a fault: the text is no JSON, or no report of version 1.
 */
export function parseReport(text: string): Report {
  return reportOf(parseJson(text));
}

/**
 * The same of a text that has been parsed.
 * @throws Error that says what is wrong and where: the value is no report of version 1
 */
export function reportOf(value: unknown): Report {
  const parsed = reportSchema.safeParse(value);
  if (!parsed.success) throw new Error(faultText(parsed.error));
  const { projects, order, leftAside, ...rest } = parsed.data;
  return {
    ...rest,
    ...(order === undefined ? {} : { order }),
    ...(leftAside === undefined ? {} : { leftAside }),
    projects: projects.map((project) => ({
      ...project,
      findings: project.findings.map(withFittingMarks),
      suppressed: [],
      legs: [],
    })),
  };
}

function withFittingMarks(finding: Finding): Finding {
  const { message, help, marks } = finding;
  return {
    ...finding,
    marks: { message: fittingMarks(message, marks.message), help: fittingMarks(help, marks.help) },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // what V8 says quotes the text
    throw new Error('not a report: the text is no valid JSON', { cause: error });
  }
}

function faultText({ issues }: z.ZodError): string {
  const shown = issues
    .slice(0, SHOWN_FAULTS)
    .map((issue) => `${visibleText(toDotPath(issue.path)) || 'the report'}: ${visibleText(issue.message)}`);
  const left = issues.length - shown.length;
  return ['not a report of schema version 1', ...shown, ...(left > 0 ? [`and ${left} more`] : [])].join('\n  ');
}
