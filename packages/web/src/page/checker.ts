import type { Asked, Checked, GivenFile, HowFar, Made, MadeFile, Offer, Told } from '../messages.js';

/** The text of the worker, put in by the bundler. */
declare const WORKER: string;

export interface Listener {
  ready(offer: Offer): void;
  progress(howFar: HowFar): void;
  checked(checked: Checked): void;
  made(file: MadeFile, notes: readonly string[]): void;
  refused(reason: string): void;
}

/** The worker that checks: the page itself never does, so that it never freezes. */
export class Checker {
  private worker: Worker | null = null;
  private isBusy = false;
  private readonly address = URL.createObjectURL(new Blob([WORKER], { type: 'text/javascript' }));

  constructor(private readonly listener: Listener) {
    this.worker = this.start();
  }

  /** Every check begins in a fresh worker when the last one is not done. */
  check(files: readonly GivenFile[], configuration: string): void {
    this.stop();
    this.ask({ ask: 'check', files, configuration });
  }

  make(what: Made): void {
    this.ask({ ask: 'make', what });
  }

  /** Ends what is under way. */
  stop(): void {
    this.worker?.terminate();
    this.worker = this.start();
    this.isBusy = false;
  }

  get busy(): boolean {
    return this.isBusy;
  }

  private ask(asked: Asked): void {
    this.isBusy = true;
    this.worker?.postMessage(asked);
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
        this.listener.checked(told.checked);
        break;
      case 'made':
        this.listener.made(told.file, told.notes);
        break;
      case 'refused':
        this.listener.refused(told.reason);
    }
  }
}
