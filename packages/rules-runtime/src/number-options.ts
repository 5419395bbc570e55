import type { OptionsDefinition } from '@dipv/core';

/** A documented number that a configuration can replace. */
export interface NumberOption {
  readonly default: number;
  readonly description: string;
}

/** Options that are whole numbers of at least 1. By hand, since one of a library would be loaded by every run. */
export function numberOptions<Name extends string>(
  options: Readonly<Record<Name, NumberOption>>,
): OptionsDefinition<Readonly<Record<Name, number>>> {
  const entries = Object.entries<NumberOption>(options);
  return {
    defaults: Object.fromEntries(entries.map(([name, option]) => [name, option.default])),
    schema: {
      '~standard': {
        version: 1,
        vendor: 'dipv',
        validate(value) {
          const given = value as Readonly<Record<Name, number>>;
          const issues = Object.entries<unknown>(given).flatMap(([name, number]) =>
            Number.isSafeInteger(number) && Number(number) >= 1
              ? []
              : [{ path: [name], message: 'must be a whole number, at least 1' }],
          );
          return issues.length > 0 ? { issues } : { value: given };
        },
        jsonSchema: {
          input: () => ({
            type: 'object',
            properties: Object.fromEntries(
              entries.map(([name, { description }]) => [name, { type: 'integer', minimum: 1, description }]),
            ),
            additionalProperties: false,
          }),
        },
      },
    },
  };
}
