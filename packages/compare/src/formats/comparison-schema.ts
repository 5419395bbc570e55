import * as z from 'zod';
import { CHANGE_KINDS, type ChangeKind } from '../change-kinds.js';
import { EFFECTS } from './in-words.js';

const place = z
  .strictObject({
    file: z.string(),
    pointer: z.string().nullable(),
    line: z.int().min(1).nullable(),
    column: z.int().min(1).nullable(),
  })
  .nullable();

const change = z.strictObject({
  kind: z.enum(Object.keys(CHANGE_KINDS) as [ChangeKind, ...ChangeKind[]]),
  effect: z.enum(EFFECTS).describe('`review`: only people can judge whether it breaks anything.'),
  what: z.string(),
  why: z.string().describe('Why it has this effect.'),
  was: z.string().nullable(),
  is: z.string().nullable(),
  before: place,
  after: place,
});

const finding = z.strictObject({
  code: z.string(),
  variant: z.string().nullable(),
  severity: z.enum(['error', 'warning', 'info']),
  title: z.string(),
  message: z.string(),
  help: z.string(),
  location: place.unwrap(),
  fingerprint: z.string(),
});

const identity = z.strictObject({ name: z.string(), version: z.string().nullable(), file: z.string() }).nullable();
const count = z.int().min(0);

/** The JSON of a comparison, version 1. */
export const comparisonSchema = z
  .strictObject({
    version: z.literal(1),
    tool: z.strictObject({ name: z.string(), version: z.string() }),
    before: z.string().describe('The old side, as it was named.'),
    after: z.string().describe('The new side, as it was named.'),
    summary: z.strictObject({
      mapsAdded: count,
      mapsRemoved: count,
      mapsChanged: count,
      mapsUnchanged: count,
      breaking: count,
      review: count,
      safe: count,
      newErrors: count,
      newFindings: count,
      goneFindings: count,
      notCompared: count,
      unread: count.describe('Faults that kept inputs from being read whole: what is told is not all.'),
    }),
    maps: z.array(
      z.strictObject({
        before: identity.describe('null: the map is new.'),
        after: identity.describe('null: the map is gone.'),
        changes: z.array(change),
        newFindings: z.array(finding),
        goneFindings: z.array(finding),
        notCompared: z.array(z.string()),
      }),
    ),
    tables: z.array(
      z.strictObject({
        platform: z.enum(['finance-and-operations', 'dataverse', 'other', 'none']),
        name: z.string(),
        changes: z.array(change.extend({ maps: z.array(z.string()) })),
      }),
    ),
  })
  .meta({ title: 'Comparison of dipv', description: 'What `dipv compare --format json` writes.' });

/** @public to tools/bin/generate-json-schemas.mjs */
export function comparisonJsonSchema(): unknown {
  return z.toJSONSchema(comparisonSchema);
}
