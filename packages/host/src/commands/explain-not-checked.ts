import type { Fact, Lack, Report, RuleInfo } from '@dipv/core';
import { visibleText } from '@dipv/reporter';
import Table from 'cli-table3';
import { checkableTable, inputsAgainst, LEGEND, signOf } from '../not-checked/checkable.js';
import { anchorOf, GUIDE, INPUT_KINDS, numberOf } from '../not-checked/input-kinds.js';

/** Reasons of one group that are shown; the report has them all. */
const MOST_REASONS = 5;

/**
 * `--explain-not-checked`: what this run did not check, and which input would let it.
 * @param fileOf where the reader finds a file that comes with the program
 */
export function explainNotChecked(
  report: Report,
  rules: readonly RuleInfo[],
  fileOf: (path: string) => string = (path) => path,
): string {
  const groups = groupByLack(report);
  if (groups.length === 0) return 'Everything was checked.\n';
  return [
    'What was not checked, and what would let it be checked',
    '',
    ...groups.flatMap((group) => [...describe(group, fileOf), '']),
    ...matrix(report, rules),
    '',
  ].join('\n');
}

/** Lacks against which the same inputs help. */
interface Group {
  /** One of them; `null`: the rules said them in words of their own. */
  readonly lack: Lack | null;
  readonly reasons: Set<string>;
  readonly codes: Set<string>;
  /** Numbers of the maps, which may share a name. */
  readonly maps: Set<number>;
}

function groupByLack({ projects }: Report): readonly Group[] {
  const groups = new Map<string, Group>();
  projects.forEach(({ notChecked }, map) => {
    for (const { code, reason, lack = null } of notChecked) {
      const key = lack === null ? '' : `${lack.fact ?? 'nothing'} ${lack.platform ?? 'any'}`;
      let group = groups.get(key);
      if (group === undefined)
        groups.set(key, (group = { lack, reasons: new Set(), codes: new Set(), maps: new Set() }));
      group.reasons.add(visibleText(reason));
      group.codes.add(visibleText(code));
      group.maps.add(map);
    }
  });
  return [...groups.values()].sort((a, b) => rankOf(a.lack) - rankOf(b.lack));
}

const TITLES: Readonly<Record<Fact, string>> = {
  map: 'The map is not known',
  table: 'Tables without metadata',
  metadata: 'Environments without metadata',
  completeTable: 'Tables of which only some columns are known',
  requirements: 'Metadata that does not say which columns are required',
  writability: 'Metadata that does not say which columns are read-only',
  types: 'Metadata that does not say what columns hold',
  lookupTargets: 'Lookups that lead to an unknown table',
  integrationKey: 'Integration keys that are not known',
  companyContext: 'Tables that may or may not be company-specific',
  connectionSet: 'Connection sets that were not supplied, or are not whole',
  organizationMapping: 'Organization mappings that are not known',
  environments: 'Environments without a connection',
  organizations: 'Organizations that may or may not exist',
  connections: 'Connections that may or may not work',
};
const RANKS: readonly (Fact | null)[] = [...(Object.keys(TITLES) as Fact[]), null];

function rankOf(lack: Lack | null): number {
  return lack === null ? RANKS.length : RANKS.indexOf(lack.fact);
}

function describe({ lack, reasons, codes, maps }: Group, fileOf: (path: string) => string): readonly string[] {
  const all = [...reasons].sort();
  const hidden = all.length - MOST_REASONS;
  return [
    `${titleOf(lack)} (${maps.size} ${maps.size === 1 ? 'map' : 'maps'}): ${[...codes].sort().join(', ')}`,
    ...all.slice(0, MOST_REASONS).map((reason) => `  - ${reason}`),
    ...(hidden > 0 ? [`  … and ${hidden} more`] : []),
    ...adviceOn(lack, fileOf).map((line) => `  ${line}`),
  ];
}

function titleOf(lack: Lack | null): string {
  if (lack === null) return 'Reasons of your own rules';
  return lack.fact === null ? 'Faults that come first' : TITLES[lack.fact];
}

function adviceOn(lack: Lack | null, fileOf: (path: string) => string): readonly string[] {
  if (lack === null) return ['The rule itself must say what it needs.'];
  const { fact } = lack;
  if (fact === null) return ['No input is lacking: mend the map, or the finding that the reason names.'];
  const inputs = inputsAgainst(lack, fact);
  const width = Math.max(...inputs.map(({ title }) => title.length));
  return [
    'Supply one of:',
    ...inputs.map((input) => {
      const part = input.tells[fact] === 'part' ? ' (in part)' : '';
      return `  ${input.title.padEnd(width)}  ${fileOf(GUIDE)}${anchorOf(input)}${part}`;
    }),
  ];
}

/** The table code by input, for the codes that were not checked. */
function matrix({ projects }: Report, rules: readonly RuleInfo[]): readonly string[] {
  const codes = new Set(projects.flatMap(({ notChecked }) => notChecked.map(({ code }) => code)));
  const table = new Table({
    head: ['Code', ...INPUT_KINDS.map((input) => String(numberOf(input)))],
    style: { head: [], border: [], compact: true },
    colAligns: ['left', ...INPUT_KINDS.map(() => 'center' as const)],
  });
  for (const { code, marks } of checkableTable(rules.filter((rule) => codes.has(rule.code)))) {
    table.push([visibleText(code), ...marks.map(signOf)]);
  }
  return [
    'What makes these codes checkable:',
    table.toString(),
    ...INPUT_KINDS.map((input) => `${String(numberOf(input)).padStart(2)} ${input.title}`),
    ...LEGEND.map((line) => ` ${line}`),
  ];
}
