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

  it('in which rules replace each other in a circle is an error', () => {
    const circle = [rule('CONTOSO1', { replaces: 'CONTOSO2' }), rule('CONTOSO2', { replaces: 'CONTOSO1' })];
    expect(() => createValidator({ modules: [ruleModule(circle)] })).toThrow(
      new ConfigurationError('The rules replace each other, so that none is left.'),
    );
  });

  it('finds two rules of one code wherever they stand in the list', () => {
    const modules = [
      ruleModule([rule('DIPV1022'), rule('DIPV1005')]),
      ruleModule([rule('DIPV1031'), rule('DIPV1022')], { name: '@dipv/other' }),
    ];
    expect(() => createValidator({ modules })).toThrow(/rule DIPV1022: module @dipv\/test has a rule of this code too/);
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
      /^module two, format json: module one has one of this name too: give it another\.$/,
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

describe('a check', () => {
  it('tells of each map once it is done, and ends with the whole report', () => {
    const validator = createValidator({ modules: [ruleModule([rule('DIPV1022')])] });
    const check = validator.check({ ...WORKSPACE, projects: [PROJECT, { ...PROJECT, name: 'Vendors' }] });
    expect(check.next()).toMatchObject({ done: false, value: { report: { name: 'Customers' } } });
    expect(check.next()).toMatchObject({ done: false, value: { report: { name: 'Vendors' } } });
    expect(check.next()).toMatchObject({ done: true, value: { summary: { projects: 2, errors: 2 } } });
  });

  it('that cannot begin says so by an error of its own name', () => {
    expect(() => createValidator({ modules: [] })).toThrow(expect.objectContaining({ name: 'ConfigurationError' }));
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

describe('settings that say nothing', () => {
  const refused = (config: ValidatorConfig, message: string) =>
    expect(() => createValidator({ modules: [ruleModule([rule('DIPV1022')])], config })).toThrow(
      new ConfigurationError(message),
    );

  it('are refused: `only` without a code', () => {
    refused({ only: [] }, '`only` names no code, so that nothing would be checked: name one, or leave it out.');
  });

  it.each(['', ' '])('are refused: a suppression with the reason %j', (reason) => {
    refused({ suppress: [{ code: 'DIPV1022', reason }] }, 'The suppression of DIPV1022 gives no reason.');
  });

  it('are refused: a suppression of a code that there is not', () => {
    refused(
      { suppress: [{ code: 'DIPV1023', reason: 'agreed' }] },
      'There is no rule DIPV1023. Did you mean DIPV1022?',
    );
  });

  it('are refused: options that are none', () => {
    const rules = { DIPV1022: ['error', 7] } as unknown as ValidatorConfig['rules'] & object;
    refused({ rules }, 'The options of DIPV1022 are no object but 7.');
  });

  it('are refused: a severity that there is not', () => {
    const rules = { DIPV1022: 'warn' } as unknown as ValidatorConfig['rules'] & object;
    refused({ rules }, 'DIPV1022 is set to "warn": it takes error, warning, info or off.');
  });
});

describe('a suppression that suppresses nothing', () => {
  const quiet = rule('DIPV1022', { check: () => undefined, variants: [narrowing] });
  const mine = rule('CONTOSO1', { check: () => undefined, replaces: 'DIPV1031' });
  const told = (code: string, config: ValidatorConfig = {}) =>
    createValidator({
      modules: [ruleModule([quiet, rule('DIPV1031'), mine])],
      config: { ...config, suppress: [{ code, reason: 'agreed' }] },
    })
      .validate(WORKSPACE)
      .problems.map(({ kind, severity, file, reason }) => ({ kind, severity, file, reason }));
  const idle = (code: string) => [
    {
      kind: 'idle-suppression',
      severity: 'warning',
      file: 'configuration',
      reason: `the suppression of ${code} matches no finding; remove it`,
    },
  ];

  it.each(['DIPV1022', 'DIPV1022/narrowing', 'CONTOSO1', 'DIPV1031', 'DIPV1001'])('is told: %s', (code) => {
    expect(told(code)).toEqual(idle(code));
  });

  it('is not told while what it is about cannot be found', () => {
    expect(told('DIPV1022', { rules: { DIPV1022: 'off' } })).toEqual([]);
    expect(told('DIPV1022/narrowing', { rules: { 'DIPV1022/narrowing': 'off' } })).toEqual([]);
    expect(told('DIPV1022', { rules: { 'DIPV1022/narrowing': 'off' } })).toEqual(idle('DIPV1022'));
    expect(told('DIPV1022', { rules: { DIPV1022: 'off', 'DIPV1022/narrowing': 'info' } })).toEqual(idle('DIPV1022'));
    expect(told('DIPV1031', { rules: { CONTOSO1: 'off' } })).toEqual([]);
    expect(told('DIPV1022', { only: ['CONTOSO1'] })).toEqual([]);
  });
});

describe('overrides', () => {
  const two = [rule('DIPV1022'), rule('DIPV1031')];
  const overrides = (...given: NonNullable<ValidatorConfig['overrides']>) => severities({ overrides: given }, ...two);

  it('hold for maps by their name or file, the later before the earlier', () => {
    expect(overrides({ maps: ['Cust*'], rules: { DIPV1022: 'info' } })).toMatchObject({ DIPV1022: 'info' });
    expect(overrides({ maps: ['map.json'], rules: { DIPV1022: 'info' } })).toMatchObject({ DIPV1022: 'info' });
    expect(overrides({ maps: ['Vendors'], rules: { DIPV1022: 'info' } })).toMatchObject({ DIPV1022: 'error' });
    const later = { maps: ['Customers'], rules: { DIPV1022: 'warning' } } as const;
    expect(overrides({ maps: ['*'], rules: { DIPV1022: 'info' } }, later)).toMatchObject({ DIPV1022: 'warning' });
    expect(overrides(later, { maps: ['*'], rules: { DIPV1022: 'info' } })).toMatchObject({ DIPV1022: 'info' });
  });

  it('of the same maps add to each other', () => {
    const maps = ['Customers'];
    expect(
      overrides({ maps, rules: { DIPV1022: 'info', DIPV1031: 'info' } }, { maps, rules: { DIPV1022: 'off' } }),
    ).toEqual({ DIPV1031: 'info' });
  });

  it('of other maps leave the rest alone', () => {
    const projects = ['A', 'B', 'A'].map((name, i) => ({
      ...PROJECT,
      name,
      document: { ...DOCUMENT, file: `${i}.json` },
    }));
    const report = createValidator({
      modules: [ruleModule(two)],
      config: { overrides: [{ maps: ['B'], rules: { DIPV1022: 'off' } }] },
    }).validate({ ...WORKSPACE, projects });
    expect(report.projects.map(({ findings }) => findings.length)).toEqual([2, 1, 2]);
  });
});

describe('what is told of a rule', () => {
  const infoOf = (more: Partial<ProjectRule>) =>
    createValidator({ modules: [{ ...ruleModule([rule('CONTOSO1', more)]), name: 'contoso' }] }).rules[0];

  it('are its own words, and defaults for what it does not say', () => {
    expect(infoOf({ description: 'Finds it.', mend: 'Mend it.' })).toEqual({
      code: 'CONTOSO1',
      title: 'Title of CONTOSO1',
      severity: 'error',
      strict: 'error',
      service: 'error',
      variants: [],
      description: expect.objectContaining({ text: 'Finds it.', marks: [] }) as unknown,
      mend: expect.objectContaining({ text: 'Mend it.' }) as unknown,
      docs: null,
      fixable: false,
      module: { name: 'contoso', version: null, owner: null },
      scope: 'project',
      needs: [],
      asks: [],
      platform: null,
      options: null,
      examples: { fails: [], passes: [] },
    });
  });

  it('is what it says', () => {
    expect(infoOf({ severity: 'info' })).toMatchObject({ severity: 'info', strict: 'info' });
    const said = {
      severity: 'info',
      strict: 'warning',
      fixable: true,
      asks: ['map'],
      platform: 'dataverse',
      variants: [{ ...narrowing, description: 'Narrow.' }],
    } as const;
    expect(infoOf(said)).toMatchObject({
      ...said,
      variants: [{ name: 'narrowing', description: { text: 'Narrow.' } }],
    });
  });

  it('of the engine’s own codes has no scope', () => {
    const { rules } = createValidator({ modules: [ruleModule([rule('DIPV1022')])] });
    expect(rules.map(({ code, scope }) => `${code} ${scope}`)).toEqual([
      'DIPV1001 null',
      'DIPV1006 null',
      'DIPV1022 project',
    ]);
  });
});

describe('what rules of others can reach', () => {
  const modules = (name: string) => [ruleModule([rule('DIPV1022')]), { ...ruleModule([rule('CONTOSO1')]), name }];

  it('is frozen as soon as one of them is loaded', () => {
    const frozen = (name: string) => {
      const given = { ...WORKSPACE, projects: [{ ...PROJECT }] };
      createValidator({ modules: modules(name) }).validate(given);
      return Object.isFrozen(given.projects[0]);
    };
    expect([frozen('contoso'), frozen('@dipv/contoso')]).toEqual([true, false]);
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
