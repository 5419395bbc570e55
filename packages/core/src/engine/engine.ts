import { foldName } from '../names.js';
import type { Lack } from '../knowledge/lack.js';
import type { LegContext } from '../context/leg-context.js';
import { ProjectContext } from '../context/project-context.js';
import { RunContext } from '../context/run-context.js';
import type { SideContext } from '../context/side-context.js';
import type { TaskContext } from '../context/task-context.js';
import type { LegOutline, ProjectReport, Report } from '../model/report.js';
import type { Project } from '../model/project.js';
import type { Workspace } from '../model/workspace.js';
import type { Words } from '../model/text.js';
import type { LegRule, ProjectRule, Rule, RuleFinding, RuleInfo, SideRule, TaskRule } from '../rule.js';
import type { ValidatorConfig } from '../validator-config.js';
import { DUAL_WRITE_EXCEPTION, PROJECT_EXCEPTION } from './exception-rules.js';
import { FindingCollector } from './finding-collector.js';
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
}

export interface Tool {
  readonly name: string;
  readonly version: string;
}

/** Runs every rule over every project of a workspace. */
export class Engine {
  private readonly infos: ReadonlyMap<string, RuleInfo>;

  constructor(
    private readonly ruleSet: RuleSet,
    private readonly config: ValidatorConfig,
    private readonly tool: Tool,
  ) {
    this.infos = new Map(ruleSet.infos.map((info) => [info.code, info]));
  }

  /** Checks one map at a time, so that a caller can tell how far it is, or stop and make do with what there is. */
  *check(workspace: Workspace, options: CheckOptions): Generator<ProjectReport, Report> {
    const sharing = new Set((this.config.crossCompanySharing ?? []).map(foldName));
    const context = new RunContext(workspace, sharing);
    const suppressions = new Suppressions(this.config);
    const isWhole = options.filter === undefined || options.isShard === true;
    const projects: ProjectReport[] = [];
    for (const project of workspace.projects) {
      const names = { name: project.name, file: project.document.file };
      suppressions.expect(names, this.ruleSet.severitiesFor(names).isOnByName);
      if (options.filter?.(project) === false) continue;
      const report = this.checkProject(context, project, suppressions, options.timer ?? null);
      projects.push(report);
      yield report;
    }
    return makeReport(this.tool, projects, [...workspace.problems, ...suppressions.problems(isWhole)]);
  }

  private checkProject(
    run: RunContext,
    project: Project,
    suppressions: Suppressions,
    timer: RuleTimer | null,
  ): ProjectReport {
    const names = { name: project.name, file: project.document.file };
    const severities = this.ruleSet.severitiesFor(names);
    const rules = this.ruleSet.rules.filter((rule) => severities.isOn(rule));
    const check = new ProjectRun(severities, this.infos, project, timer);
    check.guarded(null, null, '', 'the map could not be prepared for its rules', () => {
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
      notChecked: check.collector.notChecked,
      legs: outline(project),
    };
  }
}

/** The rules of one run over one project. */
class ProjectRun {
  readonly collector: FindingCollector;

  constructor(
    private readonly severities: Severities,
    private readonly infos: ReadonlyMap<string, RuleInfo>,
    private readonly project: Project,
    private readonly timer: RuleTimer | null,
  ) {
    this.collector = new FindingCollector(project);
  }

  projectRule(rule: ProjectRule, project: ProjectContext): void {
    const context = { project };
    this.guarded(null, null, '', rule.code, () =>
      rule.check({ ...context, ...this.reporting(rule, null, null, () => rule.help?.(context)) }),
    );
  }

  taskRule(rule: TaskRule, task: TaskContext): void {
    const context = { project: task.project, task };
    this.guarded(task, null, task.task.pointer, rule.code, () => {
      if (
        this.lacks(
          rule,
          (rule.needs ?? []).map((need) => lackOfTask(need, task)),
        )
      )
        return;
      rule.check({ ...context, ...this.reporting(rule, task, null, () => rule.help?.(context)) });
    });
  }

  legRule(rule: LegRule, leg: LegContext): void {
    const { task, source, destination } = leg;
    const context = { project: task.project, task, leg, source, destination };
    this.guarded(task, leg, leg.leg.pointer, rule.code, () => {
      if (rule.applies?.(context) === false) return;
      if (
        this.lacks(
          rule,
          (rule.needs ?? []).map((need) => lackOfLeg(need, leg)),
        )
      )
        return;
      rule.check({ ...context, ...this.reporting(rule, task, leg, () => rule.help?.(context)) });
    });
  }

  sideRule(rule: SideRule, side: SideContext): void {
    const { leg } = side;
    const context = { project: leg.task.project, task: leg.task, leg, side, other: side.other };
    this.guarded(leg.task, leg, leg.leg.pointer, rule.code, () => {
      if (rule.applies?.(context) === false) return;
      if (
        this.lacks(
          rule,
          (rule.needs ?? []).map((need) => lackOfSideRule(need, side)),
        )
      )
        return;
      rule.check({ ...context, ...this.reporting(rule, leg.task, leg, () => rule.help?.(context)) });
    });
  }

  /** Runs a check; an exception becomes a finding of its own, and everything else goes on. */
  guarded(task: TaskContext | null, leg: LegContext | null, at: string, what: string, check: () => void): void {
    const start = this.timer?.now() ?? 0;
    try {
      check();
    } catch (error) {
      const { code } = this.project.isDualWrite ? DUAL_WRITE_EXCEPTION : PROJECT_EXCEPTION;
      const rule = this.infos.get(code);
      if (rule === undefined) throw error;
      const stack = error instanceof Error ? (error.stack ?? String(error)) : String(error);
      const severity = this.severities.severityOfException(code);
      if (severity === 'off') return this.collector.addNotChecked(code, `exception in ${what}`);
      const found: RuleFinding = { detail: `Exception in ${what}: ${stack}`, at, subject: what };
      this.collector.add({ rule, severity, found, help: rule.mend, task, leg });
    } finally {
      this.timer?.add(what, this.timer.now() - start);
    }
  }

  private lacks(rule: Rule, lacks: readonly (Lack | null)[]): boolean {
    const told = lacks.filter((lack) => lack !== null);
    for (const lack of told) this.collector.addNotChecked(rule.code, lack);
    return told.length > 0;
  }

  private reporting(
    rule: Rule,
    task: TaskContext | null,
    leg: LegContext | null,
    help: () => Words | undefined,
  ): { report(found: RuleFinding): void; notChecked(lack: Lack | Words): void } {
    const { collector, severities, infos } = this;
    return {
      report(found) {
        const severity = severities.of(rule, found.variant ?? null);
        const info = infos.get(rule.code);
        if (severity === 'off' || info === undefined) return;
        collector.add({ rule: info, severity, found, help: help() ?? info.mend, task, leg });
      },
      notChecked: (lack) => collector.addNotChecked(rule.code, lack),
    };
  }
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
