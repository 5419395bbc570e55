import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createValidator } from './create-validator.js';
import type { Project } from './model/project.js';
import type { SourceDocument } from './model/source-document.js';
import type { Workspace } from './model/workspace.js';
import type { ReportFormat } from './report-format.js';
import { defineModule, type Module, type ModuleDefinition } from './modules/module.js';
import { provide, replace, token } from './modules/token.js';
import { projectRule, type ProjectRule } from './rule.js';
import { ConfigurationError, type ValidatorConfig } from './validator-config.js';

const DOCUMENT: SourceDocument = {
  file: 'map.json',
  locate: (pointers) => pointers.map(() => null),
  locateInString: () => null,
  edits: () => null,
};
const PROJECT: Project = {
  name: 'Customers',
  version: null,
  isDualWrite: true,
  environments: [],
  tasks: [],
  document: DOCUMENT,
};
const WORKSPACE: Workspace = {
  projects: [PROJECT],
  connectionSets: [],
  tables: [],
  integrationKeys: [],
  connections: null,
  organizations: { legalEntities: null, businessUnits: null, companies: null },
  problems: [],
};

/** A module of a package of dipv, which may have any code. */
function ruleModule(rules: ModuleDefinition['rules'] & object, more: Partial<ModuleDefinition> = {}): Module {
  return defineModule({ name: '@dipv/test', apiVersion: 1, rules, ...more });
}

/** A rule that finds the same in every project: itself, and each of its variants. */
function rule(code: string, more: Partial<ProjectRule> = {}): ProjectRule {
  return projectRule({
    code,
    title: `Title of ${code}`,
    description: '',
    mend: '',
    examples: { fails: [], passes: [] },
    check({ report }) {
      report({ at: '', detail: `found by ${code}` });
      for (const { name } of more.variants ?? []) report({ at: '', detail: `found by ${code}`, variant: name });
    },
    ...more,
  });
}

const narrowing = { name: 'narrowing', severity: 'warning' as const, description: '' };

function severities(config: ValidatorConfig, ...rules: ProjectRule[]): Record<string, string> {
  const report = createValidator({ modules: [ruleModule(rules)], config }).validate(WORKSPACE);
  const findings = report.projects.flatMap((project) => project.findings);
  return Object.fromEntries(
    findings.map(({ code, variant, severity }) => [variant === null ? code : `${code}/${variant}`, severity]),
  );
}

