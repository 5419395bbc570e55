// Before Node 24.9, Jest cannot require an ES module. Node itself can: it is asked outside of the context of the tests.
// Where Node requires this package itself, it takes the ES module and never comes here.
const { runInThisContext } = require('node:vm');

const { createRequire } = runInThisContext('process').getBuiltinModule('node:module');
module.exports = createRequire(__filename)('./dist/index.js');
