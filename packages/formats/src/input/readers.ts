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
import type { JsonReader, TableReader, XmlReader } from '../readers/reader.js';
import { runtimeConfigReader } from '../readers/lists/runtime-config.js';
import { schemaReader } from '../readers/maps/schema.js';
import { snapshotReader } from '../readers/lists/snapshot.js';
import { solutionReader } from '../readers/solutions/solution.js';

export const TABLE_READERS: readonly TableReader[] = [entityDefinitionReader, publicEntityReader];

/** Every reader of JSON. The first that recognises an object reads it. */
export const JSON_READERS: readonly JsonReader[] = [
  mapRecordReader,
  gatewayProjectReader,
  mappingReader,
  connectionSetReader,
  environmentReader,
  schemaReader,
  connectionsReader,
  organizationReader,
  runtimeConfigReader,
  ...TABLE_READERS,
  dataEntityReader,
  publicEnumerationReader,
  labelReader,
  snapshotReader,
  integrationKeyListReader,
];

/** Those of the gateway's payloads, which JSON.NET wrote. */
export const PAYLOAD_READERS: ReadonlySet<JsonReader> = new Set([
  gatewayProjectReader,
  connectionSetReader,
  environmentReader,
  schemaReader,
]);

/** Every reader of XML. */
export const XML_READERS: readonly XmlReader[] = [solutionReader, csdlReader, integrationKeyXmlReader];
