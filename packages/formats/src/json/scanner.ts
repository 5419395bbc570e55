import { BACKSLASH, CLOSE_LIST, CLOSE_OBJECT, COMMA, OPEN_LIST, OPEN_OBJECT, QUOTE } from './structural-characters.js';

/** Passes over the parts of a valid JSON text, without a tree. */
export class JsonScanner {
  protected at = 0;

  constructor(protected readonly text: string) {}

  protected closes(code: number): boolean {
    if (this.text.charCodeAt(this.at) !== code) return false;
    this.at++;
    return true;
  }

  /** Passes the comma or closing bracket behind a value, and says whether it was a comma. */
  protected continues(): boolean {
    this.skipSpace();
    return this.text.charCodeAt(this.at++) === COMMA;
  }

  protected name(): string {
    const start = this.at;
    this.skipString();
    const name = this.text.slice(start + 1, this.at - 1);
    return name.includes('\\') ? String(JSON.parse(this.text.slice(start, this.at))) : name;
  }

  protected skipSpace(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.at++;
    }
  }

  protected skipString(): void {
    this.at = endOfString(this.text, this.at);
  }

  protected skipValue(): void {
    this.skipSpace();
    let depth = 0;
    while (this.at < this.text.length) {
      const code = this.text.charCodeAt(this.at);
      if (code === QUOTE) this.skipString();
      else if (depth === 0 && (code === COMMA || code === CLOSE_LIST || code === CLOSE_OBJECT || code <= 0x20)) return;
      else {
        this.at++;
        if (code === OPEN_LIST || code === OPEN_OBJECT) depth++;
        else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth--;
        else continue;
      }
      if (depth === 0) return;
    }
  }
}

/** The offset behind the string that starts at `start`; the text's end where the string has none. */
export function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let before = quote - 1;
    while (text.charCodeAt(before) === BACKSLASH) before--;
    if ((quote - before) % 2 === 1) return quote + 1;
  }
  return text.length;
}
