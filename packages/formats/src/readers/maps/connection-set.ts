import type { EnvironmentEntry, OrganizationPair } from '@dipv/core';
import { pointerStep } from '../../json/pointer.js';
import type { JsonDocument } from '../../json/document.js';
import { isEnvironment, toEnvironmentEntry } from './environment.js';
import type { ItemReader } from '../reader.js';
import * as z from '../described.js';
import { checkShape, jsonObject, optionalText } from '../shape.js';
import { entriesOf, isObject } from '../../json/value.js';
import { type InputKind, GATEWAY_TABLES, GATEWAY_PLATFORMS } from '../input-kind.js';

const CONNECTION_SET: InputKind = {
  title: 'Connection set',
  section: 10,
  platforms: GATEWAY_PLATFORMS,
  tells: { ...GATEWAY_TABLES, connectionSet: 'full', environments: 'full', organizationMapping: 'full' },
};

const partitionPair = z.object({
  firstPartitionEnvName: optionalText,
  firstPartition: optionalText,
  secondPartitionEnvName: optionalText,
  secondPartition: optionalText,
});

const legalEntity = z.nullish(z.object({ name: optionalText, id: optionalText }));

const legalEntityMappings = z.object({
  leftEnvironment: optionalText,
  rightEnvironment: optionalText,
  mappings: z.nullish(z.array(z.object({ left: legalEntity, right: legalEntity }))),
});

const connectionSetShape = z.object({
  name: optionalText,
  // no z.record: that drops an environment named __proto__
  environments: z.nullish(z.union([z.array(z.unknown()), jsonObject])),
  dataPartitionMappings: z.nullish(z.array(partitionPair)),
  dualWriteDetail: z.nullish(z.object({ legalEntityMappings: z.nullish(legalEntityMappings) })),
});

type ConnectionSetShape = z.output<typeof connectionSetShape>;

interface DocumentPlace {
  readonly document: JsonDocument;
  readonly pointer: string;
}

const TELLTALES = ['dataPartitionMappings', 'dualWriteDetail', 'forDualWrite'];

export const connectionSetReader: ItemReader = {
  name: 'connection set',
  of: 'object',
  isPayload: true,
  tells: [CONNECTION_SET],
  entitySets: [],
  recognises: (value) =>
    TELLTALES.some((name) => Object.hasOwn(value, name)) ||
    (isObject(value['environments']) && Object.values(value['environments']).some(isEnvironment)),
  read({ value, document, pointer }, facts) {
    const shape = checkShape(
      connectionSetShape,
      value,
      { document, pointer, what: 'the connection set', many: 'connection sets' },
      facts,
    );
    if (!shape) return;
    const environments: EnvironmentEntry[] = [];
    for (const [key, environment, step] of environmentsOf(shape)) {
      const at = { document, pointer: `${pointer}/environments${pointerStep(step)}` };
      const entry = toEnvironmentEntry(environment, key, at, facts);
      if (!entry) return;
      environments.push(entry);
    }
    facts.connectionSets.push({
      name: shape.name ?? null,
      environments,
      organizationMapping: [
        ...partitionPairs(shape, { document, pointer }),
        ...legalEntityPairs(shape, { document, pointer }),
      ],
      document,
    });
  },
};

function environmentsOf({
  environments,
}: ConnectionSetShape): [key: string | null, environment: unknown, step: string][] {
  if (Array.isArray(environments)) return environments.map((environment, i) => [null, environment, String(i)]);
  return entriesOf(environments ?? {}).map(([key, environment]) => [key, environment, key]);
}

function partitionPairs(
  { dataPartitionMappings }: ConnectionSetShape,
  { document, pointer }: DocumentPlace,
): OrganizationPair[] {
  return (dataPartitionMappings ?? []).map((pair, i) => ({
    kind: 'data partition',
    firstEnvironment: pair.firstPartitionEnvName ?? null,
    firstPartition: pair.firstPartition ?? '',
    secondEnvironment: pair.secondPartitionEnvName ?? null,
    secondPartition: pair.secondPartition ?? '',
    document,
    firstPointer: `${pointer}/dataPartitionMappings/${i}/firstPartition`,
    secondPointer: `${pointer}/dataPartitionMappings/${i}/secondPartition`,
  }));
}

function legalEntityPairs(
  { dualWriteDetail }: ConnectionSetShape,
  { document, pointer }: DocumentPlace,
): OrganizationPair[] {
  const detail = dualWriteDetail?.legalEntityMappings;
  return (detail?.mappings ?? []).map(({ left, right }, i) => {
    const at = `${pointer}/dualWriteDetail/legalEntityMappings/mappings/${i}`;
    return {
      kind: 'legal entity',
      firstEnvironment: detail?.leftEnvironment ?? null,
      firstPartition: left?.name ?? left?.id ?? '',
      secondEnvironment: detail?.rightEnvironment ?? null,
      secondPartition: right?.name ?? right?.id ?? '',
      document,
      firstPointer: `${at}/left/${typeof left?.name === 'string' ? 'name' : 'id'}`,
      secondPointer: `${at}/right/${typeof right?.name === 'string' ? 'name' : 'id'}`,
    };
  });
}
