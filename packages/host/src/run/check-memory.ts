import { isHeapFull } from '@dipv/formats';
import { UsageError } from '../options/usage-error.js';

/**
 * To be asked between maps: a heap that overflows ends the process, and says nothing that anybody understands.
 * @throws UsageError where memory is nearly used up
 */
export function checkMemory(): void {
  if (!isHeapFull()) return;
  throw new UsageError(
    'Memory is nearly used up: name fewer maps at once, or give Node more (NODE_OPTIONS=--max-old-space-size=8192).',
  );
}
