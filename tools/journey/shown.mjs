import { spawn } from 'node:child_process';

/**
 * Runs a command as a person would, and shows it with what it says. Gives that.
 * @param expect the exit code that it must end with
 * @throws Error where it ends otherwise
 */
export function shown(command, args, { cwd, env = process.env, expect = 0, shell = false }) {
  process.stdout.write(`\n$ ${[command, ...args].join(' ')}\n`);
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (piece) => {
        text += piece;
        process.stdout.write(piece);
      });
    }
    child.once('error', fail);
    child.once('close', (code) => {
      if (code === expect) done(text);
      else fail(new Error(`${command} ${args.join(' ')} ended with ${code}, not with ${expect}.`));
    });
  });
}
