import type { Span } from '../text/span.js';
import { pointerSteps } from './pointer.js';
import { JsonScanner } from './scanner.js';
import { CLOSE_LIST, CLOSE_OBJECT, OPEN_LIST, OPEN_OBJECT } from './structural-characters.js';

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

class Locator extends JsonScanner {
  constructor(
    text: string,
    private readonly spans: (Span | null)[],
  ) {
    super(text);
  }

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

  /** What an earlier member of the same name gave no longer counts. */
  private forget(sought: Sought): void {
    for (const index of sought.pointers) this.spans[index] = null;
    for (const child of sought.children?.values() ?? []) this.forget(child);
  }
}
