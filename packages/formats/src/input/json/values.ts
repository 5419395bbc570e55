import type { TextSlice } from '../../bytes/decode-text.js';
import { LIST_MEMBERS } from '../../json/split-list.js';
import { isObject, type JsonObject } from '../../json/value.js';
import { mayBePart } from '../../readers/metadata/definition-parts.js';
import type { JsonReader } from '../../readers/reader.js';

/** Where a value of a file is. */
export interface ValuePlace {
  readonly pointer: string;
  /** `null`: it stands in no text of its own. */
  readonly slice: TextSlice | null;
  /** In the list of the file. */
  readonly index: number;
  /** The answer inside the file that it is an element of; absent: the file. */
  readonly answer?: JsonObject;
}

/** A value that is no list, told by what can be done with it. */
export type SortedValue = { readonly at: ValuePlace } & (
  | { readonly is: 'item'; readonly value: JsonObject; readonly reader: JsonReader }
  | { readonly is: 'part'; readonly value: JsonObject }
  | { readonly is: 'stranger'; readonly value: unknown }
);

/** Tells what JSON values are. */
export class ValueSorter {
  /** @param readers the first that recognises an object reads it */
  constructor(private readonly readers: readonly JsonReader[]) {}

  /**
   * The values that a value holds: itself, or the elements of the list that it is, or wraps.
   * @param known objects that were met before, which are left out; `null`: no value is met twice
   */
  *sort(value: unknown, at: ValuePlace, known: Set<object> | null): Generator<SortedValue> {
    if (known !== null && typeof value === 'object' && value !== null) {
      if (known.has(value)) return;
      known.add(value);
    }
    const reader = this.readerOf(value);
    if (reader && isObject(value)) {
      yield { is: 'item', reader, value, at };
      return;
    }
    const list = this.elementsIn(value);
    if (list === null) {
      yield isObject(value) && mayBePart(value) ? { is: 'part', value, at } : { is: 'stranger', value, at };
      return;
    }
    const { pointerOf, elements, answer } = list;
    for (const [index, element] of elements.entries()) {
      const place = { pointer: at.pointer + pointerOf(index), slice: null, index };
      yield* this.sort(element, answer ? { ...place, answer } : { ...at, ...place }, known);
    }
  }

  readerOf(value: unknown): JsonReader | undefined {
    return isObject(value) ? this.readers.find((reader) => reader.recognises(value)) : undefined;
  }

  /** Of how many values the list is made that a file is; 1: it is none. */
  countElements(root: unknown): number {
    return this.listOf(root)?.elements.length ?? 1;
  }

  /** The JSON pointer of the list that a file is; `null`: it is none. */
  pointerOfList(root: unknown): string | null {
    return this.listOf(root)?.pointerOf(0).replace(/\/0$/, '') ?? null;
  }

  private listOf(root: unknown): ElementsIn | null {
    return this.readerOf(root) === undefined ? this.elementsIn(root) : null;
  }

  private elementsIn(value: unknown): ElementsIn | null {
    if (Array.isArray(value)) return { pointerOf: (index) => `/${index}`, elements: value, answer: null };
    if (!isObject(value)) return null;
    for (const name of LIST_MEMBERS) {
      const inner = value[name];
      if (Array.isArray(inner)) return { pointerOf: (index) => `/${name}/${index}`, elements: inner, answer: value };
      // PowerShell makes a list of one its element
      if (this.isReadable(inner)) return { pointerOf: () => `/${name}`, elements: [inner], answer: value };
    }
    return null;
  }

  private isReadable(value: unknown): boolean {
    return (
      isObject(value) && (this.readerOf(value) !== undefined || this.elementsIn(value) !== null || mayBePart(value))
    );
  }
}

/** The list that a value is, or that it wraps as answers do. */
interface ElementsIn {
  /** The JSON pointer that leads to an element. */
  readonly pointerOf: (index: number) => string;
  readonly elements: readonly unknown[];
  /** The object that wraps it. */
  readonly answer: JsonObject | null;
}

/** The reader of what an answer holds, by its `@odata.context`. */
export function readerOfContext(context: string | null, readers: readonly JsonReader[]): JsonReader | undefined {
  const entitySet = entitySetOf(context);
  return readers.find(({ entitySets }) => entitySet !== undefined && entitySets.includes(entitySet));
}

export function entitySetOf(context: string | null): string | undefined {
  return /\$metadata#(\w+)/.exec(context ?? '')?.[1];
}

export function contextOf(answer: unknown): string | null {
  const context = isObject(answer) ? answer['@odata.context'] : null;
  return typeof context === 'string' ? context : null;
}
