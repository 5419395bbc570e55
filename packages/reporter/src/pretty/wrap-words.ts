import { displayWidth } from './display-width.js';

interface Setting {
  /** Columns of a line. */
  readonly width: number;
  /** Columns left free before the first line. */
  readonly first: number;
  /** Columns left free before the others. */
  readonly indent: number;
  /** What stands between two words. */
  readonly space?: string;
}

/**
 * Sets the words as a paragraph. A word that is longer than a line stays whole on a line of its own, so that it can be
 * copied. An empty word is a further space within a line.
 */
export function wrapWords(words: readonly string[], { width, first, indent, space = ' ' }: Setting): readonly string[] {
  const lines: string[] = [];
  let line: string | null = null;
  let used = 0;
  for (const word of words) {
    const wide = displayWidth(word);
    if (line !== null && used + space.length + wide > width) {
      lines.push(line);
      line = null;
    }
    if (line !== null) {
      line += space + word;
      used += space.length + wide;
    } else if (word !== '') {
      const free: number = lines.length === 0 ? first : indent;
      line = ' '.repeat(free) + word;
      used = free + wide;
    }
  }
  return line === null ? lines : [...lines, line];
}
