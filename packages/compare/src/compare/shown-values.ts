import { code, isBlank, list, type Text } from '@dipv/core';

/** What a list shows before it says how many more there are. */
const MOST_SHOWN = 6;

export function shownValues(values: readonly string[]): Text {
  const first = values.slice(0, MOST_SHOWN).map((value) => (isBlank(value) ? '(blank)' : code(value)));
  return list(values.length > MOST_SHOWN ? [...first, `${values.length - MOST_SHOWN} more`] : first);
}
