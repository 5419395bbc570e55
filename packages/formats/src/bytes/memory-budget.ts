import { getHeapStatistics } from 'node:v8';
import type { Project } from '@dipv/core';
import { LimitError } from './input-error.js';
import { sizeText } from './size-budget.js';

/** What a JSON value takes that is parsed and kept, in bytes: an empty list 40, an empty object 56. */
const KEPT_VALUE = 64;
/** The same while its shape is checked, with the copy or the fault that this may make of each: `[]` for a mapping takes 430. */
const READ_VALUE = 512;
/** A mapping in the model, with all that rules ask of it, its findings apart. */
const MAPPING = 1536;
/** An element of XML that somebody reads, with what is kept of it: a column, a table's name and place. */
const ELEMENT = 512;
const LEG = 4096;
const MAP = 4096;

/** How much of the heap may be in use. V8 collects garbage long before it is so full. */
const FULL = 0.85;

/** The memory that a run may take where it is told nothing else, in bytes: most of what Node allows its heap. */
export function mostMemory(): number {
  return Math.floor(getHeapStatistics().heap_size_limit * FULL);
}

/** Whether no more should be begun: what comes next might overflow the heap, and end the process. */
export function isHeapFull(): boolean {
  const { used_heap_size: used, heap_size_limit: most } = getHeapStatistics();
  return used > most * FULL;
}

/**
 * The memory of a run. What inputs will take is estimated by what they hold, before it is taken: a heap that overflows
 * ends the process, and with it all that was found. What is refused takes nothing, so that it leaves its neighbours theirs.
 */
export class MemoryBudget {
  private left: number;

  /**
   * @param limit in bytes
   * @param isFull whether the heap is nearly full, in spite of all estimates
   */
  constructor(
    private readonly limit = mostMemory(),
    private readonly isFull = isHeapFull,
  ) {
    this.left = limit;
  }

  /**
   * Before so many JSON values are parsed at once.
   * @throws LimitError when they take more than is left
   */
  checkValues(count: number): void {
    if (this.hasRoomToRead(count)) return;
    throw this.refusal(`holds too many values to be read at once (${count.toLocaleString('en')})`);
  }

  /** Whether so many JSON values can be parsed at once, or a text of so many characters, which holds no more. */
  hasRoomToRead(count: number): boolean {
    return count * READ_VALUE <= this.left;
  }

  /**
   * For JSON values that are kept.
   * @throws LimitError when they take more than is left
   */
  takeValues(count: number): void {
    this.take(count * KEPT_VALUE, () => `holds too many values (${count.toLocaleString('en')})`);
  }

  /**
   * For elements of XML that are read, and not passed over.
   * @throws LimitError when they take more than is left
   */
  takeElements(count: number): void {
    this.take(count * ELEMENT, () => 'holds too many elements that are read');
  }

  /**
   * For what maps take while they are checked.
   * @throws LimitError when that is more than is left
   */
  takeMaps(maps: readonly Pick<Project, 'tasks'>[]): void {
    let mappings = 0;
    let legs = 0;
    for (const { tasks } of maps) {
      for (const task of tasks) {
        legs += task.legs.length;
        for (const leg of task.legs) mappings += leg.mappings.length;
      }
    }
    const bytes = maps.length * MAP + legs * LEG + mappings * MAPPING;
    this.take(bytes, () => {
      const [ofMaps, ofLegs, ofMappings] = [maps.length, legs, mappings].map((count) => count.toLocaleString('en'));
      return `holds more than can be checked (maps: ${ofMaps}, legs: ${ofLegs}, mappings: ${ofMappings})`;
    });
  }

  /** @throws LimitError when the heap is nearly full */
  checkHeap(): void {
    if (!this.isFull()) return;
    throw new LimitError(
      'takes more memory than there is left; check fewer inputs at once, or give Node more: NODE_OPTIONS=--max-old-space-size=8192',
    );
  }

  /** What is left now, to be given back to `release` where an input turns out to keep nothing. */
  get mark(): number {
    return this.left;
  }

  release(mark: number): void {
    this.left = mark;
  }

  private take(bytes: number, what: () => string): void {
    if (bytes > this.left) throw this.refusal(what());
    this.left -= bytes;
  }

  private refusal(what: string): LimitError {
    return new LimitError(
      `${what}: all inputs together may take ${sizeText(this.limit)} of memory (--max-memory), of which ${sizeText(this.left)} are left; check fewer at once`,
    );
  }
}
