import { InvalidArgumentError } from '#commander';

/** What may make `dipv compare` fail. */
export const COMPARE_FAILS = ['new-error', 'breaking', 'any'] as const;
export type CompareFail = (typeof COMPARE_FAILS)[number];

export function toCompareFails(text: string): readonly CompareFail[] {
  return text.split(',').map((part) => {
    const found = COMPARE_FAILS.find((each) => each === part.trim());
    if (found === undefined)
      throw new InvalidArgumentError(`It takes ${COMPARE_FAILS.join(', ')}, or several of them with commas.`);
    return found;
  });
}
