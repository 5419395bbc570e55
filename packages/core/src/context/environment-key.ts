import { foldName } from '../names.js';
import type { SideContext } from './side-context.js';

/**
 * Tells the environments of a workspace apart by their names, since each project may bring its own list of them; what a leg
 * does not name is the one that serves it.
 */
export function environmentKey({ leg, name, environment, environmentType }: SideContext): string {
  const { sourceEnvironment, destinationEnvironment } = leg.model;
  const given = name === 'source' ? sourceEnvironment : destinationEnvironment;
  const known = environment.state === 'known' ? (environment.environment.name ?? environment.entry.key) : null;
  const called = [leg.task.connectionSet?.name ?? leg.task.model.connectionSetName, known ?? given];
  return JSON.stringify([...called.map((each) => foldName((each ?? '').trim())), environmentType]);
}
