import { foldName } from '../names.js';
import type { MapDependencies } from '../context/map-dependencies.js';
import { ProjectContext } from '../context/project-context.js';
import { RunContext } from '../context/run-context.js';
import { WorkspaceContext } from '../context/workspace-context.js';
import type { Judgement, MapFacts } from '../leg-fact.js';
import type { Problem, ProjectReport, Report, Severity } from '../model/report.js';
import type { Project } from '../model/project.js';
import type { Workspace } from '../model/workspace.js';
import { name as nameText } from '../model/text.js';
import { CLOCK, COMPANY_CONTEXT, FINGERPRINT, INTEGRATION_KEY_CHOICE, type Fingerprint } from '../modules/services.js';
import type { Services } from '../modules/token.js';
import type { ValidatorConfig } from '../validator-config.js';
import { byCode, byPlace } from './finding-collector.js';
import { FindingBudget, MOST_FINDINGS } from './finding-budget.js';
import { factsOf, judgeAll } from './judging.js';
import { freezeModel } from '../model/freeze.js';
import type { MapNames } from './map-pattern.js';
import type { RulesByScope, RuleSet } from './rule-set.js';
import { makeReport } from './make-report.js';
import { mapOrder } from './map-order.js';
import { drawnOutlineOf, outlineOf } from './outline.js';
import { LegPlace, ProjectPlace, SidePlace, TaskPlace } from './place.js';
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
  /**
   * Judges the maps by what is told of them, in their order, for whoever has checked others elsewhere or before; default:
   * by these alone.
   */
  readonly judge?: (maps: readonly MapFacts[]) => readonly (readonly Judgement[])[];
}

/** A map, and what was found in it so far. */
export interface CheckedMap {
  readonly project: Project;
  readonly report: ProjectReport;
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

  /**
   * Checks one map at a time, so that a caller can tell how far it is, or stop and make do with what there is. Rules about
   * all maps are asked in the end: a map that they say something of comes once more, with that.
   */
  *check(workspace: Workspace, options: CheckOptions): Generator<CheckedMap, Report> {
    if (this.hasForeignRules) freezeModel(workspace);
    const all = new WorkspaceContext(this.contextOf(workspace));
    const suppressions = new Suppressions(this.config.suppress ?? [], this.services(CLOCK)());
    const isWhole = options.filter === undefined || options.isShard === true;
    const budget = new FindingBudget(options.maxFindings ?? MOST_FINDINGS);
    const run: EngineRun = { suppressions, budget, timer: options.timer ?? null, pictures: options.pictures ?? false };
    const reports = new Map<Project, ProjectReport>();
    const facts: MapFacts[] = [];
    const { rulesOfAllMaps } = this.ruleSet;
    for (const project of workspace.projects) {
      const names = namesOf(project);
      suppressions.expect(names, this.ruleSet.severitiesFor(names).isOnByName);
      const isChosen = options.filter?.(project) !== false;
      const context = once(() => new ProjectContext(all.run, project));
      const report = isChosen ? this.checkProject(context, project, run) : null;
      if (rulesOfAllMaps.length > 0) facts.push(factsOf(project, context, rulesOfAllMaps, run.timer));
      if (report === null) continue;
      reports.set(project, report);
      yield { project, report };
    }
    if (facts.length > 0) {
      const judge = options.judge ?? ((maps) => this.judge(maps, run.timer));
      const judgements = judge(facts);
      facts.length = 0;
      for (const [i, project] of workspace.projects.entries()) {
        const before = reports.get(project);
        const ofMap = judgements[i] ?? [];
        if (before === undefined || ofMap.length === 0) continue;
        const context = once(() => new ProjectContext(all.run, project));
        const report = united(before, this.checkJudged(context, ofMap, project, run));
        reports.set(project, report);
        yield { project, report };
      }
    }
    const projects = [...reports.values()];
    const problems = [...workspace.problems, ...suppressions.problems(isWhole), ...tooManyFindings(projects, budget)];
    const report = makeReport(this.tool, projects, problems);
    return options.order === true ? { ...report, order: mapOrder(all.dependencies) } : report;
  }

