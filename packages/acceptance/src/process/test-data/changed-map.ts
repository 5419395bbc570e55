interface Transform {
  readonly transformType: string;
  valueMap?: Record<string, string> | string | null;
  defaultValue?: string;
}

interface Mapping {
  syncDirection: string | number;
  sourceField: string;
  destinationField: string;
  /** Some of the real maps have mappings without it. */
  valueTransforms?: Transform[];
}

interface Leg extends Record<string, unknown> {
  sourceFilter?: string;
  fieldMappings: Mapping[];
}

export interface MapRecord {
  name: string;
  version: string;
  readonly legs: readonly Leg[];
}

/** A change of a map, and the kind that it is of; `false`: the map has nothing that can be changed so. */
export type MapChange = readonly [kind: string, change: (map: MapRecord) => boolean];

function mappingsOf(map: MapRecord): Mapping[] {
  return map.legs[0]?.fieldMappings ?? [];
}

function isTwoWay({ syncDirection }: Mapping): boolean {
  return Number(syncDirection) === 3;
}

/** Whether nothing else of the map goes to or from the same columns. */
function isAlone(mapping: Mapping, map: MapRecord): boolean {
  const same = (a: string, b: string): boolean => a !== '' && a.toLowerCase() === b.toLowerCase();
  return !mappingsOf(map).some(
    (other) =>
      other !== mapping &&
      (same(other.sourceField, mapping.sourceField) || same(other.destinationField, mapping.destinationField)),
  );
}

function first(map: MapRecord, fits: (mapping: Mapping) => boolean, change: (mapping: Mapping) => void): boolean {
  const found = mappingsOf(map).find((mapping) => fits(mapping) && isAlone(mapping, map));
  if (found !== undefined) change(found);
  return found !== undefined;
}

/** Twelve ways in which a map changes, each of one kind. */
export const MAP_CHANGES: readonly MapChange[] = [
  [
    'mapping-removed',
    (map) => first(map, isTwoWay, (mapping) => mappingsOf(map).splice(mappingsOf(map).indexOf(mapping), 1)),
  ],
  [
    'mapping-added',
    (map) =>
      mappingsOf(map).push({ syncDirection: 1, sourceField: 'MORE', destinationField: 'more', valueTransforms: [] }) >
      0,
  ],
  ['mapping-redirected', (map) => first(map, isTwoWay, (mapping) => (mapping.destinationField = 'elsewhere'))],
  ['direction-narrowed', (map) => first(map, isTwoWay, (mapping) => (mapping.syncDirection = 1))],
  [
    'direction-widened',
    (map) =>
      first(
        map,
        (each) => !isTwoWay(each),
        (mapping) => (mapping.syncDirection = 3),
      ),
  ],
  [
    'direction-reversed',
    (map) =>
      first(
        map,
        (each) => Number(each.syncDirection) === 1,
        (each) => (each.syncDirection = 2),
      ),
  ],
  [
    'values-removed',
    (map) =>
      first(
        map,
        ({ syncDirection, valueTransforms: [transform] = [] }) =>
          Number(syncDirection) !== 2 && Object.keys(transform?.valueMap ?? {}).length > 1,
        ({ valueTransforms: [transform] = [] }) => {
          const [key = ''] = Object.keys(transform?.valueMap ?? {});
          delete (transform?.valueMap as Record<string, string>)[key];
        },
      ),
  ],
  [
    'filter-changed',
    (map) => {
      for (const leg of map.legs) leg.sourceFilter = 'Number == "1"';
      return true;
    },
  ],
  [
    'map-version',
    (map) => {
      map.version = '9.9.9.9';
      return true;
    },
  ],
  ['map-renamed', (map) => (map.name = map.name.replace(/^msdyn_/, 'contoso_')).startsWith('contoso_')],
  ['sides-swapped', (map) => map.legs.every(swap)],
  ['map-removed', () => true],
];

/** The same leg, made from the other side. */
function swap(leg: Leg): boolean {
  const swapped = Object.fromEntries(Object.entries(leg).map(([name, value]) => [otherName(name), value]));
  for (const name of Object.keys(leg)) delete leg[name];
  Object.assign(leg, swapped);
  for (const mapping of leg.fieldMappings) {
    [mapping.sourceField, mapping.destinationField] = [mapping.destinationField, mapping.sourceField];
    mapping.syncDirection = { 1: 2, 2: 1, 3: 3 }[Number(mapping.syncDirection)] ?? 1;
    for (const transform of mapping.valueTransforms ?? []) {
      if (typeof transform.valueMap !== 'object' || transform.valueMap === null) continue;
      transform.valueMap = Object.fromEntries(Object.entries(transform.valueMap).map(([from, to]) => [to, from]));
    }
  }
  // where a value of a map stands twice, the map cannot be read from the other side
  return leg.fieldMappings.every(({ valueTransforms }) =>
    (valueTransforms ?? []).every(({ valueMap }) => valueMap == null),
  );
}

function otherName(name: string): string {
  if (name === 'sourceFilter') return 'reversedSourceFilter';
  if (name === 'reversedSourceFilter') return 'sourceFilter';
  if (name.startsWith('source')) return name.replace('source', 'destination');
  return name.startsWith('destination') ? name.replace('destination', 'source') : name;
}
