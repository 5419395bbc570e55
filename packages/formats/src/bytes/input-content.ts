import type { ByteSource } from './byte-source.js';

/** A file, or an entry of an archive, with its content. */
export interface InputContent {
  /** As reports call it. */
  readonly file: string;
  /** Whether someone named it, instead of it being found in a folder or an archive. */
  readonly named: boolean;
  readonly source: ByteSource;
  /** The content once more, after all inputs have been read; to be closed again. */
  readonly reopen: () => Promise<ByteSource>;
}
