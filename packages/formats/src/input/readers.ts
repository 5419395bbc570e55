import type { Reader } from '@dipv/core';
import { connectionSetReader } from '../readers/maps/connection-set.js';
import { connectionsReader } from '../readers/lists/connections.js';
import { csdlReader } from '../readers/metadata/csdl.js';
import { entityDefinitionReader } from '../readers/metadata/entity-definitions.js';
import { dataEntityReader, labelReader } from '../readers/metadata/data-entities.js';
import { environmentReader } from '../readers/maps/environment.js';
import { gatewayProjectReader } from '../readers/maps/gateway-project.js';
import { integrationKeyXmlReader } from '../readers/lists/integration-keys-xml.js';
import { integrationKeyListReader } from '../readers/lists/integration-keys.js';
import { mapRecordReader } from '../readers/maps/map-record.js';
import { mappingReader } from '../readers/maps/mapping.js';
import { organizationReader } from '../readers/lists/organizations.js';
import { publicEntityReader } from '../readers/metadata/public-entities.js';
import { publicEnumerationReader } from '../readers/metadata/public-enumerations.js';
import type { InputKind } from '../readers/input-kind.js';
import type { JsonReader, Readers, TableReader, XmlReader } from '../readers/reader.js';
import { runtimeConfigReader } from '../readers/lists/runtime-config.js';
import { schemaReader } from '../readers/maps/schema.js';
import { snapshotReader } from '../readers/lists/snapshot.js';
import { solutionReader } from '../readers/solutions/solution.js';

/** Every reader. The first that recognises an object of JSON, or a file of XML, reads it. */
const READERS: readonly (JsonReader | XmlReader)[] = [
  solutionReader,
  csdlReader,
  integrationKeyXmlReader,
  mapRecordReader,
  gatewayProjectReader,
  mappingReader,
  connectionSetReader,
  environmentReader,
  schemaReader,
  connectionsReader,
  organizationReader,
  runtimeConfigReader,
  entityDefinitionReader,
  publicEntityReader,
  dataEntityReader,
  publicEnumerationReader,
  labelReader,
  snapshotReader,
  integrationKeyListReader,
];

/** What the readers read, the least effort first. */
export const INPUT_KINDS: readonly InputKind[] = [...new Set(READERS.flatMap(({ tells }) => tells))].sort(
  ({ section: a = 0 }, { section: b = 0 }) => a - b,
);

const JSON_READERS = READERS.filter((reader): reader is JsonReader => reader.of !== 'xml');
const TABLE_READERS = JSON_READERS.filter((reader): reader is TableReader => reader.of === 'table');
const XML_READERS = READERS.filter((reader): reader is XmlReader => reader.of === 'xml');

/** What the readers of a build read: those of dipv first, then its own as they come. */
export function inputKinds(own: readonly Reader[] = []): readonly InputKind[] {
  return [...new Set([...INPUT_KINDS, ...own.flatMap(({ tells }) => tells)])];
}

/** The readers of dipv, and those that a build adds. */
export function readersWith(own: readonly Reader[] = []): Readers {
  const extensions = ['json', 'xml', 'config', 'zip', 'cab', ...own.flatMap((reader) => reader.extensions ?? [])];
  return { own, extensions, json: JSON_READERS, tables: TABLE_READERS, xml: XML_READERS };
}
