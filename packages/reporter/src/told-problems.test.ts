import type { Problem } from '@dipv/core';
import { sampleReport } from './test-data/sample-report.js';
import { toldProblems } from './told-problems.js';

const [some] = sampleReport.problems;
const problems = (['info', 'warning', 'error', 'warning'] as const).map((severity, i): Problem => ({
  ...some!,
  severity,
  file: `${i}.json`,
}));
const filesOf = (told: readonly Problem[]): string[] => told.map(({ file }) => file);

it('are told the gravest first, and without what is no input', () => {
  expect(filesOf(toldProblems(problems, { verbose: false }))).toEqual(['2.json', '1.json', '3.json']);
});

it('name what is no input on request', () => {
  expect(filesOf(toldProblems(problems, { verbose: true }))).toEqual(['2.json', '1.json', '3.json', '0.json']);
});
