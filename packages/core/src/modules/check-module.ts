import { didYouMean, shown } from '../did-you-mean.js';
import type { InputKind, Told } from '../knowledge/input-kind.js';
import { isWords } from '../model/text.js';
import { nearestName } from '../nearest-name.js';
import type { Reader } from '../reader.js';
import type { ReportFormat } from '../report-format.js';
import type { RunFact, RunNeed, SideFact, SideNeed } from '../model/fact.js';
import type { Platform } from '../model/platform.js';
import { faultOfOptions } from '../rule-options.js';
import type { Rule, WorkspaceRule } from '../rule.js';
import { ConfigurationError } from '../validator-config.js';
import { VERSION } from '../version.js';
import { API_VERSION, isOwn, labelOf, type Module, type RuleMaker } from './module.js';
import type { ServiceBinding, Services } from './token.js';

const SEVERITIES = ['error', 'warning', 'info'];
const PLATFORMS = ['finance-and-operations', 'dataverse', 'other', 'none'] satisfies Platform[];
const RUN_NEEDS = ['connections', 'connectionSet', 'organizationMapping'] satisfies RunNeed[];
const SIDE_NEEDS = ['metadata', 'table', 'completeTable', 'integrationKey'] satisfies SideNeed[];
const RUN_FACTS = [...RUN_NEEDS, 'map', 'environments', 'organizations', 'runningVersions'] satisfies RunFact[];
const SIDE_FACTS = [
  ...SIDE_NEEDS,
  ...([
    'requirements',
    'writability',
    'types',
    'companyContext',
    'lookupTargets',
    'computedColumns',
    'switches',
  ] as const),
] satisfies SideFact[];
const TOLD = ['full', 'part'] satisfies Told[];
/** What a rule of each scope may need, and ask for. */
const FACTS: Readonly<Record<Rule['scope'], Readonly<Record<'needs' | 'asks', readonly string[]>>>> = {
  project: { needs: [], asks: RUN_FACTS },
  task: { needs: RUN_NEEDS, asks: RUN_FACTS },
  leg: {
    needs: [...RUN_NEEDS, ...ofSides(SIDE_NEEDS, ['.source', '.destination'])],
    asks: [...RUN_FACTS, ...ofSides(SIDE_FACTS, ['.source', '.destination'])],
  },
  side: {
    needs: [...RUN_NEEDS, ...ofSides(SIDE_NEEDS, ['', '.other'])],
    asks: [...RUN_FACTS, ...ofSides(SIDE_FACTS, ['', '.other'])],
  },
  workspace: {
    needs: [...RUN_NEEDS, ...ofSides(SIDE_NEEDS, ['.source', '.destination'])],
    asks: [...RUN_FACTS, ...ofSides(SIDE_FACTS, ['.source', '.destination'])],
  },
};
/** What stands before `=`, `,` and `/` in options, and in names of files. */
const CODE = /^[a-z][a-z0-9_-]*$/i;
const NAME = /^[a-z0-9][a-z0-9_-]*$/i;
const OWN_CODE = /^(?:DIPV|DWR)\d+$/i;
const LISTS = ['rules', 'readers', 'formats', 'services'] as const;
/** What each may have; whatever else it has is its own. */
const KEYS = {
  module: ['name', 'version', 'owner', 'apiVersion', ...LISTS] satisfies (keyof Module)[],
  rule: [
    ...['code', 'scope', 'title', 'severity', 'strict', 'service', 'description', 'mend', 'docs', 'fixable'],
    ...['platform', 'replaces', 'variants', 'options', 'examples', 'needs', 'asks'],
    ...['applies', 'check', 'help', 'fact', 'judge'],
  ],
  reader: ['name', 'tells', 'extensions', 'recognises', 'read'] satisfies (keyof Reader)[],
};

type Unchecked<T> = { readonly [Key in keyof T]?: unknown };

