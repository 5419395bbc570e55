/** Packs a folder: `zip.mjs FOLDER ARCHIVE`. */
import { createWriteStream, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';

const [folder, archive] = process.argv.slice(2);
const zip = new yazl.ZipFile();
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const path = join(entry.parentPath, entry.name);
  zip.addFile(path, relative(folder, path));
}
zip.end();
await pipeline(zip.outputStream, createWriteStream(archive));
