import { cabinetOf, zipOf } from './archives.js';
import type { Coverage } from './coverage.js';
import { contentOf, type FuzzCase } from './fuzz-case.js';
import { ODD_TEXTS } from './odd-texts.js';
import { NEIGHBOUR, type Shape } from './shapes.js';

/** Pieces that readers look for, to be found faster than by chance. */
const PIECES: readonly string[] = [
  ...ODD_TEXTS.filter((text) => text.length < 60),
  ...[
    '{',
    '}',
    '[',
    ']',
    '"',
    ':',
    ',',
    '\\',
    '\\u0000',
    '\\ud800',
    'null',
    '[]',
    '{}',
    '<',
    '>',
    '</',
    '/>',
    '&',
    ';',
    '\0',
    '\r',
  ],
  ...[
    '"value":',
    '"legs":',
    '"fieldMappings":',
    '"msdyn_mapping":',
    '"LogicalName":',
    '"Properties":',
    '"$ref":',
    '"@odata.context":',
  ],
  ...['<![CDATA[', '<?xml', '<!DOCTYPE', '<Entity>', '<attribute>', 'PK\x03\x04', 'PK\x05\x06', 'MSCF'],
];

/** Random numbers from a seed (mulberry32). */
export function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return Math.floor((((value ^ (value >>> 14)) >>> 0) / 4294967296) * below);
  };
}

/** An input of the corpus, and what is to be known of it. */
export interface Seed {
  readonly file: string;
  readonly bytes: Buffer;
  readonly mayBeIdle: boolean;
}

/** Bytes that are changed at random; those that reach code which none reached before are changed further. */
export class GuidedInputs {
  private readonly corpus: Seed[];

  constructor(
    shapes: readonly Shape[],
    private readonly coverage: Coverage,
    private readonly random: (below: number) => number,
  ) {
    const plain = shapes.map(({ file, text, mayBeIdle }) => ({
      file: `subject.${file.split('.').at(-1) ?? ''}`,
      bytes: Buffer.from(text),
      mayBeIdle,
    }));
    const content = plain[0]?.bytes ?? Buffer.alloc(0);
    this.corpus = [
      ...plain.filter(({ bytes }) => bytes.length < 20_000),
      { file: 'subject.zip', bytes: zipOf([{ path: 'a.json', content }]), mayBeIdle: false },
      { file: 'subject.cab', bytes: cabinetOf([{ path: 'a.json', content }]), mayBeIdle: false },
    ];
  }

  get size(): number {
    return this.corpus.length;
  }

  next(): Seed {
    const seed = this.corpus[this.random(this.corpus.length)];
    if (seed === undefined) throw new Error('the corpus is empty');
    let { bytes } = seed;
    for (let times = 1 + this.random(4); times > 0; times--) bytes = this.change(bytes);
    return { ...seed, bytes };
  }

  /** Keeps what reached something new. */
  learn(seed: Seed): void {
    if (this.coverage.takeNew() > 0 && seed.bytes.length < 40_000) this.corpus.push(seed);
  }

  private change(bytes: Buffer): Buffer {
    const at = this.random(bytes.length + 1);
    const length = this.random(Math.min(64, bytes.length - at + 1));
    const [head, tail] = [bytes.subarray(0, at), bytes.subarray(at + length)];
    switch (this.random(6)) {
      case 0: {
        const copy = Buffer.from(bytes);
        if (copy.length > 0) copy[at % copy.length] = (copy[at % copy.length] ?? 0) ^ (1 << this.random(8));
        return copy;
      }
      case 1:
        return Buffer.concat([head, tail]);
      case 2:
        return Buffer.concat([head, Buffer.from(PIECES[this.random(PIECES.length)] ?? ''), bytes.subarray(at)]);
      case 3:
        return Buffer.concat([head, Buffer.from(PIECES[this.random(PIECES.length)] ?? ''), tail]);
      case 4: {
        const other = this.corpus[this.random(this.corpus.length)]?.bytes ?? bytes;
        const from = this.random(other.length + 1);
        return Buffer.concat([head, other.subarray(from, from + this.random(400)), tail]);
      }
      default:
        return Buffer.concat([head, bytes.subarray(at, at + length), bytes.subarray(at, at + length), tail]);
    }
  }
}

export function caseOf({ file, bytes, mayBeIdle }: Seed): FuzzCase {
  return {
    target: 'inputs',
    subject: file,
    ...(mayBeIdle ? { mayBeIdle } : {}),
    files: { [file]: contentOf(bytes), 'neighbour.json': NEIGHBOUR },
  };
}

/** The shortest bytes that still fail alike, found by cutting out ever smaller pieces; ends after `most` tries. */
export async function shortest(bytes: Buffer, fails: (bytes: Buffer) => Promise<boolean>, most = 300): Promise<Buffer> {
  let left = most;
  for (let piece = bytes.length >> 1; piece >= 1 && left > 0; piece >>= 1) {
    for (let at = 0; at < bytes.length && left > 0; left--) {
      const without = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + piece)]);
      if (await fails(without)) bytes = without;
      else at += piece;
    }
  }
  return bytes;
}
