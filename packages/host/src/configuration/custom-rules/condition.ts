import { Environment, EvaluationError } from '@marcbachmann/cel-js';
import { foldName, type Lack, type Words } from '@dipv/core';
import {
  fieldsOf,
  isTypeName,
  NONE,
  Unknown,
  VARIABLES,
  type AnyField,
  type Kind,
  type Scope,
  type TypeName,
} from './fields.js';
import { isLike } from './like.js';
import { vetCondition, type ConditionFault } from './vet-condition.js';

/** Parts and brackets; the library would allow far more. */
const LIMITS = { maxAstNodes: 500, maxDepth: 40, maxListElements: 200, maxCallArguments: 3 };

/** Whether a condition holds, or what would have to be known to tell. */
export type Outcome = boolean | readonly (Lack | Words)[];

export interface Condition {
  /** What it asks for beyond the map, as rules declare it. */
  readonly asks: readonly string[];
  /** @param subjects by the variables of its scope */
  test(subjects: Readonly<Record<string, unknown>>): Outcome;
}

/** Makes a condition that can be asked, or says what is wrong with it. Nothing in it is run as code. */
export function compileCondition(text: string, scope: Scope): Condition | readonly ConditionFault[] {
  const environment = environmentOf(scope);
  let parsed: ReturnType<Environment['parse']>;
  try {
    parsed = environment.parse(text);
  } catch (error) {
    return [faultOf(error)];
  }
  const { faults, asks } = vetCondition(parsed.ast, scope);
  if (faults.length > 0) return faults;
  const { valid, type, error } = parsed.check();
  if (!valid) return [faultOf(error)];
  if (type !== 'bool')
    return [{ start: 0, message: `it comes to ${wordFor(type ?? 'nothing')}, and has to come to true or false` }];
  const variables = VARIABLES[scope];
  return {
    asks,
    test(subjects) {
      const lacks = new Lacks();
      const given = Object.entries(variables).map(([name, type]) => [
        name,
        factsOf(type, scope, subjects[name], lacks),
      ]);
      try {
        return parsed(Object.fromEntries(given)) === true;
      } catch (error) {
        // what is lacking decides nothing where the rest does, which the library sees to
        if (lacks.all.length > 0) return lacks.all;
        if (error === NOTHING_THERE) return false;
        throw error instanceof EvaluationError ? plainly(error) : error;
      }
    },
  };
}

/** What was asked and is not known, while one condition is tested. */
class Lacks {
  readonly all: (Lack | Words)[] = [];
}

/** Thrown by a field that is not known. The library takes what is thrown for an undecided part. */
const NOT_KNOWN = new Error('not known');
/** The same of a field that there is nothing of. */
const NOTHING_THERE = new Error('nothing there');

/** A name of a table or a column: compared without its case. */
class Name {
  readonly folded: string;
  constructor(readonly text: string) {
    this.folded = foldName(text);
  }
}

/** What a condition sees of a map, a leg, a table, a mapping or a column. */
class Facts {
  constructor(
    readonly subject: unknown,
    readonly lacks: Lacks,
  ) {}
}

type FactsClass = new (subject: unknown, lacks: Lacks) => Facts;

const CLASSES = new Map<string, FactsClass>();

function classOf(type: TypeName, scope: Scope): FactsClass {
  const key = `${scope} ${type}`;
  const known = CLASSES.get(key);
  if (known !== undefined) return known;
  const made = class extends Facts {};
  for (const [name, field] of fieldsOf(type, scope)) {
    Object.defineProperty(made.prototype, name, {
      get(this: Facts) {
        return valueOf(field, scope, this);
      },
    });
  }
  CLASSES.set(key, made);
  return made;
}

function factsOf(type: TypeName, scope: Scope, subject: unknown, lacks: Lacks): Facts {
  return new (classOf(type, scope))(subject, lacks);
}

function valueOf(field: AnyField, scope: Scope, { subject, lacks }: Facts): unknown {
  const value = field.read(subject);
  if (value instanceof Unknown) {
    lacks.all.push(value.lack);
    throw NOT_KNOWN;
  }
  if (value === NONE) throw NOTHING_THERE;
  const { kind } = field;
  if (isTypeName(kind)) return factsOf(kind, scope, value, lacks);
  switch (kind) {
    case 'name':
      return new Name(value as string);
    case 'number':
      return BigInt(value as number);
    case 'names':
      return (value as readonly string[]).map((each) => new Name(each));
    case 'mappings':
      return (value as readonly unknown[]).map((each) => factsOf('Mapping', scope, each, lacks));
    default:
      return value;
  }
}

