import type { Lack } from '../model/lack.js';
import { lacksEnvironmentName } from '../knowledge/lacks.js';
import { foldName, isBlank } from '../names.js';
import { onceFor } from '../once-for.js';
import { platformOf } from '../model/platform.js';
import type { ConnectionSet, Environment, EnvironmentEntry, OrganizationPair } from '../model/connection-set.js';

/** What is known of an environment that a task or a leg uses. */
export type EnvironmentState =
  /** It is listed and there. */
  | {
      readonly state: 'known';
      readonly entry: EnvironmentEntry;
      /** What the entry says, completed by what the connection set says of the same environment. */
      readonly environment: Environment;
      /** Every entry of the environment: the project's own and that of the connection set may call it differently. */
      readonly entries: readonly EnvironmentEntry[];
    }
  /** It is listed, but nothing stands behind the name. */
  | { readonly state: 'empty'; readonly entry: EnvironmentEntry }
  /** The connection set was supplied and does not list it. */
  | { readonly state: 'missing' }
  /** Nothing supplied says anything about it. */
  | { readonly state: 'not-supplied'; readonly lack: Lack };

/** Where a task's environments are listed. */
export interface EnvironmentSource {
  /** The project's own. */
  readonly own: readonly EnvironmentEntry[];
  readonly connectionSet: ConnectionSet | null;
  /** Whether the task names that connection set, so that it must have the task's environments. */
  readonly isSetOfTask: boolean;
  /** What to say where there is no connection set. */
  readonly noConnectionSet: Lack;
}

/**
 * The environment of that name, or, where no name is given, the first of that type. The project's own
 * environments come before those of the connection set.
 */
export function findEnvironment(
  name: string | null,
  environmentType: string | null,
  { own, connectionSet, isSetOfTask, noConnectionSet }: EnvironmentSource,
): EnvironmentState {
  const ofSet = connectionSet?.environments ?? [];
  const find = (entries: readonly EnvironmentEntry[]) =>
    isBlank(name) ? ofType(entries, environmentType) : named(entries, name ?? '');
  if (isSetOfTask && !isBlank(name) && find(ofSet) === undefined) return { state: 'missing' };
  const entry = find(own) ?? find(ofSet);
  if (entry !== undefined) return known(entry, find(ofSet));
  if (platformOf(environmentType) === 'none' && isBlank(name)) {
    return { state: 'not-supplied', lack: lacksEnvironmentName() };
  }
  // Nothing stands behind a name in the project's own list, and nothing there tells which name that was.
  const nameless = own.find(({ environment }) => environment === null);
  if (nameless !== undefined) return { state: 'empty', entry: nameless };
  return connectionSet === null ? { state: 'not-supplied', lack: noConnectionSet } : { state: 'missing' };
}

/** What the project's own entry does not say, the connection set says. */
function known(entry: EnvironmentEntry, ofSet: EnvironmentEntry | undefined): EnvironmentState {
  const { environment } = entry;
  if (environment === null) return { state: 'empty', entry };
  const set = ofSet === entry ? null : (ofSet?.environment ?? null);
  if (ofSet === undefined || set === null)
    return { state: 'known', entry, environment, entries: Object.freeze([entry]) };
  // a project may list its environments without their tables
  const hasOwnTables = (environment.tables ?? []).length > 0 || set.tables === null;
  const completed: Environment = Object.freeze({
    name: environment.name ?? set.name,
    targetType: platformOf(environment.targetType) === 'none' ? set.targetType : environment.targetType,
    tables: hasOwnTables ? environment.tables : set.tables,
    absentTables: hasOwnTables ? environment.absentTables : set.absentTables,
    connectionDisplayName: environment.connectionDisplayName ?? set.connectionDisplayName,
    hasAddress: environment.hasAddress || set.hasAddress,
    bypassApiHubConnector: environment.bypassApiHubConnector || set.bypassApiHubConnector,
    needsIntegrationKey: environment.needsIntegrationKey ?? set.needsIntegrationKey,
  });
  return { state: 'known', entry, environment: completed, entries: Object.freeze([entry, ofSet]) };
}

/** The entries of one list, by what they are looked for: the first of several counts. */
interface EntryIndex {
  readonly byName: ReadonlyMap<string, EnvironmentEntry>;
  readonly byType: ReadonlyMap<string, EnvironmentEntry>;
}

/** An index of so few entries would be asked less often than it takes to make it: a project has two. */
const FEW = 4;

const indexOf = onceFor((entries: readonly EnvironmentEntry[]): EntryIndex => {
  const last = [...entries].reverse(); // of several the first is set last
  const there = last.filter(({ environment }) => environment !== null);
  return {
    byName: new Map(last.flatMap((entry) => namesOf(entry).map((name) => [name, entry] as const))),
    byType: new Map(there.map((entry) => [typeKey(entry.environment?.targetType ?? null), entry] as const)),
  };
});

function named(entries: readonly EnvironmentEntry[], name: string): EnvironmentEntry | undefined {
  const folded = foldName(name.trim());
  if (entries.length > FEW) return indexOf(entries).byName.get(folded);
  return entries.find((entry) => namesOf(entry).includes(folded));
}

function ofType(entries: readonly EnvironmentEntry[], environmentType: string | null): EnvironmentEntry | undefined {
  if (platformOf(environmentType) === 'none') return undefined;
  const key = typeKey(environmentType);
  if (entries.length > FEW) return indexOf(entries).byType.get(key);
  return entries.find(({ environment }) => environment !== null && typeKey(environment.targetType) === key);
}

/** A platform is one type however it is spelled; any other type is what it is called. */
function typeKey(environmentType: string | null): string {
  const platform = platformOf(environmentType);
  return platform === 'other' ? `other ${foldName((environmentType ?? '').trim())}` : platform;
}

function namesOf(entry: EnvironmentEntry): string[] {
  return [entry.key, entry.environment?.name]
    .filter((name) => name !== null && name !== undefined)
    .map((name) => foldName(name.trim()));
}

/** Whether a pair of the organization mapping maps between these two environments, whichever comes first. */
export function mapsBetween(
  { firstEnvironment: first, secondEnvironment: second }: OrganizationPair,
  one: readonly EnvironmentEntry[],
  other: readonly EnvironmentEntry[],
): boolean {
  return (isOrBlank(first, one) && isOrBlank(second, other)) || (isOrBlank(first, other) && isOrBlank(second, one));
}

/** A pair that does not name its environment belongs to any. */
function isOrBlank(name: string | null, entries: readonly EnvironmentEntry[]): boolean {
  return isBlank(name) || entries.flatMap(namesOf).includes(foldName((name ?? '').trim()));
}
