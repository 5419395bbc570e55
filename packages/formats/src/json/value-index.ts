import type { Span } from '../text/span.js';
import { pointerSteps } from './pointer.js';
import { JsonScanner } from './scanner.js';
import { CLOSE_LIST, CLOSE_OBJECT, OPEN_LIST, OPEN_OBJECT } from './structural-characters.js';

type Children = ReadonlyMap<string, Span>;

/**
 * Where values stand in a valid JSON text that is asked for many of them, one at a time: what a pointer leads through is
 * passed over once, however many pointers do. For pointers that are all known, `locateValues` needs no memory.
 */
export class ValueIndex {
  /** The children of lists and objects, by where these begin. */
  private readonly known = new Map<number, Children>();
  private readonly scanner: ChildScanner;
  private readonly root: Span;

  constructor(readonly text: string) {
    this.scanner = new ChildScanner(text);
    this.root = this.scanner.root();
  }

  /** Of two members of one name the last counts, as in `JSON.parse`. */
  span(pointer: string): Span | null {
    let span: Span | undefined = this.root;
    for (const step of pointerSteps(pointer)) span = span && this.children(span).get(step);
    return span ?? null;
  }

  private children({ start }: Span): Children {
    let children = this.known.get(start);
    if (children === undefined) this.known.set(start, (children = this.scanner.children(start)));
    return children;
  }
}

class ChildScanner extends JsonScanner {
  root(): Span {
    return this.next();
  }

  /** None of what is neither a list nor an object. */
  children(start: number): Children {
    const children = new Map<string, Span>();
    const code = this.text.charCodeAt(start);
    if (code !== OPEN_LIST && code !== OPEN_OBJECT) return children;
    this.at = start + 1;
    this.skipSpace();
    if (this.closes(code === OPEN_LIST ? CLOSE_LIST : CLOSE_OBJECT)) return children;
    let index = 0;
    do {
      const step = code === OPEN_LIST ? String(index++) : this.member();
      children.set(step, this.next());
    } while (this.continues());
    return children;
  }

  private member(): string {
    this.skipSpace();
    const name = this.name();
    this.skipSpace();
    this.at++; // the colon
    return name;
  }

  private next(): Span {
    this.skipSpace();
    const start = this.at;
    this.skipValue();
    return { start, end: this.at };
  }
}
