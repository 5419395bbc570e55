import { foldName } from '../names.js';
import type { MapDependencies } from '../context/map-dependencies.js';
import type { ProjectContext } from '../context/project-context.js';
import { RunContext } from '../context/run-context.js';
import { WorkspaceContext } from '../context/workspace-context.js';
import type { Problem, ProjectReport, Report } from '../model/report.js';
import type { Project } from '../model/project.js';
import type { Workspace } from '../model/workspace.js';
import { name as nameText } from '../model/text.js';
import { CLOCK, COMPANY_CONTEXT, FINGERPRINT, INTEGRATION_KEY_CHOICE, type Fingerprint } from '../modules/services.js';
import type { Services } from '../modules/token.js';
import type { ValidatorConfig } from '../validator-config.js';
import { FindingBudget, MOST_FINDINGS } from './finding-budget.js';
import { freezeModel } from '../model/freeze.js';
import type { RuleSet } from './rule-set.js';
import { makeReport } from './make-report.js';
import { mapOrder } from './map-order.js';
import { drawnOutlineOf, outlineOf } from './outline.js';
import { LegPlace, ProjectPlace, SidePlace, TaskPlace, WorkspacePlace } from './place.js';
import { ProjectRun, type RuleTimer } from './project-run.js';
import { Suppressions } from './suppressions.js';

export interface CheckOptions {
  /** Checks only some maps; the others are still known to it. */
  readonly filter?: (project: Project) => boolean;
  /** The other maps are checked elsewhere: a suppression of them that matches nothing here is told, for whoever merges. */
  readonly isShard?: boolean;
  readonly timer?: RuleTimer;
  /** Whether the report tells the order of the maps, those that are not checked among them. */
  readonly order?: boolean;
  /** Whether legs are outlined with all that a picture shows of them. */
  readonly pictures?: boolean;
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
    /** Whether rules that dipv does not test are bound, which must not change what others see. */
    private readonly hasForeignRules: boolean,
  ) {
    this.fingerprint = services(FINGERPRINT);
  }

  /** Checks one map at a time, so that a caller can tell how far it is, or stop and make do with what there is. */
  *check(workspace: Workspace, options: CheckOptions): Generator<ProjectReport, Report> {
    if (this.hasForeignRules) freezeModel(workspace);
    const all = new WorkspaceContext(this.contextOf(workspace), this.ruleSet.asksOfAllMaps);
    const suppressions = new Suppressions(this.config.suppress ?? [], this.services(CLOCK)());
    const isWhole = options.filter === undefined || options.isShard === true;
    const budget = new FindingBudget(options.maxFindings ?? MOST_FINDINGS);
    const projects: ProjectReport[] = [];
    for (const project of workspace.projects) {
      const names = { name: project.name, file: project.document.file };
      suppressions.expect(names, this.ruleSet.severitiesFor(names).isOnByName);
      if (options.filter?.(project) === false) continue;
      const report = this.checkProject(all, project, suppressions, budget, options);
      projects.push(report);
      yield report;
    }
    const problems = [...workspace.problems, ...suppressions.problems(isWhole), ...tooManyFindings(projects, budget)];
    const report = makeReport(this.tool, projects, problems);
    return options.order === true ? { ...report, order: mapOrder(all.dependencies) } : report;
  }

  /** The maps of a workspace as rules see them. */
  contexts(workspace: Workspace): readonly ProjectContext[] {
    const all = this.allOf(workspace);
    return workspace.projects.map((project) => all.of(project));
  }

  /** How the maps of a workspace rest on each other. */
  dependencies(workspace: Workspace): MapDependencies {
    return this.allOf(workspace).dependencies;
  }

  private allOf(workspace: Workspace): WorkspaceContext {
    return new WorkspaceContext(this.contextOf(workspace));
  }

  private contextOf(workspace: Workspace): RunContext {
    const sharing = new Set((this.config.crossCompanySharing ?? []).map(foldName));
    const { services, hasForeignRules } = this;
    return new RunContext(
      workspace,
      sharing,
      hasForeignRules,
      services(COMPANY_CONTEXT),
      services(INTEGRATION_KEY_CHOICE),
    );
  }

  private checkProject(
    all: WorkspaceContext,
    project: Project,
    suppressions: Suppressions,
    budget: FindingBudget,
    { timer = null, pictures = false }: { readonly timer?: RuleTimer | null; readonly pictures?: boolean },
  ): ProjectReport {
    const names = { name: project.name, file: project.document.file };
    const severities = this.ruleSet.severitiesFor(names);
    const { rules } = severities;
    const check = new ProjectRun(this.ruleSet, severities, project, this.fingerprint, budget, timer);
    let legs = outlineOf(project);
    check.guarded(WHOLE_PROJECT, 'the map could not be prepared for its rules', () => {
      const context = all.passing(project);
      const kept = rules.workspace.length > 0 ? all.of(project).tasks : [];
      check.ask(rules.project, new ProjectPlace(context));
      for (const [i, task] of context.tasks.entries()) {
        check.ask(rules.task, new TaskPlace(task));
        for (const [k, leg] of task.legs.entries()) {
          check.ask(rules.leg, new LegPlace(leg));
          const keptLeg = kept[i]?.legs[k];
          if (keptLeg !== undefined) check.ask(rules.workspace, new WorkspacePlace(keptLeg, all));
          const source = new SidePlace(leg.source);
          const destination = new SidePlace(leg.destination);
          for (const rule of rules.side) {
            check.askOne(rule, source);
            check.askOne(rule, destination);
          }
        }
      }
      if (pictures) legs = drawnOutlineOf(context);
    });
    return {
      name: project.name,
      version: project.version,
      dualWrite: project.isDualWrite,
      file: project.document.file,
      ...suppressions.apply(names, check.collector.findings()),
      ...(check.collector.unlisted === null ? {} : { unlisted: check.collector.unlisted }),
      notChecked: check.collector.notChecked,
      legs,
    };
  }
}

const WHOLE_PROJECT = { task: null, leg: null, at: '' };

function tooManyFindings(projects: readonly ProjectReport[], { most }: FindingBudget): readonly Problem[] {
  return projects.flatMap(({ name, file, unlisted }): readonly Problem[] => {
    if (unlisted === undefined) return [];
    const { error, warning, info } = unlisted;
    const reason = `the map ${nameText(name).text} has ${error + warning + info} more findings (errors: ${error}, warnings: ${warning}, infos: ${info}) than there is room for: the run keeps ${most}, and counts the others; mend those that are listed, or set a higher --max-findings`;
    return [{ kind: 'too-many-findings', severity: 'warning', file, reason, pointer: null, line: null, column: null }];
  });
}
