// What Node gives to every file, put in by the bundler where a file asks for it.

export { Buffer } from './buffer.js';
export { TextDecoder } from './text-decoder.js';

/** Folder that inputs lie in, so that reports call them as they are called on the page. */
export const WORKING_FOLDER = '/inputs';

/** Nobody sees what goes there: what is worth telling is told of in what the host gives. */
const stream = {
  isTTY: false,
  on: () => undefined,
  write(_text: string, done?: () => void): boolean {
    if (done !== undefined) queueMicrotask(done);
    return true;
  },
};

export const process = {
  argv: [] as string[],
  env: {},
  pid: 0,
  platform: 'linux',
  version: 'v20.19.0',
  versions: { node: '20.19.0' },
  stdout: stream,
  stderr: stream,
  cwd: () => WORKING_FOLDER,
  exit: () => undefined,
  on: () => undefined,
  removeListener: () => undefined,
  listenerCount: () => 0,
  emitWarning: (warning: string) => console.warn(warning),
};

const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();

/** A task that comes when those that wait already are done; a timer of no time waits for milliseconds. */
export function setImmediate(task: () => void): void {
  waiting.push(task);
  port2.postMessage(null);
}
