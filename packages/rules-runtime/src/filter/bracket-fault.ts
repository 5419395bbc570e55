import { say } from '@dipv/core';
import { fault, quoted, type FilterFault } from './filter-fault.js';
import type { Condition } from './filter-syntax.js';

/**
 * The first condition without the brackets that X++ wants: around the whole expression, and around each condition that
 * `&&`, `||` or `!` takes. "Using Expressions in Query Ranges" asks for both, and "Passing UtcDateTime values in extended
 * query syntax" shows an expression that fails for want of the second. What `!` stands before needs no more of them.
 */
export function bracketFault(root: Condition, text: string): FilterFault | null {
  if (root.type === 'group') return faultWithin(root.condition, text);
  const mend = say`Put the whole filter into brackets: ${quoted(`(${text.slice(root.start, root.end)})`)}`;
  return fault('The filter does not stand in brackets', mend, root);
}

function faultWithin(condition: Condition, text: string): FilterFault | null {
  switch (condition.type) {
    case 'comparison':
      return null;
    case 'group':
      return faultWithin(condition.condition, text);
    case 'not':
      return faultOfPart(condition.operand, text);
    case 'logical':
      for (const operand of condition.operands) {
        const found = faultOfPart(operand, text);
        if (found !== null) return found;
      }
      return null;
  }
}

/** A part has brackets of its own; what `&&` joins within `||` is judged by its parts. */
function faultOfPart(part: Condition, text: string): FilterFault | null {
  if (part.type !== 'comparison') return faultWithin(part, text);
  const written = text.slice(part.start, part.end);
  const mend = say`Write ${quoted(`(${written})`)}`;
  return fault(say`The condition ${quoted(written)} has no brackets of its own`, mend, part);
}
