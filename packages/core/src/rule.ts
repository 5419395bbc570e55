import type { LegContext } from './context/leg-context.js';
import type { MappingContext } from './context/mapping-context.js';
import type { ProjectContext } from './context/project-context.js';
import type { SideContext } from './context/side-context.js';
import type { TaskContext } from './context/task-context.js';
import type { LegFact, ToldLeg, ToldMap } from './leg-fact.js';
import type { RunFact, RunNeed, SideFact, SideNeed } from './model/fact.js';
import type { Lack } from './model/lack.js';
import type { Platform } from './model/platform.js';
import type { RuleExamples } from './rule-example.js';
import type { OptionsDefinition } from './rule-options.js';
import type { Side } from './model/project.js';
import type { Severity } from './model/report.js';
import type { Change, SourceDocument } from './model/source-document.js';
import type { Text, Words } from './model/text.js';

/**
 * What a rule must know before its silence means anything. The engine looks before it runs the rule, and records a rule
 * that lacks something as not checked, with the reason.
 *
 * A leg rule names the side (`table.source`); a side rule means its own side (`table`), or the other one (`table.other`).
 */
export type LegRuleNeed = RunNeed | `${SideNeed}.${Side}`;
export type SideRuleNeed = RunNeed | SideNeed | `${SideNeed}.other`;

/**
 * What a rule asks for beyond its needs, once it runs: it says itself what it lacks of that. `map`: a part of the check
 * needs no more than the map.
 */
export type LegRuleAsk = RunFact | `${SideFact}.${Side}`;
export type SideRuleAsk = RunFact | SideFact | `${SideFact}.other`;

/** A variant of a code with a severity of its own (`DIPV1030/narrowing`). */
export interface RuleVariant {
  readonly name: string;
  readonly severity: Severity;
  /** Its severity in the preset `strict`; default: `severity`. */
  readonly strict?: Severity;
  readonly description: Words;
}

/** A finding as a rule reports it; the engine adds names, place, severity and fingerprint. */
export interface RuleFinding {
  /** What is wrong, naming table and field. */
  readonly detail: Words;
  /** JSON pointer of the place, in `document`. */
  readonly at: string;
  /** The document of `at`; absent: the project's own. */
  readonly document?: SourceDocument;
  /** Characters `start` to `end` inside the string at `at`. */
  readonly span?: { readonly start: number; readonly end: number };
  readonly side?: Side;
  /** The field at fault. */
  readonly field?: string | null;
  readonly mapping?: MappingContext;
  readonly variant?: string;
  /** Tells findings of one code apart that concern no field, for the fingerprint. */
  readonly subject?: string;
  /** How to mend this very finding, where more can be said than the rule's own help. */
  readonly help?: Words;
  readonly fix?: { readonly title: string; readonly changes: readonly Change[] };
}

export interface Reporting {
  report(finding: RuleFinding): void;
  /** Says that a part of the check could not be done, and what is lacking: a lack that dipv knows, or words of one's own. */
  notChecked(lack: Lack | Words): void;
}

export interface ProjectCheck<Options extends object = object> extends Reporting {
  readonly project: ProjectContext;
  /** What the configuration says to this rule for this map, checked; `{}` for a rule without options. */
  readonly options: Options;
}

export interface TaskCheck<Options extends object = object> extends ProjectCheck<Options> {
  readonly task: TaskContext;
}

export interface LegCheck<Options extends object = object> extends TaskCheck<Options> {
  readonly leg: LegContext;
  readonly source: SideContext;
  readonly destination: SideContext;
}

export interface SideCheck<Options extends object = object> extends TaskCheck<Options> {
  readonly leg: LegContext;
  /** The side that this call is about; each leg is checked once a side. */
  readonly side: SideContext;
  readonly other: SideContext;
}

export interface WorkspaceCheck<Judged = unknown, Options extends object = object> extends LegCheck<Options> {
  /** What the rule's own `judge` has said of this leg. */
  readonly judged: Judged;
}

/** Where a rule comes from. */
export interface RuleSource {
  /** The name of the module that brings it along, which is that of its package. */
  readonly name: string;
  /** `null`: the module does not say. */
  readonly version: string | null;
  readonly owner: string | null;
}

/** What is told of a rule in tables, documentation and machine formats. */
export interface RuleInfo {
  /** `DIPV1000` … `DIPV1031`, or a code of one's own. */
  readonly code: string;
  /** For Microsoft's codes the official title. */
  readonly title: string;
  readonly severity: Severity;
  /** Its severity in the preset `strict`. */
  readonly strict: Severity;
  /** Its severity in the preset `service`; `off`: the service itself says nothing of the kind. */
  readonly service: Severity | 'off';
  readonly variants: readonly (RuleVariant & { readonly description: Text })[];
  /** What the rule finds and why it matters. */
  readonly description: Text;
  /** How to mend it, in general. */
  readonly mend: Text;
  /** The page about it; `null`: there is none. */
  readonly docs: string | null;
  readonly fixable: boolean;
  /** What it is asked about; `null`: it is a code of the engine's own. */
  readonly scope: Rule['scope'] | null;
  /** What it must know before its silence means anything, see `LegRuleNeed` and `SideRuleNeed`. */
  readonly needs: readonly string[];
  /** What it asks for beyond that, see `LegRuleAsk` and `SideRuleAsk`. */
  readonly asks: readonly string[];
  /** The platform whose tables it is about; `null`: any. */
  readonly platform: Platform | null;
  /** What a configuration can say beside the severity; `null`: nothing. */
  readonly options: OptionsDefinition | null;
  readonly examples: RuleExamples;
  readonly module: RuleSource;
}

