import { nearestName } from '@dipv/core';
import {
  FIELDS,
  fieldsOf,
  isTypeName,
  VARIABLES,
  type AnyField,
  type Kind,
  type Scope,
  type TypeName,
} from './fields.js';

/** What a path such as `destination.length` leads to. */
export interface Resolved {
  readonly kind: Kind;
  /** The fields on the way, behind the variable. */
  readonly fields: readonly AnyField[];
  /** Of which table, where it is one of a leg's or of the rule's own. */
  readonly side: 'source' | 'destination' | null;
}

/** What stands at the start of paths. */
export type Variables = ReadonlyMap<string, Resolved>;

export function variablesOf(scope: Scope): Variables {
  return new Map(
    Object.entries(VARIABLES[scope]).map(([name, type]) => [name, { kind: type, fields: [], side: sideNamed(name) }]),
  );
}

/** A path that leads nowhere. */
export interface Astray {
  readonly message: string;
  /** Which of its names is at fault, from 0. */
  readonly step: number;
}

export function resolveSteps(
  [first = '', ...rest]: readonly string[],
  variables: Variables,
  scope: Scope,
): Resolved | Astray {
  const start = variables.get(first);
  if (start === undefined) return { message: `there is no ${hinted(first, [...variables.keys()])}`, step: 0 };
  let at: Resolved = start;
  let before = first;
  for (const [i, name] of rest.entries()) {
    const step = i + 1;
    if (!isTypeName(at.kind))
      return { message: `${before} has no fields, so that there is no ${JSON.stringify(name.slice(0, 60))}`, step };
    const field = fieldsOf(at.kind, scope).get(name);
    if (field === undefined) return { message: noField(name, before, at.kind, scope), step };
    const side = field.kind === 'Table' || field.kind === 'Column' ? sideNamed(name) : at.side;
    at = { kind: field.kind, fields: [...at.fields, field], side };
    before = `${before}.${name}`;
  }
  return at;
}

function noField(step: string, before: string, type: TypeName, scope: Scope): string {
  const elsewhere = Object.hasOwn(FIELDS[type], step) ? FIELDS[type][step]?.scopes : undefined;
  if (elsewhere !== undefined)
    return `${before}.${step} is for rules of the scope ${elsewhere.join(' or ')}, and this is one of ${scope}`;
  return `${before} has no field ${hinted(step, [...fieldsOf(type, scope).keys()])}`;
}

function hinted(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  const shown = name.length > 60 ? `${name.slice(0, 60)}…` : name;
  return `${JSON.stringify(shown)}${nearest === null ? `; there is ${known.join(', ')}` : `; did you mean ${nearest}?`}`;
}

function sideNamed(name: string): Resolved['side'] {
  return name === 'source' || name === 'destination' ? name : null;
}
