import { connectionSetReader } from './connection-set.js';
import { connectionsReader } from './connections.js';
import { csdlReader } from './csdl.js';
import { entityDefinitionReader } from './entity-definitions.js';
import { dataEntityReader, labelReader } from './entity-names.js';
import { environmentReader } from './environment.js';
import { gatewayProjectReader } from './gateway-project.js';
import { integrationKeyXmlReader } from './integration-keys-xml.js';
import { integrationKeyListReader } from './integration-keys.js';
import { mapRecordReader } from './map-record.js';
import { mappingReader } from './mapping.js';
import { organizationReader } from './organizations.js';
import { publicEntityReader } from './public-entities.js';
import { publicEnumerationReader } from './public-enumerations.js';
import type { JsonReader, TableReader, XmlReader } from './reader.js';
import { runtimeConfigReader } from './runtime-config.js';
import { schemaReader } from './schema.js';
import { snapshotReader } from './snapshot.js';
import { solutionReader } from './solution.js';

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
