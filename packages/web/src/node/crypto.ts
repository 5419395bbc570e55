import { sha256 } from '@noble/hashes/sha2.js';
import { Buffer } from './buffer.js';

// What of `node:crypto` is asked for: SHA-256.

class Hash {
  private readonly hash = sha256.create();

  update(data: string | Uint8Array): this {
    this.hash.update(typeof data === 'string' ? Buffer.from(data) : data);
    return this;
  }

  digest(encoding: BufferEncoding): string {
    return Buffer.from(this.hash.digest()).toString(encoding);
  }
}

/** @throws Error for another hash than SHA-256 */
export function createHash(name: string): Hash {
  if (name !== 'sha256') throw new Error(`A browser has no ${name} here`);
  return new Hash();
}
