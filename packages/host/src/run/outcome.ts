import type { Report } from '@dipv/core';
import type { ReadResult } from '@dipv/formats';
import type { ReadFiles } from '../output/read-files.js';

/** What a run came to. */
export interface Outcome {
  readonly report: Report;
  /** Files that were found and are no inputs. */
  readonly unrecognised: readonly string[];
  /** What was read of each file, by kind; absent: an earlier run, or another worker, read it. */
  readonly told?: ReadResult['told'];
  /** What is worth knowing of the inputs, a line each. */
  readonly notes: readonly string[];
  readonly interrupted: boolean;
  /** SHA-256 of each file as it was read, for a run that mends; else empty. */
  readonly hashes: ReadonlyMap<string, string>;
  readonly files: ReadFiles;
  /** Maps that were left aside, and the commit in which they are the same; absent: all were to be told of. */
  readonly leftAside?: Report['leftAside'];
  /** Which maps were read, as a digest, where others check a part of them; absent: nobody has to know. */
  readonly maps?: string;
}
