import { cabOf, readFolder, readNamed, removeFolders, taskOf, zipOf } from '../test-data/test-kit.js';

afterEach(removeFolders);

const map = (name: string): string => JSON.stringify(taskOf([], { name }));
const names = ({ workspace }: Awaited<ReturnType<typeof readNamed>>): string[] =>
  workspace.projects.map(({ name }) => name);
/** Longer than one block, and hardly to be compressed. */
const filler = Array.from({ length: 20_000 }, (_, i) => (i * 7919) % 10_007).join(' ');

describe('a cabinet', () => {
  it.each(['stored', 'MSZIP'] as const)('is read like a zip, with the files that it holds: %s', async (method) => {
    const files = { 'readme.txt': filler, 'maps\\a.json': map('a'), 'more.txt': filler, 'b.json': map('b') };
    const result = await readNamed({ 'package.cab': cabOf(files, method) });
    expect(result.workspace.problems).toEqual([]);
    expect(names(result)).toEqual(['b', 'a']);
    expect(result.workspace.projects.map(({ document }) => document.file)).toEqual([
      'package.cab!/b.json',
      'package.cab!/maps/a.json',
    ]);
  });

  it('is found in a folder, and in a zip with a zip inside', async () => {
    const inner = await zipOf({ 'inner.json': map('inner') });
    const result = await readFolder({
      'lone.CAB': cabOf({ 'lone.json': map('lone') }),
      'package.zip': await zipOf({ 'Package/solution.cab': cabOf({ 'solution.zip': inner }) }),
    });
    expect(result.workspace.problems).toEqual([]);
    expect(names(result).toSorted()).toEqual(['inner', 'lone']);
  });

  it.each<[string, (cabinet: Buffer) => Uint8Array, string]>([
    ['cut short', (cabinet) => cabinet.subarray(0, -20), 'is no readable cabinet'],
    ['no more than a signature', (cabinet) => cabinet.subarray(0, 10), 'is no readable cabinet'],
    [
      'lying about a size',
      (cabinet) => {
        cabinet.writeUInt32LE(1_000_000, 44);
        return cabinet;
      },
      'has not the size that it claims',
    ],
    [
      'lying about a block',
      (cabinet) => {
        cabinet.writeUInt16LE(5, cabinet.readUInt32LE(36) + 6);
        return cabinet;
      },
      'is no readable cabinet',
    ],
    [
      'damaged',
      (cabinet) => {
        cabinet.writeUInt32LE(0x12345678, cabinet.readUInt32LE(36));
        return cabinet;
      },
      'checksum',
    ],
    [
      'one of several',
      (cabinet) => {
        cabinet.writeUInt16LE(2, 30);
        return cabinet;
      },
      'several cabinets',
    ],
  ])('that is %s is a problem', async (_what, spoil, reason) => {
    const cabinet = spoil(cabOf({ 'a.json': map('a') }));
    const { workspace } = await readNamed({ 'a.cab': cabinet, 'healthy.json': map('healthy') });
    expect(workspace.problems).toMatchObject([
      { severity: 'error', reason: expect.stringContaining(reason) as string },
    ]);
    expect(workspace.projects.map(({ name }) => name)).toEqual(['healthy']);
  });

  it.each(['../a.json', '..\\a.json', '/a.json', 'C:\\a.json'])('must not climb out: %s', async (path) => {
    const { workspace } = await readNamed({ 'a.cab': cabOf({ [path]: map('a') }) });
    expect(workspace.problems).toMatchObject([
      { severity: 'error', reason: expect.stringContaining('climbs out') as string },
    ]);
  });

  it('must not inflate past the limit', async () => {
    const cabinet = cabOf({ 'a.json': `{"a":"${'x'.repeat(300_000)}"}` });
    expect(cabinet.length).toBeLessThan(10_000);
    const { workspace } = await readNamed({ 'a.cab': cabinet }, { maxInputSize: 100_000 });
    expect(workspace.problems).toMatchObject([{ reason: expect.stringContaining('larger than the limit') as string }]);
  });

  it('that is compressed with LZX says how to unpack it', async () => {
    const { workspace } = await readNamed({ 'a.cab': cabOf({ 'a.json': map('a') }, 'LZX') });
    expect(workspace.problems).toMatchObject([
      { severity: 'error', file: 'a.cab', reason: expect.stringMatching(/LZX.*expand -F/) as string },
    ]);
  });
});
