import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of a zip, each part of which may lie. */
export interface ZipEntry {
  readonly path: string;
  readonly content: Buffer;
  readonly method?: number;
  readonly flags?: number;
  readonly claimedSize?: number;
  readonly crc?: number;
  readonly comment?: string;
  readonly extra?: Buffer;
  /** As `externalFileAttributes` holds it. */
  readonly mode?: number;
}

/** A zip as it is told, sound or not. */
export function zipOf(entries: readonly ZipEntry[], comment = '', lead = ''): Buffer {
  const locals: Buffer[] = [Buffer.from(lead)];
  const central: Buffer[] = [];
  let offset = lead.length;
  for (const {
    path,
    content,
    method = 8,
    flags = 0x800,
    claimedSize,
    crc,
    comment: note = '',
    extra,
    mode,
  } of entries) {
    const name = Buffer.from(path);
    const packed = method === 8 ? deflateRawSync(content) : content;
    const more = extra ?? Buffer.alloc(0);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(flags, 2);
    shared.writeUInt16LE(method, 4);
    shared.writeUInt16LE(0x6000, 6);
    shared.writeUInt16LE(0x5a21, 8);
    shared.writeUInt32LE(crc ?? crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(claimedSize ?? content.length, 18);
    shared.writeUInt16LE(name.length, 22);
    shared.writeUInt16LE(more.length, 24);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, name, more, packed]);
    const end = Buffer.alloc(14);
    end.writeUInt16LE(note.length, 0);
    end.writeUInt32LE((mode ?? 0o100644) * 0x10000, 6);
    end.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02\x14\x03'), shared, end, name, more, Buffer.from(note));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const tail = Buffer.alloc(22);
  tail.write('PK\x05\x06', 'latin1');
  tail.writeUInt16LE(entries.length, 8);
  tail.writeUInt16LE(entries.length, 10);
  tail.writeUInt32LE(directory.length, 12);
  tail.writeUInt32LE(offset, 16);
  tail.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...locals, directory, tail, Buffer.from(comment)]);
}

/** A cabinet whose files are stored in blocks of 32 KB. */
export function cabinetOf(files: readonly { readonly path: string; readonly content: Buffer }[]): Buffer {
  const stream = Buffer.concat(files.map(({ content }) => content));
  const blocks: Buffer[] = [];
  for (let at = 0; at < stream.length; at += 0x8000) {
    const data = stream.subarray(at, at + 0x8000);
    const head = Buffer.alloc(8);
    head.writeUInt16LE(data.length, 4);
    head.writeUInt16LE(data.length, 6);
    blocks.push(Buffer.concat([head, data]));
  }
  let start = 0;
  const entries = files.map(({ path, content }) => {
    const entry = Buffer.alloc(16);
    entry.writeUInt32LE(content.length, 0);
    entry.writeUInt32LE(start, 4);
    start += content.length;
    return Buffer.concat([entry, Buffer.from(`${path}\0`)]);
  });
  const head = Buffer.alloc(44);
  head.write('MSCF');
  head.writeUInt32LE(head.length, 16);
  head.writeUInt16LE(0x0103, 24);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(files.length, 28);
  head.writeUInt32LE(head.length + Buffer.concat(entries).length, 36);
  head.writeUInt16LE(blocks.length, 40);
  const cabinet = Buffer.concat([head, ...entries, ...blocks]);
  cabinet.writeUInt32LE(cabinet.length, 8);
  return cabinet;
}