describe('a build', () => {
  it('without rules is an error, not a pass', () => {
    expect(() => createValidator({ modules: [] })).toThrow(ConfigurationError);
    expect(() => createValidator({ modules: [ruleModule([])] })).toThrow(/load at least one rule package/);
  });

  it('with two rules of one code is an error', () => {
    const modules = [ruleModule([rule('DIPV1022')]), ruleModule([rule('DIPV1022')], { name: '@dipv/other' })];
    expect(() => createValidator({ modules })).toThrow(
      new ConfigurationError(
        'module @dipv/other, rule DIPV1022: module @dipv/test has a rule of this code too: load one of them, or let one say that it replaces the other.',
      ),
    );
  });

  it('that lists one module twice loads it once', () => {
    const module = ruleModule([rule('DIPV1022')]);
    expect(createValidator({ modules: [module, module] }).validate(WORKSPACE).summary.errors).toBe(1);
  });

  it('lets a rule take the place of another of the same code', () => {
    const mine = rule('DIPV1022', { title: 'Mine', replaces: 'DIPV1022' });
    const validator = createValidator({ modules: [ruleModule([rule('DIPV1022')]), ruleModule([mine])] });
    expect(validator.validate(WORKSPACE).projects[0]?.findings.map(({ title }) => title)).toEqual(['Mine']);
  });

  it('lets a rule of one’s own code take the place of another', () => {
    expect(severities({}, rule('DIPV1022'), rule('CONTOSO1', { replaces: 'DIPV1022' }))).toEqual({ CONTOSO1: 'error' });
  });

  it('in which a rule replaces one that no module brings along is an error', () => {
    const modules = [ruleModule([rule('CONTOSO1', { replaces: 'DIPV1022' })])];
    expect(() => createValidator({ modules })).toThrow(
      /module @dipv\/test, rule CONTOSO1: it replaces DIPV1022, which no module brings along\./,
    );
  });

  it('lists its rules by code, the engine’s own among them', () => {
    const { rules } = createValidator({ modules: [ruleModule([rule('DIPV1022'), rule('DIPV1005')])] });
    expect(rules.map(({ code }) => code)).toEqual(['DIPV1001', 'DIPV1005', 'DIPV1006', 'DIPV1022']);
  });

  it('with two formats of one name is an error', () => {
    const format: ReportFormat = { name: 'json', description: '', load: () => Promise.resolve(() => '\n') };
    const formats = (name: string) => defineModule({ name, apiVersion: 1, formats: [format] });
    const rules = ruleModule([rule('A')]);
    expect([...createValidator({ modules: [rules, formats('one')] }).formats.keys()]).toEqual(['json']);
    expect(() => createValidator({ modules: [rules, formats('one'), formats('two')] })).toThrow(
      /^module two, format json: module one has one of this name too\.$/,
    );
  });

  it('reports its own name and version, or else those of this package', () => {
    const { version } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')) as { version: string };
    const modules = [ruleModule([rule('A')])];
    const tool = { name: 'contoso', version: '3.0.0' };
    expect(createValidator({ modules }).validate(WORKSPACE).tool).toEqual({ name: 'dipv', version });
    expect(createValidator({ modules, tool }).validate(WORKSPACE).tool).toEqual(tool);
  });
});

describe('settings', () => {
  const found = [
    rule('DIPV1022'),
    rule('DIPV1030', { variants: [narrowing] }),
    rule('DIPV1031', { severity: 'warning' }),
  ];

  it('are the rules’ own where nothing is configured', () => {
    expect(severities({}, ...found)).toEqual({
      DIPV1022: 'error',
      DIPV1030: 'error',
      'DIPV1030/narrowing': 'warning',
      DIPV1031: 'warning',
    });
  });

  it('of a code count for its variants too', () => {
    expect(severities({ rules: { DIPV1030: 'info' } }, ...found)).toMatchObject({
      DIPV1030: 'info',
      'DIPV1030/narrowing': 'info',
    });
  });

  it('of a variant count before those of its code', () => {
    const rules = { DIPV1030: 'off', 'DIPV1030/narrowing': 'error' } as const;
    expect(severities({ rules }, ...found)).toEqual({
      DIPV1022: 'error',
      'DIPV1030/narrowing': 'error',
      DIPV1031: 'warning',
    });
  });

  it('of a variant leave its code alone', () => {
    expect(severities({ rules: { 'DIPV1030/narrowing': 'off' } }, ...found)).toEqual({
      DIPV1022: 'error',
      DIPV1030: 'error',
      DIPV1031: 'warning',
    });
  });

  it('can choose some codes or variants only', () => {
    expect(severities({ only: ['DIPV1030'] }, ...found)).toEqual({
      DIPV1030: 'error',
      'DIPV1030/narrowing': 'warning',
    });
    expect(severities({ only: ['DIPV1030/narrowing'] }, ...found)).toEqual({ 'DIPV1030/narrowing': 'warning' });
    expect(severities({ only: ['DIPV1022'], rules: { DIPV1022: 'off' } }, ...found)).toEqual({});
  });

  it.each([
    [{ rules: { DIPV10222: 'off' } } as const, /no rule DIPV10222\. Did you mean DIPV1022\?/],
    [{ rules: { 'DIPV1030/narowing': 'off' } } as const, /Did you mean DIPV1030\/narrowing\?/],
    [{ only: ['dipv1022'] }, /Did you mean DIPV1022\?/],
    [{ only: ['no-such-thing'] }, /Known are DIPV1001, DIPV1006, DIPV1022/],
    [{ rules: { constructor: 'off' } } as const, /no rule constructor/],
  ])('that name an unknown rule are an error: %j', (config, message) => {
    const create = () => createValidator({ modules: [ruleModule(found)], config });
    expect(create).toThrow(ConfigurationError);
    expect(create).toThrow(message);
  });

  it('can be about the engine’s own codes', () => {
    const throwing = rule('CONTOSO1', {
      check() {
        throw new Error('out of order');
      },
    });
    expect(severities({ rules: { DIPV1001: 'warning' } }, throwing)).toEqual({ DIPV1001: 'warning' });
    const report = createValidator({
      modules: [ruleModule([throwing])],
      config: { rules: { DIPV1001: 'off' } },
    }).validate(WORKSPACE);
    expect(report.projects[0]).toMatchObject({
      findings: [],
      notChecked: [{ code: 'DIPV1001', reason: 'exception in CONTOSO1' }],
    });
  });
});

