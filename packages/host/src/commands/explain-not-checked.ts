import type { Fact, Lack, Report, RuleInfo, Validator } from '@dipv/core';
import { inputKinds, type InputKind } from '@dipv/formats';
import { countText, visibleText } from '@dipv/reporter';
import { wrapWords } from '@dipv/reporter/wrap-words';
import Table from '#cli-table3';
import { checkableTable, inputsAgainst, LEGEND, signOf, type CheckableRow } from '../not-checked/checkable.js';
import { anchorOf, GUIDE } from '../not-checked/guide.js';
import { LACK_TITLES } from '../not-checked/lack-titles.js';

/** Reasons of one group that are shown; the report has them all. */
const MOST_REASONS = 5;
/** Blanks of a cell of the table, left and right. */
const PADDING = 2;

interface Page {
  /** Columns of a line. */
  readonly width: number;
  /** Where the reader finds a file that comes with the program. */
  readonly fileOf: (path: string) => string;
}

interface Setting extends Page {
  readonly rules: readonly RuleInfo[];
  readonly inputs: readonly InputKind[];
}

/** The codes found that say of a rule that it failed: those that no rule reports, but the engine. */
function failuresIn({ projects }: Report, rules: readonly RuleInfo[]): readonly string[] {
  const found = new Set(projects.flatMap(({ findings }) => findings.map(({ code }) => code)));
  return rules.flatMap(({ code, scope }) => (scope === null && found.has(code) ? [code] : []));
}

/** `--explain-not-checked`: what this run did not check, and which input of those that the build reads would let it. */
export function explainNotChecked(
  report: Report,
  { rules, readers }: Pick<Validator, 'rules' | 'readers'>,
  page: Page,
): string {
  const setting = { ...page, rules, inputs: inputKinds(readers) };
  const groups = groupByLack(report);
  if (groups.length === 0) {
    const failures = failuresIn(report, rules);
    return failures.length === 0
      ? 'Everything was checked.\n'
      : `No input is lacking. What rules failed at, see ${failures.join(' and ')}, was not checked.\n`;
  }
  return [
    ...heading('What was not checked, and what would let it be checked', page),
    '',
    ...groups.flatMap((group) => [...describe(group, setting), '']),
    ...matrix(report, setting),
    '',
  ].join('\n');
}

function heading(text: string, { width }: Page): readonly string[] {
  return wrapWords(text.split(' '), { width, first: 0, indent: 0 });
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

const RANKS: readonly (Fact | null)[] = [...(Object.keys(LACK_TITLES) as Fact[]), null];

function rankOf(lack: Lack | null): number {
  return lack === null ? RANKS.length : RANKS.indexOf(lack.fact);
}

function describe({ lack, reasons, codes, maps }: Group, setting: Setting): readonly string[] {
  const { width } = setting;
  const all = [...reasons].sort();
  const hidden = all.length - MOST_REASONS;
  const title = `${titleOf(lack)} (${countText(maps.size, 'map')}): ${[...codes].sort().join(', ')}`;
  return [
    ...wrapWords(title.split(' '), { width, first: 0, indent: 2 }),
    ...all
      .slice(0, MOST_REASONS)
      .flatMap((reason) => wrapWords(['-', ...reason.split(' ')], { width, first: 2, indent: 4 })),
    ...(hidden > 0 ? [`  … and ${hidden} more`] : []),
    ...adviceOn(lack, setting),
  ];
}

function titleOf(lack: Lack | null): string {
  if (lack === null) return 'Reasons of your own rules';
  return lack.fact === null ? 'Faults that come first' : LACK_TITLES[lack.fact];
}

function adviceOn(lack: Lack | null, setting: Setting): readonly string[] {
  if (lack === null) return advice('The rule itself must say what it needs.', setting);
  if (lack.fact === null)
    return advice('No input is lacking: mend the map, or the finding that the reason names.', setting);
  return ['  Supply one of:', ...inputLines(inputsAgainst(lack, lack.fact, setting.inputs), lack.fact, setting)];
}

function advice(text: string, { width }: Setting): readonly string[] {
  return wrapWords(text.split(' '), { width, first: 2, indent: 2 });
}

/** The inputs with where to read about them: beside each other, or, where that is too wide for one, below each other. */
function inputLines(inputs: readonly InputKind[], fact: Fact, { width, fileOf }: Setting): readonly string[] {
  const rows = inputs.map((input) => {
    const anchor = anchorOf(input);
    return {
      title: visibleText(input.title),
      part: input.tells[fact] === 'part' ? ' (in part)' : '',
      place: anchor === null ? '' : `${fileOf(GUIDE)}${anchor}`,
    };
  });
  const widest = Math.max(...rows.map(({ title }) => title.length));
  const beside = rows.map(({ title, part, place }) => `    ${title.padEnd(widest)}  ${place}${part}`.trimEnd());
  if (beside.every((line) => line.length <= width)) return beside;
  return rows.flatMap(({ title, part, place }) => [
    ...wrapWords(`${title}${part}`.split(' '), { width, first: 4, indent: 4 }),
    ...(place === '' ? [] : [`      ${place}`]),
  ]);
}

/** The table code by input, for the codes that were not checked and the inputs that tell something for them. */
function matrix({ projects }: Report, setting: Setting): readonly string[] {
  const { rules, inputs, width } = setting;
  const codes = new Set(projects.flatMap(({ notChecked }) => notChecked.map(({ code }) => code)));
  const rows = checkableTable(
    rules.filter((rule) => codes.has(rule.code)),
    inputs,
  );
  const helping = inputs.flatMap((input, i) =>
    rows.some(({ marks }) => (marks[i] ?? null) !== null) ? [{ input, i }] : [],
  );
  if (helping.length === 0) return [];
  const legend = [
    ...helping.map(({ input, i }) => `${String(i + 1).padStart(2)} ${visibleText(input.title)}`),
    ...LEGEND.map((line) => ` ${line}`),
  ];
  return [
    ...heading('What makes these codes checkable:', setting),
    ...tables(
      rows,
      helping.map(({ i }) => i),
      width,
    ),
    ...legend.flatMap((line) => wrapWords(line.trimStart().split(' '), { width, first: line.search(/\S/), indent: 3 })),
  ];
}

/** One table, or several below each other where the inputs do not fit. */
function tables(rows: readonly CheckableRow[], inputs: readonly number[], width: number): readonly string[] {
  const codes = rows.map(({ code }) => visibleText(code));
  const perColumn = String(Math.max(0, ...inputs) + 1).length + PADDING + 1;
  const free = width - Math.max(...codes.map((code) => code.length), 0) - PADDING - 2;
  const fitting = Math.max(1, Math.floor(free / perColumn));
  return Array.from({ length: Math.ceil(inputs.length / fitting) }, (_, part) => {
    const shown = inputs.slice(part * fitting, (part + 1) * fitting);
    const table = new Table({
      head: ['Code', ...shown.map((i) => String(i + 1))],
      style: { head: [], border: [], compact: true },
      colAligns: ['left', ...shown.map(() => 'center' as const)],
    });
    rows.forEach(({ marks }, row) => table.push([codes[row] ?? '', ...shown.map((i) => signOf(marks[i] ?? null))]));
    return table.toString();
  });
}
