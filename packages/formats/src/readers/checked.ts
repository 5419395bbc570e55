import { pointerStep } from '../json/pointer.js';
import { CUT_OFF, elementsOf, isCutOff } from '../json/powershell.js';
import { type JsonObject, describe, isObject } from '../json/value.js';
import { MOST_SHOWN, type Fault, type FaultSpot } from '../facts/faults.js';

/**
 * A JSON object is not of the shape that its contract gives it. Metadata is checked by hand: for tens of
 * thousands of columns a schema library takes five times as long as parsing them.
 */
export class BrokenContract extends Error {
  override readonly name = 'BrokenContract';

  /**
   * @param details the first of its faults
   * @param count of all of them
   */
  constructor(
    readonly details: readonly ContractFault[],
    readonly count = details.length,
    readonly whose: Whose = { subject: 'the object', many: 'objects' },
  ) {
    super(details[0]?.text);
  }

  /** @param spotOf where a pointer from the object leads to */
  toFault(file: string, spotOf: (pointer: string) => FaultSpot): Fault {
    const { details, count, whose } = this;
    return {
      file,
      subject: whose.subject,
      verdict: 'breaks the contract and is left out',
      together: `${whose.many} break the contract and are left out`,
      details: details.map(({ pointer, text }) => ({ spot: spotOf(pointer), text })),
      count,
    };
  }
}

interface ContractFault {
  /** From the object that was checked to the fault. */
  readonly pointer: string;
  readonly text: string;
}

/** Whose contract it is, and how many of them are called. */
interface Whose {
  readonly subject: string;
  readonly many: string;
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
  return inside(pointerStep(name), () => textIn(value, inner));
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

/**
 * What a list of objects is made into, `null` where it is absent.
 * @throws BrokenContract of all elements that break theirs
 */
export function listIn<T>(object: JsonObject, name: string, read: (element: JsonObject) => T): T[] | null {
  const value = object[name];
  const list = elementsOf(value, (each) => isObject(each) && Object.keys(each).length > 0);
  if (list === null) return absent(value, name, 'a list');
  const made: T[] = [];
  const details: ContractFault[] = [];
  let count = 0;
  for (const [i, element] of list.values.entries()) {
    const pointer = list.pointerOf(i);
    try {
      if (!isObject(element)) throw fault(name, 'an object', element, { index: i, pointer });
      const at = pointerStep(name) + pointer;
      made.push(inside(at, () => read(element)));
    } catch (error) {
      if (!(error instanceof BrokenContract)) throw error;
      count += error.count;
      details.push(...error.details.slice(0, MOST_SHOWN - details.length));
    }
  }
  if (count > 0) throw new BrokenContract(details, count);
  return made;
}

/** Says whose contract a fault breaks. */
export function naming<T>(subject: string, many: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof BrokenContract ? new BrokenContract(error.details, error.count, { subject, many }) : error;
  }
}

function inside<T>(pointer: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof BrokenContract ? behind(pointer, error) : error;
  }
}

function behind(pointer: string, { details, count }: BrokenContract): BrokenContract {
  return new BrokenContract(
    details.map((detail) => ({ ...detail, pointer: pointer + detail.pointer })),
    count,
  );
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
  const text = isCutOff(found) ? CUT_OFF : `expected ${expected}, found ${describe(found)}`;
  return new BrokenContract([{ pointer, text: `${subject}: ${text}` }]);
}
