import { buffer } from 'node:stream/consumers';
import { InputError } from './input-error.js';
import { isCabinet } from './archive.js';
import { collect } from './collect.js';
import type { SizeBudget } from './size-budget.js';

/**
 * The archive with other contents for some of its files. Names, order, times and permissions stay.
 * @throws InputError on a cabinet, and when what is inflated on the way exceeds the budget
 */
export async function replaceInArchive(
  bytes: Uint8Array,
  replaced: ReadonlyMap<string, Uint8Array>,
  budget: SizeBudget,
): Promise<Uint8Array> {
  if (isCabinet(bytes)) throw new InputError('is a cabinet, into which dipv does not write; unpack it');
  const { fromBufferPromise } = await import('yauzl');
  const { ZipFile } = await import('yazl');
  const from = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  const to = new ZipFile();
  for await (const entry of from.eachEntry()) {
    const mtime = entry.getLastModDate();
    const mode = entry.externalFileAttributes >>> 16;
    const options = { mtime, compress: entry.compressionMethod !== 0, ...(mode === 0 ? {} : { mode }) };
    if (entry.fileName.endsWith('/')) to.addEmptyDirectory(entry.fileName, options);
    else {
      const content = replaced.get(entry.fileName) ?? (await collect(await from.openReadStreamPromise(entry), budget));
      to.addBuffer(Buffer.from(content), entry.fileName, options);
    }
  }
  to.end();
  return buffer(to.outputStream);
}
