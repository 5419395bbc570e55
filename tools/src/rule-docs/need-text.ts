import type { Need } from './collect-rules.js';

/** What a rule must be given, in words. A side rule looks at one side, the checked one, and may ask for the other. */
const NEED_TEXT: Readonly<Record<Need, string>> = {
  connections: 'a connections snapshot',
  connectionSet: 'the connection set of the task',
  organizationMapping: 'a connection set that has both environments of the leg',
  metadata: 'metadata of the environment of the checked side',
  'metadata.other': 'metadata of the environment of the other side',
  'metadata.source': 'metadata of the source environment',
  'metadata.destination': 'metadata of the destination environment',
  table: 'the table of the checked side, complete or partial',
  'table.other': 'the table of the other side, complete or partial',
  'table.source': 'the source table, complete or partial',
  'table.destination': 'the destination table, complete or partial',
  completeTable: 'the table of the checked side with all its columns',
  'completeTable.other': 'the table of the other side with all its columns',
  'completeTable.source': 'the source table with all its columns',
  'completeTable.destination': 'the destination table with all its columns',
  integrationKey: 'the integration key of the checked side, or that there is none',
  'integrationKey.other': 'the integration key of the other side, or that there is none',
  'integrationKey.source': 'the integration key of the source table, or that there is none',
  'integrationKey.destination': 'the integration key of the destination table, or that there is none',
};

export function needText(need: Need): string {
  return NEED_TEXT[need];
}
