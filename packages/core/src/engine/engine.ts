import { shown } from '../did-you-mean.js';
import { foldName } from '../names.js';
import type { LegContext } from '../context/leg-context.js';
import { ProjectContext } from '../context/project-context.js';
import { RunContext } from '../context/run-context.js';
import type { SideContext } from '../context/side-context.js';
import type { TaskContext } from '../context/task-context.js';
import type { Lack } from '../model/lack.js';
import type { LegOutline, Problem, ProjectReport, Report } from '../model/report.js';
import type { Project } from '../model/project.js';
import type { Workspace } from '../model/workspace.js';
import { isWords, name as nameText, toText, type Words } from '../model/text.js';
import { CLOCK, COMPANY_CONTEXT, FINGERPRINT, INTEGRATION_KEY_CHOICE, type Fingerprint } from '../modules/services.js';
import type { Services } from '../modules/token.js';
import type { LegRule, ProjectRule, Reporting, Rule, RuleFinding, RuleInfo, SideRule, TaskRule } from '../rule.js';
import type { ValidatorConfig } from '../validator-config.js';
import { DUAL_WRITE_EXCEPTION, PROJECT_EXCEPTION } from './exception-rules.js';
import { faultOfFinding } from './check-finding.js';
import { FindingBudget, MOST_FINDINGS } from './finding-budget.js';
import { FindingCollector } from './finding-collector.js';
import { freezeModel } from '../model/freeze.js';
import { lackOfLeg, lackOfSideRule, lackOfTask } from './needs.js';
import type { RuleSet, Severities } from './rule-set.js';
import { makeReport } from './make-report.js';
import { Suppressions } from './suppressions.js';

/** Measures the time that each rule takes. */
export interface RuleTimer {
  /** Milliseconds since any fixed moment. */
  now(): number;
  add(code: string, milliseconds: number): void;
}

export interface CheckOptions {
  /** Checks only some maps; the others are still known to it. */
  readonly filter?: (project: Project) => boolean;
  /** The other maps are checked elsewhere: a suppression of them that matches nothing here is told, for whoever merges. */
  readonly isShard?: boolean;
  readonly timer?: RuleTimer;
  /** How many findings are kept; others are counted, and a problem of their map tells how many. Default: 500,000. */
  readonly maxFindings?: number;
}

export interface Tool {
  readonly name: string;
  readonly version: string;
}

/** Runs every rule over every project of a workspace. */
export class Engine {
  private readonly fingerprint: Fingerprint;

  constructor(
    private readonly ruleSet: RuleSet,
    private readonly config: ValidatorConfig,
    private readonly tool: Tool,
    private readonly services: Services,
  ) {
    this.fingerprint = services(FINGERPRINT);
  }

  /** Checks one map at a time, so that a caller can tell how far it is, or stop and make do with what there is. */
  *check(workspace: Workspace, options: CheckOptions): Generator<ProjectReport, Report> {
    const sharing = new Set((this.config.crossCompanySharing ?? []).map(foldName));
    const { services } = this;
    freezeModel(workspace);
    const context = new RunContext(workspace, sharing, services(COMPANY_CONTEXT), services(INTEGRATION_KEY_CHOICE));
    const suppressions = new Suppressions(this.config.suppress ?? [], services(CLOCK)());
    const isWhole = options.filter === undefined || options.isShard === true;
    const budget = new FindingBudget(options.maxFindings ?? MOST_FINDINGS);
    const projects: ProjectReport[] = [];
    for (const project of workspace.projects) {
      const names = { name: project.name, file: project.document.file };
      suppressions.expect(names, this.ruleSet.severitiesFor(names).isOnByName);
      if (options.filter?.(project) === false) continue;
      const report = this.checkProject(context, project, suppressions, budget, options.timer ?? null);
      projects.push(report);
      yield report;
    }
    const problems = [...workspace.problems, ...suppressions.problems(isWhole), ...tooManyFindings(projects, budget)];
    return makeReport(this.tool, projects, problems);
  }

