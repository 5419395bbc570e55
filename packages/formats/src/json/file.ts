import type { Place } from '@dipv/core';
import { locateValues } from './locate-values.js';
import { JsonDocument } from './document.js';
import { LineIndex } from '../text/line-index.js';
import type { Span } from '../text/span.js';
import type { TextView } from '../text/text-view.js';

/** The text of a JSON file. What costs a pass over it is done once, and only when asked for. */
export class JsonFile {
  private content: string | null = null;
  private lines: LineIndex | null = null;
  private readonly anchors: string[] = [];
  private anchorSpans: Map<string, Span | null> | null = null;

  constructor(
    readonly file: string,
    private readonly read: () => string,
  ) {}

  get text(): string {
    return (this.content ??= this.read());
  }

  /** Reads the text, which otherwise waits until somebody asks for it. */
  load(): void {
    this.content ??= this.read();
  }

  /** Announces a place that a document will start from, so that all of them are found in one pass. */
  announce(pointer: string): void {
    this.anchors.push(pointer);
    this.anchorSpans = null;
  }

  /** The range of an announced place. */
  spanOf(pointer: string): Span {
    if (!this.anchorSpans) {
      const spans = locateValues(this.text, this.anchors);
      this.anchorSpans = new Map(this.anchors.map((anchor, i) => [anchor, spans[i] ?? null]));
    }
    return this.anchorSpans.get(pointer) ?? { start: 0, end: this.text.length };
  }

  place(span: Span): Place {
    this.lines ??= new LineIndex(this.text);
    return this.lines.place(span);
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
