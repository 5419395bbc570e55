'use strict';
// Beside the bundle, not in it: code that V8 takes from the code cache cannot call import().
const { pathToFileURL } = require('node:url');

exports.importFile = (path) => import(pathToFileURL(path).href);
