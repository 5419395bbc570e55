import type { ByteSource } from '../bytes/byte-source.js';
import { containsText } from '../bytes/decode-text.js';

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
  'mapName="',
  'AttributeTypeName',
  'PublicCollectionName',
  'Namespace="Microsoft.Dynamics.CRM"',
  'Namespace="Microsoft.Dynamics.DataEntities"',
  'dipvSnapshot',
];

/**
 * Whether a broken text file is likely one of ours. In a folder lies much that is none of dipv's business and
 * no clean JSON or XML either, such as a `tsconfig.json` with comments: that must not fail a run. A truncated
 * map must.
 */
export function looksLikeOurs(source: ByteSource): boolean {
  return TELLTALES.some((name) => containsText(source, name));
}
