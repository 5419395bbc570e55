import { createValidator } from '../create-validator.js';
import type { Report } from '../model/report.js';
import { defineModule } from '../modules/module.js';
import { projectRule, type Rule } from '../rule.js';
import { project, told, workspaceOf } from '../test-data/run.js';

const times = (count: number, report: (at: string) => void): void => {
  for (let i = 0; i < count; i++) report(`/${i}`);
};
const rules: readonly Rule[] = [
  projectRule({ ...told('A'), check: ({ report }) => times(3, (at) => report({ at, detail: `found ${at}` })) }),
  projectRule({
    ...told('B'),
    severity: 'warning',
    check: ({ report }) => times(2, (at) => report({ at, detail: `found ${at}` })),
  }),
  projectRule({
    ...told('C'),
    severity: 'info',
    check: ({ report }) => report({ at: '', detail: 'found' }),
  }),
];

/** Two maps, each with three errors, two warnings and an info. */
function report(maxFindings: number): Report {
  const modules = [defineModule({ name: 'test', apiVersion: 1, rules })];
  const check = createValidator({ modules }).check(workspaceOf([project('One'), project('Two')]), { maxFindings });
  for (;;) {
    const { done, value } = check.next();
    if (done === true) return value;
  }
}

const listed = ({ projects }: Report): number[] => projects.map(({ findings }) => findings.length);

it.each([13, 12])('where there is room for %s, all twelve findings are listed', (most) => {
  expect(listed(report(most))).toEqual([6, 6]);
  expect(report(most).problems).toEqual([]);
});

it('those beyond are counted, and a problem of their map says how many', () => {
  const over = report(7);
  expect(listed(over)).toEqual([6, 1]);
  expect(over.summary).toMatchObject({ errors: 6, warnings: 4, infos: 2, problems: 1 });
  expect(over.problems).toEqual([
    {
      kind: 'too-many-findings',
      severity: 'warning',
      file: 'Two.json',
      reason:
        'the map Two has 5 more findings (errors: 2, warnings: 2, infos: 1) than there is room for: the run keeps 7, and counts the others; mend those that are listed, or set a higher --max-findings',
      pointer: null,
      line: null,
      column: null,
    },
  ]);
});

it('none may be listed', () => {
  expect(listed(report(0))).toEqual([0, 0]);
  expect(report(0).summary).toMatchObject({ errors: 6, warnings: 4, problems: 2 });
});
