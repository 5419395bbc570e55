import { isAbsolute, relative, sep } from 'node:path';

/** A file as messages name it: relative to the working directory, with `/` separators. */
export function displayPath(path: string, cwd: string): string {
  const short = relative(cwd, path);
  return (isAbsolute(short) ? path : short).replaceAll(sep, '/');
}
