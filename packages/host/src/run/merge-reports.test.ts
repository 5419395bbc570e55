import { makeReport, type Problem, type ProblemKind, type ProjectReport } from '@dipv/core';
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

  it('hold as many of a kind as each shard tells', () => {
    expect(mergeReports([reportOf(odd, odd), reportOf(odd, odd)]).problems).toEqual([odd, odd]);
    expect(mergeReports([reportOf(idle, idle), reportOf(idle, idle)]).problems).toEqual([idle, idle]);
    expect(mergeReports([reportOf(idle, idle), reportOf(idle)]).problems).toEqual([idle]);
  });
});

describe('the maps of several reports', () => {
  const map = (version: string | null): ProjectReport => {
    return { name: 'Pumps', version, dualWrite: true, file: 'a.json', legs: [], ...NOTHING };
  };
  const NOTHING = { findings: [], suppressed: [], notChecked: [] };
  const reportWith = (...maps: readonly ProjectReport[]) => makeReport({ name: 'dipv', version: '1.0.0' }, maps, []);

  it('may share name and file in one of them, as projects of two environments do', () => {
    const merged = mergeReports([reportWith(map('1.0'), map('1.0')), reportWith(map(null)), reportWith(map(''))]);
    expect(merged.projects.map(({ version }) => version)).toEqual([null, '', '1.0', '1.0']);
  });

  it('are those of several shards: one that is in two is an error', () => {
    expect(() => mergeReports([reportWith(map('1.0')), reportWith(map('1.0'))])).toThrow('is in two reports');
  });
});
