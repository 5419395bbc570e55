import { listOptions, type ExpectedFinding, type FailingExample, type RuleExample } from '@dipv/core';
import { codeSpan, markdownText } from '@dipv/reporter/markdown-text';
import { markdownTable } from 'markdown-table';
import type { DocumentedRule } from './collect-rules.js';
import { exampleText } from './example-text.js';
import { codeBlock, link } from './markdown.js';
import { needText } from './need-text.js';

/** The page of one code, in Markdown. */
export function rulePage(rule: DocumentedRule): string {
  const { code, title, description, mend, docs } = rule;
  return [
    '<!-- Generated from the rule by tools/bin/generate-rule-docs.mjs: change the rule, not this page. -->',
    `# ${markdownText(code)}: ${markdownText(title)}`,
    facts(rule),
    markdownText(description),
    ...variants(rule),
    '## How to mend it',
    markdownText(mend),
    ...options(rule),
    ...needs(rule),
    ...examples(rule),
    '## More',
    `${docs === null ? '' : `- ${link(docs)}\n`}- [All codes](README.md)`,
  ].join('\n\n');
}

function facts({ severity, fixable, scope }: DocumentedRule): string {
  return [
    `Severity: **${severity}**`,
    fixable ? '`dipv validate --fix` can mend it' : 'no automatic fix',
    scope === null ? 'reported by the engine itself' : `checked once for ${SCOPE_TEXT[scope]}`,
  ].join(' · ');
}

const SCOPE_TEXT = {
  project: 'each project',
  task: 'each task',
  leg: 'each leg',
  side: 'each side of a leg',
  workspace: 'each leg, together with all other maps',
} as const;

function variants({ code, variants: all }: DocumentedRule): readonly string[] {
  if (all.length === 0) return [];
  const rows = all.map(({ name, severity, description }) => [
    codeSpan(`${code}/${name}`, true),
    severity,
    markdownText(description, true),
  ]);
  return ['## Variants', markdownTable([['Variant', 'Severity', 'What it is'], ...rows], { alignDelimiters: false })];
}

function options({ code, variants, options: definition }: DocumentedRule): readonly string[] {
  if (definition === null) return [];
  const rows = listOptions(definition).map(({ name, takes, default: value, description }) => [
    codeSpan(name, true),
    takes ?? '',
    value === undefined ? '' : codeSpan(JSON.stringify(value), true),
    markdownText(description ?? '', true),
  ]);
  return [
    '## Options',
    `They stand beside the severity: \`"${code}": ["error", { … }]\`. Given options take the place of all that were given before; what they leave out is at its default.${variants.length === 0 ? '' : ' The severity is that of its variants, too, where they are not set themselves.'}`,
    markdownTable([['Option', 'Takes', 'Default', 'What it is'], ...rows], { alignDelimiters: false }),
  ];
}

function needs({ needs: all, asks }: DocumentedRule): readonly string[] {
  const ofMap = mapText(asks);
  if (all.length === 0 && ofMap === null) return [];
  const without = 'Where one of these was not supplied, the rule is reported as *not checked*, with the reason.';
  return [
    '## What it needs',
    ...(ofMap === null ? [] : [ofMap]),
    ...(all.length === 0 ? [] : [without, all.map((need) => `- ${needText(need)}`).join('\n')]),
  ];
}

function mapText(asks: readonly string[]): string | null {
  if (!asks.includes('map')) return null;
  return asks.length === 1 ? 'Nothing but the map.' : 'A part of the check needs nothing but the map.';
}

function examples(rule: DocumentedRule): readonly string[] {
  const { fails, passes } = rule.examples;
  if (fails.length + passes.length === 0) return [];
  return [
    '## Examples',
    'Each of them is a test of the rule. It shows only what differs from [the sound map](README.md#the-sound-map).',
    ...fails.flatMap((example) => failing(rule, example)),
    ...passes.flatMap(passing),
  ];
}

function failing(rule: DocumentedRule, example: FailingExample): readonly string[] {
  return [
    `### Fails: ${markdownText(example.name)}`,
    whatItSays(example),
    example.finds.map((finding) => findingLine(rule, finding)).join('\n>\n'),
  ];
}

function passing(example: RuleExample): readonly string[] {
  const outcome = example.notChecked !== undefined ? 'Not checked' : 'Passes';
  return [`### ${outcome}: ${markdownText(example.name)}`, whatItSays(example)];
}

function whatItSays(example: RuleExample): string {
  const lines = exampleText(example);
  return lines.length === 0 ? 'The sound map as it is.' : codeBlock(lines);
}

function findingLine(rule: DocumentedRule, { at, message, variant }: ExpectedFinding): string {
  const severity = rule.variants.find((each) => each.name === variant)?.severity ?? rule.severity;
  const code = variant === undefined ? rule.code : `${rule.code}/${variant}`;
  const place = at === '' ? 'the project' : codeSpan(at);
  return `> **${severity}** ${codeSpan(code)} at ${place}: ${markdownText(message)}`;
}
