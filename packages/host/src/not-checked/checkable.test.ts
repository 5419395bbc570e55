import { allRules } from '../test-data/all-rules.js';
import { checkableTable, type Mark } from './checkable.js';
import { INPUT_KINDS } from './input-kinds.js';

const { rules } = allRules;
const table = checkableTable(rules);

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

  it('promises nothing for needs that no input tells', () => {
    const [row] = checkableTable([
      { code: 'ACME0001', needs: ['constructor', '__proto__.source'], asks: [], platform: null },
    ]);
    expect(row?.marks.every((mark) => mark === null)).toBe(true);
  });
});
