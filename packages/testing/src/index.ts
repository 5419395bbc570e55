export { buildWorkspace } from './build-workspace.js';
export { buildTable } from './table-sketch.js';
export { exampleConfig, runExample } from './run-example.js';
export { testRules } from './test-rules.js';
