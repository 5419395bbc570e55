/** XML as it is written. Text is XML already; `attributes` are as they stand, with the space before each. */
export type XmlNode = string | Element;

export interface Element {
  readonly name: string;
  readonly attributes: readonly string[];
  readonly children: readonly XmlNode[];
}

const TOKEN = /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\/[^>]*>|<[^>]*>|[^<]+/g;

/** The nodes of sound XML. */
export function nodesOf(xml: string): readonly XmlNode[] {
  const open: { name: string; attributes: readonly string[]; children: XmlNode[] }[] = [
    { name: '', attributes: [], children: [] },
  ];
  for (const [token] of xml.matchAll(TOKEN)) {
    const top = open.at(-1);
    if (top === undefined) break;
    if (token.startsWith('</')) {
      open.pop();
      open.at(-1)?.children.push(top);
    } else if (/^<[^?!]/.test(token)) {
      const [, name = '', rest = '', end = ''] = /^<([^\s/>]+)([\s\S]*?)(\/?)>$/.exec(token) ?? [];
      const element = { name, attributes: rest.match(/\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*')/g) ?? [], children: [] };
      if (end === '/') top.children.push(element);
      else open.push(element);
    } else top.children.push(token);
  }
  return open[0]?.children ?? [];
}

export function writeXml(node: XmlNode): string {
  if (typeof node === 'string') return node;
  const { name, attributes, children } = node;
  return `<${name}${attributes.join('')}>${children.map(writeXml).join('')}</${name}>`;
}

export function countOf(node: XmlNode): number {
  return typeof node === 'string' ? 1 : node.children.reduce((sum, child) => sum + countOf(child), 1);
}

/** The nodes with number `at` of them, as they are written, given way to others. */
export function replaced(
  nodes: readonly XmlNode[],
  at: number,
  change: (node: XmlNode) => readonly XmlNode[],
): readonly XmlNode[] {
  let left = at;
  return nodes.flatMap((node) => {
    const here = left;
    left -= countOf(node);
    if (here < 0 || left >= 0) return [node];
    if (here === 0) return change(node);
    return typeof node === 'string' ? [node] : [{ ...node, children: replaced(node.children, here - 1, change) }];
  });
}
