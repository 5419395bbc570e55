import type { Finding } from '@dipv/core';
import { findingCode, placeText } from '@dipv/reporter';
import { codeSpan, markdownText } from '@dipv/reporter/markdown-text';
import type { Change, Comparison, TableChange } from '../comparison.js';
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

const SIGNS = { breaking: '🔴', review: '🟡', safe: '🟢' } as const;

/** For a pull request: what breaks first, map by map, what is safe folded away. */
export const comparisonAsMarkdown: RenderComparison = function* (comparison) {
  yield `## What changed from ${codeSpan(comparison.before)} to ${codeSpan(comparison.after)}\n\n`;
  yield `**${verdictOf(comparison)}** ${mapsInWords(comparison)}\n`;
  for (const map of comparison.maps.filter(isTold)) {
    yield `\n### ${markdownText(titleOf(map))}\n\n`;
    yield* changeLines(map.changes);
    yield* findingLines('New', map.newFindings);
    yield* findingLines('Gone', map.goneFindings);
  }
  for (const { platform, name, changes } of comparison.tables) {
    yield `\n### ${PLATFORM_WORDS[platform]} ${markdownText(name)}\n\n`;
    yield* changeLines(changes);
  }
  yield* notComparedLines(comparison);
};

function* changeLines(changes: readonly (Change | TableChange)[]): Generator<string> {
  for (const effect of EFFECTS) {
    const of = changes.filter((change) => change.effect === effect);
    if (of.length === 0) continue;
    const lines = of.map((change) => changeLine(change));
    if (effect === 'safe') yield `\n<details><summary>${of.length} safe</summary>\n\n${lines.join('')}\n</details>\n\n`;
    else yield lines.join('');
  }
}

function changeLine(change: Change | TableChange): string {
  const places = placesOf(change).map(([when, place]) => `${when} ${codeSpan(placeText(place))}`);
  const maps =
    'maps' in change && change.maps.length > 0
      ? `; mapped by ${change.maps.map((map) => codeSpan(map)).join(', ')}`
      : '';
  return `- ${SIGNS[change.effect]} **${EFFECT_WORDS[change.effect]}**: ${markdownText(change.what)}${maps}. ${change.why} (${places.join(', ')})\n`;
}

function* findingLines(when: 'New' | 'Gone', findings: readonly Finding[]): Generator<string> {
  for (const finding of findings) {
    const { severity, message, marks, location } = finding;
    const text = markdownText({ text: message, marks: marks.message });
    yield `- ${when} ${severity} ${codeSpan(findingCode(finding))}: ${text} (${codeSpan(placeText(location))})\n`;
  }
}

function* notComparedLines(comparison: Comparison): Generator<string> {
  const groups = notComparedByReason(comparison);
  if (groups.length === 0) return;
  const count = groups.reduce((sum, { all }) => sum + all.length, 0);
  yield `\n<details><summary>Not compared: ${count}</summary>\n\n`;
  for (const { reason, all } of groups) yield `- ${reason}: ${markdownText(all.join(', '))}\n`;
  yield '\n</details>\n';
}
