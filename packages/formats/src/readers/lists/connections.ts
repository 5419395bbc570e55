import { withoutSecrets, type Connection } from '@dipv/core';
import type { Facts } from '../../facts/facts.js';
import { elementsOf, isCutOff } from '../../json/powershell.js';
import { isObject, type JsonObject } from '../../json/value.js';
import type { InputKind } from '../input-kind.js';
import type { ItemReader, JsonItem } from '../reader.js';
import * as z from '../described.js';
import { checkShape, optionalText } from '../shape.js';

const CONNECTIONS: InputKind = {
  title: 'Connections snapshot',
  section: 9,
  platforms: [],
  tells: { connections: 'full' },
};

const connectionShape = z.object({
  name: z.string(),
  properties: z.object({ displayName: optionalText, statuses: z.optional(z.unknown()) }),
});

const statusesShape = z.array(
  z.object({ status: z.string(), error: z.nullish(z.object({ code: optionalText, message: optionalText })) }),
);

/** A connection that is there, of which nothing is known. */
export const UNREADABLE_CONNECTION: Connection = { name: '', displayName: null, statuses: null };

/** A connection of the Power Apps connections list. */
export const connectionsReader: ItemReader = {
  name: 'connections snapshot',
  of: 'object',
  tells: [CONNECTIONS],
  entitySets: [],
  recognises: (value) => {
    const { properties } = value;
    if (isObject(properties)) return Object.hasOwn(properties, 'statuses') || isConnection(value, properties);
    return isCutOff(properties) && /[{ ](?:displayName|statuses)=/.test(String(properties));
  },
  read(item, facts) {
    const { value, document, pointer } = item;
    facts.connections ??= [];
    const connection = checkShape(
      connectionShape,
      value,
      { document, pointer, what: 'the connection', many: 'connections' },
      facts,
    );
    if (!connection) {
      facts.connections.push(UNREADABLE_CONNECTION);
      return;
    }
    const { name, properties } = connection;
    const displayName = properties.displayName ?? null;
    const statuses = statusesOf(properties.statuses, displayName ?? name, item, facts);
    facts.connections.push({ name, displayName, statuses });
  },
};

/** Members of a connection's properties. Much else has a name, and properties with a display name. */
const PROPERTIES: ReadonlySet<string> = new Set([
  'accountName',
  'apiId',
  'connectionParameters',
  'createdBy',
  'createdTime',
  'displayName',
  'environment',
  'expirationTime',
  'iconUri',
  'lastModifiedTime',
  'overallStatus',
]);

/** Whether an object is a connection of which no status is told. */
function isConnection(value: JsonObject, properties: JsonObject): boolean {
  if (typeof value['name'] !== 'string' || typeof properties['displayName'] !== 'string') return false;
  const types = [value['id'], value['type']].filter((each) => typeof each === 'string');
  if (types.length > 0) return types.some((each) => /\/connections(?:\/|$)/i.test(each));
  return Object.keys(properties).every((name) => PROPERTIES.has(name));
}

/** `null`: they are not known. */
function statusesOf(
  value: unknown,
  name: string,
  { document, pointer }: JsonItem,
  facts: Facts,
): Connection['statuses'] {
  if (value === null || value === undefined) return null;
  const list = elementsOf(value, (each) => isObject(each) && Object.hasOwn(each, 'status'));
  const inner = list?.pointerOf(0).replace(/\/0$/, '') ?? '';
  const what = `the status of the connection ${name}`;
  const at = { document, pointer: `${pointer}/properties/statuses${inner}`, what, many: 'lists of statuses' };
  const statuses = checkShape(statusesShape, list?.values ?? value, at, facts);
  return (
    statuses?.map(({ status, error }) => ({
      status: withoutSecrets(status),
      errorCode: withoutSecretsIn(error?.code),
      errorMessage: withoutSecretsIn(error?.message),
    })) ?? null
  );
}

/** An error may quote the token that was refused. */
function withoutSecretsIn(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : withoutSecrets(text);
}
