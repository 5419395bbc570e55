import { foldName, isBlank } from '../names.js';
import { platformOf } from '../model/platform.js';
import type { ConnectionSet, Environment, EnvironmentEntry, OrganizationPair } from '../model/connection-set.js';

/** What is known of an environment that a task or a leg uses. */
export type EnvironmentState =
  /** It is listed and there. */
  | { readonly state: 'known'; readonly entry: EnvironmentEntry; readonly environment: Environment }
  /** It is listed, but nothing stands behind the name. */
  | { readonly state: 'empty'; readonly entry: EnvironmentEntry }
  /** The connection set was supplied and does not list it. */
  | { readonly state: 'missing' }
  /** Nothing supplied says anything about it. */
  | { readonly state: 'not-supplied'; readonly reason: string };

/**
 * The environment of that name, or, where no name is given, the first of that type. The project's own
 * environments come before those of the connection set.
 */
export function findEnvironment(
  name: string | null,
  environmentType: string | null,
  own: readonly EnvironmentEntry[],
  connectionSet: ConnectionSet | null,
  noConnectionSet: string,
): EnvironmentState {
  const entries = [...own, ...(connectionSet?.environments ?? [])];
  const entry = isBlank(name) ? ofType(entries, environmentType) : named(entries, name ?? '');
  if (entry !== undefined) {
    return entry.environment === null
      ? { state: 'empty', entry }
      : { state: 'known', entry, environment: entry.environment };
  }
  if (platformOf(environmentType) === 'none' && isBlank(name)) {
    return { state: 'not-supplied', reason: 'the leg names neither an environment nor an environment type' };
  }
  return connectionSet === null ? { state: 'not-supplied', reason: noConnectionSet } : { state: 'missing' };
}

function named(entries: readonly EnvironmentEntry[], name: string): EnvironmentEntry | undefined {
  const folded = foldName(name.trim());
  return entries.find((entry) => namesOf(entry).includes(folded));
}

function ofType(entries: readonly EnvironmentEntry[], environmentType: string | null): EnvironmentEntry | undefined {
  const platform = platformOf(environmentType);
  if (platform === 'none') return undefined;
  const type = foldName((environmentType ?? '').trim());
  return entries.find(({ environment }) => {
    if (environment === null || platformOf(environment.targetType) !== platform) return false;
    return platform !== 'other' || foldName((environment.targetType ?? '').trim()) === type;
  });
}

function namesOf(entry: EnvironmentEntry): string[] {
  return [entry.key, entry.environment?.name]
    .filter((name) => name !== null && name !== undefined)
    .map((name) => foldName(name.trim()));
}

/** Whether a pair of the organization mapping maps between these two environments, whichever comes first. */
export function mapsBetween(pair: OrganizationPair, one: EnvironmentEntry, other: EnvironmentEntry): boolean {
  const first = pair.firstEnvironment;
  const second = pair.secondEnvironment;
  return (isOrBlank(first, one) && isOrBlank(second, other)) || (isOrBlank(first, other) && isOrBlank(second, one));
}

/** A pair that does not name its environment belongs to any. */
export function isOrBlank(name: string | null, entry: EnvironmentEntry): boolean {
  return isBlank(name) || namesOf(entry).includes(foldName((name ?? '').trim()));
}
