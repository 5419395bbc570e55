/** Bytes; what a browser grants a page that does not tell. */
const USUAL = 2 * 2 ** 30;

interface Memory {
  readonly jsHeapSizeLimit: number;
  readonly usedJSHeapSize: number;
}

export function getHeapStatistics(): { readonly heap_size_limit: number; readonly used_heap_size: number } {
  const { memory } = performance as { readonly memory?: Memory };
  return { heap_size_limit: memory?.jsHeapSizeLimit ?? USUAL, used_heap_size: memory?.usedJSHeapSize ?? 0 };
}

export function setFlagsFromString(): void {
  // a page has no say in how V8 works
}
