import { defineModule, type Module } from '@dipv/core';
import { throwFaults } from '../throw-faults.js';
import type { CustomRule } from './custom-rule.js';
import { makeRule } from './make-rule.js';

/** A rule as a configuration file says it. */
export interface PlacedRule {
  readonly rule: CustomRule;
  /** The file, as messages call it. */
  readonly file: string;
  /** Where a member of it stands, or the rule itself. */
  place(member?: string): string;
}

/**
 * The rules of a configuration, a module each, so that messages say where it stands.
 * @throws UsageError that names file, setting and line of all that is wrong
 */
export function customModules(rules: readonly PlacedRule[]): readonly Module[] {
  const faults: string[] = [];
  const first = new Map<string, PlacedRule>();
  const modules = rules.map((placed): Module | null => {
    const { rule, file, place } = placed;
    const code = rule.code.toUpperCase();
    const other = first.get(code);
    if (other !== undefined) faults.push(`${place('code')}: ${other.place('code')} has this code too: ${rule.code}`);
    first.set(code, placed);
    const made = makeRule(rule);
    if ('check' in made) return { ...defineModule({ name: file, apiVersion: 1, rules: [made] }), origin: place() };
    for (const { member, message } of made) faults.push(`${place(member)}: ${message}`);
    return null;
  });
  if (faults.length > 0) throwFaults(faults);
  return modules.filter((module) => module !== null);
}
