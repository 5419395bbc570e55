export { buildWorkspace } from './build-workspace.js';
export { runExample, testRules } from './test-rules.js';
