import type { Comparison } from '../comparison.js';

/** What a format may know besides the comparison. */
export interface ComparisonContext {
  /** Whether the text goes to a place that shows terminal colours. */
  readonly color: boolean;
  /** Columns of the place that the text goes to. */
  readonly width: number;
}

/** From comparison to text, and nothing else; in pieces where it grows with the comparison. */
export type RenderComparison = (comparison: Comparison, context: ComparisonContext) => string | Iterable<string>;

export interface ComparisonFormat {
  /** The name after `--format`. */
  readonly name: string;
  readonly description: string;
  /** Loads the renderer; formats are loaded only when a run asks for them. */
  load(): Promise<RenderComparison>;
}

/** The formats of `dipv compare`. */
export const COMPARISON_FORMATS: readonly ComparisonFormat[] = [
  {
    name: 'pretty',
    description: 'for people at a terminal',
    load: async () => (await import('./pretty.js')).comparisonAsPretty,
  },
  {
    name: 'json',
    description: 'the whole comparison, as comparison.schema.json describes it',
    load: async () => (await import('./json.js')).comparisonAsJson,
  },
  {
    name: 'markdown',
    description: 'for a pull request',
    load: async () => (await import('./markdown.js')).comparisonAsMarkdown,
  },
  {
    name: 'html',
    description: 'one self-contained page',
    load: async () => (await import('./html.js')).comparisonAsHtml,
  },
  {
    name: 'csv',
    description: 'one line a change, for a spreadsheet',
    load: async () => (await import('./csv.js')).comparisonAsCsv,
  },
];
