import type { Finding } from '@dipv/core';

/** The code as people configure it: `DIPV1030`, or `DIPV1030/narrowing` for a variant. */
export function findingCode(finding: Pick<Finding, 'code' | 'variant'>): string {
  return finding.variant === null ? finding.code : `${finding.code}/${finding.variant}`;
}
