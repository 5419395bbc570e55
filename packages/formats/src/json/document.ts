import type { Change, Place, SourceDocument, TextEdit } from '@dipv/core';
import { locateValues } from './locate-values.js';
import { LostText } from './lost-text.js';
import type { References } from './references.js';
import { planEdits } from './plan-edits.js';
import { ValueIndex } from './value-index.js';
import { JsonStringView } from './string-view.js';
import type { TextView } from '../text/text-view.js';

interface Opened {
  readonly view: TextView;
  readonly values: ValueIndex;
  /** The string that was looked into last, by where it stands: a filter may have many faults. */
  lastString: { readonly start: number; readonly content: JsonStringView } | null;
}

/** JSON text in a file. It is opened, and places are worked out, only when one is asked for. */
export class JsonDocument implements SourceDocument {
  private lastOpened: WeakRef<Opened> | null = null;

  /**
   * @param prefix what the pointers of this document begin with; the text holds the value there
   */
  constructor(
    readonly file: string,
    private readonly prefix: string,
    readonly open: () => TextView,
    /** What the document's objects refer to; `null`: there are no references. */
    private readonly references: References | null = null,
  ) {}

  /** The same document, whose pointers go through references. */
  withReferences(references: References): JsonDocument {
    return new JsonDocument(this.file, this.prefix, this.open, references);
  }

  get hasReferences(): boolean {
    return this.references !== null;
  }

  locate(pointers: readonly string[]): readonly (Place | null)[] {
    return (
      orLost(() => {
        const view = this.open();
        const spans = locateValues(
          view.text,
          pointers.map((pointer) => this.inner(pointer)),
        );
        return spans.map((span) => (span ? view.place(span) : null));
      }) ?? pointers.map(() => null)
    );
  }

  locateInString(pointer: string, start: number, end: number): Place | null {
    const opened = orLost(() => this.opened());
    if (opened === null) return null;
    const { view, values, lastString } = opened;
    const literal = values.span(this.inner(pointer));
    if (!literal || view.text[literal.start] !== '"') return null;
    const content = lastString?.start === literal.start ? lastString.content : new JsonStringView(view, literal);
    opened.lastString = { start: literal.start, content };
    if (start < 0 || start > end || end > content.text.length) return null;
    return content.place({ start, end });
  }

  edits(changes: readonly Change[]): readonly TextEdit[] | null {
    if (!this.canChange(changes)) return null;
    const opened = orLost(() => this.opened());
    if (opened === null) return null;
    const { view, values } = opened;
    const planned = planEdits(
      values,
      changes.map((change) => ({ ...change, pointer: this.inner(change.pointer) })),
    );
    const edits: TextEdit[] = [];
    for (const { span, text } of planned ?? []) {
      const written = view.write(span, text);
      if (written === null) return null;
      edits.push({ place: view.place(span), text: written });
    }
    return planned && edits;
  }

  /** Opened once for many questions, as long as there is memory. */
  private opened(): Opened {
    const known = this.lastOpened?.deref();
    if (known !== undefined) return known;
    const view = this.open();
    const opened: Opened = { view, values: new ValueIndex(view.text), lastString: null };
    this.lastOpened = new WeakRef(opened);
    return opened;
  }

  /** A pointer of this document as one of the text that it opens. */
  inner(pointer: string): string {
    return (this.references?.place(pointer).pointer ?? pointer).slice(this.prefix.length);
  }

  /** What others refer to is theirs as well, and what is removed may be referred to. */
  private canChange(changes: readonly Change[]): boolean {
    const { references } = this;
    if (references === null) return true;
    return changes.every(({ kind, pointer }) => kind === 'replace' && !references.place(pointer).isReferredTo);
  }
}

/** `null`: the text is lost, in which nobody can tell a place any more. */
function orLost<T>(look: () => T): T | null {
  try {
    return look();
  } catch (error) {
    if (error instanceof LostText) return null;
    throw error;
  }
}
