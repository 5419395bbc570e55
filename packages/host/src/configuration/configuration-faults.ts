import { nearestName } from '@dipv/core';
import type * as z from 'zod';
import { settingsAt } from './configuration-schema.js';

type Issue = z.core.$ZodIssue;

/** What is wrong with a configuration, and where in it. */
export interface ConfigurationFault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** What zod found, in words. The issues must carry their input. */
export function configurationFaults(issues: readonly Issue[]): readonly ConfigurationFault[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return unknownSettings(issue);
    if (issue.code === 'invalid_union') return faultsOfUnion(issue);
    return [{ path: issue.path, message: explain(issue) }];
  });
}

function unknownSettings({ keys, path }: z.core.$ZodIssueUnrecognizedKeys): readonly ConfigurationFault[] {
  const settings = settingsAt(path);
  return keys.map((key) => {
    const nearest = nearestName(key, settings);
    const hint = nearest === null ? `Settings here are ${settings.join(', ')}.` : `Did you mean ${nearest}?`;
    return { path: [...path, key], message: `is no setting. ${hint}` };
  });
}

/** Of what is given, most unions take a text or a list: a list's faults are those of its elements. */
function faultsOfUnion({ errors, path, input }: z.core.$ZodIssueInvalidUnion): readonly ConfigurationFault[] {
  if (isSetting(errors) && typeof input === 'object') {
    const found = Array.isArray(input) ? `a list of ${input.length}` : describe(input);
    return [{ path, message: `expected a severity, or a list of that and options: ["error", { … }]; found ${found}` }];
  }
  const without = (...codes: Issue['code'][]) =>
    errors.find((issues) => !issues.some((issue) => codes.includes(issue.code) && issue.path.length === 0));
  const ofKind = without('invalid_type', 'invalid_value') ?? without('invalid_type');
  if (ofKind === undefined) return [{ path, message: `expected a text or a list of texts, found ${describe(input)}` }];
  return configurationFaults(ofKind).map((fault) => ({ ...fault, path: [...path, ...fault.path] }));
}

/** A severity and options. */
const PAIR = 2;

/** Whether it takes a severity, alone or with options, and the outermost of what is given is neither. */
function isSetting(errors: z.core.$ZodIssueInvalidUnion['errors']): boolean {
  return errors.flat().some((issue) => {
    if (issue.path.length > 0) return false;
    if (issue.code === 'invalid_type') return issue.expected === 'tuple';
    if (issue.code === 'too_small') return issue.minimum === PAIR;
    return issue.code === 'too_big' && issue.maximum === PAIR;
  });
}

const EXPECTED: ReadonlyMap<string, string> = new Map([
  ['string', 'a text'],
  ['array', 'a list'],
  ['object', 'an object'],
  ['record', 'an object'],
  ['number', 'a number'],
  ['int', 'a whole number'],
]);

function explain(issue: Issue): string {
  const { input } = issue;
  switch (issue.code) {
    case 'invalid_type': {
      const expected = EXPECTED.get(issue.expected) ?? issue.expected;
      return input === undefined
        ? `is missing: expected ${expected}`
        : `expected ${expected}, found ${describe(input)}`;
    }
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      const nearest = typeof input === 'string' ? nearestName(input, allowed) : null;
      const hint = nearest === null ? '' : ` Did you mean ${nearest}?`;
      return `${describe(input)} is not allowed; allowed are ${allowed.join(', ')}.${hint}`;
    }
    case 'too_small':
      return issue.origin === 'array'
        ? issue.minimum === 1
          ? 'must not be empty'
          : `has fewer than ${issue.minimum} elements`
        : `must be at least ${issue.minimum}, found ${describe(input)}`;
    case 'too_big':
      if (issue.origin === 'string') return `has more than ${issue.maximum.toLocaleString('en')} characters`;
      if (issue.origin === 'array') return `has more than ${issue.maximum} elements`;
      return `must be at most ${issue.maximum}, found ${describe(input)}`;
    default:
      return `${issue.message}, found ${describe(input)}`;
  }
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'function') return 'a function';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
