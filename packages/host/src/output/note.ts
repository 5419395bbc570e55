import { visibleText } from '@dipv/reporter';
import { streamOf } from './streams.js';

/** Tells the user something beside the data: on stderr, each line by itself, and with nothing live in it. */
export function note(text: string): void {
  streamOf('stderr').write(`${text.split('\n').map(visibleText).join('\n')}\n`);
}

/** Tells the user what is good to know, unless only errors are wanted. */
export function remark(text: string, { quiet }: { readonly quiet?: boolean }): void {
  if (quiet !== true) note(text);
}
