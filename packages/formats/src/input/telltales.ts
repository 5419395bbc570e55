import type { ByteSource } from '../bytes/byte-source.js';
import { containsText, decodeBeginning } from '../bytes/decode-text.js';
import { parseBeginning } from '../json/parse.js';
import type { JsonReader } from '../readers/reader.js';
import { recogniseBroken } from './json/broken.js';

/** Names that hardly stand in files which are none of ours. */
const TELLTALES = [
  'fieldMappings',
  'entityMappingTasks',
  'msdyn_mapping',
  'msdyn_dualwriteentitymap',
  'ImportExportXml',
  'EntityInfo',
  'dataPartitionMappings',
  'dualWriteDetail',
  'typeDetails',
  '$metadata#EntityDefinitions',
  'RetrieveMetadataChangesResponse',
  '$metadata#PublicEntities',
  '$metadata#DataEntities',
  '$metadata#PublicEnumerations',
  'mapName=',
  'ReferencingAttributeName',
  '<optionset ',
  '<RootComponent ',
  'AttributeTypeName',
  'PublicCollectionName',
  'Namespace="Microsoft.Dynamics.CRM"',
  'Namespace="Microsoft.Dynamics.DataEntities"',
  'dipvSnapshot',
];

/** Beginnings that are looked at: the first table of metadata is in them, or what tells it. */
const BEGINNING_BYTES = 1024 * 1024;

/**
 * What a broken text file likely is: one of ours, the answer of a service to who knows what, or (`null`) nothing
 * of dipv's business. In a folder lies much that is no clean JSON or XML either, such as a `tsconfig.json` with
 * comments: that must not fail a run. A truncated map must, and so must any other file that would be read if it
 * were whole.
 */
export function whatIsBroken(source: ByteSource, readers: readonly JsonReader[]): 'input' | 'answer' | null {
  if (TELLTALES.some((name) => containsText(source, name))) return 'input';
  const text = decodeBeginning(source.read(0, BEGINNING_BYTES));
  const start = text.search(/[[{]/);
  if (start < 0 || text.trimStart().startsWith('<')) return null;
  const json = isEncoded(text) ? decodeString(text.slice(start)) : text.slice(start);
  return recogniseBroken(parseBeginning(json), readers);
}

/** Whether it is JSON in a string. */
function isEncoded(text: string): boolean {
  return /^\s*"\s*[[{]/.test(text);
}

function decodeString(text: string): string {
  return text.replace(/\\(.)/g, (_escape, character: string) => ('rnt'.includes(character) ? ' ' : character));
}
