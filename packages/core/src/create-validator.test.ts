import { inject, injectable, ContainerModule, type ServiceIdentifier } from 'inversify';
import { createValidator } from './create-validator.js';
import type { Project } from './model/project.js';
import type { SourceDocument } from './model/source-document.js';
import type { Workspace } from './model/workspace.js';
import type { ReportFormat } from './report-format.js';
import { ruleModule } from './rule-module.js';
import { projectRule, type ProjectCheck, type ProjectRule } from './rule.js';
import { FORMAT } from './tokens.js';
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
    const modules = [ruleModule([rule('DIPV1022')]), ruleModule([rule('DIPV1022')])];
    expect(() => createValidator({ modules })).toThrow(new ConfigurationError(expectMessage('DIPV1022')));
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
    expect(() => createValidator({ modules })).toThrow(/CONTOSO1 replaces DIPV1022/);
  });

  it('lists its rules by code, the engine’s own among them', () => {
    const { rules } = createValidator({ modules: [ruleModule([rule('DIPV1022'), rule('DIPV1005')])] });
    expect(rules.map(({ code }) => code)).toEqual(['DIPV1001', 'DIPV1005', 'DIPV1006', 'DIPV1022']);
  });

  it('with two formats of one name is an error', () => {
    const format: ReportFormat = { name: 'json', description: '', load: () => Promise.resolve(() => '\n') };
    const formats = () => new ContainerModule(({ bind }) => void bind(FORMAT).toConstantValue(format));
    expect([...createValidator({ modules: [ruleModule([rule('A')]), formats()] }).formats.keys()]).toEqual(['json']);
    expect(() => createValidator({ modules: [ruleModule([rule('A')]), formats(), formats()] })).toThrow(
      /Two formats have the name json/,
    );
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

describe('a class rule', () => {
  interface Greeting {
    readonly text: string;
  }
  const GREETING = Symbol.for('test/greeting') as ServiceIdentifier<Greeting>;

  @injectable()
  class Greeter implements ProjectRule {
    readonly scope = 'project';
    readonly code = 'CONTOSO2';
    readonly title = 'Greeting';
    readonly description = '';
    readonly mend = '';
    readonly examples = { fails: [], passes: [] };

    constructor(@inject(GREETING) private readonly greeting: Greeting) {}

    check({ project, report }: ProjectCheck): void {
      report({ at: '', detail: `${this.greeting.text}, ${project.project.name}` });
    }
  }

  const greeters = () => ruleModule([Greeter], ({ bind }) => bind(GREETING).toConstantValue({ text: 'Good day' }));
  const messages = (...modules: ContainerModule[]) =>
    createValidator({ modules })
      .validate(WORKSPACE)
      .projects.flatMap((project) => project.findings.map(({ message }) => message));

  it('gets the services that its constructor asks for', () => {
    expect(messages(greeters())).toEqual(['Good day, Customers']);
  });

  it('gets the service that a later module rebinds', () => {
    const french = new ContainerModule(({ rebind }) => {
      rebind(GREETING).toConstantValue({ text: 'Bonjour' });
    });
    expect(messages(greeters(), french)).toEqual(['Bonjour, Customers']);
  });
});

function expectMessage(code: string): string {
  return `Two rules have the code ${code}: load their module once, or let one say that it replaces the other.`;
}
