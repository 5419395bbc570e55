import { createHash } from 'node:crypto';
import { escapeHtml } from '@dipv/reporter/escape-html';
import { plainStyles } from '@dipv/reporter/plain-styles';
import { Eta } from 'eta/core';
import type { RenderPages } from './formats.js';
import { indexTemplate, mapTemplate, pageTemplate } from './html-templates.js';
import { CONSTANT, extrasOf, factsOf, sideFacts, stepOf, tablesOf } from './in-words.js';
import { pageNames } from './page-names.js';

const eta = new Eta({ autoEscape: true, escapeFunction: escapeHtml });
eta.loadTemplate('@page', pageTemplate);
eta.loadTemplate('@index', indexTemplate);
eta.loadTemplate('@map', mapTemplate);

const STYLES = `${plainStyles}
nav { padding-top: 1rem; }
.arrow { text-align: center; width: 2.5rem; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 0 3rem; }
.shown, .facts { display: block; color: var(--soft); font-size: 13px; }
dl div { display: grid; grid-template-columns: 6.5rem 1fr; }
dt { color: var(--soft); font-size: 13px; }
dd { overflow-wrap: anywhere; }
td { vertical-align: top; padding-right: 0.8rem; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
`;

/** Allows the pages' own style by its hash and nothing else, so that no input can run or load anything. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLES, 'utf8').digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const words = { CONSTANT, extrasOf, factsOf, sideFacts, stepOf, tablesOf };

/** A page a map, and `index.html`, which lists them; without scripts, and with nothing to load. */
export const htmlPages: RenderPages = (documentation) => {
  const names = pageNames(documentation, ['index']);
  const page = (title: string, template: string, data: object): string =>
    eta.render('@page', { title, styles: STYLES, policy: POLICY, body: eta.render(template, { ...words, ...data }) });
  const maps = documentation.maps.map((map) => ({ map, link: `${encodeURIComponent(names.get(map) ?? '')}.html` }));
  return [
    { path: 'index.html', content: page('Maps', '@index', { maps }) },
    ...maps.map(({ map }) => ({
      path: `${names.get(map) ?? ''}.html`,
      content: page(map.name, '@map', { map }),
    })),
  ];
};
