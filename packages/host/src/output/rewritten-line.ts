import type { WriteStream } from 'node:tty';

/** Milliseconds before anything is shown: most runs are over by then. */
const DELAY = 500;
/** Milliseconds for which a line stands. */
const PERIOD = 100;

/** The window may be narrower already than this process knows. */
const WRAP_OFF = '\u001b[?7l';
const WRAP_ON = '\u001b[?7h';

/** Whether a line can be written anew. The stream itself counts, not stdout, which may go elsewhere. A terminal of 0
 * columns cannot tell where a line ends. */
export function canRewrite({ columns }: WriteStream, { TERM, CI = '' }: NodeJS.ProcessEnv): boolean {
  return columns > 0 && TERM !== 'dumb' && ['', '0', 'false'].includes(CI);
}

/**
 * One line that is written anew, in ASCII, so that its length is its width. The cursor waits at its start: wherever
 * a terminal wraps the line when it becomes narrower, clearing from there on clears all of it.
 */
export class RewrittenLine {
  private due = Date.now() + DELAY;
  private isShown = false;

  constructor(private readonly stream: WriteStream) {}

  /** Shows it, unless another one was shown just now. */
  show(textOf: () => string): void {
    const { columns } = this.stream; // follows the window
    if (Date.now() < this.due || columns < 1) return;
    this.due = Date.now() + PERIOD;
    this.clear();
    this.isShown = true; // first: Ctrl-C may end this very step
    this.stream.write(`${WRAP_OFF}${textOf().slice(0, columns - 1)}${WRAP_ON}\r`);
  }

  /** Takes it away. Another may follow. */
  end(): void {
    if (this.isShown) this.clear();
    this.isShown = false;
    this.due = Date.now() + DELAY;
  }

  private clear(): void {
    this.stream.cursorTo(0); // Ctrl-C may have been echoed here
    this.stream.clearScreenDown();
  }
}
