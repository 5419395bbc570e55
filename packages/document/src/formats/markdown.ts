import { visibleText } from '@dipv/reporter';
import { codeSpan, markdownText } from '@dipv/reporter/markdown-text';
import type {
  Documentation,
  FieldDescription,
  LegDescription,
  MapDescription,
  MappingDescription,
  SideDescription,
} from '../documentation.js';
import type { RenderPages } from './formats.js';
import { CONSTANT, extrasOf, nameOf, factsOf, sideFacts, stepOf, tablesOf } from './in-words.js';
import { pageNames } from './page-names.js';

/** A page a map, and `README.md`, which lists them. */
export const markdownPages: RenderPages = (documentation) => {
  const names = pageNames(documentation, ['README']);
  const pages = documentation.maps.map((map) => ({
    path: `${names.get(map) ?? ''}.md`,
    content: `# ${markdownText(nameOf(map))}\n\n${mapPage(map)}`,
  }));
  const index = `# Maps\n\n${indexPage(documentation, (map) => `${names.get(map) ?? ''}.md`)}`;
  return [{ path: 'README.md', content: index }, ...pages];
};

/** The maps in the order in which to enable them, without a heading. */
export function indexPage({ maps }: Documentation, linkOf: (map: MapDescription) => string): string {
  const rows = maps.map((map) => [
    markdownText(stepOf(map) ?? '–', true),
    `[${markdownText(nameOf(map), true)}](${encodeURI(linkOf(map))})`,
    map.version === null ? '' : codeSpan(map.version, true),
    markdownText(map.purpose, true),
  ]);
  const isOrdered = maps.some(({ step }) => step !== null);
  const told = isOrdered
    ? 'Enable the maps, and run their initial synchronization, in the order of their steps.\n\n'
    : '';
  return `${told}${table(['Step', 'Map', 'Version', 'What it does'], rows)}`;
}

/** A map, without a heading of its own. */
export function mapPage(map: MapDescription): string {
  const facts: readonly (readonly [string, string | null])[] = [
    ['Version', map.version === null ? null : codeSpan(map.version, true)],
    ['Step', stepOf(map)],
    ['File', codeSpan(map.file, true)],
  ];
  const rows = facts.flatMap(([label, text]) => (text === null ? [] : [[label, text]]));
  const legs = map.legs.map((leg) => legSection(leg, map.legs.length > 1));
  return `${markdownText(map.purpose)}\n\n${table(['', ''], rows)}\n${legs.join('\n')}`;
}

function legSection(leg: LegDescription, isOneOfMany: boolean): string {
  const heading = isOneOfMany ? `## ${markdownText(tablesOf(leg))}\n\n` : '';
  const level = isOneOfMany ? '###' : '##';
  const values = leg.mappings.filter((mapping) => mapping.values.length > 0).map((each) => valuesSection(each, level));
  return [
    `${heading}${level} Tables\n\n`,
    [leg.left, leg.right].map(sideText).join('\n'),
    `\n${level} Picture\n\n${pictureOf(leg)}\n`,
    `${level} Mappings\n\n${mappingsTable(leg)}\n`,
    ...values,
  ].join('');
}

function sideText(side: SideDescription): string {
  const facts = sideFacts(side).map(([label, text]) => `- ${label}: ${codeSpan(text)}\n`);
  const { filter } = side;
  const filterText =
    filter === null ? '' : `- Only records of which ${markdownText(filter.words)} (${codeSpan(filter.text)})\n`;
  return `${side.kind} ${codeSpan(side.table)}\n\n${facts.join('')}${filterText}`;
}

/** Characters of a column: a longer name sticks out, or each other row would be as long. */
const WIDEST = 100;

/** Both tables side by side, as plain text: Git shows what changes, and every viewer draws it alike. */
function pictureOf({ left, right, mappings }: LegDescription): string {
  const rows = mappings.map(({ left: from, arrow, right: to }) => [labelOf(from), arrow, labelOf(to)] as const);
  const longest = rows.reduce((most, [label]) => Math.max(most, label.length), left.table.length);
  const width = Math.min(longest, WIDEST);
  const line = (a: string, b: string, c: string): string => `${a.padEnd(width)}  ${b}  ${c}`.trimEnd();
  const lines = [
    line(visibleText(left.table), ' ', visibleText(right.table)),
    line('─'.repeat(width), ' ', '─'.repeat(Math.min(right.table.length, WIDEST))),
    ...rows.map((row) => line(...row)),
  ];
  const runs = lines.flatMap((each) => each.match(/`+/g) ?? []);
  const fence = '`'.repeat(runs.reduce((most, { length }) => Math.max(most, length), 2) + 1);
  const ends = mappings.flatMap(({ left: from, right: to }) => [from, to]);
  const signs = [
    ends.some(({ isKey }) => isKey) ? '\\* key' : null,
    ends.some(({ requirement }) => requirement === 'required') ? '! required' : null,
  ].filter((sign) => sign !== null);
  const legend = signs.length === 0 ? '' : `\n${signs.join(', ')}\n`;
  return `${fence}text\n${lines.join('\n')}\n${fence}\n${legend}`;
}

/** A star for a key, an exclamation mark for what records need. */
function labelOf({ field, isKey, requirement }: FieldDescription): string {
  const name = field === null ? CONSTANT : visibleText(field);
  return `${name}${isKey ? ' *' : ''}${requirement === 'required' ? ' !' : ''}`;
}

function mappingsTable({ left, right, mappings }: LegDescription): string {
  const rows = mappings.map((mapping) => [
    ...cellsOf(mapping.left),
    mapping.arrow,
    ...cellsOf(mapping.right),
    extrasOf(mapping)
      .map((extra) => markdownText(extra, true))
      .join('; '),
  ]);
  const heads = [markdownText(left.table, true), 'Holds', '', markdownText(right.table, true), 'Holds', 'Values'];
  return table(heads, rows);
}

function cellsOf(end: FieldDescription): readonly string[] {
  const name = end.field === null ? CONSTANT : codeSpan(end.field, true);
  const shown = end.displayName === null ? name : `${name} ${markdownText(end.displayName, true)}`;
  return [shown, markdownText(factsOf(end), true)];
}

function valuesSection({ left, right, values }: MappingDescription, level: string): string {
  const cell = (value: string, label: string | null): string =>
    `${codeSpan(value, true)}${label === null ? '' : ` ${markdownText(label, true)}`}`;
  const rows = values.map((value) => [cell(value.left, value.leftLabel), cell(value.right, value.rightLabel)]);
  const names = [left.field ?? CONSTANT, right.field ?? CONSTANT];
  const heads = names.map((each) => codeSpan(each, true));
  return `${level} Values of ${names.map((each) => codeSpan(each)).join(' and ')}\n\n${table(heads, rows)}\n`;
}

/**
 * By hand: without padding, so that a cell that changes is one line in Git, and with the three dashes a column that GitHub's
 * guide asks for and some renderers of wikis insist on; `markdown-table` has one or the other.
 */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('');
}
