import { createHash } from 'node:crypto';
import { partsOf, type Finding, type MarkKind, type Text } from '@dipv/core';
import { findingCode, placeText } from '@dipv/reporter';
import { escapeHtml } from '@dipv/reporter/escape-html';
import { Eta } from 'eta/core';
import type { Change, TableChange } from '../comparison.js';
import type { RenderComparison } from './formats.js';
import { groupTemplate, pageEndTemplate, pageTemplate } from './html-templates.js';
import { pageStyles } from './html-styles.js';
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

const eta = new Eta({ autoEscape: true, escapeFunction: escapeHtml });
eta.loadTemplate('@page', pageTemplate);
eta.loadTemplate('@group', groupTemplate);
eta.loadTemplate('@page-end', pageEndTemplate);

/** Allows the page's own style by its hash and nothing else, so that no input can run or load anything. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(pageStyles, 'utf8').digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** What the page shows of a change or a finding. */
interface Row {
  readonly tone: string;
  readonly label: string;
  readonly what: readonly { readonly text: string; readonly kind: MarkKind | null }[];
  readonly why: string;
  readonly maps: readonly string[];
  readonly places: readonly (readonly [when: string, place: string])[];
}

/** The comparison as one page that needs no other file, no network and no script. */
export const comparisonAsHtml: RenderComparison = function* (comparison) {
  const { summary, maps, tables } = comparison;
  const told = maps.filter(isTold);
  const tone = summary.breaking > 0 || summary.newErrors > 0 ? 'breaking' : summary.review > 0 ? 'review' : 'safe';
  yield eta.render('@page', {
    styles: pageStyles,
    policy: POLICY,
    before: comparison.before,
    after: comparison.after,
    tool: `${comparison.tool.name} ${comparison.tool.version}`,
    tone,
    verdict: verdictOf(comparison),
    maps: mapsInWords(comparison),
    contents: [
      ...told.map((map, i) => ({
        id: `map-${i + 1}`,
        title: titleOf(map),
        counts: countsOf(map.changes),
        fresh: map.newFindings.length,
        gone: map.goneFindings.length,
      })),
      ...tables.map(({ name, changes }, i) => ({
        id: `table-${i + 1}`,
        title: name,
        counts: countsOf(changes),
        fresh: 0,
        gone: 0,
      })),
    ],
  });
  for (const [i, map] of told.entries()) {
    const versions = [map.before?.version, map.after?.version].filter((version) => version != null);
    const rows = [
      ...rowsOf(map.changes),
      ...map.newFindings.map((finding) => findingRow(finding, 'new')),
      ...map.goneFindings.map((finding) => findingRow(finding, 'gone')),
    ];
    yield eta.render('@group', {
      id: `map-${i + 1}`,
      title: titleOf(map),
      sub: [...new Set(versions)].join(' → '),
      rows,
    });
  }
  for (const [i, { platform, name, changes }] of tables.entries()) {
    yield eta.render('@group', {
      id: `table-${i + 1}`,
      title: name,
      sub: PLATFORM_WORDS[platform],
      rows: rowsOf(changes),
    });
  }
  yield eta.render('@page-end', { groups: notComparedByReason(comparison) });
};

function countsOf(changes: readonly Change[]): readonly (readonly [tone: string, count: number])[] {
  return EFFECTS.map((effect) => [effect, changes.filter((change) => change.effect === effect).length] as const);
}

function rowsOf(changes: readonly (Change | TableChange)[]): readonly Row[] {
  return EFFECTS.flatMap((effect) => changes.filter((change) => change.effect === effect)).map((change) => ({
    tone: change.effect,
    label: EFFECT_WORDS[change.effect],
    what: partsOf(change.what),
    why: change.why,
    maps: 'maps' in change ? change.maps : [],
    places: placesOf(change).map(([when, place]) => [when, placeText(place)] as const),
  }));
}

function findingRow(finding: Finding, when: 'new' | 'gone'): Row {
  const message: Text = { text: finding.message, marks: finding.marks.message };
  return {
    tone: when === 'gone' ? 'safe' : finding.severity === 'error' ? 'breaking' : 'review',
    label: `${when} ${finding.severity} ${findingCode(finding)}`,
    what: partsOf(message),
    why: when === 'gone' ? '' : finding.help,
    maps: [],
    places: [[when === 'new' ? 'after' : 'before', placeText(finding.location)]],
  };
}
