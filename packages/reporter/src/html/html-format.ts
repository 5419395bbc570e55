import { createHash } from 'node:crypto';
import type { Render } from '@dipv/core';
import { Eta } from 'eta/core';
import { escapeHtml } from './escape-html.js';
import {
  codeTemplate,
  findingTemplate,
  linesTemplate,
  markedTemplate,
  severityTemplate,
  symbolTemplate,
} from './finding.template.js';
import { mapEndTemplate, mapLacksTemplate, mapPicturesTemplate, mapTemplate } from './map.template.js';
import { pageScript } from './page-script.js';
import { pageStyles } from './page-styles.js';
import { pageEndTemplate, pageTemplate } from './page.template.js';
import {
  marksTemplate,
  pictureEndTemplate,
  pictureTemplate,
  rowTemplate,
  tableNameTemplate,
} from './picture.template.js';
import { viewOf, type MapView } from './report-view.js';

const eta = new Eta({ autoEscape: true, escapeFunction: escapeHtml });

const TEMPLATES = {
  '@page': pageTemplate,
  '@page-end': pageEndTemplate,
  '@map': mapTemplate,
  '@map-pictures': mapPicturesTemplate,
  '@map-lacks': mapLacksTemplate,
  '@map-end': mapEndTemplate,
  '@finding': findingTemplate,
  '@lines': linesTemplate,
  '@marked': markedTemplate,
  '@code': codeTemplate,
  '@severity': severityTemplate,
  '@symbol': symbolTemplate,
  '@picture': pictureTemplate,
  '@row': rowTemplate,
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

/** The report as one HTML page that needs no other file, no network and, but for its filters, no script. */
export const renderHtml: Render = function* (report, context) {
  const view = viewOf(report, context);
  yield eta.render('@page', { view, styles: pageStyles, policy: POLICY });
  for (const map of view.maps) yield* mapPieces(map);
  yield eta.render('@page-end', { script: pageScript });
};

function* mapPieces(map: MapView): Generator<string> {
  yield eta.render('@map', { map });
  for (const finding of map.findings) yield eta.render('@finding', { finding, reason: null });
  yield eta.render('@map-pictures', { map });
  for (const picture of map.pictures) {
    yield eta.render('@picture', { picture });
    for (const row of picture.rows) yield eta.render('@row', { row });
    yield eta.render('@picture-end', {});
  }
  yield eta.render('@map-lacks', { map });
  for (const { finding, reason } of map.suppressed) yield eta.render('@finding', { finding, reason });
  yield eta.render('@map-end', { map });
}

function sha256(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
}
