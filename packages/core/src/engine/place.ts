import type { LegContext } from '../context/leg-context.js';
import type { ProjectContext } from '../context/project-context.js';
import type { SideContext } from '../context/side-context.js';
import type { TaskContext } from '../context/task-context.js';
import type { Lack } from '../model/lack.js';
import type { Words } from '../model/text.js';
import type {
  LegCheck,
  LegRule,
  ProjectCheck,
  ProjectRule,
  Reporting,
  SideCheck,
  SideRule,
  TaskCheck,
  TaskRule,
  WorkspaceCheck,
  WorkspaceRule,
} from '../rule.js';
import { NO_OPTIONS } from '../rule-options.js';
import { lackOfLeg, lackOfSideRule, lackOfTask } from './needs.js';

/** What a finding is placed by. */
export interface At {
  readonly task: TaskContext | null;
  readonly leg: LegContext | null;
  /** The pointer of what the rule was asked about. */
  readonly at: string;
}

/**
 * What all rules of one scope are asked about, made once for all of them. What a rule's functions return is not what
 * its type says where nobody checked it.
 */
export interface Place<Asked> extends At {
  applies(rule: Asked, options: object): unknown;
  lacks(rule: Asked): readonly Lack[];
  check(rule: Asked, options: object, reporting: Reporting): unknown;
  help(rule: Asked, options: object): Words | undefined;
}

type Given<Check> = Readonly<Omit<Check, keyof Reporting>>;

const NOTHING: readonly Lack[] = [];

/** Most rules have no options, so that all of them get one object. */
function withOptions<About extends { readonly options: object }>(about: About, options: object): About {
  return options === about.options ? about : Object.freeze({ ...about, options });
}

export class ProjectPlace implements Place<ProjectRule> {
  readonly task = null;
  readonly leg = null;
  readonly at = '';
  readonly #given: Given<ProjectCheck>;

  constructor(project: ProjectContext) {
    this.#given = Object.freeze({ project, options: NO_OPTIONS });
  }

  applies(): true {
    return true;
  }

  lacks(): readonly Lack[] {
    return NOTHING;
  }

  check(rule: ProjectRule, options: object, { report, notChecked }: Reporting): unknown {
    return rule.check({ project: this.#given.project, options, report, notChecked });
  }

  help(rule: ProjectRule, options: object): Words | undefined {
    return rule.help?.(withOptions(this.#given, options));
  }
}

export class TaskPlace implements Place<TaskRule> {
  readonly leg = null;
  readonly at: string;
  readonly #given: Given<TaskCheck>;

  constructor(readonly task: TaskContext) {
    this.at = task.model.pointer;
    this.#given = Object.freeze({ project: task.project, task, options: NO_OPTIONS });
  }

  applies(): true {
    return true;
  }

  lacks({ needs }: TaskRule): readonly Lack[] {
    return lacksOf(needs, lackOfTask, this.task);
  }

  check(rule: TaskRule, options: object, { report, notChecked }: Reporting): unknown {
    const { project, task } = this.#given;
    return rule.check({ project, task, options, report, notChecked });
  }

  help(rule: TaskRule, options: object): Words | undefined {
    return rule.help?.(withOptions(this.#given, options));
  }
}

export class LegPlace implements Place<LegRule> {
  readonly task: TaskContext;
  readonly at: string;
  readonly #given: Given<LegCheck>;

  constructor(readonly leg: LegContext) {
    const { task, source, destination } = leg;
    this.task = task;
    this.at = leg.model.pointer;
    this.#given = Object.freeze({ project: task.project, task, leg, source, destination, options: NO_OPTIONS });
  }

  applies(rule: LegRule, options: object): unknown {
    return rule.applies === undefined || rule.applies(withOptions(this.#given, options));
  }

  lacks({ needs }: LegRule): readonly Lack[] {
    return lacksOf(needs, lackOfLeg, this.leg);
  }

  check(rule: LegRule, options: object, { report, notChecked }: Reporting): unknown {
    const { project, task, leg, source, destination } = this.#given;
    return rule.check({ project, task, leg, source, destination, options, report, notChecked });
  }

  help(rule: LegRule, options: object): Words | undefined {
    return rule.help?.(withOptions(this.#given, options));
  }
}

export class WorkspacePlace implements Place<WorkspaceRule> {
  readonly task: TaskContext;
  readonly at: string;
  readonly #given: Given<WorkspaceCheck>;

  /** @param judged what the rule has said of the leg itself, by all maps */
  constructor(
    readonly leg: LegContext,
    judged: unknown,
  ) {
    const { task, source, destination } = leg;
    this.task = task;
    this.at = leg.model.pointer;
    const { project } = task;
    this.#given = Object.freeze({ judged, project, task, leg, source, destination, options: NO_OPTIONS });
  }

  applies(): true {
    return true;
  }

  lacks({ needs }: WorkspaceRule): readonly Lack[] {
    return lacksOf(needs, lackOfLeg, this.leg);
  }

  check(rule: WorkspaceRule, options: object, { report, notChecked }: Reporting): unknown {
    return rule.check({ ...this.#given, options, report, notChecked });
  }

  help(rule: WorkspaceRule, options: object): Words | undefined {
    return rule.help?.(withOptions(this.#given, options));
  }
}

export class SidePlace implements Place<SideRule> {
  readonly task: TaskContext;
  readonly leg: LegContext;
  readonly at: string;
  readonly #given: Given<SideCheck>;

  constructor(side: SideContext) {
    const { leg, other } = side;
    const { task } = leg;
    this.task = task;
    this.leg = leg;
    this.at = leg.model.pointer;
    this.#given = Object.freeze({ project: task.project, task, leg, side, other, options: NO_OPTIONS });
  }

  applies(rule: SideRule, options: object): unknown {
    return rule.applies === undefined || rule.applies(withOptions(this.#given, options));
  }

  lacks({ needs }: SideRule): readonly Lack[] {
    return lacksOf(needs, lackOfSideRule, this.#given.side);
  }

  check(rule: SideRule, options: object, { report, notChecked }: Reporting): unknown {
    const { project, task, leg, side, other } = this.#given;
    return rule.check({ project, task, leg, side, other, options, report, notChecked });
  }

  help(rule: SideRule, options: object): Words | undefined {
    return rule.help?.(withOptions(this.#given, options));
  }
}

/** Most rules lack nothing, or one thing. */
function lacksOf<Need, About>(
  needs: readonly Need[] = [],
  lackOf: (need: Need, about: About) => Lack | null,
  about: About,
): readonly Lack[] {
  let lacks: Lack[] | null = null;
  for (const need of needs) {
    const lack = lackOf(need, about);
    if (lack !== null) (lacks ??= []).push(lack);
  }
  return lacks ?? NOTHING;
}
