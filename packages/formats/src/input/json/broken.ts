import { isObject } from '../../json/value.js';
import { isPart } from '../../readers/metadata/definition-parts.js';
import { definitionsContext } from '../../readers/metadata/definitions-context.js';
import type { JsonReader } from '../../readers/reader.js';
import { contextOf, readerOfContext, ValueSorter } from './values.js';

/** What the readers make of what there is of a broken file: `answer` is the answer of a service, to whatever was asked. */
export function recogniseBroken(value: unknown, readers: readonly JsonReader[]): 'input' | 'answer' | null {
  const context = contextOf(value);
  if (definitionsContext(context) !== null || readerOfContext(context, readers) !== undefined) return 'input';
  const sorter = new ValueSorter(readers);
  for (const each of sorter.sort(value, { pointer: '', slice: null, index: 0 }, null)) {
    if (each.is === 'item' || (each.is === 'part' && isPart(each.value))) return 'input';
  }
  return isObject(value) && sorter.pointerOfList(value) !== null ? 'answer' : null;
}
