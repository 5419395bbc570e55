import * as z from 'zod/mini';
import type { ItemReader } from '../reader.js';
import { checkShape, optionalText } from '../shape.js';
import { isObject } from '../../json/value.js';
import type { InputKind } from '../input-kind.js';

const CONNECTIONS: InputKind = {
  title: 'Connections snapshot',
  section: 9,
  platforms: [],
  tells: { connections: 'full' },
};

const connectionShape = z.object({
  name: z.string(),
  properties: z.object({
    displayName: optionalText,
    statuses: z.nullish(
      z.array(
        z.object({ status: z.string(), error: z.nullish(z.object({ code: optionalText, message: optionalText })) }),
      ),
    ),
  }),
});

/** An error may quote the token that was refused (a JWT), which has no place in reports. */
const TOKEN = /\beyJ[\w-]{8,}(?:\.[\w-]+){0,2}/g;

/** A connection of the Power Apps connections list. */
export const connectionsReader: ItemReader = {
  name: 'connections snapshot',
  of: 'object',
  tells: [CONNECTIONS],
  entitySets: [],
  recognises: ({ properties }) => isObject(properties) && Object.hasOwn(properties, 'statuses'),
  read({ value, document, pointer }, facts) {
    const connection = checkShape(connectionShape, value, { document, pointer, what: 'the connection' }, facts);
    if (!connection) return;
    facts.connections ??= [];
    facts.connections.push({
      name: connection.name,
      displayName: connection.properties.displayName ?? null,
      statuses: (connection.properties.statuses ?? []).map(({ status, error }) => ({
        status,
        errorCode: error?.code ?? null,
        errorMessage: error?.message?.replace(TOKEN, '(token)') ?? null,
      })),
    });
  },
};
