import { scanBrackets } from './bracket-depth.js';
import { bracketFault } from './bracket-fault.js';
import { fault, type FilterFault } from './filter-fault.js';
import { isSyntaxMismatch, parse } from './filter-parser.generated.js';
import type { Comparison, Condition } from './filter-syntax.js';
import { syntaxFault } from './syntax-fault.js';

/** A filter as X++ reads it, or why it does not. One without some brackets is read all the same. */
export interface ParsedFilter {
  /** `null`: it cannot be read. */
  readonly condition: Condition | null;
  readonly fault: FilterFault | null;
}

/** In UTF-16 units: far more than anybody writes, and read in seconds. */
const LONGEST_FILTER = 2 ** 21;

/** The parser recurses per bracket: this many are far from the end of its stack, and far more than a person nests. */
const DEEPEST_BRACKET = 100;

/** Reads the filter on the F&O side of a map. The text is not blank. Never throws. */
export function parseFilter(text: string): ParsedFilter {
  if (text.length > LONGEST_FILTER) {
    const message = `The filter has ${text.length} characters; more than ${LONGEST_FILTER} are not read`;
    return { condition: null, fault: fault(message, null, { start: LONGEST_FILTER, end: text.length }) };
  }
  const { tooDeepAt, unclosedAt } = scanBrackets(text, DEEPEST_BRACKET);
  if (tooDeepAt !== null) {
    const message = `Brackets are nested more than ${DEEPEST_BRACKET} deep`;
    return { condition: null, fault: fault(message, 'Use fewer', { start: tooDeepAt, end: tooDeepAt + 1 }) };
  }
  try {
    const condition = parse(text);
    return { condition, fault: bracketFault(condition, text) };
  } catch (error) {
    if (!isSyntaxMismatch(error)) throw error;
    return { condition: null, fault: syntaxFault(text, error, unclosedAt) };
  }
}

/** Everything that a filter compares, in its order. */
export function comparisonsOf(condition: Condition): readonly Comparison[] {
  switch (condition.type) {
    case 'comparison':
      return [condition];
    case 'group':
      return comparisonsOf(condition.condition);
    case 'not':
      return comparisonsOf(condition.operand);
    case 'logical':
      return condition.operands.flatMap(comparisonsOf);
  }
}
