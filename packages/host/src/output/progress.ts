import type { WriteStream } from 'node:tty';
import type { Project, ProjectReport } from '@dipv/core';

/** Tells on a terminal how far a run is: files, maps, findings so far. */
export interface Progress {
  reading(file: string): void;
  /** The check of a map begins. */
  checking(project: Project): void;
  checked(project: ProjectReport): void;
  /** Takes away what is shown. Another run may follow. */
  end(): void;
}

/** For a place where a line cannot be written anew. */
export const NO_PROGRESS: Progress = {
  reading() {
    return;
  },
  checking() {
    return;
  },
  checked() {
    return;
  },
  end() {
    return;
  },
};

/** Milliseconds before anything is shown: most runs are over by then. */
const DELAY = 500;
/** Milliseconds for which a line stands. */
const PERIOD = 100;

/** The window may be narrower already than this process knows. */
const WRAP_OFF = '\u001b[?7l';
const WRAP_ON = '\u001b[?7h';

export function createProgress(program: string, stream: WriteStream | null, env: NodeJS.ProcessEnv): Progress {
  return stream !== null && canRewrite(stream, env) ? new ProgressLine(program, stream) : NO_PROGRESS;
}

/** The stream itself counts, not stdout, which may go elsewhere. A terminal of 0 columns cannot tell where a line ends. */
function canRewrite({ columns }: WriteStream, { TERM, CI = '' }: NodeJS.ProcessEnv): boolean {
  return columns > 0 && TERM !== 'dumb' && ['', '0', 'false'].includes(CI);
}

/**
 * One line that is written anew, in ASCII, so that its length is its width. The cursor waits at its start: wherever
 * a terminal wraps the line when it becomes narrower, clearing from there on clears all of it.
 */
class ProgressLine implements Progress {
  private files = 0;
  private maps = 0;
  private findings = 0;
  private due = Date.now() + DELAY;
  private isShown = false;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly program: string,
    private readonly stream: WriteStream,
  ) {}

  reading(): void {
    this.files++;
    this.timer ??= setInterval(() => this.update(), PERIOD).unref(); // one large file is a single step
    this.update();
  }

  checking(): void {
    // told once it is done
  }

  checked({ findings }: ProjectReport): void {
    this.maps++;
    this.findings += findings.length;
    this.update();
  }

  end(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    if (this.isShown) this.clear();
    this.isShown = false;
    [this.files, this.maps, this.findings] = [0, 0, 0];
    this.due = Date.now() + DELAY;
  }

  private update(): void {
    const { columns } = this.stream; // follows the window
    if (Date.now() < this.due || columns < 1) return;
    this.due = Date.now() + PERIOD;
    this.clear();
    const text = `${this.program}: files: ${this.files}, maps checked: ${this.maps}, findings: ${this.findings}`;
    this.isShown = true; // first: Ctrl-C may end this very step
    this.stream.write(`${WRAP_OFF}${text.slice(0, columns - 1)}${WRAP_ON}\r`);
  }

  private clear(): void {
    this.stream.cursorTo(0); // Ctrl-C may have been echoed here
    this.stream.clearScreenDown();
  }
}
