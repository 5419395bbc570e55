import { resolve } from 'node:path';
import type { Output } from '../options/validate-options.js';
import { UsageError } from '../options/usage-error.js';
import { targetOf } from './real-path.js';

/** @throws UsageError where two outputs go to one place, whichever links lead there */
export function checkPlaces(outputs: readonly Output[], cwd: string): void {
  const files = outputs.flatMap(({ file }) => (file === null ? [] : [targetOf(resolve(cwd, file))]));
  const twice = files.find((file, i) => files.indexOf(file) < i);
  if (twice !== undefined) throw new UsageError(`Two formats go to ${twice}: give each a file of its own.`);
  if (outputs.length - files.length > 1) {
    throw new UsageError('Only one format can go to stdout: give the others a file, as in --format json:report.json.');
  }
}
