import type { SourceDocument } from './source-document.js';
import type { Table } from './table.js';

/** One end of a connection set: an F&O or a Dataverse environment, or another data source. */
export interface Environment {
  readonly name: string | null;
  /** The environment type, for example `AX` or `CRM`. */
  readonly targetType: string | null;
  /** The environment's cached metadata; `null` where it was not supplied. */
  readonly tables: readonly Table[] | null;
  /**
   * Where `tables` are only some of the environment's: names of tables, in lower case, that are known not to be
   * there. Absent: the environment has no others than `tables`.
   */
  readonly absentTables?: ReadonlySet<string> | undefined;
  readonly connectionDisplayName: string | null;
  /** Whether `environmentInfo`, `metadataUrl` or `directUrl` says where the environment is. */
  readonly hasAddress: boolean;
  readonly bypassApiHubConnector: boolean;
  /** `null`: not said, so that the platform decides. */
  readonly needsIntegrationKey: boolean | null;
}

/** An environment where it is listed. The service can hold a name without an environment behind it. */
export interface EnvironmentEntry {
  /** The key in the connection set; `null` in a project's own list. */
  readonly key: string | null;
  readonly environment: Environment | null;
  readonly document: SourceDocument;
  readonly pointer: string;
}

/** One pair of an organization mapping: a legal entity in F&O and its company or business unit in Dataverse. */
export interface OrganizationPair {
  /** `dataPartitionMappings` pair legal entities with business units or companies; `legalEntityMappings` with companies. */
  readonly kind: 'data partition' | 'legal entity';
  readonly firstEnvironment: string | null;
  readonly firstPartition: string;
  readonly secondEnvironment: string | null;
  readonly secondPartition: string;
  readonly document: SourceDocument;
  /** Pointers of the two partition names. */
  readonly firstPointer: string;
  readonly secondPointer: string;
}

/** The environments that belong together, and the organization mapping between them. */
export interface ConnectionSet {
  readonly name: string | null;
  readonly environments: readonly EnvironmentEntry[];
  readonly organizationMapping: readonly OrganizationPair[];
  readonly document: SourceDocument;
}

/** A Power Apps connection in a connections snapshot. One that has neither name is there, but could not be read. */
export interface Connection {
  readonly name: string;
  readonly displayName: string | null;
  /** `null`: not known. */
  readonly statuses: readonly ConnectionStatus[] | null;
}

export interface ConnectionStatus {
  readonly status: string;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
}
