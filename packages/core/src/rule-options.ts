import { didYouMean, shown } from './did-you-mean.js';
import type { RuleOptions, RuleSetting } from './validator-config.js';
import { freezeModel } from './model/freeze.js';
import type { Severity } from './model/report.js';

/** What a schema finds wrong with options. */
export interface OptionsIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

export type OptionsResult<Options> =
  { readonly value: Options; readonly issues?: undefined } | { readonly issues: readonly OptionsIssue[] };

/**
 * What checks options: a schema of zod, valibot or any library that implements Standard Schema
 * (https://standardschema.dev), in whatever version.
 */
export interface OptionsSchema<Options extends object = object> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => OptionsResult<Options> | PromiseLike<OptionsResult<Options>>;
    /** The schema as JSON Schema, for editors and `dipv explain`; zod has it from 4.2 on. */
    readonly jsonSchema?: {
      readonly input: (how: { readonly target: 'draft-07' }) => Readonly<Record<string, unknown>>;
    };
  };
}

/** What a rule lets a configuration say beside its severity. */
export interface OptionsDefinition<Options extends object = object> {
  /** It checks without a promise. Its texts of description are shown by `dipv explain` and in editors. */
  readonly schema: OptionsSchema<Options>;
  /** What a configuration leaves out is taken from here, key by key, before the schema looks. Default: nothing. */
  readonly defaults?: RuleOptions;
}

/** What is wrong with options, and where in them. */
export interface OptionsFault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

export type CheckedOptions = { readonly options: object } | { readonly faults: readonly OptionsFault[] };

/**
 * The options that a configuration gives to a code, as its rule gets them.
 * @param definition that of the rule; `null`: it takes no options
 */
export function checkOptionsOf(name: string, given: RuleOptions, definition: OptionsDefinition | null): CheckedOptions {
  const [code = name, variant] = name.split('/');
  const fault = (message: string): CheckedOptions => ({ faults: [{ path: [], message }] });
  if (variant !== undefined) return fault(`a variant has no options of its own: give them to ${code}`);
  return definition === null ? fault('the rule takes no options') : checkOptions(definition, given);
}

/** The options that a rule gets where a configuration says these; none are `{}`. */
export function checkOptions({ schema, defaults = {} }: OptionsDefinition, given: RuleOptions): CheckedOptions {
  const known = knownKeys(schema);
  const unknown = known === null ? [] : Object.keys(given).filter((key) => !known.includes(key));
  if (unknown.length > 0 && known !== null)
    return { faults: unknown.map((key) => ({ path: [], message: `there is no option ${didYouMean(key, known)}` })) };
  const result = resultOf(schema, { ...defaults, ...given });
  if (typeof result === 'string') return { faults: [{ path: [], message: result }] };
  if (result.issues === undefined) {
    freezeModel(result.value);
    return { options: result.value };
  }
  return {
    faults: result.issues.map(({ path = [], message }) => ({
      path: path.map((step) => (typeof step === 'object' ? step.key : step)),
      message,
    })),
  };
}

