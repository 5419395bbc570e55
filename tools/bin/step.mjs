import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from './root.mjs';

/** How long a log stays silent, in milliseconds. */
export const SILENCE = 15_000;

/**
 * Runs a command without its output, saying meanwhile that it still runs: by dots on a terminal, by a line now and
 * then in a log. Says how it ended, and gives that and all it wrote.
 */
export async function step(out, title, command, args, options = {}) {
  const live = out.isTTY === true;
  const start = performance.now();
  const seconds = () => `${Math.round((performance.now() - start) / 1000)} s`;
  out.write(live ? `${title} ` : `${title} …\n`);
  const beat = live
    ? setInterval(() => out.write('.'), 1_000)
    : setInterval(() => out.write(`  still running after ${seconds()}\n`), SILENCE);
  const ended = await run(command, args, options);
  clearInterval(beat);
  out.write(`${live ? ' ' : '  '}${ended.ok ? 'done' : 'FAILED'}, ${seconds()}\n`);
  return ended;
}

/** Runs a command in the root of the repository. `text` is what it wrote, with colours only if they can be seen. */
export function run(command, args, { cwd = ROOT, env = process.env, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.once('error', (error) => resolve({ ok: false, text: `${error.message}\n` }));
    child.once('close', (code) => resolve({ ok: code === 0, code, text: visible(Buffer.concat(chunks).toString()) }));
  });
}

export function visible(text) {
  return process.stdout.isTTY ? text : stripVTControlCharacters(text);
}