interface RuleDefinition<Check, Options extends object> {
  readonly code: string;
  readonly title: string;
  /** Default `error`. */
  readonly severity?: Severity;
  /** Its severity in the preset `strict`; default: `severity`. */
  readonly strict?: Severity;
  /** Its severity in the preset `service`, which tells what the service itself would say; default: `severity`. */
  readonly service?: Severity | 'off';
  readonly variants?: readonly RuleVariant[];
  readonly description: Words;
  /** How to mend it, in general. */
  readonly mend: Words;
  /** The address of a page about it. Default: for dipv's own rules Microsoft's article on the codes, else none. */
  readonly docs?: string;
  readonly fixable?: boolean;
  /** The platform whose tables it is about; default: any. */
  readonly platform?: Platform;
  /** The code of a rule of another package that this one takes the place of. */
  readonly replaces?: string;
  readonly options?: OptionsDefinition<Options>;
  readonly examples: RuleExamples;
  /** How to mend it, for what is checked here; default: `mend`. */
  help?(context: Omit<Check, keyof Reporting>): Words;
}

export interface ProjectRule<Options extends object = object> extends RuleDefinition<ProjectCheck<Options>, Options> {
  readonly scope: 'project';
  readonly asks?: readonly RunFact[];
  check(context: ProjectCheck<Options>): void;
}

export interface TaskRule<Options extends object = object> extends RuleDefinition<TaskCheck<Options>, Options> {
  readonly scope: 'task';
  readonly needs?: readonly RunNeed[];
  readonly asks?: readonly RunFact[];
  check(context: TaskCheck<Options>): void;
}

export interface LegRule<Options extends object = object> extends RuleDefinition<LegCheck<Options>, Options> {
  readonly scope: 'leg';
  readonly needs?: readonly LegRuleNeed[];
  readonly asks?: readonly LegRuleAsk[];
  /** Whether the rule says anything of this leg; a rule that does not apply is not "not checked". */
  applies?(context: Omit<LegCheck<Options>, keyof Reporting>): boolean;
  check(context: LegCheck<Options>): void;
}

export interface SideRule<Options extends object = object> extends RuleDefinition<SideCheck<Options>, Options> {
  readonly scope: 'side';
  readonly needs?: readonly SideRuleNeed[];
  readonly asks?: readonly SideRuleAsk[];
  applies?(context: Omit<SideCheck<Options>, keyof Reporting>): boolean;
  check(context: SideCheck<Options>): void;
}

/**
 * A rule about each leg whose answer depends on the other maps, too. It is asked in two steps: `judge` sees what is told of
 * all maps, which is plain data, and `check` the leg itself. So maps can be read and checked apart, by several threads or
 * in a later run, and only a map that is judged otherwise than before is checked again.
 */
export interface WorkspaceRule<
  Told = unknown,
  Judged = unknown,
  Options extends object = object,
> extends RuleDefinition<WorkspaceCheck<Judged, Options>, Options> {
  readonly scope: 'workspace';
  readonly needs?: readonly LegRuleNeed[];
  readonly asks?: readonly LegRuleAsk[];
  /** What it has to know of each leg. */
  readonly fact: LegFact<Told>;
  /**
   * What the check of a leg has to know of the others: plain data, as all that JSON holds; `null`: there is nothing to check.
   * @param maps all maps of the run in their order, that of the leg among them: one object a run, for indexes by `onceFor`
   */
  judge(own: ToldLeg<Told>, maps: readonly ToldMap<Told>[]): Judged | null;
  check(context: WorkspaceCheck<Judged, Options>): void;
}

export type Rule = ProjectRule | TaskRule | LegRule | SideRule | WorkspaceRule;

export function projectRule<Options extends object = object>(
  rule: Omit<ProjectRule<Options>, 'scope'>,
): ProjectRule<Options> {
  return Object.freeze({ scope: 'project', ...rule });
}

export function taskRule<Options extends object = object>(rule: Omit<TaskRule<Options>, 'scope'>): TaskRule<Options> {
  return Object.freeze({ scope: 'task', ...rule });
}

export function legRule<Options extends object = object>(rule: Omit<LegRule<Options>, 'scope'>): LegRule<Options> {
  return Object.freeze({ scope: 'leg', ...rule });
}

/** A rule that looks at each side of a leg by itself, the same way round or the other. */
export function sideRule<Options extends object = object>(rule: Omit<SideRule<Options>, 'scope'>): SideRule<Options> {
  return Object.freeze({ scope: 'side', ...rule });
}

/** A rule about each leg that looks at the other maps, too. */
export function workspaceRule<Told, Judged, Options extends object = object>(
  rule: Omit<WorkspaceRule<Told, Judged, Options>, 'scope'>,
): WorkspaceRule<Told, Judged, Options> {
  return Object.freeze({ scope: 'workspace', ...rule });
}
