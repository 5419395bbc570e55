import { shown } from '../did-you-mean.js';
import type { LegContext } from '../context/leg-context.js';
import type { Answer } from '../leg-fact.js';
import type { Lack } from '../model/lack.js';
import type { Project } from '../model/project.js';
import { isWords, toText, type Words } from '../model/text.js';
import type { Fingerprint } from '../modules/services.js';
import type { Reporting, Rule, RuleFinding, RuleInfo, WorkspaceRule } from '../rule.js';
import { faultOfFinding, faultOfResult } from './check-finding.js';
import { DUAL_WRITE_EXCEPTION, PROJECT_EXCEPTION } from './exception-rules.js';
import type { FindingBudget } from './finding-budget.js';
import { FindingCollector } from './finding-collector.js';
import { isPromise } from './is-promise.js';
import { WorkspacePlace, type At, type Place } from './place.js';
import type { RuleSet, Severities } from './rule-set.js';

/** Measures the time that each rule takes. */
export interface RuleTimer {
  /** Milliseconds since any fixed moment. */
  now(): number;
  add(code: string, milliseconds: number): void;
}

/** The rules of one run over one project. */
export class ProjectRun {
  readonly collector: FindingCollector;
  private readonly infos: ReadonlyMap<string, RuleInfo>;
  private readonly faults = new Set<string>();

  constructor(
    private readonly ruleSet: RuleSet,
    private readonly severities: Severities,
    private readonly project: Project,
    fingerprint: Fingerprint,
    budget: FindingBudget,
    private readonly timer: RuleTimer | null,
  ) {
    this.infos = ruleSet.infoByCode;
    this.collector = new FindingCollector(project, fingerprint, budget);
  }

  ask<Asked extends Rule>(rules: readonly Asked[], place: Place<Asked>): void {
    for (const rule of rules) this.askOne(rule, place);
  }

  askOne<Asked extends Rule>(rule: Asked, place: Place<Asked>): void {
    const start = this.timer?.now() ?? 0;
    try {
      this.run(rule, place);
    } catch (error) {
      this.addThrown(place, rule.code, error, this.ruleSet.blamed(rule));
    }
    this.timer?.add(rule.code, this.timer.now() - start);
  }

  /** Asks a rule about all maps of a leg that it was told something of. */
  askJudged(rule: WorkspaceRule, leg: LegContext, answer: Answer): void {
    const place = new WorkspacePlace(leg, 'told' in answer ? answer.told : null);
    if ('told' in answer) this.askOne(rule, place);
    else if ('fault' in answer) this.addFault(rule, place, answer.fault);
    else {
      const message = `Exception in ${this.ruleSet.blamed(rule)}: ${answer.thrown}`;
      this.addException(place, `exception in ${rule.code}`, message, rule.code);
    }
  }

  /** Does what rules need; an exception becomes a finding of its own, and everything else goes on. */
  guarded(at: At, what: string, action: () => void): void {
    try {
      action();
    } catch (error) {
      this.addThrown(at, what, error);
    }
  }

  /** What most rules of most maps end with before anything is made for them: they do not apply. */
  private run<Asked extends Rule>(rule: Asked, place: Place<Asked>): void {
    const options = this.severities.optionsOf(rule);
    const applies = place.applies(rule, options);
    if (applies === false) return;
    if (applies !== true) {
      if (isPromise(applies)) return this.tellAsync(rule, place, 'applies', applies);
      return this.addFault(rule, place, `its applies gives ${shown(applies)}: let it return true or false`);
    }
    const lacks = place.lacks(rule);
    for (const lack of lacks) this.collector.addNotChecked(rule.code, lack);
    if (lacks.length > 0) return;
    const answer = new Said(this, rule, place);
    try {
      const result = place.check(rule, options, answer);
      answer.state = 'ended';
      if (result === undefined) return;
      if (isPromise(result)) {
        answer.state = 'told';
        return this.tellAsync(rule, place, 'check', result);
      }
      const fault = faultOfResult(result);
      if (fault !== null) this.addFault(rule, place, fault);
    } catch (error) {
      answer.state = 'ended';
      throw error;
    }
  }

