import { code, field as fieldText, list, name as nameText, type Text, type Words } from '@dipv/core';
import { NONE, Unknown, type ColumnFacts, type Kind, type Scope } from './fields.js';
import { resolveSteps, variablesOf, type Resolved } from './paths.js';

/** A message with places for fields, such as `{destination.name} is written`. */
export interface Message {
  /** The side whose column it names first; `null`: it names none of a mapping's. */
  readonly side: 'source' | 'destination' | null;
  /** @param subjects by the variables of the scope */
  fill(subjects: Readonly<Record<string, unknown>>): Text;
}

const PLACEHOLDER = /\{([^{}]*)\}/;

/** @returns what is wrong with it, in words, where it names what is not there */
export function compileMessage(text: string, scope: Scope): Message | string {
  const parts: (string | Placeholder)[] = [];
  let side: Message['side'] = null;
  for (const [i, part] of text.split(PLACEHOLDER).entries()) {
    if (i % 2 === 0) {
      const [brace] = /[{}]/.exec(part) ?? [];
      if (brace !== undefined) return `a ${brace} stands alone: fields are written as {tableMap.name}`;
      parts.push(part);
      continue;
    }
    const steps = part.trim().split('.');
    const [variable = ''] = steps;
    const resolved = resolveSteps(steps, variablesOf(scope), scope);
    if ('message' in resolved) return resolved.message;
    if (!SHOWN.includes(resolved.kind)) return `${part.trim()} cannot be shown in a message: take a field of it`;
    parts.push({ variable, ...resolved });
    if (scope === 'mapping' && (variable === 'source' || variable === 'destination')) side ??= variable;
  }
  return {
    side,
    fill: (subjects) =>
      list(
        parts.map((part) => (typeof part === 'string' ? part : filled(part, subjects))),
        '',
      ),
  };
}

/** The first of the fields that a text without fields names in braces; `null`: none. */
export function fieldIn(text: string, scope: Scope): string | null {
  const named = text.split(PLACEHOLDER).filter((_, i) => i % 2 === 1);
  return named.find((each) => 'kind' in resolveSteps(each.trim().split('.'), variablesOf(scope), scope)) ?? null;
}

/** A field in a message. */
interface Placeholder extends Resolved {
  readonly variable: string;
}

const SHOWN: readonly Kind[] = ['text', 'name', 'number', 'truth', 'texts', 'names'];

function filled({ variable, fields, kind }: Placeholder, subjects: Readonly<Record<string, unknown>>): Words {
  let of: unknown = null;
  let value = subjects[variable];
  for (const field of fields) {
    of = value;
    value = field.read(value);
    if (value instanceof Unknown) return 'something unknown';
    if (value === NONE || value === '') return 'none';
  }
  return valueInWords(value, kind, of);
}

function valueInWords(value: unknown, kind: Kind, of: unknown): Words {
  if (kind === 'truth') return value === true ? 'yes' : 'no';
  if (kind === 'number') return (value as number).toLocaleString('en');
  if (kind === 'text') return code(value as string);
  if (kind === 'name')
    return isColumn(of) ? fieldText(value as string, of.field?.displayName ?? null) : nameText(value as string);
  const all = value as readonly string[];
  return all.length === 0 ? 'none' : list(all.map(code));
}

function isColumn(of: unknown): of is ColumnFacts {
  return typeof of === 'object' && of !== null && 'end' in of;
}
