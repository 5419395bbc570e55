import { say } from '@dipv/core';
import { scanBrackets } from './bracket-depth.js';
import { callFault, type FilterWalk } from './call-fault.js';
import { fault, quoted, type FilterFault } from './filter-fault.js';
import { filterField, type FilterField } from './filter-field.js';
import { isSyntaxMismatch, parse } from './filter-parser.generated.js';
import type { Expression, Path } from './filter-syntax.js';
import { literalFault } from './literal-fault.js';
import { lambdaFault, navigationFault } from './path-fault.js';
import { syntaxFault } from './syntax-fault.js';

export type { FilterFault } from './filter-fault.js';
export type { FilterField } from './filter-field.js';

/** A filter that Dataverse takes, with the columns it uses in their order; or the first fault of one that it does not. */
export type ParsedFilter =
  | { readonly fields: readonly FilterField[]; readonly fault: null }
  | { readonly fields: readonly []; readonly fault: FilterFault };

/** In UTF-16 units: far more than anybody writes, and read in seconds. */
const LONGEST_FILTER = 2 ** 21;

/** The parser recurses per bracket: this many are far from the end of its stack, and far more than a person nests. */
const DEEPEST_BRACKET = 100;

/** Reads the OData `$filter` on the Dataverse side of a map. The text is not blank. Never throws. */
export function parseFilter(text: string): ParsedFilter {
  if (text.length > LONGEST_FILTER) {
    const message = `The filter has ${text.length} characters; more than ${LONGEST_FILTER} are not read.`;
    return refused(fault('too-long', message, { start: LONGEST_FILTER, end: text.length }));
  }
  const { tooDeepAt, unclosedAt } = scanBrackets(text, DEEPEST_BRACKET);
  if (tooDeepAt !== null) {
    const message = `Brackets are nested more than ${DEEPEST_BRACKET} deep: rewrite the filter with fewer.`;
    return refused(fault('too-deep', message, { start: tooDeepAt, end: tooDeepAt + 1 }));
  }
  try {
    return judge(parse(text), text);
  } catch (error) {
    if (!isSyntaxMismatch(error)) throw error;
    return refused(syntaxFault(text, error, unclosedAt));
  }
}

function judge(root: Expression, text: string): ParsedFilter {
  const walk: FilterWalk = { text, fields: [], visit: (value) => expressionFault(value, walk) };
  const found = conditionFault(root, walk);
  return found === null ? { fields: walk.fields, fault: null } : refused(found);
}

function refused(found: FilterFault): ParsedFilter {
  return { fields: [], fault: found };
}

function conditionFault(node: Expression, walk: FilterWalk): FilterFault | null {
  if (node.type !== 'literal' || node.form === 'boolean') return expressionFault(node, walk);
  const value = quoted(walk.text.slice(node.start, node.end));
  return fault(
    'syntax',
    say`${value} alone is no condition: compare a column with it, as in ${quoted("name eq 'Contoso'")}.`,
    node,
  );
}

/** The first fault of an expression, or `null`; adds the columns that it uses. */
function expressionFault(node: Expression, walk: FilterWalk): FilterFault | null {
  switch (node.type) {
    case 'logical':
      return firstFault(node.operands, (operand) => conditionFault(operand, walk));
    case 'comparison':
      return firstFault(node.operands, (operand) => expressionFault(operand, walk));
    case 'list':
      return firstFault(node.items, (item) => literalFault(item, walk.text));
    case 'literal':
      return literalFault(node, walk.text);
    case 'alias': {
      const alias = quoted(walk.text.slice(node.start, node.end));
      return fault(
        'syntax',
        say`The parameter alias ${alias} has no value in a map: write the value in its place.`,
        node,
      );
    }
    case 'path':
      return columnFault(node, walk);
    case 'call':
      return callFault(node, walk);
  }
}

function columnFault(path: Path, { fields }: FilterWalk): FilterFault | null {
  const written = path.steps.join('/');
  if (path.lambda) return lambdaFault(written, path);
  // A dot is no part of a column's name: `lookup.field` is how the mappings of a map, not its filters, leave the table.
  if (path.steps.length > 1 || written.includes('.')) return navigationFault(written, path);
  fields.push(filterField(written, path));
  return null;
}

function firstFault<T>(items: readonly T[], check: (item: T) => FilterFault | null): FilterFault | null {
  for (const item of items) {
    const found = check(item);
    if (found !== null) return found;
  }
  return null;
}
