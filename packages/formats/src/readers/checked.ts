import { pointerStep } from '../json/pointer.js';
import { CUT_OFF, elementsOf, isCutOff } from '../json/powershell.js';
import { type JsonObject, describe, isObject } from '../json/value.js';

/**
 * A JSON object is not of the shape that its contract gives it. Metadata is checked by hand: for tens of
 * thousands of columns a schema library takes five times as long as parsing them.
 */
export class BrokenContract extends Error {
  override readonly name = 'BrokenContract';

  /** @param pointer from the object that was checked to the fault */
  constructor(
    readonly pointer: string,
    readonly fault: string,
    readonly what = 'the object',
  ) {
    super(fault);
  }

  get reason(): string {
    return `${this.what} breaks the contract and is left out: ${this.fault}`;
  }
}

/** Text that may be null or absent. */
export function textIn(object: JsonObject, name: string): string | null {
  const value = object[name];
  if (typeof value === 'string') return value;
  return absent(value, name, 'text');
}

/** @throws BrokenContract also where it is absent or blank */
export function nameIn(object: JsonObject, name: string): string {
  const value = object[name];
  if (typeof value !== 'string' || value.trim() === '') throw fault(name, 'a name', value);
  return value;
}

export function flagIn(object: JsonObject, name: string): boolean | null {
  const value = object[name];
  if (typeof value === 'boolean') return value;
  return absent(value, name, 'true or false');
}

export function numberIn(object: JsonObject, name: string): number | null {
  const value = object[name];
  if (typeof value === 'number') return value;
  return absent(value, name, 'a number');
}

export function objectIn(object: JsonObject, name: string): JsonObject | null {
  const value = object[name];
  if (isObject(value)) return value;
  return absent(value, name, 'an object');
}

/** Text inside an object (`RequiredLevel.Value`); some exports have the text itself in its place. */
export function innerTextIn(object: JsonObject, name: string, inner: string): string | null {
  const value = object[name];
  if (typeof value === 'string' && !isCutOff(value)) return value;
  if (!isObject(value)) return absent(value, name, 'an object');
  return inside(name, () => textIn(value, inner));
}

/** A list of names, `null` where it is absent. PowerShell writes one with spaces where it nests too deep. */
export function namesIn(object: JsonObject, name: string): readonly string[] | null {
  const value = object[name];
  if (isCutOff(value)) throw fault(name, 'a list', value);
  if (typeof value === 'string') return value.split(/\s+/).filter((each) => each !== '');
  const list = elementsOf(value, () => false);
  if (list === null) return absent(value, name, 'a list');
  return list.values.map((element, i) => {
    if (typeof element === 'string' && !isCutOff(element)) return element;
    throw fault(name, 'text', element, { index: i, pointer: list.pointerOf(i) });
  });
}

/** What a list of objects is made into, `null` where it is absent. */
export function listIn<T>(object: JsonObject, name: string, read: (element: JsonObject) => T): T[] | null {
  const value = object[name];
  const list = elementsOf(value, (each) => isObject(each) && Object.keys(each).length > 0);
  if (list === null) return absent(value, name, 'a list');
  return list.values.map((element, i) => {
    const pointer = list.pointerOf(i);
    if (!isObject(element)) throw fault(name, 'an object', element, { index: i, pointer });
    try {
      return read(element);
    } catch (error) {
      throw error instanceof BrokenContract ? behind(pointerStep(name) + pointer, error) : error;
    }
  });
}

/** Says whose contract a fault breaks. */
export function naming<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof BrokenContract ? new BrokenContract(error.pointer, error.fault, what) : error;
  }
}

function inside<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof BrokenContract ? behind(pointerStep(name), error) : error;
  }
}

function behind(pointer: string, { pointer: inner, fault: what }: BrokenContract): BrokenContract {
  return new BrokenContract(pointer + inner, what);
}

function absent(value: unknown, name: string, expected: string): null {
  if (value === null || value === undefined) return null;
  throw fault(name, expected, value);
}

interface ElementPlace {
  readonly index: number;
  readonly pointer: string;
}

function fault(name: string, expected: string, found: unknown, element?: ElementPlace): BrokenContract {
  // what is absent has no place
  const pointer = found === undefined ? '' : pointerStep(name) + (element?.pointer ?? '');
  const subject = element ? `element ${element.index} of ${name}` : name;
  if (isCutOff(found)) return new BrokenContract(pointer, `${subject}: ${CUT_OFF}`);
  return new BrokenContract(pointer, `${subject}: expected ${expected}, found ${describe(found)}`);
}
