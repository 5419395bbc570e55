import { Engine, type CheckedMap, type CheckOptions, type Tool } from './engine/engine.js';
import type { MapDependencies } from './context/map-dependencies.js';
import type { ProjectContext } from './context/project-context.js';
import { RuleSet } from './engine/rule-set.js';
import type { Judgement, MapFacts } from './leg-fact.js';
import type { Report } from './model/report.js';
import type { Workspace } from './model/workspace.js';
import { loadModules } from './modules/load-modules.js';
import { isOwn, type Module } from './modules/module.js';
import type { Services } from './modules/token.js';
import type { Reader } from './reader.js';
import type { ReportFormat } from './report-format.js';
import type { RuleInfo } from './rule.js';
import type { ValidatorConfig } from './validator-config.js';
import { VERSION } from './version.js';

/** A build of dipv, ready to run. */
export interface Validator {
  /** Every rule of the build, by code, the engine's own codes included. */
  readonly rules: readonly RuleInfo[];
  /** The readers that the build adds, for `readWorkspace` of `@dipv/formats`. */
  readonly readers: readonly Reader[];
  /** The output formats of the build, by name. */
  readonly formats: ReadonlyMap<string, ReportFormat>;
  /** The services of the build. */
  readonly services: Services;
  /** Whether a rule that is on asks about all maps, so that what is found in one may change with another. */
  readonly asksOfAllMaps: boolean;
  validate(workspace: Workspace): Report;
  /**
   * The same, one map at a time: yields each map's report, and returns the whole one. A map that rules about all maps say
   * something of comes twice; the later report holds.
   */
  check(workspace: Workspace, options?: CheckOptions): Generator<CheckedMap, Report>;
  /** What rules about all maps say of each, by what is told of all of them, in their order: for `judge` of `CheckOptions`. */
  judge(maps: readonly MapFacts[]): readonly (readonly Judgement[])[];
  /** The maps as rules see them, in the order of the workspace: for what describes maps rather than checks them. */
  contexts(workspace: Workspace): readonly ProjectContext[];
  /** How the maps of a workspace rest on each other, and in which order to enable them. */
  dependencies(workspace: Workspace): MapDependencies;
}

export interface ValidatorOptions {
  /** Rule packages, formats and modules of one's own, in any order. */
  readonly modules: readonly Module[];
  readonly config?: ValidatorConfig;
  /** The name and version that reports carry. Default: those of this package. */
  readonly tool?: Tool;
}

/**
 * Composes a validator. Where it has modules that are not dipv's own, what it checks is frozen, so that no rule can change it.
 * @throws ConfigurationError without any rule, with a module that breaks the contract or gets in the way of another, or
 * with a configuration that names unknown rules
 */
export function createValidator({
  modules,
  config = {},
  tool = { name: 'dipv', version: VERSION },
}: ValidatorOptions): Validator {
  const { rules, readers, formats, services } = loadModules(modules);
  const ruleSet = new RuleSet(rules, config);
  const engine = new Engine(ruleSet, config, tool, services, !modules.every(isOwn));
  return {
    rules: ruleSet.infos,
    readers,
    formats,
    services,
    asksOfAllMaps: ruleSet.rulesOfAllMaps.length > 0,
    validate: (workspace) => runToEnd(engine.check(workspace, {})),
    check: (workspace, options = {}) => engine.check(workspace, options),
    judge: (maps) => engine.judge(maps),
    contexts: (workspace) => engine.contexts(workspace),
    dependencies: (workspace) => engine.dependencies(workspace),
  };
}

function runToEnd(check: Generator<CheckedMap, Report>): Report {
  for (;;) {
    const { done, value } = check.next();
    if (done === true) return value;
  }
}
