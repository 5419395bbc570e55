import type { Change, SourceDocument } from '@dipv/core';

/** JSON that an example stands for; a document of it has no text, so that its findings have pointers and no lines. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

type Container = Json[] | Record<string, Json>;

export interface ExampleDocument extends SourceDocument {
  readonly content: Json;
}

/** A document whose fixes are the whole of it afterwards, as one edit. */
export function exampleDocument(file: string, content: Json): ExampleDocument {
  return {
    file,
    content,
    locate: (pointers) => pointers.map(() => null),
    locateInString: () => null,
    edits(changes) {
      const text = changed(content, changes);
      return text === null ? null : [{ place: { line: 1, column: 1, endLine: 1, endColumn: 1 }, text }];
    },
  };
}

/** Whether there is a value at a pointer, or what it is missing from. */
export function isPlace(content: Json, pointer: string): boolean {
  const steps = stepsOf(pointer);
  return at(content, steps) !== undefined || at(content, steps.slice(0, -1)) !== undefined;
}

/** Removals come last, from behind, so that no pointer means another element by then. `null`: a pointer leads nowhere. */
function changed(content: Json, changes: readonly Change[]): string | null {
  const copy = structuredClone(content);
  const inOrder = [...changes].sort((a, b) => rank(a) - rank(b) || byIndexFromBehind(a, b));
  for (const change of inOrder) {
    const steps = stepsOf(change.pointer);
    const key = steps.pop();
    const parent = at(copy, steps) as Container | undefined;
    if (key === undefined || parent === undefined || at(parent, [key]) === undefined) return null;
    if (change.kind === 'replace') Reflect.set(parent, key, change.value);
    else if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else Reflect.deleteProperty(parent, key);
  }
  return JSON.stringify(copy);
}

function rank({ kind }: Change): number {
  return kind === 'remove' ? 1 : 0;
}

function byIndexFromBehind(a: Change, b: Change): number {
  return b.pointer.localeCompare(a.pointer, 'en', { numeric: true });
}

function stepsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function at(content: Json | undefined, steps: readonly string[]): Json | undefined {
  return steps.reduce<Json | undefined>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Readonly<Record<string, Json>>)[step]
        : undefined,
    content,
  );
}
