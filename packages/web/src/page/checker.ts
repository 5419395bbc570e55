import type { ConfigurationFile } from '../configuration.js';
import type { Asked, Checked, GivenFile, HowFar, Made, MadeFile, Offer, Told } from '../messages.js';

/** The text of the worker, put in by the bundler. */
declare const WORKER: string;

export interface Listener {
  ready(offer: Offer): void;
  progress(howFar: HowFar): void;
  checked(checked: Checked): void;
  made(file: MadeFile, notes: readonly string[]): void;
  /** @param isChecked whether it was something else than the check that was refused */
  refused(reason: string, isChecked: boolean): void;
}

/** The worker that checks: the page itself never does, so that it never freezes. */
export class Checker {
  private readonly address = URL.createObjectURL(new Blob([WORKER], { type: 'text/javascript' }));
  private worker: Worker;
  private isBusy = false;
  private last: Extract<Asked, { ask: 'check' }> | null = null;
  /** Whether the worker has what was asked for last. */
  private isChecked = false;

  constructor(private readonly listener: Listener) {
    this.worker = this.start();
  }

  check(files: readonly GivenFile[], configuration: ConfigurationFile): void {
    this.last = { ask: 'check', files, configuration };
    this.restart(); // what is read anew takes the place of all that was read
    this.ask(this.last);
  }

  /** Of what was checked last; where that was stopped, it is checked first. */
  make(what: Made): void {
    if (this.last === null) return;
    if (this.isBusy) this.restart();
    if (!this.isChecked) this.ask(this.last);
    this.ask({ ask: 'make', what });
  }

  /** Ends what is under way. */
  stop(): void {
    if (this.isBusy) this.restart();
  }

  private restart(): void {
    this.worker.terminate();
    this.worker = this.start();
    this.isBusy = false;
    this.isChecked = false;
  }

  private ask(asked: Asked): void {
    this.isBusy = true;
    this.worker.postMessage(asked);
  }

  private start(): Worker {
    const worker = new Worker(this.address);
    worker.addEventListener('message', ({ data }: MessageEvent<Told>) => this.hear(data));
    worker.addEventListener('error', ({ message }) => this.hear({ tell: 'refused', reason: message }));
    return worker;
  }

  private hear(told: Told): void {
    if (told.tell !== 'progress' && told.tell !== 'ready') this.isBusy = false;
    switch (told.tell) {
      case 'ready':
        this.listener.ready(told);
        break;
      case 'progress':
        this.listener.progress(told.progress);
        break;
      case 'checked':
        this.isChecked = true;
        this.listener.checked(told.checked);
        break;
      case 'made':
        this.listener.made(told.file, told.notes);
        break;
      case 'refused':
        this.listener.refused(told.reason, this.isChecked);
    }
  }
}
