import * as z from 'zod';
import type { CustomRule } from './custom-rule.js';
import { examplesSchema } from './example-schema.js';
import { SCOPES } from './fields.js';

/** In characters. A condition is a line or two. */
const MOST_LENGTH = 2000;

const text = z.string().regex(/\S/, 'must not be blank').max(MOST_LENGTH);

/** A rule as a configuration says it. */
export const customRuleSchema = z
  .strictObject({
    code: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9_-]*$/, 'must read like ACME0001: a letter, then letters, digits, - or _')
      .regex(/^(?![Dd][Ii][Pp][Vv]|[Dd][Ww][Rr])/, 'is a code of dipv’s own: begin with other letters')
      .describe('The code of the rule, such as `ACME0001`.'),
    title: text.describe('What the rule is about, in a few words.'),
    severity: z.enum(['error', 'warning', 'info']).exactOptional().describe('Default: error.'),
    scope: z
      .enum(SCOPES)
      .describe(
        'What the rule looks at, one at a time: maps, legs, tables (both of each leg), mappings, or columns (of both tables).',
      ),
    when: text.describe(
      'The condition under which something is found, such as `destination.name.startsWith("acme_") && mapping.hasDefault`.',
    ),
    message: text.describe('What is found, such as `{destination.name} gets a constant`.'),
    help: text.describe('How to mend it.'),
    description: text.exactOptional().describe('Why it matters.'),
    examples: examplesSchema.exactOptional(),
  })
  .describe(
    'A rule without code. The guide `write-a-rule-without-code.md` lists what it can ask.',
  ) satisfies z.ZodType<CustomRule>;