const TYPES: Readonly<Record<Exclude<Kind, TypeName>, string>> = {
  text: 'string',
  name: 'Name',
  number: 'int',
  truth: 'bool',
  texts: 'list<string>',
  names: 'list<Name>',
  mappings: 'list<Mapping>',
};

const ENVIRONMENTS = new Map<Scope, Environment>();

function environmentOf(scope: Scope): Environment {
  const known = ENVIRONMENTS.get(scope);
  if (known !== undefined) return known;
  const environment = new Environment({ limits: LIMITS });
  addNames(environment);
  environment.registerFunction('string.like(string): bool', isLike);
  for (const type of ['Map', 'Column', 'Table', 'Mapping', 'Leg'] as const satisfies readonly TypeName[]) {
    const fields = [...fieldsOf(type, scope)].map(([name, { kind }]) => [name, isTypeName(kind) ? kind : TYPES[kind]]);
    environment.registerType(type, { ctor: classOf(type, scope), fields: Object.fromEntries(fields) });
  }
  for (const [name, type] of Object.entries(VARIABLES[scope])) environment.registerVariable(name, type);
  ENVIRONMENTS.set(scope, environment);
  return environment;
}

/** Names go with texts and with each other, whatever the case of either. */
function addNames(environment: Environment): void {
  type Either = Name | string;
  const folded = (each: Either) => (typeof each === 'string' ? foldName(each) : each.folded);
  const plain = (each: Either) => (typeof each === 'string' ? each : each.text);
  environment.registerType('Name', { ctor: Name, fields: {} });
  environment.registerFunction('size(Name): int', ({ text }: Name) => BigInt(text.length));
  environment.registerFunction('Name.size(): int', ({ text }: Name) => BigInt(text.length));
  environment.registerFunction('Name.like(string): bool', ({ text }: Name, pattern: string) => isLike(text, pattern));
  for (const [left, right] of [
    ['Name', 'string'],
    ['string', 'Name'],
    ['Name', 'Name'],
  ] as const) {
    // the library turns it round by itself
    if (left === 'Name')
      environment.registerOperator(`${left} == ${right}`, (a: Either, b: Either) => folded(a) === folded(b));
    environment.registerOperator(`${left} + ${right}`, (a: Either, b: Either) => plain(a) + plain(b));
    environment.registerOperator(`${left} in list<${right}>`, (a: Either, all: readonly Either[]) =>
      all.some((each) => folded(each) === folded(a)),
    );
    for (const [name, compare] of [
      ['startsWith', (a: string, b: string) => a.startsWith(b)],
      ['endsWith', (a: string, b: string) => a.endsWith(b)],
      ['contains', (a: string, b: string) => a.includes(b)],
    ] as const)
      environment.registerFunction(`${left}.${name}(${right}): bool`, (a: Either, b: Either) =>
        compare(folded(a), folded(b)),
      );
  }
}

/** What could not be worked out, such as a number beyond all bounds. Whoever wrote the condition knows nothing of a stack. */
function plainly(error: EvaluationError): Error {
  const { message, start } = faultOf(error);
  const told = new Error(`its condition cannot be worked out here: ${message} (character ${start + 1})`);
  told.stack = told.message;
  return told;
}

/** The library's message, which says what it is about. */
function faultOf(error: unknown): ConditionFault {
  const { summary, message, range, code } = error as {
    summary?: string;
    message: string;
    range?: { readonly start: number };
    code?: string;
  };
  const start = range?.start ?? 0;
  if (code === 'limit_exceeded') return { message: 'it is too long: make several rules of it', start };
  return { message: faultInWords(summary ?? message), start };
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  int: 'a whole number',
  bool: 'true or false',
  Name: 'a name',
};

function wordFor(type: string): string {
  return Object.hasOwn(WORDS, type) ? (WORDS[type] ?? type) : type;
}

/** With types in the words of the guide. */
function faultInWords(message: string): string {
  const of = /^no such overload: (\S+) (\S+) (\S+)$/.exec(message);
  const [, left, operator, right] = of ?? [];
  if (left !== undefined && operator !== undefined && right !== undefined)
    return `${wordFor(left)} does not go with ${wordFor(right)} in ${operator}`;
  return `${message.charAt(0).toLowerCase()}${message.slice(1)}`.replace(/\bEOF\b/, 'the end');
}