/** @throws ConfigurationError where it is no module */
export function checkModule(module: Module): void {
  if (typeof module !== 'object' || (module as unknown) === null || !('apiVersion' in module))
    throw new ConfigurationError(`The list of modules holds ${shown(module)}: make modules with defineModule.`);
  const { name, version, owner, apiVersion, core, ...lists }: Unchecked<Module> = module;
  if (typeof name !== 'string' || name === '') throw fault(module, 'it has no name: give that of its package');
  if (apiVersion !== API_VERSION) {
    const mend = `take a version of it for ${API_VERSION}, or a build of dipv for the other`;
    throw fault(
      module,
      `it is written for version ${shown(apiVersion)} of the contract, and this is ${API_VERSION}: ${mend}`,
    );
  }
  if (version !== undefined && typeof version !== 'string')
    throw fault(module, `its version is no text but ${shown(version)}`);
  if (owner !== undefined && typeof owner !== 'string') throw fault(module, `its owner is no text but ${shown(owner)}`);
  if (typeof core === 'string' && isNewer(core, VERSION)) {
    const mend = 'update what runs it, or install one version of @dipv/core for both';
    throw fault(
      module,
      `it was made with another copy of @dipv/core, ${core}, and this is the older ${VERSION}: ${mend}`,
    );
  }
  for (const key of LISTS) {
    if (lists[key] !== undefined && !Array.isArray(lists[key]))
      throw fault(module, `its ${key} are no list but ${shown(lists[key])}`);
  }
  const slip = slipIn(module, KEYS.module);
  if (slip !== null) throw fault(module, slip);
}

/**
 * The rule of a module, made with its services where it uses any.
 * @throws ConfigurationError where it is no rule, naming the module and the rule
 */
export function checkedRule(given: Rule | RuleMaker, index: number, module: Module, services: Services): Rule {
  const rule = typeof given === 'function' ? made(given, index, module, services) : given;
  if (typeof rule !== 'object' || (rule as unknown) === null) {
    const circle = rule === undefined ? ' (do two files import each other?)' : '';
    throw fault(module, `rule ${index + 1} of its list is ${shown(rule)}${circle}`);
  }
  const { code } = rule as Unchecked<Rule>;
  if (typeof code !== 'string' || !CODE.test(code))
    throw fault(module, `rule ${index + 1} of its list has the code ${shown(code)}: it takes one such as ACME0001`);
  const wrong = faultOfRule(rule) ?? faultOfCode(rule, module);
  if (wrong !== null) throw fault(module, wrong, `rule ${code}`);
  return rule;
}

/** @throws ConfigurationError where it is no reader */
export function checkReader(reader: Reader, index: number, module: Module): void {
  if (typeof reader !== 'object' || (reader as unknown) === null)
    throw fault(module, `reader ${index + 1} of its list is ${shown(reader)}`);
  const { name, tells, extensions = [], recognises, read }: Unchecked<Reader> = reader;
  if (typeof name !== 'string' || name === '')
    throw fault(module, `reader ${index + 1} of its list has the name ${shown(name)}`);
  const part = `reader ${name}`;
  if (!Array.isArray(tells)) throw fault(module, 'it does not say which kinds of input it tells', part);
  const wrong = tells.map(faultOfInputKind).find((each) => each !== null) ?? null;
  if (wrong !== null) throw fault(module, wrong, part);
  if (!Array.isArray(extensions)) throw fault(module, `its extensions are no list but ${shown(extensions)}`, part);
  if (typeof recognises !== 'function') throw fault(module, 'it has no function recognises', part);
  if (typeof read !== 'function') throw fault(module, 'it has no function read', part);
  const dotted = extensions.find((each) => typeof each !== 'string' || each.startsWith('.')) as unknown;
  if (dotted !== undefined)
    throw fault(module, `it has the extension ${shown(dotted)}: it takes one without its dot, such as csv`, part);
  const slip = slipIn(reader, KEYS.reader);
  if (slip !== null) throw fault(module, slip, part);
}

/** @throws ConfigurationError where it is no output format */
export function checkFormat(format: ReportFormat, index: number, module: Module): void {
  if (typeof format !== 'object' || (format as unknown) === null)
    throw fault(module, `format ${index + 1} of its list is ${shown(format)}`);
  const { name, description, load }: Unchecked<ReportFormat> = format;
  if (typeof name !== 'string' || !NAME.test(name))
    throw fault(module, `format ${index + 1} of its list has the name ${shown(name)}: it takes letters and digits`);
  if (typeof description !== 'string') throw fault(module, 'it has no description', `format ${name}`);
  if (typeof load !== 'function') throw fault(module, 'it has no function load', `format ${name}`);
}

