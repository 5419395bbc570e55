/** Tells the program's entry that it runs in a worker thread: to ask node:worker_threads takes longer. */
export const WORKER_ARGUMENT = '--dipv-worker-thread';
