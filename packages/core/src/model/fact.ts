/**
 * What a run may know as a whole.
 *
 * - `map`: the map itself.
 * - `connections`: a connections snapshot.
 * - `connectionSet`: the connection set of a task.
 * - `organizationMapping`: a connection set, and both environments of a leg.
 * - `environments`: the environments behind a task, with their address and connection.
 * - `organizations`: which legal entities, business units and companies exist.
 * - `runningVersions`: which versions of maps the service runs.
 */
export type RunFact = RunNeed | 'map' | 'environments' | 'organizations' | 'runningVersions';

/**
 * What may be known of the table of a side.
 *
 * - `metadata`: that metadata of the side was supplied and its environment is known.
 * - `table`: the side's table, complete or partial.
 * - `completeTable`: the side's table with all its columns.
 * - `integrationKey`: what the side's integration key is, or that there is none.
 * - `requirements`, `writability`: which columns are required, and which can be written.
 * - `types`: what columns hold, with length, precision the values of choices, and which time zone dates follow.
 * - `companyContext`: whether the table's records belong to one company each.
 * - `lookupTargets`: which tables lookups relate to.
 * - `computedColumns`: which columns are calculated or rolled up.
 * - `switches`: whether an F&O entity and its columns are enabled.
 */
export type SideFact =
  | SideNeed
  | 'requirements'
  | 'writability'
  | 'types'
  | 'companyContext'
  | 'lookupTargets'
  | 'computedColumns'
  | 'switches';

export type Fact = RunFact | SideFact;

/** The facts that a rule can need, so that it does not run without them. */
export type RunNeed = 'connections' | 'connectionSet' | 'organizationMapping';
export type SideNeed = 'metadata' | 'table' | 'completeTable' | 'integrationKey';
