import { LARGE_INPUT, type ByteSource } from '../../bytes/byte-source.js';
import { decodeText, readUtf8Slice } from '../../bytes/decode-text.js';
import type { MemoryBudget } from '../../bytes/memory-budget.js';
import type { InputContent } from '../../bytes/input-content.js';
import { tellDoubled } from '../../facts/doubled.js';
import type { ShelfFile } from '../../facts/shelf.js';
import { documentAt, JsonFile } from '../../json/file.js';
import { parsedWithin } from '../../json/parse.js';
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
  memory: MemoryBudget,
): ShelfFile {
  const texts = new WeakMap<ByteSource, JsonFile>();
  return {
    file,
    reopen,
    build({ slices: [slice], index }, source, faults) {
      const text = texts.get(source) ?? new JsonFile(file, () => decodeText(source.read(0, source.size)));
      texts.set(source, text);
      const pointer = list.pointer === null ? '' : `${list.pointer}/${index}`;
      const content = slice && readUtf8Slice(source, slice).trimStart();
      const value = content === undefined ? undefined : parsedWithin(memory, content);
      const reader = isObject(value) ? readers.find((each) => each.recognises(value)) : undefined;
      try {
        if (reader && isObject(value) && content !== undefined) {
          if (source.size >= LARGE_INPUT) tellDoubled(documentAt(text, pointer), content, faults);
          return reader.toTable(value, { file, context: contextOf(value) ?? list.context });
        }
      } catch (error) {
        if (!(error instanceof BrokenContract)) throw error;
        const document = documentAt(text, pointer);
        faults.add(error.toFault(file, (inner) => ({ document, pointer: pointer + inner })));
        return 'at fault';
      }
      // only the head of a table in a large file was looked at before
      faults.add({
        file,
        subject: 'the table',
        verdict: 'is no valid JSON and is left out',
        together: 'tables are no valid JSON and are left out',
        details: [{ spot: { document: documentAt(text, pointer), pointer }, text: '' }],
      });
      return 'at fault';
    },
  };
}
