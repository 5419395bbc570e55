import type { Span } from '../text/span.js';
import { Locator } from './locate-values.js';
import { pointerSteps } from './pointer.js';
import { CLOSE_LIST, CLOSE_OBJECT, OPEN_LIST, OPEN_OBJECT } from './structural-characters.js';

/** A value of a JSON text, and what stands in it once that was asked for. */
interface Value {
  readonly span: Span;
  children: ReadonlyMap<string, Value> | null;
}

/**
 * Where the values of a JSON text stand, for many questions one after the other: each object and list is gone through
 * once, when something in it is asked for. Who asks for all at once asks `locateValues`. The text must be valid JSON.
 */
export class ValueTree {
  private root: Value | null = null;

  constructor(private readonly text: string) {}

  /** The range of the value at a JSON pointer; of two members of one name the last counts, as in `JSON.parse`. */
  spanOf(pointer: string): Span | null {
    let value: Value | undefined = (this.root ??= new Reader(this.text, 0).whole());
    for (const step of pointerSteps(pointer)) {
      value.children ??= new Reader(this.text, value.span.start).children();
      value = value.children.get(step);
      if (value === undefined) return null;
    }
    return value.span;
  }
}

class Reader extends Locator {
  constructor(text: string, at: number) {
    super(text, []);
    this.at = at;
  }

  whole(): Value {
    this.skipSpace();
    const start = this.at;
    this.skipValue();
    return { span: { start, end: this.at }, children: null };
  }

  children(): ReadonlyMap<string, Value> {
    const children = new Map<string, Value>();
    const open = this.text.charCodeAt(this.at++);
    if (open !== OPEN_OBJECT && open !== OPEN_LIST) return children;
    this.skipSpace();
    if (this.closes(open === OPEN_OBJECT ? CLOSE_OBJECT : CLOSE_LIST)) return children;
    do {
      this.skipSpace();
      const name = open === OPEN_OBJECT ? this.memberName() : String(children.size);
      children.set(name, this.whole());
    } while (this.continues());
    return children;
  }

  private memberName(): string {
    const name = this.name();
    this.skipSpace();
    this.at++; // the colon
    return name;
  }
}