  report<Asked extends Rule>(rule: Asked, place: Place<Asked>, found: RuleFinding): void {
    const fault = faultOfFinding(found, rule);
    if (fault !== null) {
      const detail = (found as RuleFinding | undefined)?.detail;
      const meant = isWords(detail) ? toText(detail).text.trim() : '';
      const said = meant === '' ? '' : `${fault.endsWith('?') ? '' : '.'} It says: ${meant}`;
      return this.addFault(rule, place, `${fault}${said}`);
    }
    const severity = this.severities.of(rule, found.variant ?? null);
    const info = this.infos.get(rule.code);
    if (severity === 'off' || info === undefined) return;
    let help: Words | undefined;
    try {
      help = place.help(rule, this.severities.optionsOf(rule));
      if (help !== undefined && !isWords(help)) {
        this.addFault(rule, place, `its help is no text but ${shown(help)}`);
        help = undefined;
      }
    } catch (error) {
      this.addThrown(place, rule.code, error, this.ruleSet.blamed(rule));
    }
    const { task, leg } = place;
    this.collector.add({ rule: info, severity, found: { ...found }, help: help ?? info.mend, task, leg });
  }

  notChecked(rule: Rule, at: At, lack: Lack | Words): void {
    if (isWords(lack) || isLack(lack)) this.collector.addNotChecked(rule.code, lack);
    else this.addFault(rule, at, `it gives ${shown(lack)} as the reason why something was not checked`);
  }

  /** By then the finding can go nowhere else: on stderr it is not lost without a word. */
  warnOfLateReport(rule: Rule): void {
    const name = `${rule.code} of ${this.ruleSet.moduleOf(rule)}`;
    process.emitWarning(`${name} reported after its check had ended, so that no report has it: a check must not wait.`);
  }

  /** What the promise comes to is lost: the report is made by then. */
  private tellAsync(rule: Rule, at: At, part: 'check' | 'applies', promise: PromiseLike<unknown>): void {
    promise.then(undefined, () => undefined);
    this.addFault(rule, at, `its ${part} is async, which dipv does not wait for: let it return without a promise`);
  }

  /** A breach of the contract is told as an exception is. */
  private addFault(rule: Rule, at: At, fault: string): void {
    const message = `Fault in ${rule.code} of ${this.ruleSet.moduleOf(rule)}: ${fault}`;
    const key = JSON.stringify([message, at.at]);
    if (this.faults.has(key)) return;
    this.faults.add(key);
    this.addException(at, `fault in ${rule.code}`, message, `${rule.code} ${fault}`);
  }

  private addThrown(at: At, what: string, error: unknown, blamed = what): void {
    const stack = error instanceof Error ? (error.stack ?? String(error)) : String(error);
    this.addException(at, `exception in ${what}`, `Exception in ${blamed}: ${stack}`, what);
  }

  private addException({ task, leg, at }: At, reason: string, detail: string, subject: string): void {
    const { code } = this.project.isDualWrite ? DUAL_WRITE_EXCEPTION : PROJECT_EXCEPTION;
    const rule = this.infos.get(code);
    const severity = this.severities.severityOfException(code);
    if (rule === undefined || severity === 'off') return this.collector.addNotChecked(code, reason);
    this.collector.add({ rule, severity, found: { detail, at, subject }, help: rule.mend, task, leg });
  }
}

/** What one rule says of one place, for as long as its check runs. */
class Said<Asked extends Rule> implements Reporting {
  state: 'open' | 'ended' | 'told' = 'open';

  constructor(
    private readonly run: ProjectRun,
    private readonly rule: Asked,
    private readonly place: Place<Asked>,
  ) {}

  // Rules take these two out of what they are given.
  readonly report = (found: RuleFinding): void => {
    if (this.isOpen()) this.run.report(this.rule, this.place, found);
  };

  readonly notChecked = (lack: Lack | Words): void => {
    if (this.isOpen()) this.run.notChecked(this.rule, this.place, lack);
  };

  private isOpen(): boolean {
    if (this.state === 'ended') this.run.warnOfLateReport(this.rule);
    return this.state === 'open';
  }
}

function isLack(given: unknown): given is Lack {
  return typeof given === 'object' && given !== null && 'reason' in given && typeof given.reason === 'string';
}
