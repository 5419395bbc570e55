import fc from 'fast-check';
import { cabOf } from '../test-data/test-kit.js';
import { bytesOf, plainEntry, plainZip, type RawEntry, type RawZip } from '../test-data/raw-zip.js';
import { openArchive } from './archive.js';
import { replaceInArchive } from './replace-in-archive.js';
import { SizeBudget } from './size-budget.js';

const content = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));

/** Extra fields of kinds that nobody knows here. */
const extra = fc
  .array(fc.tuple(fc.constantFrom(0x5455, 0x7875, 0xcafe, 0xd935), fc.uint8Array({ maxLength: 12 })), { maxLength: 3 })
  .map((fields) =>
    Buffer.concat(
      fields.flatMap(([id, data]) => {
        const head = Buffer.alloc(4);
        head.writeUInt16LE(id);
        head.writeUInt16LE(data.length, 2);
        return [head, Buffer.from(data)];
      }),
    ),
  );

const bytes = fc.uint8Array({ maxLength: 20 }).map((each) => Buffer.from(each));

const anything = {
  content,
  localExtra: extra,
  centralExtra: extra,
  comment: bytes,
  attributes: fc.nat(0xffff),
  date: fc.nat(0xffffffff),
  zip64: fc.boolean(),
  gap: fc.oneof({ weight: 3, arbitrary: fc.constant(Buffer.alloc(0)) }, bytes),
  descriptor: fc.option(fc.record({ signed: fc.boolean(), wide: fc.boolean() })),
};

/** A file that can be read and mended. */
const target = fc.record<Omit<RawEntry, 'name'>>({
  ...anything,
  content: content.filter(({ length }) => length > 0), // what is empty has no place to mend
  method: fc.constantFrom(0, 8),
  flags: fc.constantFrom(0, 0x800, 2),
  damage: fc.constant(0),
});

/** Encrypted, damaged, a folder, compressed in ways of its own: whatever stands beside it. */
const neighbour = fc.record<Omit<RawEntry, 'name'>>({
  ...anything,
  method: fc.constantFrom(0, 8, 9, 14, 93, 99),
  flags: fc.constantFrom(0, 1, 0x800, 0x801),
  damage: fc.constantFrom(0, 0, 7),
});

function sortBy<T>(keys: readonly number[], list: readonly T[]): T[] {
  const keyed = list.map((value, i) => [keys[i]!, value] as const);
  return keyed.sort(([a], [b]) => a - b).map(([, value]) => value);
}

const zip = fc
  .record({
    targets: fc.array(target, { minLength: 1, maxLength: 3 }),
    neighbours: fc.array(fc.tuple(neighbour, fc.boolean()), { maxLength: 5 }),
    keys: fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 }),
    places: fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 }),
    comment: bytes,
    zip64: fc.boolean(),
  })
  .map(({ targets, neighbours, keys, places, ...rest }): RawZip => {
    const entries = sortBy(keys, [
      ...targets.map((each, i) => ({ ...each, name: `maps/${i}.json` })),
      // two neighbours of one name are nobody's concern
      ...neighbours.map(([each, isFolder]) => ({ ...each, name: isFolder ? 'folder/' : 'größer.bin' })),
    ]);
    return { entries, order: sortBy(places, [...entries.keys()]), ...rest };
  });

const isTarget = ({ name }: RawEntry): boolean => name.endsWith('.json');

describe('a file that is exchanged in an archive', () => {
  it('changes its own bytes and the offsets of what moves, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(zip, fc.array(content, { minLength: 3, maxLength: 3 }), async (spec, contents) => {
        const names = spec.entries.filter(isTarget).map(({ name }) => name);
        const replaced = new Map(names.map((name, i) => [name, contents[i]!]));
        const expected = {
          ...spec,
          entries: spec.entries.map((entry) => ({ ...entry, content: replaced.get(entry.name) ?? entry.content })),
        };
        const written = await replaceInArchive(bytesOf(spec), replaced);
        expect(Buffer.from(written).toString('hex')).toBe(bytesOf(expected).toString('hex'));
      }),
    );
  });

  it('is read again with its new content', async () => {
    await fc.assert(
      fc.asyncProperty(zip, content, async (spec, after) => {
        const name = spec.entries.find(isTarget)!.name;
        const written = await replaceInArchive(bytesOf(spec), new Map([[name, after]]));
        const entries = await openArchive(written, new SizeBudget(1024 * 1024));
        expect(Buffer.from(await entries.find(({ path }) => path === name)!.read())).toEqual(after);
      }),
    );
  });

  const map = plainEntry('map.json', '{}');
  const replaced = new Map([['map.json', Buffer.from('{"a": 1}')]]);
  const mended = (archive: Uint8Array): Promise<Uint8Array> => replaceInArchive(archive, replaced);

  it('is left alone where two have its name', async () => {
    await expect(mended(bytesOf(plainZip([map, map])))).rejects.toThrow('several files named map.json');
  });

  it('is left alone where another one lies over it', async () => {
    const other = plainEntry('copy.json', '{}');
    const archive = bytesOf(plainZip([map, other]));
    const second = archive.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
    archive.writeUInt32LE(0, second + 42);
    await expect(mended(archive)).rejects.toThrow('lie over each other');
  });

  it('is left alone where its end is not told', async () => {
    const archive = bytesOf(plainZip([{ ...map, descriptor: { signed: true, wide: false } }]));
    archive[archive.indexOf(Buffer.from('PK\x07\x08', 'latin1')) + 5]! ^= 1;
    await expect(mended(archive)).rejects.toThrow('does not tell where map.json ends');
  });

  it('is left alone where its header and the directory disagree', async () => {
    const archive = bytesOf(plainZip([map]));
    archive.writeUInt32LE(7, 14);
    await expect(mended(archive)).rejects.toThrow('tells two things of map.json');
  });

  it('is left alone in a cabinet', async () => {
    await expect(mended(cabOf({ 'map.json': '{}' }))).rejects.toThrow('is a cabinet');
  });
});
