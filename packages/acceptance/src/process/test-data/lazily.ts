/** A run that starts once somebody waits for it, and once only: declaring tests must start nothing. */
export function lazily<T>(start: () => Promise<T>): PromiseLike<T> {
  let started: Promise<T> | null = null;
  return { then: (onFulfilled, onRejected) => (started ??= start()).then(onFulfilled, onRejected) };
}
