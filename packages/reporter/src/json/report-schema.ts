import * as z from 'zod';

const count = z.int().min(0);
const lineNumber = z.int().min(1);
const name = z.string().nullable();

const file = z.string().describe('File as the run names it; inside an archive `archive.zip!/customizations.xml`.');
const pointer = z.string().nullable().describe('JSON pointer inside the map.');

const location = z
  .strictObject({
    file,
    pointer,
    line: lineNumber.nullable().describe('Line, from 1.'),
    column: lineNumber.nullable().describe('Column, from 1, in UTF-16 code units.'),
    endLine: lineNumber.nullable(),
    endColumn: lineNumber.nullable().describe('Column after the last character.'),
  })
  .describe('Where the finding is. Line and column are null where the file has no such place.');

const fix = z
  .strictObject({
    title: z.string(),
    edits: z.array(
      z
        .strictObject({
          file,
          line: lineNumber,
          column: lineNumber,
          endLine: lineNumber,
          endColumn: lineNumber,
          text: z.string(),
        })
        .describe('What stands in the range gives way to `text`.'),
    ),
  })
  .describe('A mend that `--fix` can write: every edit of it, or none.');

const marks = z
  .array(z.tuple([count, count, z.enum(['name', 'field', 'code'])]))
  .describe('Characters (from 0, in UTF-16 code units; the end exclusive) that are a name, a field or code.');

const finding = z.strictObject({
  code: z.string().describe('Code of the rule, such as `DIPV1011`.'),
  variant: name.describe('Variant of the code, such as `narrowing`.'),
  severity: z.enum(['error', 'warning', 'info']),
  title: z.string().describe("The code's official title."),
  message: z.string().describe('What is wrong here.'),
  help: z.string().describe('How to mend it.'),
  marks: z.strictObject({ message: marks, help: marks }).default({ message: [], help: [] }),
  docs: z.string().nullable().describe('Address of the documentation of the code; null where there is none.'),
  task: name,
  leg: name,
  side: z.enum(['source', 'destination']).nullable(),
  environmentType: name.describe('Environment type of the side, such as `AX` or `CRM`.'),
  table: name,
  field: name.describe(
    'The field at fault as the map writes it, or as the metadata names it where the map lacks the field.',
  ),
  sourceField: name,
  destinationField: name,
  location,
  fix: fix.nullable(),
  fingerprint: z.string().describe('Stays the same when mappings are reordered or other things are edited.'),
});

const notChecked = z
  .strictObject({ code: z.string(), reason: z.string() })
  .describe('A check that lacked what it needs, so that its silence says nothing.');

const project = z
  .strictObject({
    name: z.string().describe("The project's name, or the `msdyn_name` of a map record."),
    version: name,
    dualWrite: z.boolean().describe('A dual-write table map; otherwise a Data Integrator project.'),
    file,
    findings: z.array(finding),
    notChecked: z.array(notChecked),
  })
  .describe('One table map or project.');

const problem = z
  .strictObject({
    kind: z
      .enum([
        'input',
        'foreign',
        'not-mended',
        'fault',
        'no-map',
        'idle-suppression',
        'expired-suppression',
        'missing-shards',
        'repeated-shard',
        'too-many-findings',
        'interruption',
      ])
      .default('input')
      .describe('What the problem is about; older reports lack it.'),
    severity: z
      .enum(['error', 'warning', 'info'])
      .describe(
        '`error`: the input could not be read; `warning`: it was read in spite of a flaw, or looks like a failed download; `info`: it is no fault, only told of.',
      ),
    file,
    reason: z.string(),
    pointer,
    line: lineNumber.nullable(),
    column: lineNumber.nullable(),
  })
  .describe('A fault of an input or of the run, not of a map.');

const summary = z.strictObject({
  projects: count,
  mappings: count,
  errors: count,
  warnings: count,
  infos: count,
  fixable: count.describe('Findings that have a fix.'),
  suppressed: count.describe('Findings that the configuration or the baseline suppresses.'),
  notChecked: count,
  problems: count.describe('Problems without those that are infos.'),
});

const shard = z
  .strictObject({ index: lineNumber.describe('Which one, from 1.'), count: lineNumber.describe('Of how many.') })
  .nullable()
  .default(null)
  .describe('Which shard of how many the report is about; null: the whole run.');

const order = z
  .strictObject({
    steps: z
      .array(
        z.array(
          z.strictObject({
            name: z.string(),
            version: name,
            file,
            isInCircle: z.boolean().describe('Whether it rests on maps of its own step, as they rest on it.'),
          }),
        ),
      )
      .describe('Maps of one step rest on those of earlier steps alone, or on each other.'),
    open: z
      .array(z.strictObject({ name: z.string(), version: name, reason: z.string() }))
      .describe('Maps that may have to wait for others, since nobody knows where their lookups lead.'),
  })
  .describe(
    'The order in which to enable dual-write maps and run their initial synchronization; with `--order` alone.',
  );

const leftAside = z
  .strictObject({
    maps: count.describe('How many.'),
    since: z.string().describe('The commit in which they are the same.'),
  })
  .describe('Maps that were left aside by `--changed` or `--staged`, with which alone this is there.');

/** The JSON report, version 1, exactly: no member more; none less, but for what older reports lack. */
export const reportSchema = z
  .strictObject({
    version: z.literal(1).describe('Version of this schema.'),
    tool: z.strictObject({ name: z.string(), version: z.string() }),
    shard,
    summary,
    projects: z.array(project).describe('Ordered by file and project; findings by position and code.'),
    problems: z.array(problem),
    order: order.optional(),
    leftAside: leftAside.optional(),
  })
  .meta({
    title: 'dipv report',
    description: 'Outcome of validating dual-write table maps and Data Integrator projects with dipv.',
  });

/** The same as JSON Schema (draft 2020-12), as it is published in `report.schema.json`. */
export function reportJsonSchema() {
  return z.toJSONSchema(reportSchema);
}
