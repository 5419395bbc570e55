export { type Build, buildValidator } from './configuration/build-validator.js';
export { loadConfiguration, type Configuration } from './configuration/load-configuration.js';
export { applyBaseline, readBaseline, writeBaseline, type Baseline } from './run/baseline.js';
export {
  planFixes,
  writeFixes,
  type FixOptions,
  type FixPlan,
  type Mend,
  type WrittenFixes,
} from './run/plan-fixes.js';
export { createProgram } from './commands/program.js';
export { diffFixes } from './run/diff-fixes.js';
export { mergeShards, type Merged, type ReportFile } from './run/merge-shards.js';
export { exitCodeOf, failuresOf, type Limits } from './run/failures.js';
export { EXIT, EXIT_MEANING, type ExitCode } from './output/exit-code.js';
export type { ConfigurationOptions } from './configuration/configuration-options.js';
export { UsageError } from './options/usage-error.js';
export { startSession, type Session } from './run/session.js';
export type { Progress } from './output/progress.js';
export { snapshot } from './commands/snapshot.js';
export { documentMaps } from './commands/document.js';
export { advisor } from './not-checked/advice.js';
export { PRESET_NAMES } from './configuration/presets.js';
