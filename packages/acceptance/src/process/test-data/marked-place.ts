/**
 * Where a text stands in a file, as an editor counts: the place of the `▸` in `marked`, which must be there exactly once.
 * @param marked a piece of the file, with a `▸` put in front of what is meant
 */
export function markedPlace(file: string, marked: string): { readonly line: number; readonly column: number } {
  const [before = '', after] = marked.split('▸');
  if (after === undefined) throw new Error(`no ▸ in ${marked}`);
  const piece = before + after;
  const start = file.indexOf(piece);
  if (start < 0 || file.includes(piece, start + 1)) throw new Error(`not exactly once in the file: ${piece}`);
  const lines = file.slice(0, start + before.length).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
