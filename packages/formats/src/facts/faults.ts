import type { Problem, SourceDocument } from '@dipv/core';
import type { FaultPlace } from '../bytes/input-error.js';
import type { JsonDocument } from '../json/document.js';
import type { JsonFault } from '../json/parse.js';
import { fileProblem } from './problems.js';

/** Where a fault is: in a document, by pointer or by character, or in the file itself. */
export type FaultSpot =
  | { readonly document: Pick<SourceDocument, 'locate'>; readonly pointer: string }
  | { readonly document: JsonDocument; readonly offset: number }
  | FaultPlace;

/** Where the syntax of a document breaks, at the very character. */
export function syntaxSpot({
  document,
  fault,
}: {
  readonly document: JsonDocument;
  readonly fault: JsonFault;
}): FaultSpot {
  return { document, offset: fault.offset ?? 0 };
}

/** Something of an input that is not as it should be. */
export interface Fault {
  readonly file: string;
  readonly severity?: Problem['severity'];
  /** What is at fault: `the table contoso_widget`. */
  readonly subject: string;
  /** What is the matter with it: `breaks the contract and is left out`. */
  readonly verdict: string;
  /** The same of many, behind their number: `tables break the contract and are left out`. */
  readonly together: string;
  /** Where exactly, and what; of many the first ones. There is at least one. */
  readonly details: readonly { readonly spot: FaultSpot; readonly text: string }[];
  /** How many of these details there are; absent: no others. */
  readonly count?: number;
}

/** Faults of one kind in a file that are told one by one, and so many are shown of more. */
export const MOST_SHOWN = 3;

/**
 * The faults of inputs, until their places are worked out: that takes a pass over a file, which is to be made once
 * however many there are, and only over a text that has turned out to be sound. Of faults of one kind only the first
 * are kept.
 */
export class Faults {
  private readonly kinds = new Map<string, { readonly first: Fault[]; count: number }>();

  constructor(private readonly problems: Problem[]) {}

  get isEmpty(): boolean {
    return this.kinds.size === 0;
  }

  add(fault: Fault, count = 1): void {
    const key = JSON.stringify([fault.file, fault.severity, fault.together]);
    let kind = this.kinds.get(key);
    if (!kind) this.kinds.set(key, (kind = { first: [], count: 0 }));
    kind.count += count;
    if (kind.first.length < MOST_SHOWN) kind.first.push(fault);
  }

  addAll({ kinds }: Faults): void {
    for (const { first, count } of kinds.values()) {
      // what is kept of a kind stands for all of it
      for (const [i, fault] of first.entries()) this.add(fault, i === 0 ? count - first.length + 1 : 1);
    }
  }

  /** Makes problems of them. */
  settle(): void {
    const kinds = [...this.kinds.values()];
    this.kinds.clear();
    const places = locate(
      kinds.flatMap(({ first }) => first.flatMap(({ details }) => details.map(({ spot }) => spot))),
    );
    for (const { first, count } of kinds) {
      if (count > MOST_SHOWN) this.problems.push(manyFaults(first, count, places));
      else for (const fault of first) this.problems.push(oneFault(fault, places));
    }
  }
}

type Places = ReadonlyMap<FaultSpot, FaultPlace>;

/** One pass for all pointers of a document. */
function locate(spots: readonly FaultSpot[]): Places {
  const places = new Map<FaultSpot, FaultPlace>();
  const pointers = new Map<
    Pick<SourceDocument, 'locate'>,
    Extract<FaultSpot, { pointer: string; document: object }>[]
  >();
  for (const spot of spots) {
    if (!('document' in spot)) places.set(spot, spot);
    else if ('offset' in spot) {
      const { line, column } = spot.document.open().place({ start: spot.offset, end: spot.offset });
      places.set(spot, { line, column });
    } else {
      const others = pointers.get(spot.document) ?? [];
      others.push(spot);
      pointers.set(spot.document, others);
    }
  }
  for (const [document, its] of pointers) {
    const located = document.locate(its.map(({ pointer }) => pointer));
    for (const [i, spot] of its.entries()) {
      places.set(spot, { pointer: spot.pointer, line: located[i]?.line ?? null, column: located[i]?.column ?? null });
    }
  }
  return places;
}

function oneFault(fault: Fault, places: Places): Problem {
  const { subject, verdict, details, count = details.length } = fault;
  const [only] = details;
  const told =
    count > 1
      ? ` in ${count} places: ${listed(
          details.map((each) => placed(each.text, each.spot, places)),
          count,
        )}`
      : '';
  const one = only === undefined || only.text === '' ? '' : `: ${only.text}`;
  return problemOf(fault, `${subject} ${verdict}${count > 1 ? told : one}`.trim(), places);
}

function manyFaults(first: readonly Fault[], count: number, places: Places): Problem {
  const [fault] = first as [Fault];
  const texts = first.map(({ subject, verdict, details, count: ofOne }) => {
    const shown = ofOne === undefined ? details : details.slice(0, 1);
    const what = shown.map(({ text, spot }) => placed(text === '' ? verdict : text, spot, places)).join(', ');
    return subject === '' ? what : `${subject}: ${what}`;
  });
  return problemOf(fault, `${count} ${fault.together}: ${listed(texts, count)}`, places);
}

function listed(texts: readonly string[], count: number): string {
  const more = count - texts.length;
  return texts.join('; ') + (more > 0 ? `; and ${more} more` : '');
}

function placed(text: string, spot: FaultSpot, places: Places): string {
  const { line, column } = places.get(spot) ?? {};
  return line === null || line === undefined ? text : `${text} (line ${line}, column ${column ?? 1})`;
}

function problemOf({ file, severity, details }: Fault, reason: string, places: Places): Problem {
  const spot = details[0]?.spot;
  const { pointer = null, line = null, column = null } = (spot && places.get(spot)) ?? {};
  return { ...fileProblem(file, reason, severity), pointer, line, column };
}