/** @throws ConfigurationError where it is not what `provide` or `replace` make */
export function checkService(binding: ServiceBinding, index: number, module: Module): void {
  const { token, service }: Unchecked<ServiceBinding> = (binding as ServiceBinding | undefined) ?? {};
  const name = (token as ServiceBinding['token'] | undefined)?.name;
  if (typeof name !== 'string')
    throw fault(module, `service ${index + 1} of its list is made by neither provide nor replace`);
  if (service === undefined) throw fault(module, 'it is undefined', `service ${name}`);
}

export function fault(module: Module, what: string, part?: string): ConfigurationError {
  return new ConfigurationError(
    `${labelOf(module)}${part === undefined ? '' : `, ${part}`}: ${what}.`.replace('?.', '?'),
  );
}

/** A key that nobody knows and that may be meant for one that is known, and lacking; `null`: there is none. */
function slipIn(given: object, known: readonly string[]): string | null {
  const lacking = known.filter((key) => !(key in given));
  for (const key of Object.keys(given)) {
    const meant = known.includes(key) ? null : nearestName(key, lacking);
    if (meant !== null) return `it has "${key}", which nobody asks for: did you mean ${meant}?`;
  }
  return null;
}

/** Whether one has what the other may lack; patches add nothing. */
function isNewer(core: string, than: string): boolean {
  const [major = 0, minor = 0] = core.split('.').map(Number);
  const [ownMajor = 0, ownMinor = 0] = than.split('.').map(Number);
  return major > ownMajor || (major === ownMajor && minor > ownMinor);
}

function made(make: RuleMaker, index: number, module: Module, services: Services): Rule {
  try {
    return make(services);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw fault(module, `rule ${index + 1} of its list cannot be made: ${reason}`);
  }
}

function faultOfInputKind(kind: unknown): string | null {
  if (typeof kind !== 'object' || kind === null) return `it tells ${shown(kind)}: give a title, platforms and facts`;
  const { title, platforms, tells }: Unchecked<InputKind> = kind;
  if (typeof title !== 'string' || title === '') return `it tells an input with the title ${shown(title)}`;
  const input = `the input ${JSON.stringify(title)}`;
  if (!Array.isArray(platforms)) return `${input} has no list of platforms: an empty one where it tells of no tables`;
  const stray = platforms.find((each) => !PLATFORMS.includes(each as Platform)) as unknown;
  if (stray !== undefined) return `${input} is of the platform ${didYouMean(stray, PLATFORMS)}`;
  if (typeof tells !== 'object' || tells === null) return `${input} does not say which facts it tells`;
  const facts: readonly string[] = [...RUN_FACTS, ...SIDE_FACTS];
  for (const [fact, told] of Object.entries(tells)) {
    if (!facts.includes(fact)) return `${input} tells ${didYouMean(fact, facts)}`;
    if (!TOLD.includes(told as Told)) return `${input} tells ${fact} ${didYouMean(told, TOLD)}`;
  }
  return null;
}

function faultOfCode({ code, replaces }: Rule, module: Module): string | null {
  if (!OWN_CODE.test(code) || isOwn(module) || replaces === code) return null;
  return 'codes of the DIPV and DWR ranges are those of dipv itself: choose another prefix, or say which code it replaces';
}

