import {
  code,
  foldName,
  isBlank,
  lacksConnectionName,
  lacksConnection,
  lacksConnectionStatus,
  lacksOneConnection,
  list,
  name as nameText,
  onceFor,
  say,
  taskRule,
  type Connection,
  type Environment,
  type Lack,
  type Text,
} from '@dipv/core';
import { environmentsOf, lacksOfEnvironments } from '../environments-of.js';
import { examples } from './DIPV1000-connection-not-valid.examples.js';

/** DIPV1000: the Power Apps connection of an environment is gone or no longer connected. */
export const connectionNotValid = taskRule({
  code: 'DIPV1000',
  title: 'Connection validation failed',
  needs: ['connections'],
  asks: ['environments'],
  description: say`Each environment that a leg uses is reached through a Power Apps connection, found by its display name. The connection must be among those that exist, and every status of it must be ${code('Connected')}. Environments that bypass the connector need none.`,
  mend: 'Repair the connection in Power Apps, or create the connection set anew with a working one, and take a new connections snapshot.',
  check({ task, project, report, notChecked }) {
    const index = indexOf(project.run.workspace.connections ?? NO_CONNECTIONS);
    for (const lack of lacksOfEnvironments(task)) notChecked(lack);
    for (const { side, entry, name, environment } of environmentsOf(task)) {
      if (environment === null || environment.bypassApiHubConnector) continue;
      if (isBlank(environment.connectionDisplayName)) {
        notChecked(lacksConnectionName(name));
        continue;
      }
      const named = index.byName.get(foldName(environment.connectionDisplayName ?? '')) ?? [];
      if (named.length > 0 && named.every(isConnected)) continue;
      const lack = lackOfStatus(environment.connectionDisplayName ?? '', named, index);
      if (lack !== null) {
        notChecked(lack);
        continue;
      }
      report({
        side: side.name,
        document: entry.document,
        at: `${entry.pointer}/connectionDisplayName`,
        subject: environment.connectionDisplayName ?? '',
        detail: faultOf(environment, named),
      });
    }
  },
  examples,
});

const NO_CONNECTIONS: readonly Connection[] = [];

interface ConnectionIndex {
  /** Display names are not unique. */
  readonly byName: ReadonlyMap<string, readonly Connection[]>;
  /** Whether there is one that could not be read, which may have any name. */
  readonly isAnyUnread: boolean;
}

const indexOf = onceFor((connections: readonly Connection[]): ConnectionIndex => {
  const byName = new Map<string, Connection[]>();
  for (const connection of connections) {
    const { displayName, name } = connection;
    for (const each of new Set([displayName, name].filter((known) => known !== null).map(foldName))) {
      const named = byName.get(each);
      if (named === undefined) byName.set(each, [connection]);
      else named.push(connection);
    }
  }
  return { byName, isAnyUnread: connections.some((each) => each.displayName === null && each.name === '') };
});

function isConnected({ statuses }: Connection): boolean {
  return statuses?.every(({ status }) => foldName(status) === 'connected') ?? false;
}

/** Why nobody can tell whether the connection of an environment works; `null`: it does not. */
function lackOfStatus(name: string, named: readonly Connection[], { isAnyUnread }: ConnectionIndex): Lack | null {
  if (named.some(({ statuses }) => statuses === null)) return lacksConnectionStatus(name);
  if (named.some(isConnected)) return lacksOneConnection(name);
  return named.length === 0 && isAnyUnread ? lacksConnection(name) : null;
}

function faultOf({ connectionDisplayName, targetType }: Environment, named: readonly Connection[]): Text {
  const subject = say`Connection ${nameText(connectionDisplayName ?? '')} of the ${targetType ?? ''} environment`;
  if (named.length === 0) return say`${subject} does not exist`;
  const quotes = named
    .flatMap(({ statuses }) => statuses ?? [])
    .filter(({ status }) => foldName(status) !== 'connected')
    .map(({ status, errorCode, errorMessage }) => {
      const error = [errorCode, errorMessage].filter((part) => !isBlank(part)).join(': ');
      return error === '' ? status : `${status}, ${error}`;
    });
  return say`${subject} is not connected: ${list([...new Set(quotes)], '; ')}`;
}
