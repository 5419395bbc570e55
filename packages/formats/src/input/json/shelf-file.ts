import type { ByteSource } from '../../bytes/byte-source.js';
import { decodeText, readUtf8Slice } from '../../bytes/decode-text.js';
import type { InputContent } from '../../bytes/input-content.js';
import { InputError } from '../../bytes/input-error.js';
import { problemAt } from '../../facts/problems.js';
import type { ShelfFile } from '../../facts/shelf.js';
import { documentAt, JsonFile } from '../../json/file.js';
import { parsed } from '../../json/parse.js';
import { isObject } from '../../json/value.js';
import { BrokenContract } from '../../readers/checked.js';
import type { TableReader } from '../../readers/reader.js';
import { contextOf } from './values.js';

/**
 * The tables of a JSON file. It outlives the reading of the file, of which it must keep nothing.
 * @param list what the list of the file is
 */
export function shelfFile(
  { file, reopen }: InputContent,
  readers: readonly TableReader[],
  list: { readonly pointer: string | null; readonly context: string | null },
): ShelfFile {
  return {
    file,
    reopen,
    build({ slices: [slice], index }, source) {
      const pointer = list.pointer === null ? '' : `${list.pointer}/${index}`;
      const value = slice && parsed(readUtf8Slice(source, slice));
      const reader = isObject(value) ? readers.find((each) => each.recognises(value)) : undefined;
      try {
        if (reader && isObject(value))
          return reader.toTable(value, { file, context: contextOf(value) ?? list.context });
      } catch (error) {
        if (!(error instanceof BrokenContract)) throw error;
        throw faultAt(file, source, pointer + error.pointer, error.reason);
      }
      // only the head of a table in a large file was looked at before
      throw faultAt(file, source, pointer, 'the table is no valid JSON and is left out');
    },
  };
}

function faultAt(file: string, source: ByteSource, pointer: string, reason: string): InputError {
  const text = new JsonFile(file, () => decodeText(source.read(0, source.size)));
  const { line, column } = problemAt(documentAt(text, ''), pointer, reason);
  return new InputError(reason, { pointer, line, column });
}
