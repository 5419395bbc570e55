import type { LegContext } from '../context/leg-context.js';
import type { ProjectContext } from '../context/project-context.js';
import type { Answer, Judgement, LegFact, MapFacts, ToldLeg, ToldMap } from '../leg-fact.js';
import { freezeModel } from '../model/freeze.js';
import type { Project } from '../model/project.js';
import type { WorkspaceRule } from '../rule.js';
import { isPromise } from './is-promise.js';
import type { RuleTimer } from './project-run.js';
import type { RuleSet } from './rule-set.js';

/** What rules about all maps have to know of one. Of a map that cannot be prepared that is nothing: it is told of there. */
export function factsOf(
  project: Project,
  context: () => ProjectContext,
  rules: readonly WorkspaceRule[],
  timer: RuleTimer | null,
): MapFacts {
  const facts = new Map(rules.map(({ fact, code }) => [fact, code] as const));
  const legs = legsOf(context).map((leg) =>
    Object.fromEntries(
      [...facts].map(([fact, code]) => {
        const start = timer?.now() ?? 0;
        const answer = answerOf(() => fact.of(leg), `the fact ${fact.name}`);
        timer?.add(code, timer.now() - start);
        return [fact.name, answer];
      }),
    ),
  );
  const { name, isDualWrite, document } = project;
  return { name, isDualWrite, file: document.file, legs };
}

function legsOf(context: () => ProjectContext): readonly LegContext[] {
  try {
    return context().tasks.flatMap(({ legs }) => legs);
  } catch {
    return [];
  }
}

/** What each rule that is on for a map has to say of its legs, map by map. */
export function judgeAll(
  maps: readonly MapFacts[],
  ruleSet: RuleSet,
  isProtected: boolean,
  timer: RuleTimer | null,
): readonly (readonly Judgement[])[] {
  const byFact = new Map<LegFact, Told>();
  return maps.map((map, at) => {
    const judgements: Judgement[] = [];
    for (const rule of ruleSet.severitiesFor(map).rules.workspace) {
      let told = byFact.get(rule.fact);
      if (told === undefined) byFact.set(rule.fact, (told = toldOf(maps, rule.fact.name, isProtected)));
      const start = timer?.now() ?? 0;
      for (const leg of map.legs.keys()) {
        const answer = judged(rule, told, map.legs[leg]?.[rule.fact.name], told.legs[at]?.[leg]);
        if (answer !== null) judgements.push({ leg, code: rule.code, answer });
      }
      timer?.add(rule.code, timer.now() - start);
    }
    return judgements;
  });
}

interface Told {
  readonly maps: readonly ToldMap[];
  /** By the numbers of map and leg; `null`: it could not be told. */
  readonly legs: readonly (readonly (ToldLeg | null)[])[];
}

function toldOf(maps: readonly MapFacts[], fact: string, isProtected: boolean): Told {
  const legsOfMaps: (readonly (ToldLeg | null)[])[] = [];
  const told = maps.map(({ name, isDualWrite, legs }) => {
    const known: ToldLeg[] = [];
    const map: ToldMap = { name, isDualWrite, legs: known };
    const all = legs.map(({ [fact]: answer }) =>
      answer !== undefined && 'told' in answer ? { map, told: answer.told } : null,
    );
    for (const leg of all) if (leg !== null) known.push(leg);
    legsOfMaps.push(all);
    return map;
  });
  if (isProtected) freezeModel(told);
  return { maps: told, legs: legsOfMaps };
}

/** `null`: it has nothing to say. */
function judged(
  rule: WorkspaceRule,
  { maps }: Told,
  given: Answer | undefined,
  own: ToldLeg | null | undefined,
): Answer | null {
  if (own === null || own === undefined) return given ?? null; // why nothing is told of the leg
  const answer = answerOf(() => rule.judge(own, maps), 'its judge');
  if (!('told' in answer)) return answer;
  if (answer.told === undefined)
    return {
      fault: 'its judge gives undefined: let it return what the check has to know, or null for nothing to check',
    };
  return answer.told === null ? null : answer;
}

function answerOf(ask: () => unknown, what: string): Answer {
  try {
    const told = ask();
    if (!isPromise(told)) return { told };
    told.then(undefined, () => undefined);
    return { fault: `${what} is async, which dipv does not wait for: let it return without a promise` };
  } catch (error) {
    return { thrown: error instanceof Error ? (error.stack ?? String(error)) : String(error) };
  }
}
