import type { Span } from '../text/span.js';
import { pointerSteps } from './pointer.js';
import { BACKSLASH, CLOSE_LIST, CLOSE_OBJECT, COMMA, OPEN_LIST, OPEN_OBJECT, QUOTE } from './structural-characters.js';

/** What is sought below one place: children by name, and which of the pointers end here. */
interface Sought {
  children: Map<string, Sought> | null;
  readonly pointers: number[];
}

/**
 * Where the values of these JSON pointers stand, in one pass and without a tree. Of two members of one
 * name the last counts, as in `JSON.parse`. The text must be valid JSON.
 */
export function locateValues(text: string, pointers: readonly string[]): (Span | null)[] {
  const spans: (Span | null)[] = pointers.map(() => null);
  new Locator(text, spans).value(soughtTree(pointers));
  return spans;
}

function soughtTree(pointers: readonly string[]): Sought {
  const root: Sought = { children: null, pointers: [] };
  pointers.forEach((pointer, index) => {
    let node = root;
    for (const step of pointerSteps(pointer)) {
      node.children ??= new Map();
      let child = node.children.get(step);
      if (!child) node.children.set(step, (child = { children: null, pointers: [] }));
      node = child;
    }
    node.pointers.push(index);
  });
  return root;
}

/** Goes through a JSON text. */
export class Locator {
  protected at = 0;

  constructor(
    protected readonly text: string,
    private readonly spans: (Span | null)[],
  ) {}

  value(sought: Sought): void {
    this.skipSpace();
    const start = this.at;
    const code = this.text.charCodeAt(start);
    if (sought.children && code === OPEN_OBJECT) this.members(sought.children);
    else if (sought.children && code === OPEN_LIST) this.elements(sought.children);
    else this.skipValue();
    for (const index of sought.pointers) this.spans[index] = { start, end: this.at };
  }

  private members(children: ReadonlyMap<string, Sought>): void {
    this.at++;
    this.skipSpace();
    if (this.closes(CLOSE_OBJECT)) return;
    do {
      this.skipSpace();
      const child = children.get(this.name());
      this.skipSpace();
      this.at++; // the colon
      if (child) {
        this.forget(child);
        this.value(child);
      } else this.skipValue();
    } while (this.continues());
  }

  private elements(children: ReadonlyMap<string, Sought>): void {
    this.at++;
    this.skipSpace();
    if (this.closes(CLOSE_LIST)) return;
    let index = 0;
    do {
      const child = children.get(String(index++));
      if (child) this.value(child);
      else this.skipValue();
    } while (this.continues());
  }

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

  /** What an earlier member of the same name gave no longer counts. */
  private forget(sought: Sought): void {
    for (const index of sought.pointers) this.spans[index] = null;
    for (const child of sought.children?.values() ?? []) this.forget(child);
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

  private skipString(): void {
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
