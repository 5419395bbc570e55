import type { Problem } from '@dipv/core';
import { placeText, visibleText } from '@dipv/reporter';

/** A problem of an input on one line, for stderr. */
export function problemLine({ severity, file, line, column, reason }: Problem): string {
  return `${severity}: ${placeText({ file, line, column })}: ${visibleText(reason)}`;
}
