// Compiles TypeScript for jest by swc. What is measured gets its counters before, in TypeScript: those that jest would put into
// what swc wrote would count its helpers and the getters of exports, and V8's own counting takes up to eight times as long.
const { createTransformer } = require('@swc/jest');
const { createInstrumenter } = require('istanbul-lib-instrument');

const COUNTING = {
  esModules: true,
  produceSourceMap: true,
  compact: false,
  autoWrap: true,
  parserPlugins: ['typescript', 'decorators-legacy', 'importAttributes'],
};

module.exports = {
  createTransformer(swc) {
    const plain = createTransformer(swc);
    const process = (source, path, options) => {
      if (!options.instrument) return plain.process(source, path, options);
      const instrumenter = createInstrumenter(COUNTING);
      const counted = instrumenter.instrumentSync(source, path);
      const inputSourceMap = JSON.stringify(instrumenter.lastSourceMap());
      return createTransformer({ ...swc, inputSourceMap }).process(counted, path, options);
    };
    // jest asks by the second one for files that no test loads, and counts none of them without counters
    const processAsync = async (...given) => process(...given);
    const getCacheKey = (...given) => `${plain.getCacheKey(...given)}2`; // a new one where what is above has changed
    return { ...plain, canInstrument: true, process, processAsync, getCacheKey };
  },
};
