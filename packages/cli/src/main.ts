import { ConfigurationError } from '@dipv/core';
import { visibleText } from '@dipv/reporter';
import { CommanderError } from 'commander';
import { EXIT, UsageError, type ExitCode } from './exit-code.js';
import { createProgram } from './program.js';

/** Runs the command line. Never throws; the code says how it ended. */
export async function main(args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const program = createProgram((ended) => {
    code = ended;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return report(error, args.includes('--debug'));
  }
}

function report(error: unknown, debug: boolean): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage; // commander has said what is wrong
  if (error instanceof UsageError || error instanceof ConfigurationError) {
    process.stderr.write(`dipv: ${shown(error.message)}\n`);
    return EXIT.usage;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`dipv: a fault in the program: ${shown(debug ? stack : message)}\n`);
  if (!debug) process.stderr.write('Run again with --debug for details, and report them with the input if you can.\n');
  return EXIT.fault;
}

/** Messages quote names from inputs, which must not act on the terminal. */
function shown(text: string): string {
  return text.split('\n').map(visibleText).join('\n');
}
