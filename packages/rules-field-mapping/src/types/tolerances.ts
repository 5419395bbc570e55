import { FIELD_KINDS, nearestName, type FieldKind, type FieldType, type OptionsDefinition } from '@dipv/core';

/** What a configuration accepts that the types alone would not allow. */
export interface Tolerances {
  /** Kinds that may be written to one another, since the values are known to fit. */
  readonly accepts: readonly { readonly from: FieldKind; readonly to: FieldKind }[];
  /** Texts of so many characters are long enough for any other text. */
  readonly longEnough?: number | undefined;
}

/** Those that a column can be compared by. */
const KINDS: readonly string[] = FIELD_KINDS.filter((kind) => kind !== 'unknown' && kind !== 'lookup');

/**
 * The schema is written by hand: one of a library would be loaded by every run, and take longer than to check a map.
 * `validate` is given what is left when unknown keys are refused.
 */
export const tolerances: OptionsDefinition<Tolerances> = {
  defaults: { accepts: [] },
  schema: {
    '~standard': {
      version: 1,
      vendor: 'dipv',
      validate(value) {
        const { accepts, longEnough } = value as { readonly [Key in keyof Tolerances]?: unknown };
        if (!Array.isArray(accepts))
          return { issues: [{ path: ['accepts'], message: 'must be a list of { "from", "to" }' }] };
        const issues = accepts.flatMap((pair: unknown, i) => issuesOf(pair, i));
        if (longEnough !== undefined && !(Number.isSafeInteger(longEnough) && Number(longEnough) >= 1))
          issues.push({ path: ['longEnough'], message: 'must be a whole number of characters, at least 1' });
        return issues.length > 0 ? { issues } : { value: value as Tolerances };
      },
      jsonSchema: {
        input: () => ({
          type: 'object',
          properties: {
            accepts: {
              type: 'array',
              description:
                'Kinds that may be written to one another although values may not fit, such as { "from": "decimal", "to": "integer" }.',
              items: {
                type: 'object',
                properties: { from: { enum: KINDS }, to: { enum: KINDS } },
                required: ['from', 'to'],
                additionalProperties: false,
              },
            },
            longEnough: {
              type: 'integer',
              minimum: 1,
              description: 'Characters that are long enough for any text: that longer ones may be cut is not reported.',
            },
          },
          additionalProperties: false,
        }),
      },
    },
  },
};

function issuesOf(pair: unknown, index: number): { readonly path: PropertyKey[]; readonly message: string }[] {
  const path = ['accepts', index];
  if (typeof pair !== 'object' || pair === null || Object.keys(pair).sort().join() !== 'from,to')
    return [{ path, message: 'must be an object of "from" and "to"' }];
  return Object.entries(pair).flatMap(([key, kind]: [string, unknown]) => {
    if (KINDS.includes(kind as string)) return [];
    const nearest = typeof kind === 'string' ? nearestName(kind, KINDS) : null;
    const hint = nearest === null ? `kinds are ${KINDS.join(', ')}` : `did you mean ${nearest}?`;
    return [{ path: [...path, key], message: `there is no kind ${JSON.stringify(kind)}: ${hint}` }];
  });
}

/** Whether a configuration lets values of one type be written to the other. */
export function isTolerated(from: FieldType, to: FieldType, { accepts, longEnough }: Tolerances): boolean {
  if (from.kinds !== undefined || to.kinds !== undefined) return false;
  if (accepts.some((pair) => pair.from === from.kind && pair.to === to.kind)) return true;
  return longEnough !== undefined && from.kind === 'text' && to.kind === 'text' && (to.length ?? 0) >= longEnough;
}
