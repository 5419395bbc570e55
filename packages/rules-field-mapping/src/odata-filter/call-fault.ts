import { code, list, nearestName, say } from '@dipv/core';
import { fault, quoted, type FilterFault } from './filter-fault.js';
import { filterField, type FilterField } from './filter-field.js';
import type { Call, Expression } from './filter-syntax.js';
import { lambdaFault, navigationFault } from './path-fault.js';
import { NAMESPACE, QUERY_FUNCTIONS, TEXT_FUNCTIONS } from './query-functions.js';

/** What a call needs of the walk over the filter that it is part of. */
export interface FilterWalk {
  readonly text: string;
  readonly fields: FilterField[];
  readonly visit: (value: Expression) => FilterFault | null;
}

const QUERY_FUNCTION_BY_FOLDED_NAME = new Map(
  [...QUERY_FUNCTIONS].map(([name, parameters]) => [(NAMESPACE + name).toLowerCase(), ['PropertyName', ...parameters]]),
);

/** The first fault of a function call and its arguments, or `null`; adds the columns that it uses. */
export function callFault(call: Call, walk: FilterWalk): FilterFault | null {
  const name = call.name.toLowerCase();
  if (/\/(any|all)$/.test(name)) return lambdaFault(call.name, call);
  if (name.includes('/')) return navigationFault(call.name, call);
  if (TEXT_FUNCTIONS.includes(name)) return textFunctionFault(call, walk);
  const parameters = QUERY_FUNCTION_BY_FOLDED_NAME.get(name);
  return parameters === undefined ? unknownFunction(call) : queryFunctionFault(call, parameters, walk);
}

function unknownFunction(call: Call): FilterFault {
  const inNamespace = call.name.toLowerCase().startsWith(NAMESPACE.toLowerCase());
  const shortName = inNamespace ? call.name.slice(NAMESPACE.length) : call.name;
  const nearest = nearestName(
    shortName,
    inNamespace ? QUERY_FUNCTIONS.keys() : [...TEXT_FUNCTIONS, ...QUERY_FUNCTIONS.keys()],
  );
  const known = say`It has ${list(TEXT_FUNCTIONS.map(code))} and those of ${code(NAMESPACE.slice(0, -1))}.`;
  const advice =
    nearest === null
      ? known
      : say`Did you mean ${quoted(`${QUERY_FUNCTIONS.has(nearest) ? NAMESPACE : ''}${nearest}`)}?`;
  return fault('unknown-function', say`Dataverse filters have no function ${quoted(call.name)}. ${advice}`, call);
}

function textFunctionFault(call: Call, { text, visit }: FilterWalk): FilterFault | null {
  const { args } = call;
  const usage = fault(
    'syntax',
    say`${quoted(call.name)} takes a column and a text: ${quoted(`${call.name}(name,'Contoso')`)}.`,
    call,
  );
  if (args.length !== 2 || args.some(({ parameter }) => parameter !== null)) return usage;
  for (const { value } of args) {
    const found = visit(value);
    if (found !== null) return found;
    if (value.type === 'literal' && value.form !== 'text' && value.form !== 'null') {
      const written = text.slice(value.start, value.end);
      return fault('syntax', say`${quoted(call.name)} compares texts: put ${quoted(written)} in single quotes.`, value);
    }
    if (value.type !== 'literal' && value.type !== 'path') return usage;
  }
  return null;
}

function queryFunctionFault(call: Call, parameters: readonly string[], walk: FilterWalk): FilterFault | null {
  const usage = say`${quoted(call.name)} takes ${list(parameters.map(code), ' and ')}.`;
  const missing = new Set(parameters.map((name) => name.toLowerCase()));
  for (const { parameter, value } of call.args) {
    const name = parameter?.name.toLowerCase() ?? '';
    if (!missing.delete(name)) return fault('syntax', usage, parameter ?? call);
    const found = name === 'propertyname' ? propertyNameFault(value, call, walk) : valueFault(name, value, call, walk);
    if (found !== null) return found;
  }
  return missing.size === 0 ? null : fault('syntax', usage, call);
}

function propertyNameFault(value: Expression, call: Call, { text, fields, visit }: FilterWalk): FilterFault | null {
  if (value.type === 'alias') return visit(value);
  const span = 'start' in value ? value : call;
  const inner = { start: span.start + 1, end: span.end - 1 };
  const name = text.slice(inner.start, inner.end).replaceAll("''", "'");
  if (value.type !== 'literal' || value.form !== 'text' || name.trim() === '') {
    return fault(
      'syntax',
      say`PropertyName takes the name of a column in single quotes: ${code("PropertyName='name'")}.`,
      span,
    );
  }
  if (/[/.]/.test(name)) return navigationFault(name, inner);
  fields.push(filterField(name, inner));
  return null;
}

function valueFault(parameter: string, value: Expression, call: Call, { visit }: FilterWalk): FilterFault | null {
  const span = 'start' in value ? value : call;
  if (value.type === 'alias') return visit(value);
  if (parameter === 'propertyvalues') {
    return value.type === 'list'
      ? visit(value)
      : fault('syntax', say`PropertyValues takes a list: ${code("PropertyValues=['1','2']")}.`, span);
  }
  return value.type === 'literal'
    ? visit(value)
    : fault('syntax', 'This parameter takes one value, not a list or a column.', span);
}