describe('a rule that uses a service', () => {
  interface Greeting {
    readonly text: string;
  }
  const GREETING = token<Greeting>('test/greeting');
  const rules = ruleModule([
    (service) => {
      const { text } = service(GREETING);
      return rule('CONTOSO2', {
        check: ({ project, report }) => report({ at: '', detail: `${text}, ${project.model.name}` }),
      });
    },
  ]);
  const english = defineModule({ name: 'english', apiVersion: 1, services: [provide(GREETING, { text: 'Good day' })] });
  const french = defineModule({ name: 'french', apiVersion: 1, services: [replace(GREETING, { text: 'Bonjour' })] });
  const german = defineModule({ name: 'german', apiVersion: 1, services: [replace(GREETING, { text: 'Guten Tag' })] });

  const messages = (...modules: Module[]) =>
    createValidator({ modules })
      .validate(WORKSPACE)
      .projects.flatMap((project) => project.findings.map(({ message }) => message));

  it.each([
    [[rules, english], 'Good day, Customers'],
    [[rules, english, french], 'Bonjour, Customers'],
    [[french, english, rules], 'Bonjour, Customers'],
  ])('gets the one that is provided or replaced, in whatever order modules are listed', (modules, message) => {
    expect(messages(...modules)).toEqual([message]);
  });

  it.each([
    [
      'that nobody provides',
      [rules],
      /module @dipv\/test: rule 1 of its list cannot be made: no module provides the service "test\/greeting"/,
    ],
    [
      'that two modules provide',
      [rules, english, { ...english, name: 'scots' }],
      /module scots, service test\/greeting: module english provides it too: let one of them replace it\./,
    ],
    [
      'that two modules replace',
      [rules, english, french, german],
      /module german, service test\/greeting: module french replaces it too: load one of them\./,
    ],
    [
      'that is replaced and not there',
      [rules, french],
      /module french, service test\/greeting: no module provides what it replaces\./,
    ],
  ])('is refused one %s', (_, modules, message) => {
    expect(() => createValidator({ modules })).toThrow(ConfigurationError);
    expect(() => createValidator({ modules })).toThrow(message);
  });
});

test('the maps of a workspace are given as rules see them, in its order', () => {
  const seen: unknown[] = [];
  const look = projectRule({ ...rule('ACME0001'), check: ({ project }) => void seen.push(project.model) });
  const validator = createValidator({ modules: [defineModule({ name: 'acme', apiVersion: 1, rules: [look] })] });
  const workspace = { ...WORKSPACE, projects: [PROJECT, { ...PROJECT, name: 'Vendors' }] };
  validator.validate(workspace);
  expect(validator.contexts(workspace).map(({ model }) => model)).toEqual(seen);
  expect(seen).toHaveLength(2);
});
