import type { WriteStream } from 'node:tty';
import type { Project, ProjectReport } from '@dipv/core';
import { canRewrite, RewrittenLine } from './rewritten-line.js';

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

/** Milliseconds between two looks at how far it is. */
const PERIOD = 100;

export function createProgress(program: string, stream: WriteStream | null, env: NodeJS.ProcessEnv): Progress {
  return stream !== null && canRewrite(stream, env) ? new ProgressLine(program, stream) : NO_PROGRESS;
}

class ProgressLine implements Progress {
  private files = 0;
  private maps = 0;
  private findings = 0;
  private readonly line: RewrittenLine;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly program: string,
    stream: WriteStream,
  ) {
    this.line = new RewrittenLine(stream);
  }

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
    this.line.end();
    [this.files, this.maps, this.findings] = [0, 0, 0];
  }

  private update(): void {
    this.line.show(
      () => `${this.program}: files: ${this.files}, maps checked: ${this.maps}, findings: ${this.findings}`,
    );
  }
}
