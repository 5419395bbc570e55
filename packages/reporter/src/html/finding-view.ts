import { partsOf, type Finding, type FormatContext, type MarkKind, type MendingWords, type Severity } from '@dipv/core';
import { findingCode } from '../finding-code.js';
import { helpOf, messageOf } from '../marked-text.js';
import { placeText } from '../place-text.js';
import { codeFrame, type CodeFrame } from '../pretty/code-frame.js';
import type { Mark } from './leg-picture.js';

/** A piece of a text; `kind` is `null` for plain words. */
export interface TextPart {
  readonly text: string;
  readonly kind: MarkKind | null;
}

/** A finding as the page tells it. */
export interface FindingView {
  readonly id: string;
  /** The `id` of its map. */
  readonly map: string;
  readonly severity: Severity;
  /** The code with its variant: `DIPV1030/narrowing`. */
  readonly code: string;
  /** The same in parts. */
  readonly bare: string;
  readonly variant: string | null;
  /** The `id` of what the page says about the code; `null`: nothing. */
  readonly about: string | null;
  readonly title: string;
  readonly message: readonly TextPart[];
  /** Line and column in its file, whose folder is left out: `customers.json:40:7`. */
  readonly place: string;
  readonly frame: CodeFrame | null;
  /** Empty where there is none. */
  readonly help: readonly TextPart[];
  /** What else is known, in the order of reading: label and text. */
  readonly facts: readonly (readonly [label: string, text: string])[];
  /** The `id` of its row in the picture. */
  readonly row: string | null;
}

/** Columns of an excerpt. */
const WIDTH = 110;

export interface FindingSetting extends Pick<FormatContext, 'sourceLines'> {
  /** The `id`s of what the page says about codes. */
  readonly abouts: ReadonlyMap<string, string>;
  readonly mending: MendingWords;
}

/** On the command line. */
export const BY_OPTION: MendingWords = { all: 'run the check again with --fix', one: '--fix does it' };

export function findingView(
  { id, finding }: Mark,
  map: string,
  row: string | null,
  { abouts, sourceLines, mending }: FindingSetting,
): FindingView {
  const code = findingCode(finding);
  return {
    id,
    map,
    severity: finding.severity,
    code,
    bare: finding.code,
    variant: finding.variant,
    about: abouts.get(code) ?? null,
    title: finding.title,
    message: partsOf(messageOf(finding)),
    place: placeText(finding.location).replace(/^.*[/\\]/, ''),
    frame: unindented(codeFrame(finding.location, sourceLines, WIDTH)),
    help: finding.help === '' ? [] : partsOf(helpOf(finding)),
    facts: factsOf(finding, mending),
    row,
  };
}

/** An excerpt without the blanks that it begins with: one line needs no indentation. */
function unindented(frame: CodeFrame | null): CodeFrame | null {
  if (frame === null) return null;
  const blanks = Math.min(...[frame.source, frame.marks].map((text) => text.search(/[^ ]|$/)));
  return { ...frame, source: frame.source.slice(blanks), marks: frame.marks.slice(blanks) };
}

function factsOf(finding: Finding, mending: MendingWords): FindingView['facts'] {
  const environment = finding.environmentType === null ? '' : ` (${finding.environmentType})`;
  const table = finding.table === null ? null : `${finding.table}${environment}`;
  const mapping =
    finding.sourceField === null && finding.destinationField === null
      ? null
      : `${finding.sourceField ?? 'none'} – ${finding.destinationField ?? 'none'}`;
  const facts: (readonly [label: string, text: string | null])[] = [
    ['Place', placeText(finding.location)],
    ['JSON pointer', finding.location.pointer],
    ['Task', finding.task],
    ['Leg', finding.leg],
    ['Side', finding.side],
    ['Table', table],
    ['Field', finding.field],
    ['Mapping', mapping],
    ['Fix', finding.fix === null ? null : `${finding.fix.title} (${mending.one})`],
  ];
  return facts.flatMap(([label, text]) => (text === null || text === '' ? [] : [[label, text] as const]));
}
