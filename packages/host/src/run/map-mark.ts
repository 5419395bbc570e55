import type { MapOfTask } from './workers.js';

/** Bytes for names of any length that people give. */
const SIZE = 2 ** 16;
const LENGTH = 4;

/** Memory in which a worker says which map it checks next: a message for each takes both threads longer than its rules. */
export function newMark(): SharedArrayBuffer {
  return new SharedArrayBuffer(SIZE);
}

/** @returns whether there is room for its names */
export function markMap(mark: SharedArrayBuffer, map: MapOfTask): boolean {
  const bytes = Buffer.from(mark);
  const text = JSON.stringify([map.name, map.file]);
  bytes.writeInt32LE(0); // in the midst of it there is none
  if (Buffer.byteLength(text) > SIZE - LENGTH) return false;
  bytes.writeInt32LE(bytes.write(text, LENGTH));
  return true;
}

/** `null`: none yet. */
export function markedMap(mark: SharedArrayBuffer): MapOfTask | null {
  const bytes = Buffer.from(mark);
  const length = bytes.readInt32LE();
  if (length === 0) return null;
  const [name, file] = JSON.parse(bytes.toString('utf8', LENGTH, LENGTH + length)) as [string, string];
  return { name, file };
}
