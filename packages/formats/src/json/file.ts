import { isNativeError } from 'node:util/types';
import type { Place } from '@dipv/core';
import { locateValues } from './locate-values.js';
import { InputError } from '../bytes/input-error.js';
import { JsonDocument } from './document.js';
import { LostText } from './lost-text.js';
import { LineIndex } from '../text/line-index.js';
import type { Span } from '../text/span.js';
import type { TextView } from '../text/text-view.js';

interface Opened {
  readonly text: string;
  lines: LineIndex | null;
  anchors: Map<string, Span | null> | null;
}

/** Characters of a text that is not held for whoever may ask next. */
const LONG = 2 ** 22;
/** Files in which one map has its places: its own, and those of its connection set. */
const MOST_OPEN = 4;

/**
 * The texts that were read again last, since a run looks at one file after the other. Weak references alone would keep each
 * of them until the event loop turns, which is hundreds of maps later, and the garbage collector would move them about.
 */
export class OpenTexts {
  private readonly open: { readonly file: JsonFile; readonly opened: Opened }[] = [];

  find(file: JsonFile): Opened | undefined {
    return this.open.find((each) => each.file === file)?.opened;
  }

  add(file: JsonFile, opened: Opened): void {
    if (this.open.length === MOST_OPEN) this.open.shift();
    this.open.push({ file, opened });
  }
}

/** The text of a JSON file. What costs a pass over it is done once, and only when asked for. */
export class JsonFile {
  private kept: Opened | null = null;
  /** Of a long text that was let go, as long as there is memory. */
  private last: WeakRef<Opened> | null = null;
  /** Where the text is once it was let go; `null`: it was not. */
  private others: OpenTexts | null = null;
  private readonly anchors: string[] = [];

  constructor(
    readonly file: string,
    private read: () => string,
  ) {}

  /** @throws LostText once it was let go, and before that whatever reading it throws */
  get text(): string {
    return this.opened().text;
  }

  /** Keeps the text for good. */
  keep(): void {
    const { text } = this.opened();
    this.read = () => text; // which lets go of what it was read from
  }

  /** Keeps the text no longer: whoever asks for it has it read again. */
  letGo(others: OpenTexts): void {
    this.kept = null;
    this.others = others;
  }

  /** Announces a place that a document will start from, so that all of them are found in one pass. */
  announce(pointer: string): void {
    this.anchors.push(pointer);
    if (this.kept) this.kept.anchors = null;
  }

  /** The range of an announced place. */
  spanOf(pointer: string): Span {
    const opened = this.opened();
    if (pointer === '') return { start: 0, end: opened.text.length };
    if (!opened.anchors) {
      const spans = locateValues(opened.text, this.anchors);
      opened.anchors = new Map(this.anchors.map((anchor, i) => [anchor, spans[i] ?? null]));
    }
    return opened.anchors.get(pointer) ?? { start: 0, end: opened.text.length };
  }

  place(span: Span): Place {
    const opened = this.opened();
    opened.lines ??= new LineIndex(opened.text);
    return opened.lines.place(span);
  }

  private opened(): Opened {
    if (this.others === null) return (this.kept ??= { text: this.read(), lines: null, anchors: null });
    const known = this.others.find(this) ?? this.last?.deref();
    if (known !== undefined) return known;
    const opened = { text: this.readAgain(), lines: null, anchors: null };
    if (opened.text.length > LONG) this.last = new WeakRef(opened);
    else this.others.add(this, opened);
    return opened;
  }

  private readAgain(): string {
    try {
      return this.read();
    } catch (error) {
      if (error instanceof InputError || (isNativeError(error) && 'syscall' in error))
        throw new LostText(error.message);
      throw error;
    }
  }
}

/** A part of a JSON file. */
class JsonFileView implements TextView {
  readonly text: string;

  constructor(
    private readonly file: JsonFile,
    private readonly span: Span,
  ) {
    this.text = file.text.slice(span.start, span.end);
  }

  place(span: Span): Place {
    return this.file.place({ start: this.span.start + span.start, end: this.span.start + span.end });
  }

  write(_span: Span, replacement: string): string {
    return replacement;
  }
}

/** The document of an element of the file, which is found once a place in it is asked for. */
export function documentAt(source: JsonFile, pointer: string): JsonDocument {
  source.announce(pointer);
  return new JsonDocument(source.file, pointer, () => new JsonFileView(source, source.spanOf(pointer)));
}
