import { containsText } from './bytes/decode-text.js';

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
];

/**
 * Whether a broken text file is likely one of ours. In a folder lies much that is none of dipv's business and
 * no clean JSON or XML either, such as a `tsconfig.json` with comments: that must not fail a run. A truncated
 * map must.
 */
export function looksLikeOurs(bytes: Uint8Array): boolean {
  return TELLTALES.some((name) => containsText(bytes, name));
}
