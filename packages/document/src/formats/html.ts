import { createHash } from 'node:crypto';
import { escapeHtml } from '@dipv/reporter/escape-html';
import { pictureStyles } from '@dipv/reporter/picture-styles';
import { plainStyles } from '@dipv/reporter/plain-styles';
import { Eta } from 'eta/core';
import type { RenderPages } from './formats.js';
import type { Arrow, FieldDescription, MappingDescription } from '../documentation.js';
import {
  endTemplate,
  indexTemplate,
  mapTemplate,
  pageTemplate,
  sideTemplate,
  valueTemplate,
} from './html-templates.js';
import { CONSTANT, constantOf, nameOf, OTHER, sideFacts, stepOf, tablesOf } from './in-words.js';
import { pageNames } from './page-names.js';

const eta = new Eta({ autoEscape: true, escapeFunction: escapeHtml });
eta.loadTemplate('@page', pageTemplate);
eta.loadTemplate('@index', indexTemplate);
eta.loadTemplate('@map', mapTemplate);
eta.loadTemplate('@side', sideTemplate);
eta.loadTemplate('@end', endTemplate);
eta.loadTemplate('@value', valueTemplate);

const STYLES = `${plainStyles}
nav { padding-top: 1rem; }
.maps td, .maps th { padding: 6px 1.5rem 6px 0; }
.maps thead th, .maps td:nth-child(3) { white-space: nowrap; }
header > .sub { margin-bottom: 0.8rem; }
.maps th[scope='row'] { width: 36%; }
.maps td:last-child { padding-right: 0; overflow-wrap: anywhere; }
${pictureStyles}
.picture { background: var(--card); border: 1px solid var(--line); border-top: 0; border-radius: 8px; }
.picture thead th { color: var(--text); }
.fact { grid-template-columns: 6rem minmax(0, 1fr); } .fact b { font-weight: 400; } .fact code { display: block; color: var(--soft); }
@media (max-width: 44rem) {
  .maps thead { position: absolute; clip-path: inset(50%); }
  .maps tr { display: grid; grid-template-columns: 2rem minmax(0, 1fr) auto; padding: 6px 0; }
  .maps td, .maps th, .maps th[scope='row'] { width: auto; padding: 0 0.5rem 0 0; }
  .maps td:last-child { grid-column: 2 / -1; color: var(--soft); }
}
`;

/** Allows the pages' own style by its hash and nothing else, so that no input can run or load anything. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLES, 'utf8').digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const ARROWS: Readonly<Record<Arrow, { readonly shape: string; readonly words: string }>> = {
  '→': { shape: 'to-destination', words: 'to the right' },
  '←': { shape: 'to-source', words: 'to the left' },
  '↔': { shape: 'both-ways', words: 'both ways' },
};

const words = { ARROWS, CONSTANT, aboutOf, betweenOf, nameOf, sideFacts, stepOf, tablesOf };

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
      content: page(nameOf(map), '@map', { map }),
    })),
  ];
};

/** What stands below a field. */
function aboutOf({ displayName, type, lookup }: FieldDescription): string {
  return [displayName, type, lookup].filter((part) => part !== null).join(' · ');
}

/** What stands at the arrow besides values. */
function betweenOf(mapping: MappingDescription): readonly string[] {
  return [constantOf(mapping), mapping.hasOther ? OTHER : null].filter((text) => text !== null);
}
