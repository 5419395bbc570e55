/**
 * The strongly connected components of a graph, each after those that it leads to: Tarjan's algorithm, with a list in
 * place of the call stack, since a chain of maps may be longer than that is deep.
 * @param successors of each node, by its number
 */
export function stronglyConnected(successors: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const indexes: (number | undefined)[] = [];
  const lows: number[] = [];
  const isOpen: boolean[] = [];
  const open: number[] = [];
  const components: number[][] = [];
  const path: { readonly node: number; next: number }[] = [];
  let count = 0;
  const enter = (node: number): void => {
    indexes[node] = lows[node] = count++;
    open.push(node);
    isOpen[node] = true;
    path.push({ node, next: 0 });
  };
  const lower = (node: number, to: number): void => {
    lows[node] = Math.min(lows[node] ?? to, to);
  };
  const leave = (node: number): void => {
    path.pop();
    const parent = path.at(-1)?.node;
    if (parent !== undefined) lower(parent, lows[node] ?? 0);
    if (lows[node] !== indexes[node]) return;
    const component = open.splice(open.lastIndexOf(node));
    for (const each of component) isOpen[each] = false;
    components.push(component);
  };
  for (const start of successors.keys()) {
    if (indexes[start] !== undefined) continue;
    enter(start);
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const to = successors[at.node]?.[at.next++];
      if (to === undefined) leave(at.node);
      else if (indexes[to] === undefined) enter(to);
      else if (isOpen[to] === true) lower(at.node, indexes[to] ?? 0);
    }
  }
  return components;
}
