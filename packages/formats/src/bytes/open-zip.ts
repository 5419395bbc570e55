import type { Entry, ZipFile } from 'yauzl';
import { Turns } from './turns.js';

/**
 * A zip in memory, which is read at once: yauzl itself lets the event loop go round for every piece of it, twice an entry.
 * A wrong size, or a name that leads out, costs its file, and not the archive: names are decoded by `entriesOf`.
 */
export async function openZip(archive: Buffer): Promise<ZipFile> {
  const { fromRandomAccessReaderPromise, RandomAccessReader } = await import('#yauzl'); // most runs see no archive
  class MemoryReader extends RandomAccessReader {
    override read(
      into: Buffer,
      offset: number,
      length: number,
      position: number,
      done: (error: null, bytes: number) => void,
    ): void {
      const start = Math.min(position, archive.length);
      done(null, archive.copy(into, offset, start, start + length));
    }
  }
  return fromRandomAccessReaderPromise(new MemoryReader(), archive.length, {
    validateEntrySizes: false,
    decodeStrings: false,
    autoClose: false,
  });
}

/** The entries, with their names. */
export async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  const { getFileNameLowLevel } = await import('#yauzl');
  const turns = new Turns();
  for await (const entry of zip.eachEntry()) {
    if (turns.isDue) await turns.give();
    const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
    entry.fileName = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
    yield entry;
  }
}
