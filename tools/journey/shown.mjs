import { AsyncLocalStorage } from 'node:async_hooks';
import { spawn } from 'node:child_process';

/** What is said while several things are done at once, each by itself. */
const logs = new AsyncLocalStorage();

/** Seconds from which on it is told how long something took. */
const TELLING = 5;

export function say(text) {
  const log = logs.getStore();
  if (log === undefined) process.stdout.write(text);
  else log.push(text);
}

/** Does several things at once, and shows each in one piece when it is done. */
export async function together(...parts) {
  const ended = parts.map((part) => {
    const log = [];
    return logs.run(log, part).finally(() => process.stdout.write(log.join('')));
  });
  const failed = (await Promise.allSettled(ended)).find(({ status }) => status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/**
 * Runs a command as a person would, and shows it with what it says. Gives that.
 * @param expect the exit code that it must end with
 * @throws Error where it ends otherwise
 */
export function shown(command, args, { cwd, env = process.env, expect = 0, shell = false }) {
  say(`\n$ ${[command, ...args].join(' ')}\n`);
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    const start = performance.now();
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (piece) => {
        text += piece;
        say(piece);
      });
    }
    child.once('error', fail);
    child.once('close', (code) => {
      const seconds = Math.round((performance.now() - start) / 1000);
      if (seconds >= TELLING) say(`(${seconds} s)\n`);
      if (code === expect) done(text);
      else fail(new Error(`${command} ${args.join(' ')} ended with ${code}, not with ${expect}.`));
    });
  });
}

/** @throws Error where the text lacks one of these parts */
export function must(text, ...parts) {
  for (const part of parts) if (!text.includes(part)) throw new Error(`It does not say ${part}.`);
}
