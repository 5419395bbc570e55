import type { FormatAsk, Validator } from '@dipv/core';
import type { Output } from '../options/validate-options.js';

/** Whether one of the outputs asks for something that others need not pay for. */
export function asksFor(
  what: FormatAsk,
  outputs: readonly Pick<Output, 'format'>[],
  { formats }: Pick<Validator, 'formats'>,
): boolean {
  return outputs.some(({ format }) => formats.get(format)?.asks?.includes(what) === true);
}
