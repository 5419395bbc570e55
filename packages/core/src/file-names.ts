/**
 * Names that Windows keeps for devices, also with an extension behind them.
 * Source: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
 */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])\s*(?:\.|$)/i;

export function isDeviceName(name: string): boolean {
  return DEVICE.test(name);
}

/** Bytes of UTF-8: file systems take 255, of which an extension and a number need some. */
const MOST_BYTES = 200;

/**
 * The beginning of a text that a file can be called by.
 * @param most characters, in UTF-16 units; none is cut in two
 */
export function beginningForFile(text: string, most: number): string {
  let bytes = 0;
  let length = 0;
  for (const char of text) {
    bytes += bytesOf(char.codePointAt(0) ?? 0);
    if (bytes > MOST_BYTES || length + char.length > most) break;
    length += char.length;
  }
  return text.slice(0, length);
}

function bytesOf(codePoint: number): number {
  return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
}
