import type { ASTNode } from '@marcbachmann/cel-js';
import { nearestName } from '@dipv/core';
import type { Kind, Scope } from './fields.js';
import { functionNamed, FUNCTIONS } from './functions.js';
import { resolveSteps, variablesOf, type Resolved, type Variables } from './paths.js';

/** What is wrong with a condition, and from which character on. */
export interface ConditionFault {
  readonly message: string;
  readonly start: number;
}

/** What a condition asks for, as rules declare it: `types.source`. */
export interface Vetted {
  readonly faults: readonly ConditionFault[];
  readonly asks: readonly string[];
}

const OPERATORS: ReadonlySet<string> = new Set([
  '?:',
  '||',
  '&&',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'in',
  '+',
  '-',
  '*',
]);
const SIGNS: ReadonlySet<string> = new Set(['!_', '-_']);
const ELEMENTS: Partial<Readonly<Record<Kind, Kind>>> = { mappings: 'Mapping', texts: 'text', names: 'name' };

/**
 * Looks at every part of a condition before anything is computed: only what is listed here can be in one. So it takes time
 * in proportion to what it looks at (no list but a written one is gone through inside of another, and no regular expression is there), and
 * reaches nothing but the fields that the guide shows.
 */
export function vetCondition(condition: ASTNode, scope: Scope): Vetted {
  const vetting = new Vetting(scope);
  vetting.visit(condition, variablesOf(scope), new Set());
  return { faults: vetting.faults, asks: [...vetting.asks].sort() };
}

/** A list that is written out in the condition is as long as that, and may stand inside of one other, but in no deeper place. */
type Elements = ReadonlySet<string>;

class Vetting {
  readonly faults: ConditionFault[] = [];
  readonly asks = new Set<string>();

  constructor(private readonly scope: Scope) {}

  /**
   * @param elements the variables that stand for elements of lists, inside of `exists` and the like
   * @returns what the part comes to, where it is a field or a list of them
   */
  visit(node: ASTNode, variables: Variables, elements: Elements): Resolved | null {
    const into = (part: ASTNode) => this.visit(part, variables, elements);
    switch (node.op) {
      case 'value':
        this.visitValue(node, node.args);
        return null;
      case 'id':
      case '.':
        return this.visitPath(node, variables, elements);
      case 'list':
        if (node.args.length === 0) this.fault(node, 'an empty list has nothing to compare with');
        node.args.forEach(into);
        return node.args.every(isText) ? { kind: 'texts', fields: [], side: null } : null;
      case 'call':
        this.visitCall(node, node.args[0], node.args[1], into);
        return null;
      case 'rcall':
        return this.visitMethod(node, variables, elements);
      default:
        return this.visitOperator(node, into);
    }
  }

  private visitValue(node: ASTNode, value: unknown): void {
    if (['string', 'bigint', 'boolean'].includes(typeof value)) return;
    const isNull = value === null;
    this.fault(
      node,
      isNull
        ? 'nothing is null here: what is not known makes the rule not checked, and a text that is not there is empty ("")'
        : 'a value is a text, a whole number, true or false',
    );
  }

  private visitPath(node: ASTNode, variables: Variables, elements: Elements): Resolved | null {
    const path = pathOf(node);
    if (path === null) {
      this.fault(node, 'a field stands behind a variable, such as source.length');
      return null;
    }
    const resolved = resolveSteps(path.names, variables, this.scope);
    if ('message' in resolved) {
      this.fault(path.nodes[resolved.step] ?? node, resolved.message, true);
      return null;
    }
    // what is not asked once a mapping is not asked once an element either
    const isOfElement = elements.has(path.names[0] ?? '');
    if (elements.size > 0 && !isOfElement && resolved.fields.some(({ scopes }) => scopes !== undefined))
      this.fault(node, `${path.names.join('.')} cannot stand inside of another list: it would take too long`);
    for (const fact of resolved.fields.at(-1)?.facts ?? [])
      for (const side of this.sidesOf(resolved)) this.asks.add(`${fact}${side}`);
    return resolved;
  }

  /** How rules of this scope name the side of a fact. */
  private sidesOf({ side }: Resolved): readonly string[] {
    if (this.scope === 'table' || this.scope === 'column') return side === null ? [''] : ['', '.other'];
    return side === null ? [] : [`.${side}`];
  }

  private visitCall(node: ASTNode, name: string, args: readonly ASTNode[], into: (part: ASTNode) => unknown): void {
    if (name !== 'size') this.noFunction(node, name);
    else args.forEach(into);
  }

