import { makeReport, type Problem, type ProblemKind } from '@dipv/core';
import { mergeReports } from './merge-reports.js';

function problem(kind: ProblemKind, reason: string): Problem {
  return { kind, severity: 'warning', file: 'dipv.config.json', reason, pointer: null, line: null, column: null };
}

const reportOf = (...problems: readonly Problem[]) => makeReport({ name: 'dipv', version: '1.0.0' }, [], problems);

describe('the problems of several shards', () => {
  const idle = problem('idle-suppression', 'nothing of the kind');
  const odd = problem('input', 'the suppression of DIPV1010 matches no finding; remove it');

  it('hold what each of them tells once', () => {
    expect(mergeReports([reportOf(odd), reportOf(odd)]).problems).toEqual([odd]);
  });

  it('hold a suppression as idle that is so in every shard, whatever it says', () => {
    expect(mergeReports([reportOf(idle), reportOf(idle)]).problems).toEqual([idle]);
    expect(mergeReports([reportOf(idle, odd), reportOf(odd)]).problems).toEqual([odd]);
    expect(mergeReports([reportOf(idle), reportOf(idle)], { isWhole: false }).problems).toEqual([]);
  });
});
