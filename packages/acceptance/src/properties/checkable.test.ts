import { INPUT_KINDS } from '@dipv/formats';
import { checkableTable, type Mark } from '@dipv/host/checkable';
import { allRules } from './test-data/all-rules.js';

const { rules } = allRules;
const table = checkableTable(rules, INPUT_KINDS);

function markOf(code: string, title: string): Mark | undefined {
  return table.find((row) => row.code === code)?.marks[INPUT_KINDS.findIndex((input) => input.title === title)];
}

describe('the table code by input', () => {
  it('has every code of the build, and an input for each', () => {
    expect(table.map(({ code }) => code)).toEqual(rules.map(({ code }) => code));
    expect(table.filter(({ marks }) => marks.every((mark) => mark === null))).toEqual([]);
  });

  it('knows an input for every fact that a rule asks for', () => {
    const asked = new Set(rules.flatMap(({ needs, asks }) => [...needs, ...asks].map((each) => each.split('.')[0])));
    const told = new Set(
      INPUT_KINDS.flatMap(({ tells }) => Object.entries(tells).filter(([, how]) => how === 'full')).map(
        ([fact]) => fact,
      ),
    );
    expect([...asked].filter((fact) => !told.has(fact!))).toEqual([]);
  });

  it.each([
    ['DIPV1023', 'Maps', 'full'],
    ['DIPV1012', 'Maps', 'part'],
    ['DIPV1022', 'Maps', null],
    ['DIPV1022', 'F&O PublicEntities', 'full'],
    ['DIPV1010', 'Dataverse EntityDefinitions', 'full'],
    ['DIPV1010', 'Dataverse $metadata', 'part'],
    ['DIPV1031', 'Dataverse EntityDefinitions', 'part'],
    ['DIPV1031', 'Connection set', 'full'],
    ['DIPV1014', 'Dataverse EntityDefinitions', 'part'],
    ['DIPV1014', 'Integration-key list', 'full'],
    ['DIPV1014', 'F&O PublicEntities', null],
    ['DIPV1018', 'F&O PublicEntities', 'part'],
    ['DIPV1018', 'Connection set', 'full'],
    ['DIPV1016', 'Project with its environments', 'part'],
    ['DIPV1008', 'Lists of organizations', 'part'],
    ['DIPV1000', 'Snapshot', 'part'],
  ] as const)('%s by %s: %s', (code, title, mark) => {
    expect(markOf(code, title)).toBe(mark);
  });
});
