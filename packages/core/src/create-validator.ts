import { Container, type ContainerModule } from 'inversify';
import { Engine, type CheckOptions, type Tool } from './engine/engine.js';
import { RuleSet } from './engine/rule-set.js';
import type { ProjectReport, Report } from './model/report.js';
import type { Workspace } from './model/workspace.js';
import type { ReportFormat } from './report-format.js';
import type { RuleInfo } from './rule.js';
import { FORMAT, RULE } from './tokens.js';
import { ConfigurationError, type ValidatorConfig } from './validator-config.js';

/** A build of dipv, ready to run. */
export interface Validator {
  /** Every rule of the build, by code, the engine's own codes included. */
  readonly rules: readonly RuleInfo[];
  /** The output formats of the build, by name. */
  readonly formats: ReadonlyMap<string, ReportFormat>;
  validate(workspace: Workspace): Report;
  /** The same, one map at a time: yields each map's report, and returns the whole one. */
  check(workspace: Workspace, options?: CheckOptions): Generator<ProjectReport, Report>;
}

export interface ValidatorOptions {
  /** Rule packages, formats and modules of one's own; a module that takes the place of another's service must `rebind` it. */
  readonly modules: readonly ContainerModule[];
  readonly config?: ValidatorConfig;
  /** The name and version that reports carry. */
  readonly tool?: Tool;
}

/**
 * Composes a validator.
 * @throws ConfigurationError without any rule, with two rules of one code or two formats of one name, or
 * with a configuration that names unknown rules
 */
export function createValidator({
  modules,
  config = {},
  tool = { name: 'dipv', version: '0.1.0' },
}: ValidatorOptions): Validator {
  const container = new Container();
  container.load(...new Set(modules));
  const ruleSet = new RuleSet(container.getAll(RULE), config);
  const engine = new Engine(ruleSet, config, tool);
  return {
    rules: ruleSet.infos,
    formats: formatsByName(container.getAll(FORMAT)),
    validate: (workspace) => runToEnd(engine.check(workspace, {})),
    check: (workspace, options = {}) => engine.check(workspace, options),
  };
}

function formatsByName(formats: readonly ReportFormat[]): ReadonlyMap<string, ReportFormat> {
  const byName = new Map<string, ReportFormat>();
  for (const format of formats) {
    if (byName.has(format.name)) throw new ConfigurationError(`Two formats have the name ${format.name}.`);
    byName.set(format.name, format);
  }
  return byName;
}

function runToEnd(check: Generator<ProjectReport, Report>): Report {
  for (;;) {
    const { done, value } = check.next();
    if (done === true) return value;
  }
}
