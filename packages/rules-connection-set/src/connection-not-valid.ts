import {
  code,
  foldName,
  isBlank,
  list,
  name as nameText,
  say,
  taskRule,
  type Connection,
  type Environment,
  type Text,
} from '@dipv/core';
import { environmentsOf, unknownEnvironmentsOf } from './environments-of.js';

/** DIPV1000: the Power Apps connection of an environment is gone or no longer connected. */
export const connectionNotValid = taskRule({
  code: 'DIPV1000',
  title: 'Connection validation failed',
  needs: ['connections'],
  description: say`Each environment that a leg uses is reached through a Power Apps connection, found by its display name. The connection must be among those that exist, and every status of it must be ${code('Connected')}. Environments that bypass the connector need none.`,
  mend: 'Repair the connection in Power Apps, or create the connection set anew with a working one, and take a new connections snapshot.',
  check({ task, project, report, notChecked }) {
    const connections = project.run.workspace.connections ?? [];
    for (const reason of unknownEnvironmentsOf(task)) notChecked(reason);
    for (const { side, entry, name, environment } of environmentsOf(task)) {
      if (environment === null || environment.bypassApiHubConnector) continue;
      if (isBlank(environment.connectionDisplayName)) {
        notChecked(`environment ${name} names no connection`);
        continue;
      }
      const named = connectionsNamed(environment.connectionDisplayName ?? '', connections);
      if (named.length > 0 && named.every(isConnected)) continue;
      const unknown = whatIsUnknown(environment.connectionDisplayName ?? '', named, connections);
      if (unknown !== null) {
        notChecked(unknown);
        continue;
      }
      report({
        side: side.side,
        document: entry.document,
        at: `${entry.pointer}/connectionDisplayName`,
        subject: environment.connectionDisplayName ?? '',
        detail: faultOf(environment, named),
      });
    }
  },
  examples: {
    fails: [
      {
        name: 'the connection of an environment does not exist any more',
        connections: [{ name: 'Contoso Sales connection', status: 'Connected' }],
        finds: [
          {
            at: '/environments/Contoso Operations/connectionDisplayName',
            message: 'Connection Contoso Operations connection of the AX environment does not exist',
          },
        ],
      },
      {
        name: 'the password of a connection has expired',
        connections: [
          { name: 'Contoso Operations connection', status: 'Connected' },
          {
            name: 'Contoso Sales connection',
            status: 'Error',
            errorCode: 'Unauthenticated',
            errorMessage: 'The refresh token has expired.',
          },
        ],
        finds: [
          {
            at: '/environments/Contoso Sales/connectionDisplayName',
            message:
              'Connection Contoso Sales connection of the CRM environment is not connected: Error, Unauthenticated: The refresh token has expired.',
          },
        ],
      },
    ],
    passes: [
      {
        name: 'both connections are connected',
        connections: [
          { name: 'Contoso Operations connection', status: 'Connected' },
          { name: 'Contoso Sales connection', status: 'Connected' },
        ],
      },
      {
        name: 'an environment that bypasses the connector needs no connection',
        sourceEntry: 'bypasses connector',
        connections: [{ name: 'Contoso Sales connection', status: 'Connected' }],
      },
      { name: 'no connections snapshot was supplied', notChecked: true },
      {
        name: 'the status of a connection is not known',
        connections: [
          { name: 'Contoso Operations connection', status: null },
          { name: 'Contoso Sales connection', status: 'Connected' },
        ],
        notChecked: true,
      },
      {
        name: 'the connection may be the one that could not be read',
        connections: [
          { name: null, status: null },
          { name: 'Contoso Sales connection', status: 'Connected' },
        ],
        notChecked: true,
      },
      {
        name: 'of two connections of one name only one works',
        connections: [
          { name: 'Contoso Operations connection', status: 'Connected' },
          { name: 'Contoso Sales connection', status: 'Error' },
          { name: 'Contoso Sales connection', status: 'Connected' },
        ],
        notChecked: true,
      },
    ],
  },
});

/** Display names are not unique. */
function connectionsNamed(name: string, connections: readonly Connection[]): readonly Connection[] {
  return connections.filter((each) =>
    [each.displayName, each.name].some((known) => known !== null && foldName(known) === foldName(name)),
  );
}

function isConnected({ statuses }: Connection): boolean {
  return statuses?.every(({ status }) => foldName(status) === 'connected') ?? false;
}

/** Why nobody can tell whether the connection of an environment works; `null`: it does not. */
function whatIsUnknown(name: string, named: readonly Connection[], all: readonly Connection[]): string | null {
  if (named.some(({ statuses }) => statuses === null)) return `the status of connection ${name} is not known`;
  if (named.some(isConnected)) return `several connections are called ${name}, and only some of them work`;
  const isAnyUnread = all.some((each) => each.displayName === null && each.name === '');
  return named.length === 0 && isAnyUnread ? `connection ${name} may be among those that could not be read` : null;
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
