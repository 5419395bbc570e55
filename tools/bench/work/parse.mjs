/** The least that any validator must do with these files and folders: read them, and parse JSON and XML once. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import yauzl from 'yauzl';

const CHUNK = 65_536;

for (const path of process.argv.slice(2)) {
  const paths = statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : [path];
  for (const file of paths) {
    if (file.endsWith('.zip')) await parseZip(file);
    else if (file.endsWith('.xml')) parseXml(readFileSync(file, 'utf8'));
    else JSON.parse(readFileSync(file, 'utf8'));
  }
}

function parseXml(text) {
  const parser = new SaxesParser({ xmlns: false });
  for (let at = 0; at < text.length; at += CHUNK) parser.write(text.slice(at, at + CHUNK));
  parser.close();
}

async function parseZip(file) {
  const zip = await yauzl.openPromise(file);
  for await (const entry of zip.eachEntry()) {
    if (!/\.(xml|json)$/.test(entry.fileName)) continue;
    const chunks = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    if (entry.fileName.endsWith('.xml')) parseXml(text);
    else JSON.parse(text);
  }
}
