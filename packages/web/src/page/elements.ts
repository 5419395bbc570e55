/** @throws Error when the page has no such element of that kind */
export function byId<T extends HTMLElement>(id: string, kind: new () => T): T {
  const element = document.getElementById(id);
  if (element instanceof kind) return element;
  throw new Error(`The page lacks #${id}`);
}

type Child = Node | string;

interface Made {
  readonly class?: string;
  readonly on?: Readonly<Record<string, (event: Event) => void>>;
}

/** An element with its children. Texts stay texts, whatever they hold. */
export function made<K extends keyof HTMLElementTagNameMap>(
  name: K,
  { class: classes, on = {} }: Made,
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  if (classes !== undefined) element.className = classes;
  for (const [event, listener] of Object.entries(on)) element.addEventListener(event, listener);
  element.append(...children);
  return element;
}
