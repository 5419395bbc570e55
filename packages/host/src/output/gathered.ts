/** Characters that are written at once. */
const CHUNK = 2 ** 16;

/** The same text in fewer pieces. */
export function* gathered(text: string | Iterable<string>): Generator<string> {
  let chunk = '';
  for (const piece of typeof text === 'string' ? [text] : text) {
    chunk += piece;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
