import { InputError } from '../../bytes/input-error.js';
import type { Fault } from '../../facts/faults.js';
import type { JsonDocument } from '../../json/document.js';
import { Unfolding, type DanglingReference, type References } from '../../json/references.js';
import type { JsonObject } from '../../json/value.js';

/** How many times the values of a file its references may unfold to: no real payload comes near. */
const MOST_UNFOLDED = 16;
/** Values that every file may unfold to. */
const FEW_VALUES = 10_000;

/** The references in the payloads of one file. */
export class PayloadReferences {
  private readonly unfolding: Unfolding;
  /** Those that lead nowhere, by pointer. */
  private readonly dangling: readonly DanglingReference[];

  constructor(
    private readonly references: References,
    private readonly document: JsonDocument,
  ) {
    this.dangling = [...references.dangling].sort((a, b) => compare(`${a.pointer}/`, `${b.pointer}/`));
    this.unfolding = new Unfolding(MOST_UNFOLDED * references.size + FEW_VALUES);
  }

  /**
   * Whether all that a payload refers to, and that is read, is there.
   * @returns also what to tell of references that lead nowhere
   * @throws InputError when its references unfold to much more than the file holds
   */
  check(payload: JsonObject, pointer: string): { readonly isWhole: boolean; readonly fault: Fault | null } {
    const { references, unfolding } = this;
    if (!unfolding.add(payload)) {
      throw new InputError(`unfolds through its references ($ref) to more than ${MOST_UNFOLDED} times what it holds`);
    }
    const { dangles } = unfolding;
    const inside = this.danglingIn(`${references.place(pointer).pointer}/`);
    const told = inside.length > 0 || !dangles ? inside : references.dangling;
    const [first] = told;
    if (first === undefined) return { isWhole: true, fault: null };
    const more = told.length > 1 ? ` (and so do ${told.length - 1} more)` : '';
    const effect = dangles ? 'what needs it is left out' : 'nothing that is read needs it';
    return {
      isWhole: !dangles,
      fault: {
        file: this.document.file,
        severity: dangles ? 'error' : 'warning',
        subject: '',
        verdict: `refers to the object with the $id ${first.id}, which is not in the file${more}; ${effect}`,
        together: `payloads refer to objects that are not in the file; ${effect}`,
        details: [{ spot: { document: this.document, pointer: first.pointer }, text: '' }],
      },
    };
  }

  private danglingIn(place: string): readonly DanglingReference[] {
    const { dangling } = this;
    let low = 0;
    let high = dangling.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (`${dangling[middle]?.pointer ?? ''}/` < place) low = middle + 1;
      else high = middle;
    }
    let end = low;
    for (; end < dangling.length; end++) if (!`${dangling[end]?.pointer ?? ''}/`.startsWith(place)) break;
    return dangling.slice(low, end);
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
