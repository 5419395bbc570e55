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
  /** The filter of the F&O side; absent: there is none. */
  readonly filterInX?: string;
}

const BACKWARDS: Readonly<Record<Arrow, Arrow>> = { '>>': '<<', '<<': '>>', '<>': '<>' };

export function exampleOf({ mappings, filtered, filterInX, ...rest }: MapSketch): RuleExample {
  const filter = {
    ...(filtered === null ? {} : { reversedSourceFilter: `${filtered} ne null` }),
    ...(filterInX === undefined ? {} : { sourceFilter: filterInX }),
  };
  return { name: '', ...rest, ...filter, mappings: mappings.map(write) };
}

/** The same map with Dataverse as source: directions and value maps turn round with it. */
export function flippedExampleOf({ mappings, filtered, filterInX, ...rest }: MapSketch): RuleExample {
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
    ...(filterInX === undefined ? {} : { reversedSourceFilter: filterInX }),
    mappings: mappings.map(flip).map(write),
  };
}

/** The sketch of an example that is not flipped. A filter is kept where it only asks for a column that is not null. */
export function sketchOf({ mappings = [], reversedSourceFilter = '', ...example }: RuleExample): MapSketch {
  const { name: _name, flipped: _flipped, sourceFilter, destinationEnvironment: _environment, ...same } = example;
  const filtered = /^(\w+) ne null$/.exec(reversedSourceFilter)?.[1] ?? null;
  return {
    ...same,
    filtered,
    ...(sourceFilter === undefined ? {} : { filterInX: sourceFilter }),
    mappings: mappings.map(read),
  };
}

/** What `write` writes. */
function read(text: string): MappingSketch {
  const [, source = '', arrow = '', destination = '', constant = null, values = null] =
    /^(.+?) (>>|<<|<>) (.+?)(?: = (.*?))?(?: \{(.*)\})?$/.exec(text) ?? [];
  const pairs = values?.split(/, ?/).map((pair) => pair.split(/: ?/));
  return {
    source: source === 'none' ? null : source,
    arrow: arrow as Arrow,
    destination: destination === 'none' ? null : destination,
    constant,
    values: pairs?.map(([from = '', to = '']) => [from, to] as const) ?? null,
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
