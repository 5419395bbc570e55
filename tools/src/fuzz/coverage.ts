import { Session, type Profiler } from 'node:inspector';

/** Which code has run so far, as V8 counts it: each block of each function of one script. */
export class Coverage {
  private readonly session = new Session();
  private readonly seen = new Set<string>();

  /** @param isOurs whether a script counts, by its URL */
  constructor(private readonly isOurs: (url: string) => boolean) {
    this.session.connect();
    this.session.post('Profiler.enable');
    this.session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  close(): void {
    this.session.post('Profiler.stopPreciseCoverage');
    this.session.disconnect();
  }

  get blocks(): number {
    return this.seen.size;
  }

  /** How many blocks ran for the first time since this was last asked. */
  takeNew(): number {
    const before = this.seen.size;
    let scripts: readonly Profiler.ScriptCoverage[] = [];
    // a session in the same thread answers at once
    this.session.post('Profiler.takePreciseCoverage', (_error, taken) => {
      scripts = taken.result;
    });
    for (const { url, functions } of scripts) {
      if (!this.isOurs(url)) continue;
      for (const { startOffset, endOffset, count } of functions.flatMap(({ ranges }) => ranges)) {
        if (count > 0) this.seen.add(`${startOffset} ${endOffset} ${bucketOf(count)}`);
      }
    }
    return this.seen.size - before;
  }
}

/** A block that runs far more often than before is news, too. */
function bucketOf(count: number): number {
  return Math.min(8, Math.floor(Math.log2(count) / 2));
}
