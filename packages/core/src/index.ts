export type * from './model/connection-set.js';
export { oppositeOf } from './model/project.js';
export type * from './model/project.js';
export { platformOf } from './model/platform.js';
export type * from './model/platform.js';
export type * from './model/report.js';
export type * from './model/source-document.js';
export { code, field, list, name, partsOf, say, toText } from './model/text.js';
export type * from './model/text.js';
export { DATE_BEHAVIORS, FIELD_KINDS } from './model/table.js';
export type * from './model/table.js';
export { ORGANIZATION_LISTS } from './model/workspace.js';
export type * from './model/workspace.js';
export { foldName, isBlank } from './names.js';
export { isExpanded, parseFieldPath, plainPaths, type FieldPath, type PolymorphicTarget } from './field-path.js';
export { memberLabelled, memberNamed } from './choice-members.js';
export { beginningForFile, isDeviceName } from './file-names.js';
export { nearestName } from './nearest-name.js';
export { MapPatterns } from './engine/map-pattern.js';
export { MOST_FINDINGS } from './engine/finding-budget.js';
export { onceFor } from './once-for.js';
export { withoutSecrets, withSecretsMasked } from './secrets.js';
export type * from './reader.js';
export type * from './knowledge/input-kind.js';
export type * from './report-format.js';
export type * from './model/fact.js';
export type * from './model/lack.js';
export * from './knowledge/lacks.js';
export type * from './rule-example.js';
export { checkOptionsOf, listOptions, optionsJsonSchema, partsOfSetting } from './rule-options.js';
export type * from './rule-options.js';
export { legFact } from './leg-fact.js';
export type * from './leg-fact.js';
export { legRule, projectRule, sideRule, taskRule, workspaceRule } from './rule.js';
export type * from './rule.js';
export type { LegContext } from './context/leg-context.js';
export type { Flow, MappedField, MappingContext } from './context/mapping-context.js';
export type { MissingStep, PathResolution, RelatedTable } from './context/path-resolution.js';
export type { RunContext } from './context/run-context.js';
export type { ProjectContext } from './context/project-context.js';
export type { SideCompany } from './context/side-company.js';
export type { SideContext } from './context/side-context.js';
export type { SideKeys } from './context/side-keys.js';
export type { SidePaths } from './context/side-paths.js';
export type { TableState } from './context/side-table.js';
export type { SuppliedTables } from './context/supplied-tables.js';
export { tablesUsed, type TablesUsed } from './context/tables-used.js';
export type { TaskContext } from './context/task-context.js';
export type { TaskEnvironments } from './context/task-environments.js';
export { environmentKey } from './context/environment-key.js';
export type { MapCircle, MapDependencies, MapDependency, OpenDependency } from './context/map-dependencies.js';
export { dependencyFact, MapGraph } from './context/map-graph.js';
export type * from './context/map-graph.js';
export {
  isOwnTable,
  mappedLookups,
  targetsOfLookup,
  type LookupTargets,
  type MappedLookup,
} from './context/side-lookups.js';
export type { EnvironmentState } from './context/environment.js';
export {
  chooseIntegrationKey,
  describeGuess,
  isGuess,
  type IntegrationKey,
  type IntegrationKeyKnowledge,
} from './integration-key.js';
export { dataverseTableNames, squashName, TableCatalog } from './table-catalog.js';
export { createValidator, type Validator, type ValidatorOptions } from './create-validator.js';
export { defineModule, type Module, type ModuleDefinition, type RuleMaker } from './modules/module.js';
export { provide, replace, token, type ServiceBinding, type Services, type Token } from './modules/token.js';
export {
  CLOCK,
  COMPANY_CONTEXT,
  FINGERPRINT,
  INTEGRATION_KEY_CHOICE,
  type Clock,
  type CompanyContext,
  type Fingerprint,
  type IntegrationKeyChoice,
} from './modules/services.js';
export type { CheckedMap, CheckOptions } from './engine/engine.js';
export type { RuleTimer } from './engine/project-run.js';
export { byFile, byFileAndPlace, makeReport } from './engine/make-report.js';
export { summarize } from './engine/summary.js';
export { ConfigurationError } from './validator-config.js';
export type * from './validator-config.js';
