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
];

/** Two maps, each with three errors and two warnings. */
function report(maxFindings: number): Report {
  const modules = [defineModule({ name: 'test', apiVersion: 1, rules })];
  const check = createValidator({ modules }).check(workspaceOf([project('One'), project('Two')]), { maxFindings });
  for (;;) {
    const { done, value } = check.next();
    if (done === true) return value;
  }
}

const listed = ({ projects }: Report): number[] => projects.map(({ findings }) => findings.length);

it.each([11, 10])('where there is room for %s, all ten findings are listed', (most) => {
  expect(listed(report(most))).toEqual([5, 5]);
  expect(report(most).problems).toEqual([]);
});

it('those beyond are counted, and a problem of their map says how many', () => {
  const over = report(6);
  expect(listed(over)).toEqual([5, 1]);
  expect(over.summary).toMatchObject({ errors: 6, warnings: 4, problems: 1 });
  expect(over.problems).toEqual([
    {
      kind: 'too-many-findings',
      severity: 'warning',
      file: 'Two.json',
      reason:
        'the map Two has 4 more findings (errors: 2, warnings: 2, infos: 0) than there is room for: the run keeps 6, and counts the others; mend those that are listed, or set a higher --max-findings',
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
