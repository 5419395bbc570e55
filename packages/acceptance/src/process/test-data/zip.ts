import { fromBuffer, type Entry, type ZipFile as OpenZip } from 'yauzl';
import { ZipFile } from 'yazl';
import type { Contents } from './temp-folder.js';

export async function zipOf(files: Contents): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), path);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

/** The entries of an archive, in its order. */
export async function entriesOf(zip: Buffer): Promise<Record<string, Buffer>> {
  const open = await new Promise<OpenZip>((done, fail) =>
    fromBuffer(zip, { lazyEntries: true }, (error, opened) => (opened ? done(opened) : fail(error))),
  );
  const entries: Record<string, Buffer> = Object.create(null) as Record<string, Buffer>;
  await new Promise<void>((done, fail) => {
    open.on('entry', (entry: Entry) => {
      contentOf(open, entry).then((content) => {
        entries[entry.fileName] = content;
        open.readEntry();
      }, fail);
    });
    open.on('end', done).on('error', fail);
    open.readEntry();
  });
  return entries;
}

async function contentOf(zip: OpenZip, entry: Entry): Promise<Buffer> {
  const stream = await new Promise<NodeJS.ReadableStream>((done, fail) =>
    zip.openReadStream(entry, (error, opened) => (opened ? done(opened) : fail(error))),
  );
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
