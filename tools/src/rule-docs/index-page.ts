import { markdownText } from '@dipv/reporter/markdown-text';
import { markdownTable } from 'markdown-table';
import type { DocumentedRule } from './collect-rules.js';
import { codeBlock } from './markdown.js';
import { soundMapText } from './sound-map-text.js';

/** The page that lists every code, and shows the map that all examples start from. */
export function indexPage(rules: readonly DocumentedRule[]): string {
  return [
    '<!-- Generated from the rules by tools/bin/generate-rule-docs.mjs: change the rules, not this page. -->',
    '# The codes',
    markdownTable([['Code', 'Title', 'Severity', 'Fix'], ...rules.map(row)], { alignDelimiters: false }),
    '## The sound map',
    'The examples of the codes show only what differs from this map, in which nothing is wrong:',
    codeBlock(soundMapText()),
    'Mappings are written as `A >> b` (from source to destination), `A << b` (from destination to source), `A <> b` (both ways), `none >> b = 3` (a Default transform) and `A <> b {yes: 1, no: 0}` (a ValueMap). Columns are written as `kind(length) flags`, for example `text(20) required`; a lookup names the tables that it relates to, `lookup(cdm_companies)`, and a choice its values, `choice(1|2)`.',
  ].join('\n\n');
}

function row({ code, title, severity, variants, fixable }: DocumentedRule): readonly string[] {
  const severities = [
    severity,
    ...variants.map((variant) => `${markdownText(variant.name, true)}: ${variant.severity}`),
  ];
  return [
    `[${markdownText(code, true)}](${code}.md)`,
    markdownText(title, true),
    severities.join(', '),
    fixable ? 'yes' : '',
  ];
}
