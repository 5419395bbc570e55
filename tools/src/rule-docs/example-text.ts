import { foldName, type OtherMap, type RuleExample, type TableSketch } from '@dipv/core';

/** What an example says besides its name. */
type Told = Exclude<keyof RuleExample, 'name' | 'notChecked'>;

/** How an example tells each thing, in the order of the page; nothing where it leaves it to the sound map. */
const TELL: Readonly<Record<Told, (example: RuleExample) => readonly string[]>> = {
  kind: ({ kind }) => said(kind, (value) => [`kind of project: ${value}`]),
  flipped: ({ flipped }) => (flipped === true ? ['Dataverse is the source, F&O the destination'] : []),
  source: (example) => sideText('source', example),
  destination: (example) => sideText('destination', example),
  related: (example) =>
    (example.related ?? []).flatMap((sketch) => exampleTable('related table', sketch, example, true)),
  mappings: ({ mappings }) => said(mappings, (lines) => block('mappings', lines.length === 0 ? ['none'] : lines)),
  version: ({ version }) => said(version, (value) => [`version of the map: ${value}`]),
  running: ({ running }) => said(running, (versions) => [`versions that run: ${list(versions, 'none')}`]),
  keyList: ({ keyList }) => said(keyList, (fields) => [`integration key of a list: ${list(fields, 'none')}`]),
  others: ({ others = [], source, destination }) => others.flatMap((other) => otherText(other, [source, destination])),
  sourceFilter: ({ sourceFilter }) => said(sourceFilter, (filter) => [`filter of the source: ${filter}`]),
  reversedSourceFilter: ({ reversedSourceFilter }) =>
    said(reversedSourceFilter, (filter) => [`filter of the destination: ${filter}`]),
  sourceEnvironment: ({ sourceEnvironment }) => said(sourceEnvironment, (name) => [`source environment: ${name}`]),
  destinationEnvironment: ({ destinationEnvironment }) =>
    said(destinationEnvironment, (name) => [`destination environment: ${name}`]),
  sourceEntry: ({ sourceEntry }) =>
    said(sourceEntry, (entry) => [`source environment in the connection set: ${entry}`]),
  destinationEntry: ({ destinationEntry }) =>
    said(destinationEntry, (entry) => [`destination environment in the connection set: ${entry}`]),
  partitions: ({ partitions }) => said(partitions, (pair) => [`organizations of the task: ${pair.join(' - ')}`]),
  organizationMapping: ({ organizationMapping }) =>
    organizationMapping === null
      ? ['no connection set was supplied']
      : said(organizationMapping, (pairs) => [
          `organization mapping: ${list(
            pairs.map((pair) => pair.join(' - ')),
            'empty',
          )}`,
        ]),
  connections: ({ connections }) =>
    connections === null
      ? ['no connections snapshot was supplied']
      : said(connections, (all) =>
          block(
            'connections',
            all.map(({ name, status, errorCode, errorMessage }) =>
              [`${name}: ${status}`, errorCode, errorMessage].filter((part) => part !== undefined).join(', '),
            ),
          ),
        ),
  legalEntities: ({ legalEntities }) => said(legalEntities, (all) => [`legal entities: ${list(all, 'none')}`]),
  businessUnits: ({ businessUnits }) => said(businessUnits, (all) => [`business units: ${list(all, 'none')}`]),
  companies: ({ companies }) => said(companies, (all) => [`companies: ${list(all, 'none')}`]),
  options: ({ options }) => said(options, (given) => [`options: ${JSON.stringify(given)}`]),
  crossCompanySharing: ({ crossCompanySharing }) =>
    said(crossCompanySharing, (all) => [`under a cross-company data sharing policy: ${list(all, 'none')}`]),
};

/** To leave out fewer columns saves nothing. */
const LEAST_LEFT_OUT = 3;

/** What an example says, line by line; nothing where it is the sound map itself. */
export function exampleText(example: RuleExample): readonly string[] {
  return Object.values(TELL).flatMap((tell) => tell(example));
}

/**
 * A table with its columns and its key, as sketches write them.
 * @param left how many columns are left out
 */
