import type { RuleExample } from '@dipv/core';

type Arrow = '>>' | '<<' | '<>';

/** A field mapping of a sketched map; `null`: the field is blank. */
export interface MappingSketch {
  readonly source: string | null;
  readonly arrow: Arrow;
  readonly destination: string | null;
  readonly constant: string | null;
  readonly values: readonly (readonly [source: string, destination: string])[] | null;
}

type NotSketched = 'name' | 'mappings' | 'flipped' | 'sourceFilter' | 'reversedSourceFilter' | 'destinationEnvironment';

/** A map from F&O to Dataverse that can be turned round, reordered and respelled. */
export interface MapSketch extends Omit<RuleExample, NotSketched> {
  readonly mappings: readonly MappingSketch[];
  /** The column that the filter of the Dataverse side compares. */
  readonly filtered: string | null;
}

const BACKWARDS: Readonly<Record<Arrow, Arrow>> = { '>>': '<<', '<<': '>>', '<>': '<>' };

export function exampleOf({ mappings, filtered, ...rest }: MapSketch): RuleExample {
  const filter = filtered === null ? {} : { reversedSourceFilter: `${filtered} ne null` };
  return { name: '', ...rest, ...filter, mappings: mappings.map(write) };
}

/** The same map with Dataverse as source: directions and value maps turn round with it. */
export function flippedExampleOf({ mappings, filtered, ...rest }: MapSketch): RuleExample {
  const { source, destination, sourceEntry, destinationEntry, sourceEnvironment, partitions, ...same } = rest;
  return {
    name: '',
    flipped: true,
    ...same,
    ...(destination === undefined ? {} : { source: destination }),
    ...(source === undefined ? {} : { destination: source }),
    ...(destinationEntry === undefined ? {} : { sourceEntry: destinationEntry }),
    ...(sourceEntry === undefined ? {} : { destinationEntry: sourceEntry }),
    ...(sourceEnvironment === undefined ? {} : { destinationEnvironment: sourceEnvironment }),
    ...(partitions === undefined ? {} : { partitions: [partitions[1], partitions[0]] }),
    ...(filtered === null ? {} : { sourceFilter: `${filtered} ne null` }),
    mappings: mappings.map(flip).map(write),
  };
}

function flip({ source, arrow, destination, constant, values }: MappingSketch): MappingSketch {
  return {
    source: destination,
    arrow: BACKWARDS[arrow],
    destination: source,
    constant,
    values: values?.map(([from, to]) => [to, from]) ?? null,
  };
}

function write({ source, arrow, destination, constant, values }: MappingSketch): string {
  const ends = `${source ?? 'none'} ${arrow} ${destination ?? 'none'}`;
  const valueMap = values === null ? '' : ` {${values.map((pair) => pair.join(':')).join(',')}}`;
  return `${ends}${constant === null ? '' : ` = ${constant}`}${valueMap}`;
}