function faultOfRule(rule: Unchecked<Rule>): string | null {
  const {
    scope,
    title,
    severity,
    strict,
    service,
    description,
    mend,
    docs,
    fixable,
    platform,
    replaces,
    variants,
    options,
    examples,
  } = rule;
  const { needs, asks } = rule as { readonly needs?: unknown; readonly asks?: unknown };
  if (scope === undefined)
    return 'it has no scope: make it with projectRule, taskRule, legRule, sideRule or workspaceRule';
  if (!isScope(scope)) return `it has the scope ${didYouMean(scope, Object.keys(FACTS))}`;
  if (typeof title !== 'string' || title === '') return `its title is no text but ${shown(title)}`;
  if (!isWords(description)) return `its description is no text but ${shown(description)}`;
  if (!isWords(mend)) return `its mend is no text but ${shown(mend)}`;
  if (severity !== undefined && !isSeverity(severity)) return `it has the severity ${didYouMean(severity, SEVERITIES)}`;
  if (strict !== undefined && !isSeverity(strict))
    return `it has the strict severity ${didYouMean(strict, SEVERITIES)}`;
  if (service !== undefined && service !== 'off' && !isSeverity(service))
    return `in the preset service it has the severity ${didYouMean(service, [...SEVERITIES, 'off'])}`;
  if (platform !== undefined && !PLATFORMS.includes(platform as Platform))
    return `it is about the platform ${didYouMean(platform, PLATFORMS)}`;
  if (docs !== undefined && typeof docs !== 'string') return `its docs are no address but ${shown(docs)}`;
  if (fixable !== undefined && typeof fixable !== 'boolean')
    return `its fixable is not true or false but ${shown(fixable)}`;
  if (replaces !== undefined && typeof replaces !== 'string') return `its replaces is no code but ${shown(replaces)}`;
  return (
    faultOfFunctions(rule) ??
    (scope === 'workspace' ? faultOfJudging(rule) : null) ??
    faultOfFacts(needs, 'needs', scope) ??
    faultOfFacts(asks, 'asks', scope) ??
    faultOfVariants(variants) ??
    faultOfOptions(options) ??
    faultOfExamples(examples) ??
    slipIn(rule, KEYS.rule)
  );
}

function faultOfFunctions(rule: object): string | null {
  if (!('check' in rule) || typeof rule.check !== 'function') return 'it has no function check';
  for (const key of ['help', 'applies']) {
    const given: unknown = Reflect.get(rule, key);
    if (given !== undefined && typeof given !== 'function') return `its ${key} is no function but ${shown(given)}`;
  }
  return null;
}

function faultOfJudging({ fact, judge }: Unchecked<WorkspaceRule>): string | null {
  if (typeof judge !== 'function') return 'it has no function judge, which sees what is told of all maps';
  const { name, of } = (fact ?? {}) as Unchecked<WorkspaceRule['fact']>;
  return typeof name === 'string' && name !== '' && typeof of === 'function'
    ? null
    : 'it has no fact that is told of each leg: make one with legFact({ name, of })';
}

function faultOfFacts(facts: unknown = [], kind: 'needs' | 'asks', scope: Rule['scope']): string | null {
  if (!Array.isArray(facts)) return `its ${kind} are no list but ${shown(facts)}`;
  const known = FACTS[scope][kind];
  const unknown: unknown = facts.find((fact: unknown) => !known.includes(fact as string));
  if (unknown === undefined) return null;
  return known.length === 0 ? `a rule of projects has no ${kind}` : `it ${kind} ${didYouMean(unknown, known)}`;
}

function ofSides(facts: readonly string[], sides: readonly string[]): readonly string[] {
  return facts.flatMap((fact) => sides.map((side) => `${fact}${side}`));
}

function faultOfVariants(variants: unknown = []): string | null {
  if (!Array.isArray(variants)) return `its variants are no list but ${shown(variants)}`;
  const names = new Set<unknown>();
  for (const variant of variants as readonly (Unchecked<NonNullable<Rule['variants']>[number]> | null | undefined)[]) {
    const { name, severity, strict = severity, description } = variant ?? {};
    if (typeof name !== 'string' || !NAME.test(name)) return `it has a variant with the name ${shown(name)}`;
    if (names.has(name)) return `it has two variants ${name}`;
    names.add(name);
    if (!isSeverity(severity)) return `its variant ${name} has the severity ${didYouMean(severity, SEVERITIES)}`;
    if (!isSeverity(strict)) return `its variant ${name} has the strict severity ${didYouMean(strict, SEVERITIES)}`;
    if (!isWords(description)) return `the description of its variant ${name} is no text but ${shown(description)}`;
  }
  return null;
}

function faultOfExamples(examples: unknown): string | null {
  const { fails, passes } = (examples ?? {}) as Unchecked<Rule['examples']>;
  return Array.isArray(fails) && Array.isArray(passes) ? null : 'it has no examples: give { fails: [], passes: [] }';
}

function isScope(scope: unknown): scope is Rule['scope'] {
  return typeof scope === 'string' && Object.hasOwn(FACTS, scope);
}

function isSeverity(severity: unknown): boolean {
  return SEVERITIES.includes(severity as string);
}
