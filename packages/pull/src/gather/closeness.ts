/**
 * How likely it is that a label is that of an entity with these names: 0 nearly certain, 4 hardly. `Customers V3` is the
 * label of `CustomersV3`.
 */
export function closeness(label: string, names: readonly string[]): number {
  const text = plain(label);
  const words = label
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2);
  return Math.min(...names.map((name) => distance(text, words, plain(name))), 4);
}

function distance(text: string, words: readonly string[], name: string): number {
  if (name === '') return 4;
  if (name === text || name === `${text}entity`) return 0;
  if (name.includes(text) || text.includes(name)) return 1;
  const shared = words.filter((word) => name.includes(word.replace(/s$/, ''))).length;
  if (shared === 0) return 4;
  return shared === words.length ? 2 : 3;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