  private checkProject(
    run: RunContext,
    project: Project,
    suppressions: Suppressions,
    budget: FindingBudget,
    timer: RuleTimer | null,
  ): ProjectReport {
    const names = { name: project.name, file: project.document.file };
    const severities = this.ruleSet.severitiesFor(names);
    const rules = this.ruleSet.rules.filter((rule) => severities.isOn(rule));
    const check = new ProjectRun(this.ruleSet, severities, project, this.fingerprint, budget, timer);
    check.guarded({ task: null, leg: null, at: '' }, 'the map could not be prepared for its rules', () => {
      const context = new ProjectContext(run, project);
      for (const rule of rules) if (rule.scope === 'project') check.projectRule(rule, context);
      for (const task of context.tasks) {
        for (const rule of rules) if (rule.scope === 'task') check.taskRule(rule, task);
        for (const leg of task.legs) {
          for (const rule of rules) if (rule.scope === 'leg') check.legRule(rule, leg);
          for (const rule of rules) {
            if (rule.scope !== 'side') continue;
            check.sideRule(rule, leg.source);
            check.sideRule(rule, leg.destination);
          }
        }
      }
    });
    return {
      name: project.name,
      version: project.version,
      dualWrite: project.isDualWrite,
      file: project.document.file,
      ...suppressions.apply(names, check.collector.findings()),
      ...(check.collector.unlisted === null ? {} : { unlisted: check.collector.unlisted }),
      notChecked: check.collector.notChecked,
      legs: outline(project),
    };
  }
}

/** What a rule is asked about, and the pointer of that. */
interface RulePlace {
  readonly task: TaskContext | null;
  readonly leg: LegContext | null;
  readonly at: string;
}

/** What a rule of any scope may hold; what it returns is not what its type says where nobody checked it. */
interface Runnable<Context> {
  applies?(context: Context): unknown;
  help?(context: Context): Words;
  check(context: Context & Reporting): unknown;
}

/** The rules of one run over one project. */
class ProjectRun {
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

  projectRule(rule: ProjectRule, project: ProjectContext): void {
    this.run(rule, { task: null, leg: null, at: '' }, { project, options: this.severities.optionsOf(rule) }, () => []);
  }

  taskRule(rule: TaskRule, task: TaskContext): void {
    const context = { project: task.project, task, options: this.severities.optionsOf(rule) };
    const lacks = () => (rule.needs ?? []).map((need) => lackOfTask(need, task));
    this.run(rule, { task, leg: null, at: task.model.pointer }, context, lacks);
  }

  legRule(rule: LegRule, leg: LegContext): void {
    const { task, source, destination } = leg;
    const options = this.severities.optionsOf(rule);
    const context = { project: task.project, task, leg, source, destination, options };
    const lacks = () => (rule.needs ?? []).map((need) => lackOfLeg(need, leg));
    this.run(rule, { task, leg, at: leg.model.pointer }, context, lacks);
  }

  sideRule(rule: SideRule, side: SideContext): void {
    const { leg } = side;
    const { task } = leg;
    const options = this.severities.optionsOf(rule);
    const context = { project: task.project, task, leg, side, other: side.other, options };
    const lacks = () => (rule.needs ?? []).map((need) => lackOfSideRule(need, side));
    this.run(rule, { task, leg, at: leg.model.pointer }, context, lacks);
  }

  /** Runs what is done for a rule; an exception becomes a finding of its own, and everything else goes on. */
  guarded(place: RulePlace, what: string, action: () => void): void {
    try {
      action();
    } catch (error) {
      const stack = error instanceof Error ? (error.stack ?? String(error)) : String(error);
      this.addException(place, `exception in ${what}`, `Exception in ${what}: ${stack}`, what);
    }
  }

  private run<Context extends object>(
    rule: Rule & Runnable<Context>,
    place: RulePlace,
    context: Context,
    lacks: () => readonly (Lack | null)[],
  ): void {
    const start = this.timer?.now() ?? 0;
    this.guarded(place, rule.code, () => {
      const applies = rule.applies?.(context);
      if (isPromise(applies)) return this.tellAsync(rule, place, 'applies', applies);
      if (applies === false || this.lacks(rule, lacks())) return;
      let state: 'open' | 'ended' | 'told' = 'open';
      const whileOpen =
        <Given>(take: (given: Given) => void) =>
        (given: Given): void => {
          if (state === 'open') take(given);
          else if (state === 'ended') warnOfLateReport(`${rule.code} of ${this.ruleSet.moduleOf(rule)}`);
        };
      const report = whileOpen((found: RuleFinding) => this.report(rule, place, found, () => rule.help?.(context)));
      const notChecked = whileOpen((lack: Lack | Words) => {
        if (isWords(lack) || isLack(lack)) this.collector.addNotChecked(rule.code, lack);
        else this.addFault(rule, place, `it gives ${shown(lack)} as the reason why something was not checked`);
      });
      try {
        const result = rule.check({ ...context, report, notChecked });
        state = 'ended';
        if (!isPromise(result)) return;
        state = 'told';
        this.tellAsync(rule, place, 'check', result);
      } catch (error) {
        state = 'ended';
        throw error;
      }
    });
    this.timer?.add(rule.code, this.timer.now() - start);
  }

