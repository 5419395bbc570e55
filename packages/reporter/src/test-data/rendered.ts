import type { FormatContext, Render, Report } from '@dipv/core';

/** The whole text, whether it came in pieces or not. */
export function rendered(render: Render, report: Report, context: FormatContext): string {
  const text = render(report, context);
  return typeof text === 'string' ? text : [...text].join('');
}
