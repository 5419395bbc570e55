import { visibleText } from './visible-text.js';

/** `file:line:column`, or as much of it as is known. */
export function placeText(place: {
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
}): string {
  const known = [place.line, place.column].filter((part) => part !== null);
  return [visibleText(place.file), ...known].join(':');
}
