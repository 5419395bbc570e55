import { createScanner, findNodeAtLocation, parseTree, type Node, type ParseError } from '#jsonc-parser';
import { syntaxFaultInWords } from '@dipv/formats';
import { UsageError } from '../options/usage-error.js';

/** How deep lists and objects may nest. A configuration needs four levels. */
const DEPTH_LIMIT = 50;

/** JSON with comments and trailing commas. */
export interface JsoncDocument {
  readonly value: unknown;
  /** The line, from 1, of the property or element at a path, or of the nearest thing around it that exists. */
  lineOf(path: readonly PropertyKey[]): number;
}

/**
 * @param name the file as messages call it
 * @throws UsageError that names file and line
 */
export function parseJsonc(text: string, name: string): JsoncDocument {
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;
  const fail = (reason: string, offset: number): never => {
    throw new UsageError(`${name}:${lineAt(offset)}: ${reason}`);
  };
  if (text.trim() === '') fail('The file is empty; a configuration is an object, such as {}.', 0);
  const tooDeep = offsetOfExcessiveDepth(text);
  if (tooDeep !== null) fail(`Lists and objects nest deeper than ${DEPTH_LIMIT} levels.`, tooDeep);

  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (root === undefined || first !== undefined) {
    const fault = first === undefined ? 'value expected' : syntaxFaultInWords(first.error);
    return fail(`The file is no valid JSON: ${fault}.`, first?.offset ?? 0);
  }
  return {
    value: toValue(root, fail),
    lineOf: (path) => lineAt(nearestNode(root, path).offset),
  };
}

/** The parser recurs, so it must not be given what would overflow the stack. */
function offsetOfExcessiveDepth(text: string): number | null {
  const scanner = createScanner(text, true);
  let depth = 0;
  while (scanner.getPosition() < text.length) {
    scanner.scan();
    const offset = scanner.getTokenOffset();
    const first = text[offset];
    if (first === '{' || first === '[') {
      if (++depth > DEPTH_LIMIT) return offset;
    } else if (first === '}' || first === ']') depth--;
  }
  return null;
}

/** Unlike the parser's own, this is safe from names such as `__proto__`, and loses nothing that is there twice. */
function toValue(node: Node, fail: (reason: string, offset: number) => never): unknown {
  const { type, children = [] } = node;
  if (type === 'array') return children.map((child) => toValue(child, fail));
  if (type !== 'object') return node.value as unknown;
  const members = new Map<string, unknown>();
  for (const property of children) {
    const [key, value] = property.children ?? [];
    if (key === undefined || value === undefined) continue;
    const name = String(key.value);
    if (members.has(name)) fail(`${JSON.stringify(name)} is there twice in one object.`, key.offset);
    if (name === '__proto__') fail('"__proto__" is no setting.', key.offset); // zod would pass it over
    members.set(name, toValue(value, fail));
  }
  return Object.fromEntries(members);
}

function nearestNode(root: Node, path: readonly PropertyKey[]): Node {
  const steps = path.map((step) => (typeof step === 'number' ? step : String(step)));
  for (let length = steps.length; length > 0; length--) {
    const node = findNodeAtLocation(root, steps.slice(0, length));
    if (node !== undefined) return node.parent?.type === 'property' ? node.parent : node;
  }
  return root;
}