  private visitMethod(
    node: Extract<ASTNode, { op: 'rcall' }>,
    variables: Variables,
    elements: Elements,
  ): Resolved | null {
    const [name, receiver, args] = node.args;
    const { length: before } = this.faults;
    const of = this.visit(receiver, variables, elements);
    if (this.faults.length > before) return null;
    const wanted = functionNamed(name);
    if (wanted !== null && wanted.of !== 'list') {
      for (const arg of args) this.visit(arg, variables, elements);
      return null;
    }
    const [variable, predicate, ...more] = args;
    if (wanted === null) this.noFunction(node, name);
    else if (variable?.op !== 'id' || predicate === undefined || more.length > 0)
      this.fault(node, `${name} takes a name for the elements and a condition: leg.mappings.${name}(m, m.hasDefault)`);
    else if (elements.size > (receiver.op === 'list' ? 1 : 0))
      this.fault(node, `${name} cannot stand inside of another list: it would take too long`);
    else if (variables.has(variable.args))
      this.fault(variable, `${variable.args} has a meaning: name the elements otherwise`);
    else {
      const kind = of === null ? undefined : ELEMENTS[of.kind];
      if (kind === undefined)
        this.fault(
          node,
          receiver.op === 'list'
            ? `${name} goes through a list of texts, or one such as leg.mappings`
            : `${name} goes through a list, such as leg.mappings`,
        );
      else {
        const each: Resolved = { kind, fields: [], side: null };
        const inside = new Set([...elements, variable.args]);
        this.visit(predicate, new Map([...variables, [variable.args, each]]), inside);
        return name === 'filter' ? of : null;
      }
    }
    return null;
  }

  private visitOperator(node: ASTNode, into: (part: ASTNode) => Resolved | null): null {
    if (SIGNS.has(node.op)) {
      into(node.args as ASTNode);
      return null;
    }
    if (!OPERATORS.has(node.op)) {
      this.fault(node, `${node.op.replace(/[._]/g, '') || node.op} cannot be used in a condition`);
      return null;
    }
    const parts = node.args as readonly ASTNode[];
    const [left, right] = parts.map(into);
    const [leftNode, rightNode] = parts;
    if (leftNode === undefined || rightNode === undefined) return null;
    if (['==', '!=', 'in'].includes(node.op)) {
      this.checkValues(left, rightNode);
      this.checkValues(right, leftNode);
    }
    return null;
  }

  /** A word that a field never is makes a condition that never holds, and nobody would notice. */
  private checkValues(resolved: Resolved | null | undefined, other: ASTNode): void {
    const values = resolved?.fields.at(-1)?.values;
    if (values === undefined) return;
    for (const literal of other.op === 'list' ? other.args : [other]) {
      if (literal.op !== 'value' || typeof literal.args !== 'string' || values.includes(literal.args)) continue;
      const nearest = nearestName(literal.args, values);
      const hint = nearest === null ? `it is ${values.join(', ')}` : `did you mean ${nearest}?`;
      this.fault(literal, `it is never ${JSON.stringify(literal.args.slice(0, 60))}; ${hint}`);
    }
  }

  private noFunction(node: ASTNode, name: string): void {
    const nearest = nearestName(name, Object.keys(FUNCTIONS));
    const hint =
      name === 'matches'
        ? 'compare with like("acme_*"), which takes * and ?'
        : nearest === null
          ? `there is ${Object.keys(FUNCTIONS).join(', ')}`
          : `did you mean ${nearest}?`;
    this.fault(node, `there is no function ${name}; ${hint}`, true);
  }

  private fault(node: ASTNode, message: string, atName = false): void {
    this.faults.push({ message, start: atName ? node.pos : node.start });
  }
}

function isText(node: ASTNode): boolean {
  return node.op === 'value' && typeof node.args === 'string';
}

/** The names of a path, and the nodes that end with them; `null`: it holds something else than names. */
function pathOf(node: ASTNode): { readonly names: readonly string[]; readonly nodes: readonly ASTNode[] } | null {
  const names: string[] = [];
  const nodes: ASTNode[] = [];
  let at = node;
  for (; at.op === '.'; at = at.args[0]) {
    names.unshift(at.args[1]);
    nodes.unshift(at);
  }
  return at.op === 'id' ? { names: [at.args, ...names], nodes: [at, ...nodes] } : null;
}
