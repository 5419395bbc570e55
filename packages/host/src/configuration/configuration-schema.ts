import { optionsJsonSchema, type OptionsDefinition, type RuleInfo } from '@dipv/core';
import * as z from 'zod';
import { customRuleSchema } from './custom-rules/custom-rule-schema.js';
import { LIMITS, type LimitOption } from '../options/limits.js';

const text = z.string().regex(/\S/, 'must not be blank');
const NO_PATH = 'must hold no character of code 0, which no path has';
const path = text.refine(hasNoNul, NO_PATH);
const oneOrMore = <T extends z.ZodType>(element: T) => z.union([element, z.array(element)]);

const severity = z.enum(['error', 'warning', 'info', 'off']);
const options = z
  .record(z.string(), z.unknown())
  .refine(isPlainData, 'options must be plain data, as in JSON')
  .describe('The options of the rule; `dipv explain CODE` lists them.');

const withOptions = z.tuple([severity, options]);

const rules = z
  .record(z.string(), z.union([withOptions, severity]))
  .describe(
    'Severities by code, such as `DIPV1031`, or variant, such as `DIPV1030/narrowing`; a variant without a setting follows its code. A rule with options takes both: `["error", { … }]`.',
  );

const override = z
  .strictObject({
    maps: z
      .array(text)
      .min(1)
      .describe(
        'Glob patterns of map names, such as `msdyn_*`; with a slash in it, of files relative to the configuration file.',
      ),
    rules,
  })
  .describe('Settings for some maps only.');

const suppression = z
  .strictObject({
    code: text.describe('A code, or a variant of one.'),
    map: text
      .optional()
      .describe(
        'Glob pattern of map names; with a slash in it, of files relative to the configuration file. Without it every map.',
      ),
    field: text.optional().describe('The field of the finding, whatever its case. Without it every field.'),
    reason: text.describe('Why the finding is accepted.'),
    until: z.iso
      .date('expected a date such as 2027-01-31')
      .optional()
      .describe('The last day on which it holds, such as `2027-01-31`.'),
  })
  .describe('A finding that is accepted. One that has expired or matches nothing is itself reported.');

/** Sizes read as on the command line. */
const limitOf = ({ says, shown, unit }: LimitOption) =>
  (unit === 'count'
    ? z.int().min(0)
    : z.union([z.int().min(0), z.string().regex(/^\d+(?:\.\d+)?\s*(?:[KMGkmg]?[Bb])?$/, 'must read like 512MB')])
  )
    .optional()
    .describe(`The ${says}. Default: ${shown}.`);

/** What a configuration file may say. */
export const configurationSchema = z
  .strictObject({
    $schema: z.string().optional().describe('Address of this schema, for editors.'),
    extends: oneOrMore(text)
      .optional()
      .describe(
        'What this configuration builds on: paths, npm packages, `dipv:recommended`, `dipv:strict` or `dipv:service`. Later ones win over earlier ones, and this file over all.',
      ),
    plugins: z
      .array(text)
      .optional()
      .describe('Rules and formats of one’s own: npm packages or paths, each of which exports a container module.'),
    customRules: z
      .array(customRuleSchema)
      .optional()
      .describe(
        'Rules without code; they add to inherited ones. The guide `write-a-rule-without-code.md` tells all of them.',
      ),
    rules: rules.optional(),
    overrides: z.array(override).optional().describe('Settings for some maps only; of two, the later wins.'),
    suppress: z.array(suppression).optional().describe('Findings that are accepted.'),
    metadata: oneOrMore(path)
      .optional()
      .describe('Files, folders or patterns of metadata, relative to this file; read in every run.'),
    connectionSet: oneOrMore(path)
      .optional()
      .describe('Connection sets, relative to this file. It takes the place of an inherited one.'),
    integrationKeys: oneOrMore(path).optional().describe('Lists of integration keys, relative to this file.'),
    crossCompanySharing: z
      .array(text)
      .optional()
      .describe('Finance and operations entities under a cross-company data sharing policy.'),
    failOn: z
      .enum(['error', 'warning', 'info', 'never'])
      .optional()
      .describe('A run fails (exit code 1) at findings of this severity or above. Default: error.'),
    maxWarnings: z.int().min(0).optional().describe('A run fails at more warnings than this. Default: any number.'),
    formats: z
      .array(
        z
          .string()
          .regex(/^[^:]+(?::[^]+)?$/, 'must read like json or json:report.json')
          .refine(hasNoNul, NO_PATH),
      )
      .min(1)
      .optional()
      .describe('Outputs such as `pretty` or `json:report.json`; files are relative to this file. Default: pretty.'),
    maxInputSize: limitOf(LIMITS.maxInputSize),
    maxTotalSize: limitOf(LIMITS.maxTotalSize),
    maxFiles: limitOf(LIMITS.maxFiles),
    maxMemory: limitOf(LIMITS.maxMemory),
    maxFindings: limitOf(LIMITS.maxFindings),
    maxOutputSize: limitOf(LIMITS.maxOutputSize),
  })
  .meta({ title: 'dipv configuration', description: 'Configuration of dipv, as in dipv.config.json.' });

export type ConfigurationSettings = z.output<typeof configurationSchema>;

function hasNoNul(value: string): boolean {
  return !value.includes('\0');
}

/** The settings of the object at a path of a configuration. */
export function settingsAt(path: readonly PropertyKey[]): readonly string[] {
  return settingsIn(configurationSchema, path);
}

function settingsIn(schema: unknown, path: readonly PropertyKey[]): readonly string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional) return settingsIn(schema.unwrap(), path);
  if (schema instanceof z.ZodUnion)
    return schema.options.map((each) => settingsIn(each, path)).find((each) => each.length > 0) ?? [];
  const [step, ...rest] = path;
  if (schema instanceof z.ZodArray) return settingsIn(schema.element, rest);
  if (!(schema instanceof z.ZodObject)) return [];
  return step === undefined ? Object.keys(schema.shape) : settingsIn(schema.shape[String(step)], rest);
}

/** What would not outlive JSON has no place in the key of a cache, and none in `print-config`. */
function isPlainData(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isPlainData);
  if (typeof value === 'object' && value !== null)
    return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlainData);
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

/**
 * The same as JSON Schema, as it is published in `config.schema.json`. Draft 7 is what editors know best.
 * @param known rules that editors are to complete, with their variants and options; others are allowed all the same
 */
export function configurationJsonSchema(known: readonly RuleInfo[] = []): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(configurationSchema, {
    target: 'draft-7',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === withOptions) Object.assign(jsonSchema, { minItems: 2, maxItems: 2 }); // zod leaves them out
      if (zodSchema === rules && known.length > 0) jsonSchema.properties = settingsOf(known);
    },
  });
}

function settingsOf(known: readonly RuleInfo[]): Record<string, z.core.JSONSchema.BaseSchema> {
  return Object.fromEntries(
    known.flatMap(({ code, title, options: definition, variants }) => [
      [code, { description: title, ...settingSchema(definition) }] as const,
      ...variants.map(
        ({ name, description }) =>
          [`${code}/${name}`, { description: description.text, enum: severity.options }] as const,
      ),
    ]),
  );
}

function settingSchema(definition: OptionsDefinition | null): z.core.JSONSchema.BaseSchema {
  if (definition === null) return { enum: severity.options };
  const items = [{ enum: severity.options }, optionsJsonSchema(definition) ?? { type: 'object' as const }];
  return {
    anyOf: [{ enum: severity.options }, { type: 'array', items, minItems: items.length, maxItems: items.length }],
  };
}
