import type { Platform } from '../model/platform.js';
import type { Side } from '../model/project.js';
import type { Text } from '../model/text.js';
import type { Fact } from '../model/fact.js';
import type { Lack } from '../model/lack.js';

// Everything that this build can lack, each with its sentence. Rules of one's own may use these, or word their own.

/** The side whose table a lack is about. */
export interface LackingSide {
  readonly name: Side;
  readonly platform: Platform;
  readonly environmentType: string;
  readonly tableName: string;
  /** `AX table Customers V3` */
  readonly label: Text;
}

export function lacksConnections(): Lack {
  return ofRun('connections', null, 'no connections snapshot was supplied');
}

/** A connection without a status that could be read. */
export function lacksConnectionStatus(connection: string): Lack {
  return ofRun('connections', connection, `the status of connection ${connection} is not known`);
}

/** A connection that may be one of those of which nothing could be read. */
export function lacksConnection(connection: string): Lack {
  return ofRun('connections', connection, `connection ${connection} may be among those that could not be read`);
}

/** @param name of the connection set that the task asks for */
export function lacksConnectionSet(name: string | null, areSeveralSupplied: boolean): Lack {
  if (!areSeveralSupplied) return ofRun('connectionSet', name, 'no connection set was supplied');
  if (name === null) {
    return ofRun('connectionSet', null, 'several connection sets were supplied and the task names none');
  }
  return ofRun('connectionSet', name, `connection set ${name} was not supplied`);
}

export function lacksRunningVersions(): Lack {
  return ofRun('runningVersions', null, 'no list of running maps (msdyn_dualwriteruntimeconfigs) was supplied');
}

/** @param map that the list of running maps does not have */
export function lacksRunningVersion(map: string): Lack {
  return ofRun('runningVersions', map, 'the list of running maps does not say in which version this one runs');
}

export function lacksEnvironmentsOfPairs(): Lack {
  const reason = 'the organization mapping does not name the environments that its organizations are in';
  return ofRun('connectionSet', null, reason);
}

export function lacksConnectionName(environment: string): Lack {
  return ofRun('environments', environment, `environment ${environment} names no connection`);
}

export function lacksOrganizations(kind: 'legal entities' | 'companies' | 'business units'): Lack {
  return ofRun('organizations', kind, `no list of ${kind} was supplied`);
}

/** Metadata that has the side's table. */
export function lacksMetadata(
  side: LackingSide,
  { tried = null, nearest = null }: { readonly tried?: string | null; readonly nearest?: string | null } = {},
): Lack {
  const spelling = tried === null ? '' : `, nor for ${tried}`;
  return ofSide('table', side, `no metadata for ${side.label.text}${spelling}${hint(nearest)}`);
}

/** Metadata that has a table which the map itself names for a lookup. */
export function lacksNotedTable(side: LackingSide, table: string, lookup: string, nearest: string | null): Lack {
  const noted = `which the map names for lookup ${lookup} (destinationLookupFieldRelatedEntity)`;
  const reason = `no metadata for ${side.environmentType} table ${table}, ${noted}${hint(nearest)}`;
  return ofSide('table', side, reason, table);
}

/** The columns of a table that is supplied by its name alone. */
export function lacksAnyColumns(side: LackingSide): Lack {
  return ofSide('table', side, `no metadata for ${side.label.text} but its name: it was supplied without columns`);
}

export function lacksColumns(side: LackingSide): Lack {
  return ofSide('completeTable', side, `only some columns of ${side.label.text} are known`);
}

export function lacksRequirements(side: LackingSide): Lack {
  return ofSide('requirements', side, `the metadata of ${side.label.text} does not say which columns are required`);
}

export function lacksWritability(side: LackingSide): Lack {
  return ofSide('writability', side, `the metadata of ${side.label.text} does not say which columns are read-only`);
}

export function lacksTypes(side: LackingSide): Lack {
  return ofSide('types', side, `the metadata of ${side.label.text} does not say which types columns have`);
}

/** The values that a choice of the side can take. */
export function lacksOptions(side: LackingSide, choice: string): Lack {
  return ofSide('types', side, `which values ${choice} of ${side.label.text} can take is not known`, choice);
}

/** Whether a date of the side follows the time zone of who looks at it. */
export function lacksDateBehavior(side: LackingSide, date: string): Lack {
  const reason = `whether ${date} of ${side.label.text} follows the time zone of its user is not known`;
  return ofSide('types', side, reason, date);
}

export function lacksCompanyContext(side: LackingSide): Lack {
  return ofSide('companyContext', side, `whether ${side.label.text} is company-specific is not known`);
}

/** The same of a table that a lookup of the side relates to. */
export function lacksRelatedCompanyContext(side: LackingSide, table: string): Lack {
  return ofSide('companyContext', side, `whether table ${table} is company-specific is not known`, table);
}

export function lacksComputedColumns(side: LackingSide): Lack {
  return ofSide(
    'computedColumns',
    side,
    `the metadata of ${side.label.text} does not say which columns are calculated`,
  );
}

/** @param what such as `is enabled for OData` */
export function lacksSwitches(side: LackingSide, what: string): Lack {
  return ofSide('switches', side, `whether ${side.label.text} ${what} is not told`);
}

