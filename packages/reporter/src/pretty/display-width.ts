import stringWidth from 'fast-string-width';

/** The number of columns that a terminal gives the text; East Asian characters and emoji take two, escapes none. */
export function displayWidth(text: string): number {
  return stringWidth(text.replaceAll('\u200c', '')); // counts the non-joiner, which has no width
}
