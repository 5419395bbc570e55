export { buildWorkspace } from './build-workspace.js';
export { exampleConfig, runExample } from './run-example.js';
export type { Runner } from './runner.js';
export { buildTable } from './table-sketch.js';
export { testModule } from './test-module.js';
export { testRules, type TestOptions } from './test-rules.js';