  private report(rule: Rule, place: RulePlace, found: RuleFinding, helpOf: () => Words | undefined): void {
    const fault = faultOfFinding(found, rule);
    if (fault !== null) {
      const detail = (found as RuleFinding | undefined)?.detail;
      const said = isWords(detail) ? `${fault.endsWith('?') ? '' : '.'} It says: ${toText(detail).text}` : '';
      return this.addFault(rule, place, `${fault}${said}`);
    }
    const severity = this.severities.of(rule, found.variant ?? null);
    const info = this.infos.get(rule.code);
    if (severity === 'off' || info === undefined) return;
    let help: Words | undefined;
    this.guarded(place, rule.code, () => {
      help = helpOf();
      if (help === undefined || isWords(help)) return;
      this.addFault(rule, place, `its help is no text but ${shown(help)}`);
      help = undefined;
    });
    const { task, leg } = place;
    this.collector.add({ rule: info, severity, found: { ...found }, help: help ?? info.mend, task, leg });
  }

  private lacks(rule: Rule, lacks: readonly (Lack | null)[]): boolean {
    const told = lacks.filter((lack) => lack !== null);
    for (const lack of told) this.collector.addNotChecked(rule.code, lack);
    return told.length > 0;
  }

  /** What the promise comes to is lost: the report is made by then. */
  private tellAsync(rule: Rule, place: RulePlace, part: 'check' | 'applies', promise: PromiseLike<unknown>): void {
    promise.then(undefined, () => undefined);
    this.addFault(rule, place, `its ${part} is async, which dipv does not wait for: let it return without a promise`);
  }

  /** A breach of the contract is told as an exception is. */
  private addFault(rule: Rule, place: RulePlace, fault: string): void {
    const message = `Fault in ${rule.code} of ${this.ruleSet.moduleOf(rule)}: ${fault}`;
    const key = JSON.stringify([message, place.at]);
    if (this.faults.has(key)) return;
    this.faults.add(key);
    this.addException(place, `fault in ${rule.code}`, message, `${rule.code} ${fault}`);
  }

  private addException({ task, leg, at }: RulePlace, reason: string, detail: string, subject: string): void {
    const { code } = this.project.isDualWrite ? DUAL_WRITE_EXCEPTION : PROJECT_EXCEPTION;
    const rule = this.infos.get(code);
    const severity = this.severities.severityOfException(code);
    if (rule === undefined || severity === 'off') return this.collector.addNotChecked(code, reason);
    this.collector.add({ rule, severity, found: { detail, at, subject }, help: rule.mend, task, leg });
  }
}

function tooManyFindings(projects: readonly ProjectReport[], { most }: FindingBudget): readonly Problem[] {
  return projects.flatMap(({ name, file, unlisted }): readonly Problem[] => {
    if (unlisted === undefined) return [];
    const { error, warning, info } = unlisted;
    const reason = `the map ${nameText(name).text} has ${error + warning + info} more findings (errors: ${error}, warnings: ${warning}, infos: ${info}) than there is room for: the run keeps ${most}, and counts the others; mend those that are listed, or set a higher --max-findings`;
    return [{ kind: 'too-many-findings', severity: 'warning', file, reason, pointer: null, line: null, column: null }];
  });
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

function isLack(given: unknown): given is Lack {
  return typeof given === 'object' && given !== null && 'reason' in given && typeof given.reason === 'string';
}

/** By then the finding can go nowhere else: on stderr it is not lost without a word. */
function warnOfLateReport(rule: string): void {
  process.emitWarning(`${rule} reported after its check had ended, so that no report has it: a check must not wait.`);
}

function outline(project: Project): readonly LegOutline[] {
  return project.tasks.flatMap((task) =>
    task.legs.map((leg) => ({
      task: task.name,
      leg: leg.id,
      sourceTable: leg.sourceTable,
      sourceType: leg.sourceEnvironmentType,
      destinationTable: leg.destinationTable,
      destinationType: leg.destinationEnvironmentType,
      mappings: leg.mappings.map(({ sourceField, destinationField, direction }, i) => ({
        sourceField,
        destinationField,
        direction,
        pointer: `${leg.pointer}/fieldMappings/${i}`,
      })),
    })),
  );
}
