// What may import what inside a package, and between rule packages; eslint.config.mjs says the same of packages.
// Tests are left out: they may reach anywhere. A type that two files tell each other, as a leg and its sides do, loads
// nothing and is no circle of files; between folders types count as well.

/** Loose files that compose the rooms beside them. */
const COMPOSING = '(index|create-validator|read-workspace|run-cli|library|modules|bin)\\.ts$';

module.exports = {
  forbidden: [
    {
      name: 'no-circle-of-files',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-circle-of-folders',
      severity: 'error',
      scope: 'folder',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-arrow-to-what-composes',
      severity: 'error',
      from: { path: '^(packages/[^/]+/src)/[^/]+/' },
      to: { path: `^$1/${COMPOSING}` },
    },
    {
      name: 'nothing-loose-below-rooms',
      comment: 'These packages have rooms only, and loose files that compose them.',
      severity: 'error',
      from: { path: '^(packages/(?:formats|host)/src)/[^/]+/' },
      to: { path: '^$1/[^/]+$' },
    },
    {
      name: 'rule-packages-stand-alone',
      severity: 'error',
      from: { path: '^packages/(rules-[^/]+)/' },
      to: { path: '^packages/rules-', pathNot: '^packages/$1/' },
    },
  ],
  options: {
    includeOnly: '^packages/[^/]+/src/',
    exclude: { path: ['\\.test\\.ts$', '/test-data/'] },
    tsPreCompilationDeps: true, // types count
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@dipv/source', 'import', 'node', 'default'],
    },
  },
};
