/** `1 map`, `2 maps`; or, with a plural of its own, `1 entry`, `2 entries`. */
export function countText(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
