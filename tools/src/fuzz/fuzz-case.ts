/** A file's bytes: as text where they are UTF-8, else in base64. */
export type Content = string | { readonly base64: string };

/** What the program is fed once. Plain data, so that a case that failed is kept as a file and tried by every test run. */
export interface FuzzCase {
  /** Which oracles judge it. */
  readonly target: TargetName;
  /** By path below an empty folder, which is the working directory. */
  readonly files: Readonly<Record<string, Content>>;
  /** The file that was changed, beside healthy neighbours. */
  readonly subject: string;
  /** Whether it may go unseen, since only other files make it count. */
  readonly mayBeIdle?: boolean;
  /** Whether it is a map that is cut short, with names left that only maps have. */
  readonly isCutMap?: boolean;
  /** For `filter`: whether the generator made a filter that OData allows. */
  readonly isSound?: boolean;
}

export type TargetName = 'inputs' | 'filter' | 'configuration' | 'baseline' | 'reports' | 'cache';

/** A case, and what was wrong when it was found. */
export interface KeptCase {
  readonly fault: string;
  /** The run of the fuzzer that found it. */
  readonly seed: number;
  readonly case: FuzzCase;
}

export function contentOf(bytes: Uint8Array): Content {
  const buffer = Buffer.from(bytes);
  const text = buffer.toString('utf8');
  return Buffer.from(text).equals(buffer) ? text : { base64: buffer.toString('base64') };
}

export function bytesOf(content: Content): Buffer {
  return typeof content === 'string' ? Buffer.from(content) : Buffer.from(content.base64, 'base64');
}
