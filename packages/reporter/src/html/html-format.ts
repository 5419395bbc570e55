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
import { mapTemplate } from './map.template.js';
import { pageScript } from './page-script.js';
import { pageStyles } from './page-styles.js';
import { pageTemplate } from './page.template.js';
import { marksTemplate, pictureTemplate, tableNameTemplate } from './picture.template.js';
import { viewOf } from './report-view.js';

const eta = new Eta({ autoEscape: true, escapeFunction: escapeHtml });

const TEMPLATES = {
  '@page': pageTemplate,
  '@map': mapTemplate,
  '@finding': findingTemplate,
  '@lines': linesTemplate,
  '@marked': markedTemplate,
  '@code': codeTemplate,
  '@severity': severityTemplate,
  '@symbol': symbolTemplate,
  '@picture': pictureTemplate,
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
export const renderHtml: Render = (report, context) =>
  eta.render('@page', {
    view: viewOf(report, context),
    styles: pageStyles,
    script: pageScript,
    policy: POLICY,
  });

function sha256(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
}
