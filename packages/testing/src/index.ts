export { buildWorkspace } from './build-workspace.js';
export { buildTable } from './table-sketch.js';
export { runExample, testRules } from './test-rules.js';
