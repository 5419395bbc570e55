/**
 * Writes made-up metadata as large environments have it, and maps that use some of it:
 * `node tools/metadata/generate.mjs FOLDER [--entities 4707] [--fields 86597] [--tables 1500] [--csdl-mb 40]
 * [--page-size 1000] [--seed 1] [--include entities.json]`
 */
import { once } from 'node:events';
import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dataverseCsdl, financeCsdl } from './csdl.mjs';
import { entityDefinitions } from './entity-definitions.mjs';
import { LARGE, makeEntities, makeTables } from './environment.mjs';
import { makeMaps } from './maps.mjs';
import { dataEntityPages, labelPages, publicEntityPages } from './public-entities.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    entities: { type: 'string', default: String(LARGE.entities) },
    fields: { type: 'string', default: String(LARGE.fields) },
    tables: { type: 'string', default: '1500' },
    'csdl-mb': { type: 'string', default: '40' },
    'page-size': { type: 'string' },
    seed: { type: 'string', default: '1' },
    include: { type: 'string' },
  },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('Name the folder to write to.');

const seed = Number(values.seed);
const include = values.include === undefined ? {} : JSON.parse(readFileSync(values.include, 'utf8'));
const pageSize = values['page-size'] === undefined ? Infinity : Number(values['page-size']);
const entities = makeEntities({ entities: Number(values.entities), fields: Number(values.fields), seed, include });
const tables = makeTables({ tables: Number(values.tables), seed: seed + 1 });
const megabytes = Number(values['csdl-mb']) * 1024 * 1024;

mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'maps.json'), makeMaps(entities, tables));
writePages('public-entities', publicEntityPages(entities, pageSize));
writePages('data-entities', dataEntityPages(entities, pageSize));
writePages('labels', labelPages(entities, pageSize));
writeFileSync(join(folder, 'entity-definitions.json'), entityDefinitions(tables));
await writePieces('finance-metadata.xml', financeCsdl(entities));
await writePieces('dataverse-metadata.xml', dataverseCsdl(tables, { bytes: megabytes }));

function writePages(name, texts) {
  for (const [i, text] of texts.entries()) {
    writeFileSync(
      join(folder, texts.length === 1 ? `${name}.json` : `${name}-${String(i + 1).padStart(3, '0')}.json`),
      text,
    );
  }
}

async function writePieces(name, pieces) {
  const stream = createWriteStream(join(folder, name));
  for (const piece of pieces) if (!stream.write(piece)) await once(stream, 'drain');
  stream.end();
  await once(stream, 'finish');
}