  /** What rules about all maps say of the legs of each, by what is told of all of them, in their order. */
  judge(maps: readonly MapFacts[], timer: RuleTimer | null = null): readonly (readonly Judgement[])[] {
    return judgeAll(maps, this.ruleSet, this.hasForeignRules, timer);
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

  private checkProject(context: () => ProjectContext, project: Project, run: EngineRun): ProjectReport {
    const { check, rules } = this.runOver(project, run);
    let legs = outlineOf(project);
    check.guarded(WHOLE_PROJECT, NOT_PREPARED, () => {
      const made = context();
      check.ask(rules.project, new ProjectPlace(made));
      for (const task of made.tasks) {
        check.ask(rules.task, new TaskPlace(task));
        for (const leg of task.legs) {
          check.ask(rules.leg, new LegPlace(leg));
          const source = new SidePlace(leg.source);
          const destination = new SidePlace(leg.destination);
          for (const rule of rules.side) {
            check.askOne(rule, source);
            check.askOne(rule, destination);
          }
        }
      }
      if (run.pictures) legs = drawnOutlineOf(made);
    });
    const { name, version, isDualWrite, document } = project;
    return { name, version, dualWrite: isDualWrite, file: document.file, ...found(project, check, run), legs };
  }

  /** What rules about all maps say of one. */
  private checkJudged(
    context: () => ProjectContext,
    judgements: readonly Judgement[],
    project: Project,
    run: EngineRun,
  ): Found {
    const { check, rules } = this.runOver(project, run);
    check.guarded(WHOLE_PROJECT, NOT_PREPARED, () => {
      const legs = context().tasks.flatMap((task) => task.legs);
      for (const { leg, code, answer } of judgements) {
        const rule = rules.workspace.find((each) => each.code === code);
        const of = legs[leg];
        if (rule !== undefined && of !== undefined) check.askJudged(rule, of, answer);
      }
    });
    return found(project, check, run);
  }

  private runOver(project: Project, { budget, timer }: EngineRun): { check: ProjectRun; rules: RulesByScope } {
    const severities = this.ruleSet.severitiesFor(namesOf(project));
    const check = new ProjectRun(this.ruleSet, severities, project, this.fingerprint, budget, timer);
    return { check, rules: severities.rules };
  }
}

/** What holds for all maps of one run. */
interface EngineRun {
  readonly suppressions: Suppressions;
  readonly budget: FindingBudget;
  readonly timer: RuleTimer | null;
  readonly pictures: boolean;
}

/** What the rules of one run over a map found. */
type Found = Pick<ProjectReport, 'findings' | 'suppressed' | 'notChecked' | 'unlisted'>;

function found(project: Project, { collector }: ProjectRun, { suppressions }: EngineRun): Found {
  const { unlisted, notChecked } = collector;
  return {
    ...suppressions.apply(namesOf(project), collector.findings()),
    ...(unlisted === null ? {} : { unlisted }),
    notChecked,
  };
}

/** A report with what rules about all maps found. */
function united(report: ProjectReport, more: Found): ProjectReport {
  const unlisted = [report.unlisted ?? [], more.unlisted ?? []].flat();
  const sum = (severity: Severity): number => unlisted.reduce((count, each) => count + each[severity], 0);
  return {
    ...report,
    findings: [...report.findings, ...more.findings].sort(byPlace),
    suppressed: [...report.suppressed, ...more.suppressed].sort((a, b) => byPlace(a.finding, b.finding)),
    notChecked: [...report.notChecked, ...more.notChecked].sort(byCode),
    ...(unlisted.length === 0 ? {} : { unlisted: { error: sum('error'), warning: sum('warning'), info: sum('info') } }),
  };
}

function namesOf({ name, document: { file } }: Project): MapNames {
  return { name, file };
}

function once<Made>(make: () => Made): () => Made {
  let made: { readonly made: Made } | null = null;
  return () => (made ??= { made: make() }).made;
}

const NOT_PREPARED = 'the map could not be prepared for its rules';
const WHOLE_PROJECT = { task: null, leg: null, at: '' };

function tooManyFindings(projects: readonly ProjectReport[], { most }: FindingBudget): readonly Problem[] {
  return projects.flatMap(({ name, file, unlisted }): readonly Problem[] => {
    if (unlisted === undefined) return [];
    const { error, warning, info } = unlisted;
    const reason = `the map ${nameText(name).text} has ${error + warning + info} more findings (errors: ${error}, warnings: ${warning}, infos: ${info}) than there is room for: the run keeps ${most}, and counts the others; mend those that are listed, or set a higher --max-findings`;
    return [{ kind: 'too-many-findings', severity: 'warning', file, reason, pointer: null, line: null, column: null }];
  });
}
