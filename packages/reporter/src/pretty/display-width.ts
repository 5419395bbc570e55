const ZERO_WIDTH = /^[\p{Mn}\p{Me}\u200c\u200d]$/u;
const DOUBLE_WIDTH =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]$/u;
const ASCII_ONLY = /^[\x20-\x7e]*$/;

/** The number of columns that a terminal gives the text; East Asian characters and emoji take two. */
export function displayWidth(text: string): number {
  if (ASCII_ONLY.test(text)) return text.length;
  let width = 0;
  for (const char of text) {
    if (DOUBLE_WIDTH.test(char)) width += 2;
    else if (!ZERO_WIDTH.test(char)) width += 1;
  }
  return width;
}
