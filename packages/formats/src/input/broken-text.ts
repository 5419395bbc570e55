import type { ByteSource } from '../bytes/byte-source.js';
import { containsText, decodeBeginning } from '../bytes/decode-text.js';
import type { InputContent } from '../bytes/input-content.js';
import { InputError } from '../bytes/input-error.js';
import { parseBeginning } from '../json/parse.js';
import type { JsonReader } from '../readers/reader.js';
import { breaksOff } from './breaks-off.js';
import { lineOfConflict, withoutMarkers } from './conflict-markers.js';
import { recogniseBroken } from './json/broken.js';
import { nearText } from './near/files.js';
import { stranger, type Stranger } from './near/stranger.js';

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

/**
 * Names that tell a piece of one of ours, whose beginning or end is missing. They stand in files of others, too, which
 * are whole, or nearly.
 */
const TELLTALES_OF_PIECES = [
  ...['"sourceField', '"destinationField', '"sourceSchema', '"destinationSchema', '"reversedSourceFilter'],
  ...['EnvironmentType"', '"leftEnvironment', '"centerEnvironment', '"leftPartitionName', '"centerPartitionName'],
  ...['"syncDirection', '"valueTransforms', '"valueMap"', '"connectionSetName', '"legs"', '"msdyn_', '<msdyn_'],
  ...['"firstPartition', '"secondPartition', '"legalEntityMappings', '"forDualWrite', '"bypassApiHubConnector'],
  ...['"relatedEntity"', '"isIntegrationKey', '"companyContextFields', '"schemas"', '"targetType'],
  ...['"IsValidForCreate', '"RequiredLevel', '"IsCustomAttribute', '"KeyAttributes', '"ReferencedEntity'],
  ...['"LogicalName', '"EntitySetName', '"AllowEditOnCreate', '"IsMandatory', '"PublicEntityName'],
  ...['"LegalEntityId', '"cdm_companycode', '"businessunitid', '"DataArea"', '"statuses"', '"technicalNames'],
  ...['<ValidForCreateApi>', '<attribute PhysicalName', '<EntitySetName>', '</EntityRelationship', '</optionsets>'],
  ...['<EntityType ', '<PropertyRef ', '<NavigationProperty ', '<ReferentialConstraint ', '<EntitySet '],
];

/** Beginnings that are looked at: the first table of metadata is in them, or what tells it. */
const BEGINNING_BYTES = 1024 * 1024;

/** A piece of a text is looked at as a whole only up to here; of longer ones the beginning and the end are. */
const WHOLE_BYTES = 64 * 1024 * 1024;

/**
 * What a text is that is no JSON or XML, or not whole. In a folder lies much of that kind which is none of dipv's
 * business, such as a `tsconfig.json` with comments: that must not fail a run. A truncated map must, and so must any
 * other file that would be read if it were whole.
 * @param fault what is wrong with it if it is one of ours
 * @param looks what it looks like if it is none; absent: the fault tells that, too
 * @throws InputError where it is one of ours, or somebody named it
 */
export function judgeBroken(
  { named, source }: InputContent,
  fault: InputError,
  readers: readonly JsonReader[],
  looks: string | null = null,
): Stranger {
  const near = nearText(leadOf(source));
  if (near?.isMeant === true) return stranger(fault.reason, near);
  const text = textOf(source, WHOLE_BYTES);
  const line = lineOfConflict(text);
  const reason = line === null ? fault : new InputError(CONFLICT, { line, column: 1 });
  const isPiece = line !== null || hasGap(text) || breaksOff(text);
  const likely = whatIsBroken(source, readers, isPiece);
  if (likely === 'input') throw reason;
  if (named) {
    if (near !== null || (looks !== null && line === null)) return stranger(looks ?? '', near);
    throw reason;
  }
  const advice =
    line !== null
      ? CONFLICT
      : likely === 'answer'
        ? `${fault.reason}; it looks like the answer of a service: save it again`
        : `${fault.reason}; it looks like a part of a file: get it again`;
  if (likely === 'answer' || isPiece) return stranger('', { advice, isMeant: true });
  return stranger(looks ?? '', near ?? (looks === null ? { advice: fault.reason } : null));
}

const CONFLICT = 'has conflict markers of Git (<<<<<<<): merge the two versions, and save the file without them';

/** Whether a part of the file is zeros, as a disk leaves what was never written. */
function hasGap(text: string): boolean {
  return text.startsWith('\u0000\u0000') || text.trimEnd().endsWith('\u0000\u0000');
}

/**
 * What is at most in an input that holds no character.
 * @returns what to tell of it
 */
export function nothingInside(source: ByteSource): Stranger {
  const what = source.size === 0 ? 'is empty' : `holds only ${isZeros(source) ? 'zeros' : 'white space'}`;
  const advice = `${what}: it was not downloaded, synchronized or checked out to its end; get it again`;
  return stranger(`${what}`, { advice, isMeant: true });
}

function isZeros(source: ByteSource): boolean {
  for (let start = 0; start < source.size; start += LEAD_BYTES) {
    if (source.read(start, start + LEAD_BYTES).some((byte) => byte !== 0)) return false;
  }
  return true;
}

const EDGE_BYTES = 512 * 1024;

/** The beginning and the end of a text, as well as they can be read. */
export function edgesOf(source: ByteSource): string {
  return textOf(source, 2 * EDGE_BYTES);
}

function textOf(source: ByteSource, most: number): string {
  if (source.size <= most) return decodeBeginning(source.read(0, source.size));
  const start = decodeBeginning(source.read(0, EDGE_BYTES));
  const end = source.size - EDGE_BYTES;
  const lead = Buffer.from(source.read(0, 4));
  // to be decoded alike, it gets the same beginning
  const isWide = lead[0] === 0xff || lead[0] === 0xfe || lead[0] === 0 || lead[1] === 0;
  const tail = Buffer.from(source.read(isWide ? end - (end % 2) : end, source.size));
  return start + decodeBeginning(isWide ? Buffer.concat([lead.subarray(0, 2), tail]) : tail);
}

export const LEAD_BYTES = 64 * 1024;

/** The first characters, one a byte. */
function leadOf(source: ByteSource): string {
  const lead = Buffer.from(source.read(0, LEAD_BYTES)).toString('latin1');
  return lead.replace(/^\u00ef\u00bb\u00bf/, '');
}

/** @param isPiece whether its beginning or its end is missing */
function whatIsBroken(source: ByteSource, readers: readonly JsonReader[], isPiece: boolean): 'input' | 'answer' | null {
  if (TELLTALES.some((name) => containsText(source, name))) return 'input';
  if (isPiece && TELLTALES_OF_PIECES.some((name) => containsText(source, name))) return 'input';
  const text = withoutMarkers(decodeBeginning(source.read(0, BEGINNING_BYTES)));
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
