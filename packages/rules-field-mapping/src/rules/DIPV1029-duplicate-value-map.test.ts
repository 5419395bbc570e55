import { createValidator } from '@dipv/core';
import { buildWorkspace } from '@dipv/testing';
import { fieldMappingRules } from '../index.js';

const validator = createValidator({ modules: [fieldMappingRules], config: { only: ['DIPV1029'] } });

/** Where the changes of a fix would stand. */
const PLACE = { line: 1, column: 1, endLine: 1, endColumn: 2 };

function check(mappings: readonly string[]) {
  const workspace = buildWorkspace({ name: '', mappings });
  const projects = workspace.projects.map((project) => ({
    ...project,
    document: { ...project.document, edits: (changes: unknown) => [{ place: PLACE, text: JSON.stringify(changes) }] },
  }));
  const [report] = validator.validate({ ...workspace, projects }).projects;
  return report!.findings.map(({ message, fix }) => ({
    message,
    fix: fix === null ? null : [fix.title, JSON.parse(fix.edits[0]!.text)],
  }));
}

const remove = (i: number) => ({ kind: 'remove', pointer: `/legs/0/fieldMappings/${i}` });

it('removes all but the first of mappings that are the same to the letter', () => {
  expect(check(['A >> name', 'B >> name', 'A >> name', 'A >> name'])).toEqual([
    {
      message: 'Duplicate value map: A and name are mapped 3 times',
      fix: ['Remove the repeated mapping', [remove(2), remove(3)]],
    },
  ]);
});

it('leaves it to people which one to remove where one of them differs', () => {
  expect(check(['A >> name', 'A >> name', 'A << name'])).toEqual([
    { message: 'Duplicate value map: A and name are mapped 3 times', fix: null },
  ]);
});
