import { foldName } from '@dipv/core';

/** The tables that own records. */
export const OWNERS: readonly string[] = ['systemuser', 'team'];

const IMPLIED_TARGETS: ReadonlyMap<string, readonly string[]> = new Map([
  ['customer', ['account', 'contact']],
  ['owner', OWNERS],
]);

/**
 * What a lookup of Dataverse relates to by its type alone.
 * @param typeName in lower case, as any metadata names it
 */
export function impliedTargets(typeName: string): readonly string[] {
  return IMPLIED_TARGETS.get(typeName) ?? [];
}

/** The tables of Dataverse behind one that is named: two names stand for the owners, and are no tables. */
export function tablesBehind(target: string): readonly string[] {
  return ['owner', 'principal'].includes(foldName(target)) ? OWNERS : [target];
}
