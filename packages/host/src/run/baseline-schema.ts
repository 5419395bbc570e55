import * as z from 'zod';

/** What a baseline file holds. */
export const baselineSchema = z.object({
  version: z.literal(1),
  findings: z.array(
    z.object({
      fingerprint: z.string(),
      code: z.string(),
      map: z.string(),
      field: z.string().nullable(),
      since: z.iso.date().optional(),
    }),
  ),
});
