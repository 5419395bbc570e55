/** Milliseconds of work after which signals and timers get their turn. */
const TURN = 10;

/** Work in many small steps, between which signals and timers get their turn now and then. */
export class Turns {
  #next = Date.now() + TURN;

  /** Whether it is time to `give`; to await that it is not would take longer than most steps. */
  get isDue(): boolean {
    return Date.now() >= this.#next;
  }

  async give(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#next = Date.now() + TURN;
  }
}
