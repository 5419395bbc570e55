'use strict';
// Beside the bundle, not in it: code that V8 takes from the code cache cannot call import().
// By getBuiltinModule, since a bundle that is an ES module has no `require`.
const { pathToFileURL } = process.getBuiltinModule('node:url');

exports.importFile = (path) => import(pathToFileURL(path).href);
