import { defineModule, type ReportFormat } from '@dipv/core';

export { countText } from './count-text.js';
export { findingCode } from './finding-code.js';
export { placeText } from './place-text.js';
export { visibleText } from './visible-text.js';

// Each renderer is imported only when a run asks for its format.
const formats: readonly ReportFormat[] = [
  {
    name: 'pretty',
    description: 'for people at a terminal: grouped by map, with code frames',
    asks: ['source lines'],
    load: async () => (await import('./pretty/pretty-format.js')).renderPretty,
  },
  {
    name: 'json',
    description: 'the whole report, as report.schema.json describes it',
    load: async () => (await import('./json/json-format.js')).renderJson,
  },
  {
    name: 'sarif',
    description: 'SARIF 2.1.0, for code scanning',
    load: async () => (await import('./sarif/sarif-format.js')).renderSarif,
  },
  {
    name: 'junit',
    description: 'JUnit XML, a suite for each map',
    load: async () => (await import('./junit/junit-format.js')).renderJunit,
  },
  {
    name: 'html',
    description: 'one self-contained page',
    asks: ['source lines', 'pictures', 'advice'],
    load: async () => (await import('./html/html-format.js')).renderHtml,
  },
  {
    name: 'markdown',
    description: 'for comments on pull requests',
    load: async () => (await import('./markdown/markdown-format.js')).renderMarkdown,
  },
  {
    name: 'github',
    description: 'workflow commands of GitHub Actions',
    load: async () => (await import('./github/github-format.js')).renderGithub,
  },
  {
    name: 'azure',
    description: 'logging commands of Azure Pipelines',
    load: async () => (await import('./azure/azure-format.js')).renderAzure,
  },
  {
    name: 'gitlab',
    description: 'GitLab code quality report',
    load: async () => (await import('./gitlab/gitlab-format.js')).renderGitlab,
  },
  {
    name: 'compact',
    description: 'one line a finding: file:line:column: severity code message',
    load: async () => (await import('./compact/compact-format.js')).renderCompact,
  },
];

/** Every output format of this package. */
export const reporterModule = defineModule({ name: '@dipv/reporter', apiVersion: 1, formats });
