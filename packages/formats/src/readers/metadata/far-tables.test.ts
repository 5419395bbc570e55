import { createValidator, defineModule, legRule } from '@dipv/core';
import { readWorkspace } from '../../read-workspace.js';
import { folderOf, mappingOf, readNamed, removeFolders, taskOf } from '../../test-data/test-kit.js';

afterEach(removeFolders);

/** Tables whose key is one lookup each, to as many of the next ones. */
function tables(count: number, targets: number): string {
  const nameOf = (i: number) => (i % count === 0 ? 'contoso_widget' : `contoso_${i % count}`);
  const value = Array.from({ length: count }, (_, i) => ({
    LogicalName: nameOf(i),
    EntitySetName: `${nameOf(i)}s`,
    PrimaryIdAttribute: `${nameOf(i)}id`,
    Attributes: [
      { LogicalName: `${nameOf(i)}id`, AttributeType: 'Uniqueidentifier', IsPrimaryId: true },
      {
        LogicalName: 'next',
        AttributeType: 'Lookup',
        Targets: Array.from({ length: targets }, (__, k) => nameOf(i + 1 + k)),
      },
    ],
    Keys: [{ LogicalName: 'key', KeyAttributes: ['next'] }],
  }));
  return JSON.stringify({ value });
}

/** @param steps of the path that is mapped */
const read = (count: number, targets: number, steps: number) =>
  readNamed({
    'map.json': JSON.stringify(
      taskOf([mappingOf({ destinationField: Array<string>(steps).fill('next').join('.') })], {}),
    ),
    'tables.json': tables(count, targets),
  });

describe('tables that lookups lead to', () => {
  it('are read, in whatever circles they go under a long path', async () => {
    const { workspace } = await read(12, 12, 15);
    expect(workspace.problems).toEqual([]);
    expect(workspace.tables).toHaveLength(12);
  });

  it.each([
    [32, []],
    [
      33,
      [
        'table contoso_32s is left out, since lookups of keys lead there through 32 tables or more; what rests on that is not checked',
      ],
    ],
  ])('one after the other are read up to a limit, and what is left out is said: %i', async (count, reasons) => {
    const { workspace } = await read(count, 1, 1);
    expect(workspace.tables).toHaveLength(32);
    expect(workspace.problems.map(({ reason }) => reason)).toEqual(reasons);
  });

  it('are looked for with the indexes that the engine then takes', async () => {
    const cwd = folderOf({ 'map.json': JSON.stringify(taskOf()), 'tables.json': tables(3, 1) });
    const { workspace } = await readWorkspace(['.'], { cwd, maxInputSize: 1_000_000, allVersions: false });
    const freeze = jest.spyOn(Object, 'freeze');
    const rule = legRule({
      code: 'CONTOSO1',
      title: 'Looks at tables',
      description: '',
      mend: 'Nothing.',
      check: ({ destination }) => void destination.tables.related('contoso_1s'),
      examples: { fails: [], passes: [] },
    });
    const modules = [defineModule({ name: 'contoso', apiVersion: 1, rules: [rule] })];
    expect(createValidator({ modules }).validate(workspace).projects).toHaveLength(1);
    const made = freeze.mock.calls.map(([object]) => (object as object).constructor?.name);
    expect(made).toContain('SideContext');
    expect(made).not.toContain('WorkspaceIndex');
    expect(made).not.toContain('SuppliedTables');
    freeze.mockRestore();
  });
});
