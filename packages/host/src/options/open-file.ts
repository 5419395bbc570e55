/** The number under which this process was given a file open, where a path stands for that; else `null`. */
export function openFile(path: string): number | null {
  if (path === '/dev/stdout') return 1;
  if (path === '/dev/stderr') return 2;
  const [, number] = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/.exec(path) ?? [];
  return number === undefined ? null : Number(number);
}

/** Whether a file that is to be written is stdout: `-` as well, which stands for stdin among what is read. */
export function isStdout(path: string): boolean {
  return path === '-' || openFile(path) === 1;
}
