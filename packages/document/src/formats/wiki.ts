import type { MapDescription } from '../documentation.js';
import type { Page, RenderPages } from './formats.js';
import { indexPage, mapPage } from './markdown.js';
import { pageNames } from './page-names.js';

/** The page that holds all others. In names of wiki files a hyphen is a space, and `%2D` a hyphen. */
const ROOT = 'Dual%2Dwrite-maps';

/**
 * The pages as a wiki of Azure DevOps keeps them: a page `Dual-write maps` with a page below it for each map, and
 * `.order` files, which give their order. The wiki shows the name of a page as its heading.
 * Source: https://learn.microsoft.com/azure/devops/project/wiki/wiki-file-structure
 */
export const wikiPages: RenderPages = (documentation) => {
  const names = pageNames(documentation, []);
  const fileOf = (map: MapDescription): string => names.get(map) ?? '';
  const linkOf = (map: MapDescription): string => `./${ROOT}/${fileOf(map)}.md`;
  const pages = documentation.maps.map((map): Page => ({ path: `${ROOT}/${fileOf(map)}.md`, content: mapPage(map) }));
  return [
    { path: '.order', content: `${ROOT}\n` },
    { path: `${ROOT}.md`, content: indexPage(documentation, linkOf) },
    { path: `${ROOT}/.order`, content: documentation.maps.map((map) => `${fileOf(map)}\n`).join('') },
    ...pages,
  ];
};
