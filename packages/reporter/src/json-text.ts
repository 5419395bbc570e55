/** What JSON leaves as it is, and a terminal, an editor or a build log may act on when it is shown. */
const ACTIVE = /[\p{Cf}\x7f-\x9f\u2028\u2029]|#(?=#)/gu;

/** The value as indented JSON that is also harmless to look at: the escapes change the text, not the value. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(ACTIVE, escapeUnits)}\n`;
}

function escapeUnits(char: string): string {
  const units = Array.from({ length: char.length }, (_, index) => char.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
