const MARKER = /^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?\r?$/;

/** The line of the first marker that Git left in a file whose versions it could not merge; `null`: there is none. */
export function lineOfConflict(text: string): number | null {
  const start = /^<{7} .*$/m.exec(text);
  if (start === null || !/^>{7} /m.test(text)) return null;
  return text.slice(0, start.index).split('\n').length;
}

/** One of the two versions, with the other one in it. */
export function withoutMarkers(text: string): string {
  return text
    .split('\n')
    .filter((line) => !MARKER.test(line))
    .join('\n');
}
