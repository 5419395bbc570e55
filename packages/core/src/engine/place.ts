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
} from '../rule.js';
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
  applies(rule: Asked): unknown;
  lacks(rule: Asked): readonly Lack[];
  check(rule: Asked, reporting: Reporting): unknown;
  help(rule: Asked): Words | undefined;
}

type Given<Check> = Readonly<Omit<Check, keyof Reporting>>;

const NOTHING: readonly Lack[] = [];

export class ProjectPlace implements Place<ProjectRule> {
  readonly task = null;
  readonly leg = null;
  readonly at = '';
  readonly #given: Given<ProjectCheck>;

  constructor(project: ProjectContext) {
    this.#given = Object.freeze({ project });
  }

  applies(): undefined {
    return undefined;
  }

  lacks(): readonly Lack[] {
    return NOTHING;
  }

  check(rule: ProjectRule, { report, notChecked }: Reporting): unknown {
    return rule.check({ project: this.#given.project, report, notChecked });
  }

  help(rule: ProjectRule): Words | undefined {
    return rule.help?.(this.#given);
  }
}

export class TaskPlace implements Place<TaskRule> {
  readonly leg = null;
  readonly at: string;
  readonly #given: Given<TaskCheck>;

  constructor(readonly task: TaskContext) {
    this.at = task.model.pointer;
    this.#given = Object.freeze({ project: task.project, task });
  }

  applies(): undefined {
    return undefined;
  }

  lacks({ needs }: TaskRule): readonly Lack[] {
    return lacksOf(needs, lackOfTask, this.task);
  }

  check(rule: TaskRule, { report, notChecked }: Reporting): unknown {
    const { project, task } = this.#given;
    return rule.check({ project, task, report, notChecked });
  }

  help(rule: TaskRule): Words | undefined {
    return rule.help?.(this.#given);
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
    this.#given = Object.freeze({ project: task.project, task, leg, source, destination });
  }

  applies(rule: LegRule): unknown {
    return rule.applies?.(this.#given);
  }

  lacks({ needs }: LegRule): readonly Lack[] {
    return lacksOf(needs, lackOfLeg, this.leg);
  }

  check(rule: LegRule, { report, notChecked }: Reporting): unknown {
    const { project, task, leg, source, destination } = this.#given;
    return rule.check({ project, task, leg, source, destination, report, notChecked });
  }

  help(rule: LegRule): Words | undefined {
    return rule.help?.(this.#given);
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
    this.#given = Object.freeze({ project: task.project, task, leg, side, other });
  }

  applies(rule: SideRule): unknown {
    return rule.applies?.(this.#given);
  }

  lacks({ needs }: SideRule): readonly Lack[] {
    return lacksOf(needs, lackOfSideRule, this.#given.side);
  }

  check(rule: SideRule, { report, notChecked }: Reporting): unknown {
    const { project, task, leg, side, other } = this.#given;
    return rule.check({ project, task, leg, side, other, report, notChecked });
  }

  help(rule: SideRule): Words | undefined {
    return rule.help?.(this.#given);
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
