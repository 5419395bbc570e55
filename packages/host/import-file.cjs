'use strict';
// Beside the bundle, not in it: code that V8 takes from the code cache cannot call import().
// By getBuiltinModule, since a bundle that is an ES module has no `require`.
const { pathToFileURL } = process.getBuiltinModule('node:url');

exports.importFile = (path, query = '') => import(`${pathToFileURL(path).href}${query}`);

exports.inheritQueries = () => {
  const { register, registerHooks } = process.getBuiltinModule('node:module');
  if (registerHooks !== undefined) {
    registerHooks({ resolve: (specifier, context, next) => inherit(specifier, context, next(specifier, context)) });
    return;
  }
  // before Node 22.15: in a thread of their own, which gets the text
  const hook = `export const resolve = async (given, context, next) =>
    (${inherit})(given, context, await next(given, context));`;
  register(`data:text/javascript,${encodeURIComponent(hook)}`);
};

function inherit(specifier, { parentURL = '' }, resolved) {
  const [query] = /\?reload=\d+$/.exec(parentURL) ?? [];
  const isOwn = /^[.#]/.test(specifier) && resolved.url.startsWith('file:');
  return query !== undefined && isOwn ? { ...resolved, url: resolved.url + query } : resolved;
}
