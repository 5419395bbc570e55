import { DEPTH_LIMIT } from './parse.js';
import { BACKSLASH, CLOSE_LIST, CLOSE_OBJECT, COMMA, OPEN_LIST, OPEN_OBJECT, QUOTE } from './structural-characters.js';

const DOLLAR = 0x24;

/** Characters of a text for each place in the table of its members: even `"a":1,` takes more. */
const CHARACTERS_PER_PLACE = 4;
/** Places that are tried for a member: more only where names were chosen to fall together. */
const MOST_PROBES = 32;

/**
 * The members of a text: the hash of each name, with the number of its object. A name that is found with the hash of
 * another one of its object may be the same.
 */
class MemberTable {
  private hashes = new Int32Array(0);
  private objects = new Int32Array(0);
  private mask = 0;

  /** Makes it empty. */
  clear(length: number): void {
    const places = 2 ** Math.ceil(Math.log2(length / CHARACTERS_PER_PLACE + 16));
    if (places > this.hashes.length) {
      this.hashes = new Int32Array(places);
      this.objects = new Int32Array(places);
    } else this.objects.fill(0, 0, places);
    this.mask = places - 1;
  }

  /** `false`: perhaps it is there already. */
  add(object: number, hash: number): boolean {
    const { hashes, objects, mask } = this;
    let at = (hash ^ Math.imul(object, 0x9e3779b1)) & mask;
    for (let i = 0; i < MOST_PROBES; i++) {
      if (objects[at] === 0) {
        objects[at] = object;
        hashes[at] = hash;
        return true;
      }
      if (objects[at] === object && hashes[at] === hash) return false;
      at = (at + 1) & mask;
    }
    return false;
  }
}

/** It is used again: a table of its own for each of thousands of files would be most of the work. */
const members = new MemberTable();
/** The object that is open at each depth; 0: a list. */
const open = new Int32Array(DEPTH_LIMIT + 2);

/**
 * About how many values a JSON text holds that nests no deeper than the limit, in no object has a member twice, and has no
 * names that JSON.NET refers by, all in one pass over its bytes.
 * @param bytes of valid JSON in UTF-8
 * @returns `null`: it is none of that, or only a closer look tells, as with names that are written with escapes
 */
export function valuesOfPlainJson(bytes: Uint8Array): number | null {
  const { length } = bytes;
  members.clear(length);
  let values = 1;
  let depth = 0;
  let object = 0;
  let objects = 0;
  let isName = false;
  for (let at = 0; at < length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      if (isName) {
        const start = at + 1;
        let hash = 0;
        for (at++; at < length; at++) {
          const code = bytes[at] ?? 0;
          if (code === QUOTE) break;
          if (code === BACKSLASH) return null;
          hash = (Math.imul(hash, 31) + code) | 0;
        }
        isName = false;
        if (bytes[start] === DOLLAR && isReferring(bytes, start, at)) return null;
        if (!members.add(object, Math.imul(hash ^ (hash >>> 15), 0x85ebca6b))) return null;
      } else {
        for (at++; at < length; at++) {
          const code = bytes[at];
          if (code === QUOTE) break;
          if (code === BACKSLASH) at++;
        }
      }
    } else if (byte === COMMA) {
      values++;
      isName = object !== 0;
    } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      values++;
      if (++depth > DEPTH_LIMIT) return null;
      isName = byte === OPEN_OBJECT;
      object = isName ? ++objects : 0;
      open[depth] = object;
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
      if (--depth < 0) return null;
      const before = bytes[at - 1];
      if (before === OPEN_OBJECT || before === OPEN_LIST) values--; // it is empty
      object = depth === 0 ? 0 : (open[depth] ?? 0);
      isName = false;
    }
  }
  return values;
}

/** Names of JSON.NET's references, of ids for them, and of lists in wrappers. */
const REFERRING: readonly Buffer[] = ['$ref', '$id', '$values'].map((name) => Buffer.from(name));

function isReferring(bytes: Uint8Array, start: number, end: number): boolean {
  return REFERRING.some((name) => name.length === end - start && name.equals(bytes.subarray(start, end)));
}
