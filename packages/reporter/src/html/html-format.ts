import { createHash } from 'node:crypto';
import type { Render, Severity } from '@dipv/core';
import { Eta } from 'eta/core';
import { countText } from '../count-text.js';
import { escapeHtml } from './escape-html.js';
import {
  findingTemplate,
  groupTemplate,
  linesTemplate,
  markedTemplate,
  severityHeadTemplate,
  severityTemplate,
  symbolTemplate,
} from './finding.template.js';
import { mapEndTemplate, mapSuppressedTemplate, mapTemplate } from './map.template.js';
import type { MapView } from './map-view.js';
import { pageScript } from './page-script.js';
import { pageStyles } from './page-styles.js';
import { failingTemplate, pageEndTemplate, pageMapsTemplate, pageTemplate, reasonTemplate } from './page.template.js';
import {
  endTemplate,
  marksTemplate,
  pictureEndTemplate,
  pictureTemplate,
  rowTemplate,
  tableNameTemplate,
} from './picture.template.js';
import { contentOf, isFew, type PageContent } from './report-view.js';

const eta = new Eta({ autoEscape: true, escapeFunction: escapeHtml });

const TEMPLATES = {
  '@page': pageTemplate,
  '@failing': failingTemplate,
  '@page-maps': pageMapsTemplate,
  '@page-end': pageEndTemplate,
  '@reason': reasonTemplate,
  '@severity-head': severityHeadTemplate,
  '@group': groupTemplate,
  '@map': mapTemplate,
  '@map-suppressed': mapSuppressedTemplate,
  '@map-end': mapEndTemplate,
  '@finding': findingTemplate,
  '@lines': linesTemplate,
  '@marked': markedTemplate,
  '@severity': severityTemplate,
  '@symbol': symbolTemplate,
  '@picture': pictureTemplate,
  '@row': rowTemplate,
  '@end': endTemplate,
  '@picture-end': pictureEndTemplate,
  '@table-name': tableNameTemplate,
  '@marks': marksTemplate,
};
for (const [name, template] of Object.entries(TEMPLATES)) eta.loadTemplate(name, template);

/** Allows the page's own style and script by their hashes and nothing else, so that no input can run or load anything. */
const POLICY = [
  "default-src 'none'",
  `style-src '${sha256(pageStyles)}'`,
  `script-src '${sha256(pageScript)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Maps that the first screen lists, and reasons of each gap; the others are folded. */
const ROWS = 12;
const REASONS = 8;

const SEVERITIES: readonly (readonly [severity: Severity, id: string, title: string])[] = [
  ['error', 'errors', 'Errors'],
  ['warning', 'warnings', 'Warnings'],
  ['info', 'infos', 'Infos'],
];

/** The report as one HTML page that needs no other file, no network and, but for its filters, no script. */
export const renderHtml: Render = function* (report, context) {
  const content = contentOf(report, context);
  const { view } = content;
  const sound = view.maps.filter(
    ({ counts, isCutShort }) => counts.errors + counts.warnings + counts.infos === 0 && !isCutShort,
  );
  yield eta.render('@page', { view, sound, styles: pageStyles, policy: POLICY, rows: ROWS });
  for (const each of SEVERITIES) yield* severityPieces(each, content);
  yield eta.render('@page-maps', { view });
  for (const map of content.maps()) yield* mapPieces(map);
  yield eta.render('@page-end', { view, script: pageScript, reasons: REASONS });
};

function* severityPieces(
  [severity, id, title]: (typeof SEVERITIES)[number],
  { view, groups }: PageContent,
): Generator<string> {
  if (view.listed[severity] === 0) return;
  const open = isFew(view);
  yield eta.render('@severity-head', { severity, id, title, count: countText(view.listed[severity], 'finding') });
  for (const { map, findings } of groups(severity)) {
    yield eta.render('@group', { map });
    for (const finding of findings) yield eta.render('@finding', { finding, reason: null, open });
    yield '</ol>\n</div>\n';
  }
  yield '</section>\n';
}

function* mapPieces(map: MapView): Generator<string> {
  yield eta.render('@map', { map });
  for (const picture of map.pictures) {
    yield eta.render('@picture', { picture });
    for (const row of picture.rows) yield eta.render('@row', { row });
    yield eta.render('@picture-end', {});
  }
  yield eta.render('@map-suppressed', { map });
  for (const { finding, reason } of map.suppressed) yield eta.render('@finding', { finding, reason, open: false });
  yield eta.render('@map-end', { map });
}

function sha256(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
}