/** What the schema says; a text: why it says nothing. */
function resultOf<Options extends object>(
  schema: OptionsSchema<Options>,
  given: RuleOptions,
): OptionsResult<Options> | string {
  try {
    const result = schema['~standard'].validate(given);
    if (!('then' in result)) return result;
    result.then(undefined, () => undefined);
    // zod asks once more, and waits, where a function of the schema throws
    return 'their schema gives a promise, which nobody waits for: a function in it is async, or throws';
  } catch (error) {
    return `their schema fails: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** The same as JSON Schema; `null`: its library cannot tell. */
export function optionsJsonSchema({ schema, defaults = {} }: OptionsDefinition): OptionsJsonSchema | null {
  const {
    required: _required,
    $schema: _address,
    ...told
  }: Readonly<Record<string, unknown>> = toJsonSchema(schema) ?? {};
  const ofKeys = told['properties'];
  if (!isRecord(ofKeys)) return null;
  const properties = Object.entries(ofKeys).map(([key, value]) => {
    const of = isRecord(value) ? value : {};
    return [key, Object.hasOwn(defaults, key) ? { ...of, default: defaults[key] } : of] as const;
  });
  return { ...told, properties: Object.fromEntries(properties) };
}

export interface OptionsJsonSchema {
  readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly [keyword: string]: unknown;
}

/** An option as people are told of it. */
export interface OptionInfo {
  readonly name: string;
  /** What it takes, such as `a text` or `"low" or "high"`; `null`: the schema does not tell. */
  readonly takes: string | null;
  /** `undefined`: it has none. */
  readonly default: unknown;
  readonly description: string | null;
}

const KINDS: ReadonlyMap<unknown, string> = new Map([
  ['string', 'a text'],
  ['number', 'a number'],
  ['integer', 'a whole number'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['object', 'an object'],
]);

/** The options of a rule; of a schema without JSON Schema, those that have defaults. */
export function listOptions(definition: OptionsDefinition): readonly OptionInfo[] {
  const { defaults = {} } = definition;
  const properties = optionsJsonSchema(definition)?.properties;
  if (properties === undefined)
    return Object.entries(defaults).map(([name, value]) => ({ name, takes: null, default: value, description: null }));
  return Object.entries(properties).map(([name, { type, enum: values, default: value, description }]) => ({
    name,
    takes: Array.isArray(values) ? values.map((each) => JSON.stringify(each)).join(' or ') : (KINDS.get(type) ?? null),
    default: value,
    description: typeof description === 'string' ? description : null,
  }));
}

/** Severity and options of a setting; `null`: it says no options, so that others hold. */
export function partsOfSetting(setting: RuleSetting): {
  readonly severity: Severity | 'off';
  readonly options: RuleOptions | null;
} {
  if (typeof setting === 'string') return { severity: setting, options: null };
  const [severity, options] = setting;
  return { severity, options };
}

/** What keeps a definition from being one; `null`: nothing. */
export function faultOfOptions(definition: unknown): string | null {
  if (definition === undefined) return null;
  if (!isRecord(definition)) return `its options are no { schema, defaults } but ${shown(definition)}`;
  const { schema, defaults = {} } = definition;
  if (!isSchema(schema))
    return 'the schema of its options is none of a library with Standard Schema, such as zod 3.24 or later';
  if (!isRecord(defaults)) return `the defaults of its options are no object but ${shown(defaults)}`;
  const checked = checkOptions({ schema, defaults }, {});
  if ('options' in checked) return null;
  return `the defaults of its options do not pass their schema: ${checked.faults.map(faultInWords).join('; ')}`;
}

export function faultInWords({ path, message }: OptionsFault): string {
  return path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`;
}

/** The keys that the schema knows; `null`: any, or it cannot tell. */
function knownKeys(schema: OptionsSchema): readonly string[] | null {
  const { properties, additionalProperties = false, patternProperties } = toJsonSchema(schema) ?? {};
  if (!isRecord(properties) || additionalProperties !== false || patternProperties !== undefined) return null;
  return Object.keys(properties);
}

/** Libraries throw for what JSON Schema has no words for, such as dates. */
function toJsonSchema(schema: OptionsSchema): Readonly<Record<string, unknown>> | null {
  try {
    return schema['~standard'].jsonSchema?.input({ target: 'draft-07' }) ?? null;
  } catch {
    return null;
  }
}

function isSchema(given: unknown): given is OptionsSchema {
  if ((typeof given !== 'object' && typeof given !== 'function') || given === null) return false; // arktype's are functions
  const standard: unknown = Reflect.get(given, '~standard');
  return isRecord(standard) && typeof standard['validate'] === 'function';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Those of a rule that has none. */
export const NO_OPTIONS: object = Object.freeze({});
