import type { Documentation } from '../documentation.js';

/** A file of the documentation; `/` separates folders. */
export interface Page {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** From documentation to files, and nothing else. */
export type RenderPages = (documentation: Documentation) => readonly Page[] | Promise<readonly Page[]>;

export interface PageFormat {
  /** The name after `--format`. */
  readonly name: string;
  readonly description: string;
  /** Loads the renderer; formats are loaded only when a run asks for them. */
  load(): Promise<RenderPages>;
}

/** The formats of `dipv document`. */
export const PAGE_FORMATS: readonly PageFormat[] = [
  {
    name: 'markdown',
    description: 'a page a map, and README.md',
    load: async () => (await import('./markdown.js')).markdownPages,
  },
  {
    name: 'wiki',
    description: 'the same, laid out as a wiki of Azure DevOps',
    load: async () => (await import('./wiki.js')).wikiPages,
  },
  {
    name: 'html',
    description: 'the same as HTML, without scripts',
    load: async () => (await import('./html.js')).htmlPages,
  },
  {
    name: 'csv',
    description: 'maps, mappings and values, a line each',
    load: async () => (await import('./csv.js')).csvPages,
  },
  {
    name: 'xlsx',
    description: 'the same as one workbook',
    load: async () => (await import('./xlsx.js')).xlsxPages,
  },
];
