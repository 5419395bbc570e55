import {
  partsOf,
  type Finding,
  type FormatContext,
  type LegOutline,
  type MarkKind,
  type MendingWords,
  type ProjectReport,
  type Severity,
} from '@dipv/core';
import { findingCode } from '../finding-code.js';
import { helpOf, messageOf } from '../marked-text.js';
import { placeText } from '../place-text.js';
import { codeLine, type CodeLine } from '../pretty/code-frame.js';
import { escapeContent } from './escape-html.js';
import type { Mark } from './leg-picture.js';

/** A piece of a text; `kind` is `null` for plain words. */
export interface TextPart {
  readonly text: string;
  readonly kind: MarkKind | null;
}

/** A finding as the page tells it. */
export interface FindingView {
  readonly id: string;
  readonly severity: Severity;
  /** The code with its variant: `DIPV1030/narrowing`. */
  readonly code: string;
  /** The same in parts. */
  readonly bare: string;
  readonly variant: string | null;
  /** The `id` of what the page says about the code; `null`: nothing. */
  readonly about: string | null;
  readonly message: readonly TextPart[];
  /** The folder of its file, up to the name, shown where the finding is unfolded; `null`: that of its map. */
  readonly folder: string | null;
  /** File, line and column: `customers.json:40:7`. */
  readonly place: string;
  /** The line at fault; its pieces are HTML. */
  readonly frame: CodeLine | null;
  /** Empty where there is none, or where the page says it once for all findings of the code. */
  readonly help: readonly TextPart[];
  readonly isHelpAbove: boolean;
  /** What else is known, in the order of reading: label and text. */
  readonly facts: readonly (readonly [label: string, text: string])[];
  /** Its mapping: `CREDITLIMIT – creditlimit`; `null`: it is about no mapping. */
  readonly mapping: string | null;
  /** The `id` of its row in the picture. */
  readonly row: string | null;
}

/** Columns of an excerpt. */
const WIDTH = 110;

export interface FindingSetting extends Pick<FormatContext, 'sourceLines'> {
  /** The `id`s of what the page says about codes. */
  readonly abouts: ReadonlyMap<string, string>;
  /** Helps that the page says once, by code. */
  readonly helps: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether there are so many findings that what their map says is not said again. */
  readonly isLarge: boolean;
  readonly mending: MendingWords;
}

/** On the command line. */
export const BY_OPTION: MendingWords = { all: 'run the check again with --fix', one: '--fix does it' };

/** Where a finding stands. */
export interface FindingPlace {
  /** The only leg of its map, if it is drawn whole: what its picture says need not be said again. */
  readonly onlyLeg: LegOutline | null;
  /** The file of its map. */
  readonly file: string;
  /** The `id` of its row in the picture. */
  readonly row: string | null;
}

export function findingView(
  { id, finding }: Mark,
  { onlyLeg, file, row }: FindingPlace,
  { abouts, helps, isLarge, mending, sourceLines }: FindingSetting,
): FindingView {
  const code = findingCode(finding);
  const place = placeText(finding.location);
  const name = place.replace(/^.*[/\\]/, '');
  const isHelpAbove = helps.get(code)?.has(finding.help) === true;
  return {
    id,
    severity: finding.severity,
    code,
    bare: finding.code,
    variant: finding.variant,
    about: abouts.get(code) ?? null,
    message: partsOf(messageOf(finding)),
    folder: isLarge && finding.location.file === file ? null : place.slice(0, place.length - name.length),
    place: name,
    frame: frameOf(codeLine(finding.location, sourceLines, WIDTH)),
    help: finding.help === '' || isHelpAbove ? [] : partsOf(helpOf(finding)),
    isHelpAbove,
    facts: factsOf(finding, onlyLeg, mending),
    mapping: mappingText(finding),
    row,
  };
}

export function onlyLegOf({ legs }: Pick<ProjectReport, 'legs'>): LegOutline | null {
  return legs.length === 1 ? (legs[0] ?? null) : null;
}

/** A line without the blanks that it begins with, since one line needs no indentation. Something is always marked. */
function frameOf(frame: CodeLine | null): CodeLine | null {
  if (frame === null) return null;
  const isMarked = frame.marked !== '';
  const [first = ' '] = frame.after;
  return {
    line: frame.line,
    before: escapeContent(frame.before.trimStart()),
    marked: escapeContent(isMarked ? frame.marked : first),
    after: escapeContent(isMarked ? frame.after : frame.after.slice(first.length)),
  };
}

function factsOf(finding: Finding, onlyLeg: LegOutline | null, mending: MendingWords): FindingView['facts'] {
  const { task, leg, side, table, field, sourceField, destinationField } = finding;
  const isOfOnlyLeg = onlyLeg !== null && task === onlyLeg.task && leg === onlyLeg.leg;
  const environment = finding.environmentType === null ? '' : ` (${finding.environmentType})`;
  const facts: (readonly [label: string, text: string | null])[] = [
    ['JSON pointer', finding.location.pointer],
    ['Task', isOfOnlyLeg ? null : task],
    ['Leg', isOfOnlyLeg ? null : leg],
    ['Side', side],
    [
      'Table',
      isOfOnlyLeg && table === tableOf(onlyLeg, side) ? null : table === null ? null : `${table}${environment}`,
    ],
    ['Field', field === sourceField || field === destinationField ? null : field],
    ['Fix', finding.fix === null ? null : `${finding.fix.title} (${mending.one})`],
  ];
  return facts.flatMap(([label, text]) => (text === null || text === '' ? [] : [[label, text] as const]));
}

function tableOf(leg: LegOutline, side: Finding['side']): string | null {
  if (side === null) return null;
  return side === 'source' ? leg.sourceTable : leg.destinationTable;
}

function mappingText({ sourceField, destinationField }: Finding): string | null {
  if (sourceField === null && destinationField === null) return null;
  return `${sourceField ?? 'none'} – ${destinationField ?? 'none'}`;
}
