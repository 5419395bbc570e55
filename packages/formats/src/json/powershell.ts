import type { JsonObject } from './value.js';
/**
 * What `ConvertTo-Json` of PowerShell makes of JSON that went through it: a list becomes `{"value":[…],"Count":n}`, a
 * list of one its element, and what is nested deeper than `-Depth` (2, unless told otherwise) a text.
 */

/** The elements of a list, and where they stand behind its own pointer; `null`: it is none. */
export interface ListElements {
  readonly values: readonly unknown[];
  readonly pointerOf: (index: number) => string;
}

/** @param isElement whether a value may be the only element of a list that was collapsed */
export function elementsOf(value: unknown, isElement: (value: unknown) => boolean): ListElements | null {
  if (Array.isArray(value)) return { values: value, pointerOf: (index) => `/${index}` };
  const wrapped = wrappedList(value);
  if (wrapped !== undefined) {
    const inner = elementsOf(wrapped, isElement);
    return inner && { ...inner, pointerOf: (index) => `/value${inner.pointerOf(index)}` };
  }
  return isElement(value) ? { values: [value], pointerOf: () => '' } : null;
}

/** `undefined`: the value is no list that was wrapped. */
function wrappedList(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, 'value')) {
    return undefined;
  }
  const { value: list, ...others } = value as JsonObject;
  const isAlone = Object.keys(others).every((name) => name === 'Count' || name.startsWith('@odata.'));
  const isWrapped = isAlone && (Array.isArray(list) || 'Count' in others);
  return isWrapped ? (list ?? []) : undefined;
}

/** Whether a text stands in the place of something that was nested too deep. */
export function isCutOff(value: unknown): boolean {
  // expressions of flows begin with @{ too
  return typeof value === 'string' && /^(?:@\{[\w@.]+=|System\.(?:Object\[\]|Collections\.))/.test(value);
}

export const CUT_OFF =
  'PowerShell cut off what is nested there, since the -Depth of its ConvertTo-Json was too small; export again with ConvertTo-Json -Depth 50, or save the answer as it comes';
