import type { ExpectedFinding, FailingExample, RuleExample, RuleExamples, TableSketch } from '@dipv/core';
import * as z from 'zod';

const text = z.string();
const texts = z.array(text);

const table = z
  .strictObject({
    name: text,
    fields: z
      .record(text, text)
      .exactOptional()
      .describe(
        'What each column holds, such as `text(20) required`, `lookup(cdm_companies)` or `integer(64) readonly`.',
      ),
    integrationKey: texts.exactOptional().describe('Columns of the integration key. Default: the first column.'),
    alternateKeys: z.array(texts).exactOptional(),
    company: text.exactOptional().describe('The path of the company column; without it the table is cross-company.'),
    completeness: z.enum(['complete', 'partial']).exactOptional(),
  })
  .describe('A table of an example.') satisfies z.ZodType<TableSketch>;

const end = z
  .union([table, z.literal('unknown'), z.null()])
  .describe('The table; `null`: the metadata lacks it. `unknown`: no metadata is there.');

const example = {
  name: text.describe('What the example shows.'),
  kind: z.enum(['dual-write', 'Data Integrator']).exactOptional(),
  source: end.exactOptional(),
  destination: end.exactOptional(),
  related: z.array(table).exactOptional().describe('Tables that lookups relate to.'),
  mappings: texts
    .exactOptional()
    .describe(
      'Mappings such as `CustomerAccount <> accountnumber`, `none >> name = constant` or `A >> b {No: 0, Yes: 1}`.',
    ),
  flipped: z.boolean().exactOptional().describe('Dataverse is the source.'),
  sourceFilter: text.exactOptional(),
  reversedSourceFilter: text.exactOptional(),
  notChecked: z
    .union([z.literal(true), texts])
    .exactOptional()
    .describe('The rule says that it was not checked; as a list, for these reasons.'),
};
const passing = z.strictObject(example) satisfies z.ZodType<RuleExample>;

const finding = z.strictObject({
  at: text.describe('JSON pointer of the place, such as `/legs/0/fieldMappings/0/destinationField`.'),
  message: text,
  field: text.exactOptional(),
  side: z.enum(['source', 'destination']).exactOptional(),
}) satisfies z.ZodType<ExpectedFinding>;

const failing = z.strictObject({
  ...example,
  finds: z.array(finding).min(1).describe('What the rule finds, all of it.'),
}) satisfies z.ZodType<FailingExample>;

/** Examples in the form in which rule packages write them, as far as a rule without code can tell of them. */
export const examplesSchema = z
  .strictObject({ fails: z.array(failing).min(1), passes: z.array(passing).min(1) })
  .describe(
    'Examples that the rule finds something in, and others. `dipv rules --test` checks them.',
  ) satisfies z.ZodType<RuleExamples>;
