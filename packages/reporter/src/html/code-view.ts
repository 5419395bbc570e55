import {
  partsOf,
  type FailingExample,
  type Finding,
  type ProjectReport,
  type RuleInfo,
  type TableSketch,
  type Text,
} from '@dipv/core';
import { findingCode } from '../finding-code.js';
import { helpOf } from '../marked-text.js';
import { countsOf, type SeverityCounts } from './severity-counts.js';
import type { TextPart } from './finding-view.js';

/** A code that was found: how often, and what it means. */
export interface CodeView extends SeverityCounts {
  readonly id: string;
  /** With its variant: `DIPV1030/narrowing`. */
  readonly label: string;
  readonly title: string;
  readonly maps: number;
  /** Our own page about it, or the author's; `null`: there is none on the web. */
  readonly page: string | null;
  /** What else explains it, such as Microsoft's article; `null`: nothing. */
  readonly docs: string | null;
  /** What the rule finds, and how to mend it in general; `null`: the run does not say. */
  readonly explanation: Explanation | null;
  /** How to mend many of its findings, which do not say it each; with their number. */
  readonly helps: readonly SharedHelp[];
}

export interface SharedHelp {
  readonly text: string;
  readonly parts: readonly TextPart[];
  readonly count: number;
}

export interface Explanation {
  readonly description: readonly TextPart[];
  readonly mend: readonly TextPart[];
  /** Lines of a map that fails, and what the rule says of it; `null`: there is none. */
  readonly example: {
    readonly name: string;
    readonly lines: readonly string[];
    readonly finds: readonly string[];
  } | null;
}

/** Findings of a code with the same help from which on a long page says it once. */
const MANY = 20;

/** The helps that many findings of a code have in common, by code. */
export function sharedHelps(projects: readonly ProjectReport[]): ReadonlyMap<string, readonly SharedHelp[]> {
  const byCode = new Map<string, Map<string, { help: Text; count: number }>>();
  for (const { findings } of projects) {
    for (const finding of findings) {
      if (finding.help === '') continue;
      const label = findingCode(finding);
      const ofCode = byCode.get(label) ?? new Map<string, { help: Text; count: number }>();
      byCode.set(label, ofCode);
      const { help, count } = ofCode.get(finding.help) ?? { help: helpOf(finding), count: 0 };
      ofCode.set(finding.help, { help, count: count + 1 });
    }
  }
  const shared = (ofCode: ReadonlyMap<string, { help: Text; count: number }>) =>
    [...ofCode].flatMap(([text, { help, count }]) => (count < MANY ? [] : [{ text, parts: partsOf(help), count }]));
  return new Map([...byCode].map(([label, ofCode]) => [label, shared(ofCode).sort((a, b) => b.count - a.count)]));
}

/** Each code that was found, in their order. */
export function codesOf(
  projects: readonly ProjectReport[],
  rules: readonly RuleInfo[],
  docs: string | null,
  helps: ReadonlyMap<string, readonly SharedHelp[]>,
): readonly CodeView[] {
  const byCode = new Map<string, { findings: Finding[]; projects: Set<ProjectReport> }>();
  for (const project of projects) {
    for (const finding of project.findings) {
      const label = findingCode(finding);
      const entry = byCode.get(label) ?? { findings: [], projects: new Set() };
      entry.findings.push(finding);
      entry.projects.add(project);
      byCode.set(label, entry);
    }
  }
  return [...byCode]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([label, entry], i) => {
      const [first] = entry.findings;
      if (first === undefined) return [];
      const rule = rules.find(({ code }) => code === first.code);
      const address = /^https?:\/\//i.test(first.docs ?? '') ? first.docs : null;
      const own = rule === undefined || docs === null || !isOwn(rule) ? null : `${docs}/rules/${rule.code}.md`;
      return [
        {
          id: `code${i + 1}`,
          label,
          title: first.title,
          maps: entry.projects.size,
          page: own ?? address,
          docs: own === null ? null : address,
          explanation: rule === undefined ? null : explanationOf(rule, first.variant),
          helps: helps.get(label) ?? [],
          ...countsOf(entry.findings),
        },
      ];
    });
}

/** Whether it comes with dipv, whose rules have a page each. */
function isOwn({ module }: RuleInfo): boolean {
  return module.name.startsWith('@dipv/');
}

function explanationOf({ description, variants, mend, examples }: RuleInfo, variant: string | null): Explanation {
  const ofVariant = variants.find(({ name }) => name === variant);
  const fails = examples.fails.find(({ finds }) => finds.some((found) => (found.variant ?? null) === variant));
  const parts = partsOf(description);
  return {
    description:
      ofVariant === undefined ? parts : [...parts, { text: ' ', kind: null }, ...partsOf(ofVariant.description)],
    mend: partsOf(mend),
    example: fails === undefined ? null : exampleOf(fails),
  };
}

function exampleOf({
  name,
  finds,
  source,
  destination,
  mappings = [],
  ...rest
}: FailingExample): Explanation['example'] {
  const { kind: _kind, others: _others, notChecked: _notChecked, ...settings } = rest;
  const lines = [
    ...tableLines(source),
    ...tableLines(destination),
    ...mappings,
    ...Object.entries(settings).map(([setting, value]) => `${setting}: ${JSON.stringify(value)}`),
  ];
  return lines.length === 0 ? null : { name, lines, finds: finds.map(({ message }) => message) };
}

function tableLines(table: TableSketch | null | 'unknown' | undefined): readonly string[] {
  if (typeof table !== 'object' || table === null) return [];
  return [table.name, ...Object.entries(table.fields ?? {}).map(([field, sketch]) => `  ${field}: ${sketch}`)];
}
