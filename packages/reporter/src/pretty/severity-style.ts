import type { Severity } from '@dipv/core';
import type picocolors from 'picocolors';

export type Colors = ReturnType<typeof picocolors.createColors>;

export const SEVERITY_MARK: Readonly<Record<Severity, string>> = { error: '✖', warning: '▲', info: '●' };

export function severityPaint(severity: Severity, colors: Colors): (text: string) => string {
  const paint = { error: colors.red, warning: colors.yellow, info: colors.blue };
  return paint[severity];
}
