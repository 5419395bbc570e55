import { endOfString } from './scanner.js';
import { pointerOf } from './pointer.js';
import { CLOSE_LIST, CLOSE_OBJECT, COMMA, OPEN_LIST, OPEN_OBJECT, QUOTE } from './structural-characters.js';

/** A member that an object has twice. `JSON.parse` keeps the last one. */
export interface DoubledMember {
  readonly name: string;
  /** JSON pointer. */
  readonly pointer: string;
  /** Where the two names stand. */
  readonly first: number;
  readonly second: number;
}

/** What is open at one depth of the text. */
interface Level {
  isObject: boolean;
  /** Of an object: its names so far, and where each stands. */
  readonly names: Map<string, number>;
  /** The name or index of the value that is read. */
  step: string | number;
}

const COLON = 0x3a;

/**
 * The members that stand twice, in one pass and without a tree.
 * @param text valid JSON
 * @param most how many are told of
 * @returns those, and how many there are
 */
export function doubledMembers(
  text: string,
  most: number,
): { readonly members: readonly DoubledMember[]; readonly count: number } {
  const members: DoubledMember[] = [];
  const levels: Level[] = []; // they are used again: an object of its own for each would cost more than all else
  let count = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(text, at);
      const level = depth > 0 ? levels[depth - 1] : undefined;
      if (level?.isObject === true && followedByColon(text, end)) {
        const name = nameIn(text, at, end);
        const first = level.names.get(name);
        level.names.set(name, at);
        level.step = name;
        if (first !== undefined && ++count <= most) {
          const steps = levels.slice(0, depth).map(({ step }) => step);
          members.push({ name, pointer: pointerOf(steps), first, second: at });
        }
      }
      at = end - 1;
    } else if (code === OPEN_OBJECT || code === OPEN_LIST) {
      const level = (levels[depth] ??= { isObject: false, names: new Map(), step: 0 });
      level.isObject = code === OPEN_OBJECT;
      level.names.clear();
      level.step = 0;
      depth++;
    } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) depth--;
    else if (code === COMMA) {
      const level = levels[depth - 1];
      if (level && !level.isObject) level.step = Number(level.step) + 1;
    }
  }
  return { members, count };
}

function followedByColon(text: string, from: number): boolean {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === COLON) return true;
    if (code > 0x20) return false;
  }
  return false;
}

function nameIn(text: string, start: number, end: number): string {
  const name = text.slice(start + 1, end - 1);
  return name.includes('\\') ? String(JSON.parse(text.slice(start, end))) : name;
}