export function lacksLookupTarget(side: LackingSide, lookup: string): Lack {
  const reason = `the table that ${lookup} of ${side.label.text} relates to is not known`;
  return ofSide('lookupTargets', side, reason, lookup);
}

/** @param tables that a polymorphic path names */
export function lacksRelation(side: LackingSide, lookup: string, tables: readonly string[]): Lack {
  const reason = `the metadata does not say that lookup ${lookup} of ${side.label.text} relates to ${tables.join(', ')}`;
  return ofSide('lookupTargets', side, reason, lookup);
}

export function lacksIntegrationKey(side: LackingSide): Lack {
  return ofSide('integrationKey', side, `the integration key of ${side.label.text} is not known`);
}

/** The alternate keys that no input tells. */
export function lacksAlternateKeys(side: LackingSide): Lack {
  return ofSide('integrationKey', side, `not all alternate keys of ${side.label.text} are known`);
}

/** The same of a table that a lookup of the side relates to. */
export function lacksRelatedIntegrationKey(side: LackingSide, table: string): Lack {
  return ofSide('integrationKey', side, `the integration key of ${table} is not known`, table);
}

/** The integration key behind a lookup that leads nobody knows where. */
export function lacksIntegrationKeyBehind(side: LackingSide, lookup: string): Lack {
  const reason = `the integration key of the table that ${lookup} relates to is not known`;
  return ofSide('lookupTargets', side, reason, lookup);
}

// What follows no input tells.

/** @param code of the finding that says so */
export function lacksEnvironment(side: LackingSide, code: 'DIPV1005' | 'DIPV1007'): Lack {
  return toMend(side, `the environment of ${side.label.text} is not known (see ${code})`);
}

export function lacksEnvironmentName(): Lack {
  return toMend(null, 'the leg names neither an environment nor an environment type');
}

export function lacksEnvironmentType(side: LackingSide): Lack {
  return toMend(side, 'the leg names no environment type');
}

export function lacksTableName(side: LackingSide): Lack {
  return toMend(side, `the leg names no ${side.name} table`);
}

/** The metadata was supplied and has no such table. */
export function lacksTable(side: LackingSide): Lack {
  const code = side.name === 'source' ? 'DIPV1018' : 'DIPV1020';
  return toMend(side, `${side.label.text} is missing in the metadata (see ${code})`);
}

/** @param label how to call the column that the table does not have */
export function lacksMissingColumn(side: LackingSide, label: string): Lack {
  const code = side.name === 'source' ? 'DIPV1022' : 'DIPV1025';
  return toMend(side, `${label} is missing in ${side.label.text} (see ${code})`);
}

/** @param tables those that share the name */
export function lacksOneTable(side: LackingSide, tables: readonly string[]): Lack {
  const { tableName } = side;
  return toMend(side, `several tables are called ${tableName} (${tables.join(', ')}): name the one that is meant`);
}

export function lacksColumnsOfQuery(side: LackingSide): Lack {
  return toMend(side, `the query of the leg may add columns to ${side.label.text}`);
}

export function lacksOneConnection(name: string): Lack {
  return toMend(null, `several connections are called ${name}, and only some of them work`, name);
}

export function lacksTransform(side: LackingSide): Lack {
  return toMend(side, 'what a transform of an unknown kind makes of a value is not known');
}

/** What a field of a data source is, which a filter names as `CustTable.AccountNum`. */
export function lacksDataSource(side: LackingSide, field: string): Lack {
  return toMend(side, `no metadata tells the data sources of ${side.label.text}, so that ${field} is not known`, field);
}

/** Whether a text may be null, as one that an entity computes or takes from an optional data source. */
export function lacksNullability(side: LackingSide, field: string): Lack {
  const reason = `whether ${field} of ${side.label.text} can be null, which is not equal to "", is told by no metadata`;
  return toMend(side, reason, field);
}

/** Which values of a choice the filter of the side keeps back. */
export function lacksFilteredValues(side: LackingSide, choice: string): Lack {
  const reason = `which values of ${choice} the filter of ${side.label.text} lets pass is not known`;
  return toMend(side, reason, choice);
}

/** @param map another one, which writes the same records unless filters keep them apart */
export function lacksFiltersApart(map: string): Lack {
  return toMend(null, `whether filters keep this map and ${map} apart is not known`, map);
}

/** @param table that Microsoft's own solutions bring a map of, which need not be among those that were supplied */
export function lacksMapOfMicrosoft(table: string): Lack {
  return toMend(null, `whether the environment has Microsoft’s own map of ${table} is not known`, table);
}

function ofRun(fact: Fact, subject: string | null, reason: string): Lack {
  return Object.freeze({ fact, platform: null, side: null, subject, reason });
}

function ofSide(fact: Fact, { name, platform, tableName }: LackingSide, reason: string, subject = tableName): Lack {
  return Object.freeze({ fact, platform: platform === 'none' ? null : platform, side: name, subject, reason });
}

function toMend(side: LackingSide | null, reason: string, subject = side?.tableName ?? null): Lack {
  return Object.freeze({ fact: null, platform: null, side: side?.name ?? null, subject, reason });
}

function hint(nearest: string | null): string {
  return nearest === null ? '' : ` (did you mean ${nearest}?)`;
}