export function tableText(label: string, sketch: TableSketch, left = 0): readonly string[] {
  const columns = Object.entries(sketch.fields ?? {});
  const width = Math.max(0, ...columns.map(([column]) => column.length));
  const partial = sketch.completeness === 'partial' ? ' (only some columns are known)' : '';
  return block(`${label} ${sketch.name}${partial}`, [
    ...columns.map(([column, type]) => `${column.padEnd(width)}  ${type}`),
    ...(left === 0 ? [] : [`… and ${left} more columns`]),
    ...(sketch.alternateKeys ?? []).map((key) => `alternate key: ${key.join(', ')}`),
    ...said(sketch.integrationKey, (key) => [`integration key: ${list(key, 'none')}`]),
    ...said(sketch.disabled, (what) => [
      what === 'not told' ? 'what it is enabled for is not told' : `off: ${list(what, 'nothing')}`,
    ]),
    ...(sketch.company === undefined ? [] : [`company: ${sketch.company ?? 'not known'}`]),
  ]);
}

/** @param shown the tables of the map itself, which need not be shown once more */
function otherText({ name, ...other }: OtherMap, shown: readonly RuleExample['source'][]): readonly string[] {
  const known = new Set(shown.flatMap((table) => (table === undefined ? [] : [JSON.stringify(table)])));
  const again = (['source', 'destination'] as const).filter((side) => known.has(JSON.stringify(other[side])));
  const rest = { ...other, ...Object.fromEntries(again.map((side) => [side, undefined])), name: '' };
  return block(`another map${name === undefined ? '' : ` ${name}`}`, [
    ...again.map((side) => `${side} table ${other[side]?.name ?? ''}, as above`),
    ...exampleText(rest),
  ]);
}

function sideText(side: 'source' | 'destination', example: RuleExample): readonly string[] {
  const given = example[side];
  if (given === undefined) return [];
  if (given === null) return [`${side} table: missing in the metadata of its environment`];
  if (given === 'unknown') return [`${side} table: no metadata of its environment was supplied`];
  const isDataverse = (side === 'source') === (example.flipped === true);
  return exampleTable(`${side} table`, given, example, isDataverse);
}

/** A table with those of its columns that the example is about: the mapped ones, the keys', the required ones. */
function exampleTable(
  label: string,
  sketch: TableSketch,
  example: RuleExample,
  isDataverse: boolean,
): readonly string[] {
  const columns = Object.entries(sketch.fields ?? {});
  const [first] = columns;
  const hasOwnKey = sketch.integrationKey !== undefined || sketch.alternateKeys !== undefined;
  // What a sketch without a key stands for; nobody looks for one on the F&O side.
  const key = hasOwnKey || first === undefined || !isDataverse ? {} : { integrationKey: [first[0]] };
  const mentioned = mentionedNames(example, { ...sketch, ...key });
  const telling = columns.filter(([column, type]) => mentioned.has(foldName(column)) || type.includes('required'));
  const shown = columns.length - telling.length >= LEAST_LEFT_OUT && telling.length > 0 ? telling : columns;
  const text = { ...sketch, ...key, fields: Object.fromEntries(shown) };
  return tableText(label, text, columns.length - shown.length);
}

/** Every name in an example's mappings and filters and in a table's keys, folded. */
function mentionedNames(example: RuleExample, table: TableSketch): ReadonlySet<string> {
  const texts = [
    ...(example.mappings ?? []),
    example.sourceFilter ?? '',
    example.reversedSourceFilter ?? '',
    ...(table.integrationKey ?? []),
    ...(table.alternateKeys ?? []).flat(),
    table.company ?? '',
  ];
  return new Set(texts.flatMap((text) => text.split(/[^\p{L}\p{N}_]+/u)).map(foldName));
}

function said<T>(value: T | undefined, tell: (value: T) => readonly string[]): readonly string[] {
  return value === undefined ? [] : tell(value);
}

function block(head: string, lines: readonly string[]): readonly string[] {
  return [head, ...lines.map((line) => `  ${line}`)];
}

function list(items: readonly string[], none: string): string {
  return items.length === 0 ? none : items.join(', ');
}
