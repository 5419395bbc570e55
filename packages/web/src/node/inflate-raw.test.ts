import { deflateRawSync } from 'node:zlib';
import { inflateRaw } from './inflate-raw.js';

const MEGABYTE = 2 ** 20;

/** Bytes that the browser's streams gave, of all streams of a test. */
let given: number;
const Own = globalThis.DecompressionStream;

beforeEach(() => {
  given = 0;
  globalThis.DecompressionStream = class extends Own {
    override readonly readable = super.readable.pipeThrough(
      new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform(piece, controller) {
          given += piece.length;
          controller.enqueue(piece);
        },
      }),
    );
  };
});

afterEach(() => {
  globalThis.DecompressionStream = Own;
});

/** Bytes that deflate to a little less than half of them. */
function noise(length: number): Buffer {
  let state = 1;
  return Buffer.from(Array.from({ length }, () => (state = (state * 16807) % 2147483647) & 15));
}

it('inflates by the stream of the browser, and what is small without', async () => {
  const large = noise(MEGABYTE);
  expect(Buffer.from(await inflateRaw(deflateRawSync(large), large.length)).equals(large)).toBe(true);
  expect(given).toBe(large.length);
  const small = noise(1000);
  expect(Buffer.from(await inflateRaw(deflateRawSync(small), small.length)).equals(small)).toBe(true);
  expect(given).toBe(large.length);
});

it('stops where an entry is longer than it claims', async () => {
  const bomb = deflateRawSync(Buffer.alloc(100 * MEGABYTE));
  await expect(inflateRaw(bomb, 1000)).rejects.toMatchObject({ code: 'ERR_BUFFER_TOO_LARGE' });
  expect(given).toBeLessThan(20 * MEGABYTE);
});

it('says what is wrong in the words of zlib, and passes over what follows', async () => {
  const content = noise(100_000);
  const deflated = deflateRawSync(content);
  await expect(inflateRaw(deflated.subarray(0, deflated.length / 2), content.length)).rejects.toThrow(
    'unexpected end of file',
  );
  const damaged = Buffer.from(deflated);
  damaged[0] = 0xff;
  await expect(inflateRaw(damaged, content.length)).rejects.toThrow('invalid block type');
  const followed = Buffer.concat([deflated, Buffer.from('more')]);
  expect(Buffer.from(await inflateRaw(followed, content.length)).equals(content)).toBe(true);
});
