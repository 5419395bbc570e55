import { toText, type Finding, type Text } from '@dipv/core';
import { findingCode, placeText, visibleText } from '@dipv/reporter';
import { markedWords } from '@dipv/reporter/marked-words';
import { wrapWords } from '@dipv/reporter/wrap-words';
import picocolors from 'picocolors';
import type { Effect } from '../change-kinds.js';
import type { Change, Comparison, MapComparison, TableChange } from '../comparison.js';
import type { RenderComparison } from './formats.js';
import {
  EFFECTS,
  EFFECT_WORDS,
  isTold,
  mapsInWords,
  placesOf,
  PLATFORM_WORDS,
  titleOf,
  verdictOf,
  notComparedByReason,
} from './in-words.js';

const SIGNS: Readonly<Record<Effect, string>> = { breaking: '✖', review: '▲', safe: '✔' };
const INDENT = 4;
const LEAST_WIDTH = 40;
const MOST_WIDTH = 120;

interface Page {
  readonly colors: ReturnType<typeof picocolors.createColors>;
  readonly width: number;
}

/** For people at a terminal: map by map, what breaks first. */
export const comparisonAsPretty: RenderComparison = function* (comparison, { color, width }) {
  const page: Page = {
    colors: picocolors.createColors(color),
    width: Math.min(Math.max(width, LEAST_WIDTH), MOST_WIDTH),
  };
  for (const map of comparison.maps.filter(isTold)) yield `${mapLines(map, page).join('\n')}\n\n`;
  for (const { platform, name, changes } of comparison.tables) {
    const head = page.colors.bold(visibleText(name));
    yield `${[`${head}  ${page.colors.dim(PLATFORM_WORDS[platform])}`, ...changeLines(changes, page)].join('\n')}\n\n`;
  }
  yield* notComparedLines(comparison, page);
  const verdict = verdictOf(comparison).split(' ').map(page.colors.bold);
  const counts = mapsInWords(comparison)
    .split(' ')
    .filter((word) => word !== '');
  yield `${wrapWords([...verdict, ...counts], { width: page.width, first: 0, indent: 0 }).join('\n')}\n`;
};

function mapLines(map: MapComparison, page: Page): readonly string[] {
  const { colors } = page;
  const versions = [map.before?.version, map.after?.version].filter((version) => version != null);
  const details = [...new Set(versions)].map(visibleText).join(' → ');
  return [
    `${colors.bold(visibleText(titleOf(map)))}${details === '' ? '' : `  ${colors.dim(details)}`}`,
    ...changeLines(map.changes, page),
    ...map.newFindings.flatMap((finding) => findingLines('new', finding, page)),
    ...map.goneFindings.flatMap((finding) => findingLines('gone', finding, page)),
  ];
}

function changeLines(changes: readonly (Change | TableChange)[], page: Page): readonly string[] {
  const { colors, width } = page;
  const paints = { breaking: colors.red, review: colors.yellow, safe: colors.green };
  return EFFECTS.flatMap((effect) => changes.filter((change) => change.effect === effect)).flatMap((change) => {
    const mark = paints[change.effect](`${SIGNS[change.effect]} ${EFFECT_WORDS[change.effect]} `);
    const maps =
      'maps' in change && change.maps.length > 0 ? ` (mapped by ${change.maps.map(visibleText).join(', ')})` : '';
    return [
      ...wrapWords([mark, ...words(change.what, page), ...maps.split(' ').filter((word) => word !== '')], {
        width,
        first: 2,
        indent: INDENT,
      }),
      ...wrapWords(change.why.split(' ').map(colors.dim), { width, first: INDENT, indent: INDENT }),
      ...placesOf(change).map(
        ([when, place]) =>
          `${' '.repeat(INDENT)}${colors.dim(`${when}:`.padEnd(8))}${colors.underline(placeText(place))}`,
      ),
    ];
  });
}

function findingLines(when: 'new' | 'gone', finding: Finding, { colors, width }: Page): readonly string[] {
  const paint = when === 'gone' ? colors.green : finding.severity === 'error' ? colors.red : colors.yellow;
  const head = paint(`${when === 'new' ? '+' : '−'} ${when} ${finding.severity} ${visibleText(findingCode(finding))} `);
  const text: Text = { text: finding.message, marks: finding.marks.message };
  return [
    ...wrapWords([head, ...markedWords(text, colors)], { width, first: 2, indent: INDENT }),
    `${' '.repeat(INDENT)}${colors.underline(placeText(finding.location))}`,
  ];
}

function* notComparedLines(comparison: Comparison, { colors, width }: Page): Generator<string> {
  const groups = notComparedByReason(comparison);
  if (groups.length === 0) return;
  yield `${colors.bold('Not compared')}\n`;
  for (const { reason, all } of groups) {
    const line = `${reason} (${all.length}): ${visibleText(all.join(', '))}`;
    yield `${wrapWords(line.split(' '), { width, first: 2, indent: INDENT }).join('\n')}\n`;
  }
  yield '\n';
}

function words(text: Text | string, { colors }: Page): readonly string[] {
  return markedWords(toText(text), colors);
}
