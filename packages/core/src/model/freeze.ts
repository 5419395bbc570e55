import type { SourceDocument } from './source-document.js';
import type { Text } from './text.js';

/**
 * Makes data unchangeable, all the way down, so that no rule can take anything away from another. What was frozen
 * before is passed over. Documents keep what they have looked up: of them only what others ask is unchangeable.
 */
export function freezeModel(value: unknown): void {
  const open: unknown[] = [value]; // no recursion: a map's raw JSON may nest deeper than calls can
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null || Object.isFrozen(next)) continue;
    if ('locate' in next) {
      for (const key of OF_DOCUMENTS) Reflect.defineProperty(next, key, { ...FIXED, value: Reflect.get(next, key) });
      continue;
    }
    if (next instanceof Map || next instanceof Set) {
      for (const each of next.values()) open.push(each);
      for (const change of ['set', 'add', 'delete', 'clear'])
        if (change in next) Object.defineProperty(next, change, REFUSAL);
    } else if (Array.isArray(next)) for (const each of next) open.push(each);
    else if (!isPlain(next)) continue;
    else for (const key in next) open.push((next as Readonly<Record<string, unknown>>)[key]);
    Object.freeze(next);
  }
}

/** The same of a text that many are given. */
export function freezeText(text: Text): Text {
  freezeModel(text.marks);
  return Object.freeze(text);
}

const OF_DOCUMENTS: readonly (keyof SourceDocument)[] = ['file', 'locate', 'locateInString', 'edits'];
const FIXED = { writable: false, configurable: false };

const REFUSAL = {
  value: () => {
    throw new TypeError('a rule cannot change the model');
  },
};

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
