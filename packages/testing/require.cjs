// Before Node 24.9, Jest cannot require an ES module. Node itself can: it is asked outside of the context of the tests,
// where there is no global `describe`. Where Node requires this package itself, it takes the ES module and never comes here.
const { runInThisContext } = require('node:vm');

const { createRequire } = runInThisContext('process').getBuiltinModule('node:module');
const testing = createRequire(__filename)('./dist/index.js');
const inThisContext = (declare) => (module, options) =>
  declare(module, { describe: globalThis.describe, it: globalThis.it, ...options });

module.exports = {
  ...testing,
  testModule: inThisContext(testing.testModule),
  testRules: inThisContext(testing.testRules),
};
