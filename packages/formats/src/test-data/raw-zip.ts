import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of an archive, to the bit. */
export interface RawEntry {
  readonly name: string;
  readonly content: Buffer;
  /** 0: stored; 8: deflated; any other: `content` is taken as compressed. */
  readonly method: number;
  /** Besides those that follow from the rest. */
  readonly flags: number;
  readonly localExtra: Buffer;
  readonly centralExtra: Buffer;
  readonly comment: Buffer;
  readonly attributes: number;
  readonly date: number;
  /** What follows the data; `null`: sizes are told in front of it. */
  readonly descriptor: { readonly signed: boolean; readonly wide: boolean } | null;
  /** Sizes of eight bytes, in extra fields. */
  readonly zip64: boolean;
  /** Added to the checksum, which damages it. */
  readonly damage: number;
  /** Bytes in front of the entry that belong to none. */
  readonly gap: Buffer;
}

export interface RawZip {
  /** In the order of their bytes. */
  readonly entries: readonly RawEntry[];
  /** The order of the directory: indexes of `entries`. */
  readonly order: readonly number[];
  readonly comment: Buffer;
  readonly zip64: boolean;
}

const NOTHING = Buffer.alloc(0);

/** An entry without anything special. */
export function plainEntry(name: string, content: string | Buffer, more: Partial<RawEntry> = {}): RawEntry {
  return {
    name,
    content: Buffer.from(content),
    method: 8,
    flags: 0,
    localExtra: NOTHING,
    centralExtra: NOTHING,
    comment: NOTHING,
    attributes: 0,
    date: 0x5b79_6000,
    descriptor: null,
    zip64: false,
    damage: 0,
    gap: NOTHING,
    ...more,
  };
}

export function plainZip(entries: readonly RawEntry[], more: Partial<RawZip> = {}): RawZip {
  return { entries, order: entries.map((_, i) => i), comment: NOTHING, zip64: false, ...more };
}

/** The bytes of an archive, made without the code that is under test. */
export function bytesOf({ entries, order, comment, zip64 }: RawZip): Buffer {
  const pieces: Buffer[] = [];
  const records: Buffer[] = [];
  let at = 0;
  const add = (...added: Buffer[]): void => {
    for (const piece of added) at += piece.length;
    pieces.push(...added);
  };
  for (const entry of entries) {
    add(entry.gap);
    const offset = at;
    const data = entry.method === 8 ? deflateRawSync(entry.content) : entry.content;
    const told = {
      crc: (crc32(entry.content) + entry.damage) >>> 0,
      compressed: data.length,
      uncompressed: entry.content.length,
    };
    add(localHeader(entry, told), data, descriptorOf(entry, told));
    records.push(record(entry, told, offset));
  }
  const start = at;
  add(...order.map((index) => records[index]!));
  const size = at - start;
  if (zip64) {
    const end = at;
    add(
      numbers([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0]),
      numbers([8, order.length], [8, order.length], [8, size], [8, start]),
      numbers([4, 0x07064b50], [4, 0], [8, end], [4, 1]),
    );
  }
  const [count, told] = zip64 ? [0xffff, 0xffffffff] : [order.length, start];
  add(numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, told], [2, comment.length]));
  add(comment);
  return Buffer.concat(pieces);
}

interface Told {
  readonly crc: number;
  readonly compressed: number;
  readonly uncompressed: number;
}

function localHeader(entry: RawEntry, { crc, compressed, uncompressed }: Told): Buffer {
  const isLater = entry.descriptor !== null && !entry.zip64;
  const sizes = entry.zip64 ? [0xffffffff, 0xffffffff] : isLater ? [0, 0] : [compressed, uncompressed];
  const wide = entry.zip64 ? numbers([2, 1], [2, 16], [8, uncompressed], [8, compressed]) : NOTHING;
  const extra = Buffer.concat([entry.localExtra, wide]);
  const name = Buffer.from(entry.name);
  return Buffer.concat([
    numbers([4, 0x04034b50], [2, 20], [2, flagsOf(entry)], [2, entry.method], [4, entry.date]),
    numbers([4, entry.descriptor === null ? crc : 0], [4, sizes[0]!], [4, sizes[1]!]),
    numbers([2, name.length], [2, extra.length]),
    name,
    extra,
  ]);
}

function descriptorOf({ descriptor }: RawEntry, { crc, compressed, uncompressed }: Told): Buffer {
  if (descriptor === null) return NOTHING;
  const width = descriptor.wide ? 8 : 4;
  const signature = descriptor.signed ? numbers([4, 0x08074b50]) : NOTHING;
  return Buffer.concat([signature, numbers([4, crc], [width, compressed], [width, uncompressed])]);
}

function record(entry: RawEntry, { crc, compressed, uncompressed }: Told, offset: number): Buffer {
  const wide = entry.zip64 ? numbers([2, 1], [2, 24], [8, uncompressed], [8, compressed], [8, offset]) : NOTHING;
  const [first, second, third] = entry.zip64
    ? [0xffffffff, 0xffffffff, 0xffffffff]
    : [compressed, uncompressed, offset];
  const extra = Buffer.concat([entry.centralExtra, wide]);
  const name = Buffer.from(entry.name);
  return Buffer.concat([
    numbers([4, 0x02014b50], [2, 45], [2, 20], [2, flagsOf(entry)], [2, entry.method], [4, entry.date]),
    numbers([4, crc], [4, first!], [4, second!], [2, name.length], [2, extra.length], [2, entry.comment.length]),
    numbers([2, 0], [2, 1], [4, entry.attributes], [4, third!]),
    name,
    extra,
    entry.comment,
  ]);
}

function flagsOf({ flags, descriptor }: RawEntry): number {
  return flags | (descriptor === null ? 0 : 8);
}

/** Numbers of so many bytes each, the lowest byte first. */
function numbers(...fields: readonly (readonly [bytes: number, value: number])[]): Buffer {
  return Buffer.concat(
    fields.map(([bytes, value]) => {
      const field = Buffer.alloc(8);
      field.writeBigUInt64LE(BigInt(value));
      return field.subarray(0, bytes);
    }),
  );
}
