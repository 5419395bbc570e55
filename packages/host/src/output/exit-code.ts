/** What the process ends with. */
export const EXIT = { ok: 0, findings: 1, usage: 2, fault: 3, interrupted: 130 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What each code means, as `--help` and README say it. */
export const EXIT_MEANING: Readonly<Record<ExitCode, string>> = {
  [EXIT.ok]: 'nothing at or above --fail-on',
  [EXIT.findings]: 'findings at or above it, or a limit passed',
  [EXIT.usage]: 'bad usage, or a file that could not be read or mended: the answer is not whole',
  [EXIT.fault]: 'a fault in the program itself, or stdout that took no more',
  [EXIT.interrupted]: 'interrupted by Ctrl-C: the report holds what was found so far, and says so',
};
