import { fstatSync } from 'node:fs';
import type { WriteStream } from 'node:tty';

type Name = 'stdout' | 'stderr';

const NUMBER = { stdout: 1, stderr: 2 } as const;
const used = new Set<Name>();

/**
 * A stream of this process. Node makes it, and loads what it takes, when somebody asks for it: most runs write a file or a
 * pipe, and need none. What goes wrong with it is told to whoever writes; of stderr, notes are lost, and the report and the exit code stay.
 */
export function streamOf(name: Name): NodeJS.WriteStream {
  const stream = process[name];
  if (!used.has(name)) {
    used.add(name);
    stream.on('error', () => undefined);
  }
  return stream;
}

/** Before programs of others run, which may write to them. */
export function openStreams(): void {
  streamOf('stdout');
  streamOf('stderr');
}

/** A stream that may be a terminal; else `null`. */
export function terminalOf(name: Name): WriteStream | null {
  if (!isDevice(NUMBER[name])) return null;
  const stream = streamOf(name);
  return stream.isTTY ? (stream as WriteStream) : null;
}

function isDevice(file: number): boolean {
  try {
    return fstatSync(file).isCharacterDevice();
  } catch {
    return process.platform === 'win32'; // of a console there, nothing can be told; elsewhere it is closed
  }
}

/** Calls back when all that was written has gone out. */
export function whenFlushed(done: () => void): void {
  const [name] = used;
  if (name === undefined) {
    done();
    return;
  }
  used.delete(name);
  process[name].write('', () => whenFlushed(done));
}
