import { createHash } from 'node:crypto';
import type { Project, Shard } from '@dipv/core';

/** Whether a map belongs to a shard. A map stays in its shard when others come and go. */
export function isInShard({ name, version }: Project, { index, count }: Shard): boolean {
  const digest = createHash('sha256')
    .update(JSON.stringify([name, version]))
    .digest();
  return digest.readUInt32BE(0) % count === index - 1;
}
