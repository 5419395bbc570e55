/**
 * JSON as it is written: members in order and as often as they stand, numbers and odd values as their text, and JSON
 * inside a string as a tree of its own, so that a mutation can do what no parsed value can hold.
 */
export type Tree =
  | { readonly kind: 'object'; readonly members: readonly (readonly [name: string, value: Tree])[] }
  | { readonly kind: 'list'; readonly items: readonly Tree[] }
  | { readonly kind: 'encoded'; readonly tree: Tree }
  | { readonly kind: 'text'; readonly text: string };

/** How a tree is written. */
export interface Style {
  readonly indent: string;
  readonly newline: string;
  /** Whether all that is no ASCII is written as `\u…`. */
  readonly escaped: boolean;
}

export function treeOf(value: unknown): Tree {
  if (Array.isArray(value)) return { kind: 'list', items: value.map(treeOf) };
  if (typeof value === 'object' && value !== null) {
    return { kind: 'object', members: Object.entries(value).map(([name, member]) => [name, treeOf(member)] as const) };
  }
  const encoded = typeof value === 'string' ? parsed(value) : null;
  return encoded === null ? { kind: 'text', text: JSON.stringify(value) } : { kind: 'encoded', tree: treeOf(encoded) };
}

function parsed(text: string): object | null {
  if (!/^\s*[[{]/.test(text)) return null;
  try {
    return JSON.parse(text) as object;
  } catch {
    return null;
  }
}

export function write(tree: Tree, style: Style, margin = ''): string {
  switch (tree.kind) {
    case 'text':
      return style.escaped ? escaped(tree.text) : tree.text;
    case 'encoded':
      return JSON.stringify(write(tree.tree, { ...style, indent: '', newline: '' }));
    case 'list':
      return block(
        tree.items.map((item) => write(item, style, margin + style.indent)),
        '[]',
        style,
        margin,
      );
    case 'object': {
      const member = ([name, value]: readonly [string, Tree]): string =>
        `${style.escaped ? escaped(JSON.stringify(name)) : JSON.stringify(name)}:${write(value, style, margin + style.indent)}`;
      return block(tree.members.map(member), '{}', style, margin);
    }
  }
}

function block(parts: readonly string[], [open, close]: string, style: Style, margin: string): string {
  if (parts.length === 0) return `${open}${close}`;
  const lead = style.newline + margin + style.indent;
  return `${open}${parts.map((part) => lead + part).join(',')}${style.newline}${margin}${close}`;
}

function escaped(json: string): string {
  return json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** How many values a tree holds, itself included. */
export function sizeOf(tree: Tree): number {
  return 1 + childrenOf(tree).reduce((sum, child) => sum + sizeOf(child), 0);
}

/** The tree with its value number `at`, as they are written, changed. */
export function changed(tree: Tree, at: number, change: (value: Tree) => Tree): Tree {
  if (at === 0) return change(tree);
  let left = at - 1;
  const inside = (child: Tree): Tree => {
    const size = sizeOf(child);
    const here = left >= 0 && left < size;
    const result = here ? changed(child, left, change) : child;
    left -= size;
    return result;
  };
  switch (tree.kind) {
    case 'text':
      return tree;
    case 'encoded':
      return { kind: 'encoded', tree: inside(tree.tree) };
    case 'list':
      return { kind: 'list', items: tree.items.map(inside) };
    case 'object':
      return { kind: 'object', members: tree.members.map(([name, value]) => [name, inside(value)] as const) };
  }
}

function childrenOf(tree: Tree): readonly Tree[] {
  switch (tree.kind) {
    case 'text':
      return [];
    case 'encoded':
      return [tree.tree];
    case 'list':
      return tree.items;
    case 'object':
      return tree.members.map(([, value]) => value);
  }
}
