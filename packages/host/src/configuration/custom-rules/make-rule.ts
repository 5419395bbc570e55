import {
  code,
  legRule,
  projectRule,
  say,
  sideRule,
  type Reporting,
  type Rule,
  type RuleFinding,
  type SideRuleAsk,
  type LegRuleAsk,
} from '@dipv/core';
import { compileCondition, type Condition } from './condition.js';
import type { CustomRule } from './custom-rule.js';
import { ofEnd, type ColumnFacts, type Scope } from './fields.js';
import { compileMessage, fieldIn, type Message } from './message.js';

/** What is wrong with a rule of a configuration, and in which of its members. */
export interface CustomRuleFault {
  readonly member: 'when' | 'message' | 'help';
  readonly message: string;
}

/** The rule that a configuration says, or what is wrong with it. */
export function makeRule(given: CustomRule): Rule | readonly CustomRuleFault[] {
  const condition = compileCondition(given.when, given.scope);
  const message = compileMessage(given.message, given.scope);
  const faults: CustomRuleFault[] = [];
  if (!('test' in condition))
    for (const { start, message: what } of condition)
      faults.push({ member: 'when', message: `${what} (character ${start + 1})` });
  if (typeof message === 'string') faults.push({ member: 'message', message });
  const field = fieldIn(given.help, given.scope);
  if (field !== null) faults.push({ member: 'help', message: `{${field}} stands in the message alone: say it there` });
  if (!('test' in condition) || typeof message === 'string' || field !== null) return faults;
  return ruleOf(given, condition, message);
}

const EACH: Readonly<Record<Scope, string>> = {
  map: 'each map',
  leg: 'each leg',
  table: 'both tables of each leg',
  mapping: 'each mapping',
  column: 'each column of both tables',
};

function ruleOf(given: CustomRule, condition: Condition, message: Message): Rule {
  const { scope, when } = given;
  const asked = say`It looks at ${EACH[scope]}, and finds those where ${code(when)} holds.`;
  const told = {
    code: given.code,
    title: given.title,
    ...(given.severity === undefined ? {} : { severity: given.severity }),
    description: given.description === undefined ? asked : say`${given.description} ${asked}`,
    mend: given.help,
    examples: given.examples ?? { fails: [], passes: [] },
  };
  /** Asks of one thing, and reports it where the condition holds. */
  const ask = (
    subjects: Readonly<Record<string, unknown>>,
    { report, notChecked }: Reporting,
    place: () => Omit<RuleFinding, 'detail'>,
  ): void => {
    const outcome = condition.test(subjects);
    if (typeof outcome === 'object') outcome.forEach((lack: Parameters<typeof notChecked>[0]) => notChecked(lack));
    else if (outcome) report({ ...place(), detail: message.fill(subjects) });
  };
  switch (scope) {
    case 'map':
      return projectRule({
        ...told,
        check: ({ project, ...reporting }) => ask({ tableMap: project }, reporting, () => ({ at: '' })),
      });
    case 'leg':
      return legRule({
        ...told,
        asks: condition.asks as readonly LegRuleAsk[],
        check: ({ project, leg, ...reporting }) =>
          ask({ tableMap: project, leg }, reporting, () => ({ at: leg.model.pointer })),
      });
    case 'table':
      return sideRule({
        ...told,
        asks: condition.asks as readonly SideRuleAsk[],
        check: ({ project, leg, side, ...reporting }) =>
          ask({ tableMap: project, leg, table: side }, reporting, () => ({
            at: leg.at(`${side.name}Schema`),
            side: side.name,
          })),
      });
    case 'mapping':
      return legRule({
        ...told,
        asks: condition.asks as readonly LegRuleAsk[],
        check({ project, leg, ...reporting }) {
          ofEach(leg.mappings, (mapping) => {
            const [source, destination] = [ofEnd(mapping.source), ofEnd(mapping.destination)];
            ask({ tableMap: project, leg, mapping, source, destination }, reporting, () => {
              const { side } = message;
              if (side === null) return { at: mapping.at(), mapping, field: nameOf(destination) ?? nameOf(source) };
              return {
                at: mapping.at(`${side}Field`),
                mapping,
                side,
                field: nameOf(side === 'source' ? source : destination),
              };
            });
          });
        },
      });
    case 'column':
      return sideRule({
        ...told,
        needs: ['table'],
        asks: condition.asks.includes('completeTable')
          ? (condition.asks as readonly SideRuleAsk[])
          : (['completeTable', ...condition.asks] as readonly SideRuleAsk[]),
        check({ project, leg, side, ...reporting }) {
          ofEach(side.table?.fields.values() ?? [], (field) => {
            const column: ColumnFacts = { side, end: null, field };
            ask({ tableMap: project, leg, table: side, column }, reporting, () => {
              const [mapping] = side.paths.mappingsOf(field.name);
              const at = mapping?.at(`${side.name}Field`) ?? leg.at('fieldMappings');
              return { at, side: side.name, field: field.name, ...(mapping === undefined ? {} : { mapping }) };
            });
          });
          if (side.lackOfColumns !== null) reporting.notChecked(side.lackOfColumns);
        },
      });
  }
}

/** Asks of all of them, whatever is thrown for one. */
function ofEach<Subject>(subjects: Iterable<Subject>, ask: (subject: Subject) => void): void {
  const thrown: unknown[] = [];
  for (const subject of subjects) {
    try {
      ask(subject);
    } catch (error) {
      thrown.push(error);
    }
  }
  if (thrown.length > 0) throw thrown[0];
}

function nameOf({ end, field }: ColumnFacts): string | null {
  return end?.path?.text ?? field?.name ?? null;
}
