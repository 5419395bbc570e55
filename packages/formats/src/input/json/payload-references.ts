import type { Problem } from '@dipv/core';
import { InputError } from '../../bytes/input-error.js';
import { problemAt } from '../../facts/problems.js';
import type { JsonDocument } from '../../json/document.js';
import { Unfolding, type References } from '../../json/references.js';
import type { JsonObject } from '../../json/value.js';

/** How many times the values of a file its references may unfold to: no real payload comes near. */
const MOST_UNFOLDED = 16;
/** Values that every file may unfold to. */
const FEW_VALUES = 10_000;

/** The references in the payloads of one file. */
export class PayloadReferences {
  private readonly unfolding: Unfolding;

  constructor(
    private readonly references: References,
    private readonly document: JsonDocument,
  ) {
    this.unfolding = new Unfolding(MOST_UNFOLDED * references.size + FEW_VALUES);
  }

  /**
   * Whether all that a payload refers to, and that is read, is there.
   * @returns also what to tell of references that lead nowhere
   * @throws InputError when its references unfold to much more than the file holds
   */
  check(payload: JsonObject, pointer: string): { readonly isWhole: boolean; readonly problem: Problem | null } {
    const { references, unfolding } = this;
    if (!unfolding.add(payload)) {
      throw new InputError(`unfolds through its references ($ref) to more than ${MOST_UNFOLDED} times what it holds`);
    }
    const { dangles } = unfolding;
    const place = `${references.place(pointer).pointer}/`;
    const inside = references.dangling.filter((each) => `${each.pointer}/`.startsWith(place));
    const [first, ...others] = inside.length > 0 || !dangles ? inside : references.dangling;
    if (first === undefined) return { isWhole: true, problem: null };
    const more = others.length > 0 ? ` (and so do ${others.length} more)` : '';
    const effect = dangles ? '; what needs it is left out' : '; nothing that is read needs it';
    const reason = `refers to the object with the $id ${first.id}, which is not in the file${more}${effect}`;
    const problem = problemAt(this.document, first.pointer, reason, dangles ? 'error' : 'warning');
    return { isWhole: !dangles, problem };
  }
}
