import { isExpanded, parseFieldPath, type IntegrationKey, type SideContext } from '@dipv/core';

/** The integration key that the side has; `null` where it has none, or none is known. */
export function integrationKeyOf(side: SideContext): IntegrationKey | null {
  const key = side.integrationKey;
  return key === 'none' || key === 'unknown' ? null : key;
}

/** Fields of the side's integration key that a map must take care of; the company is striped in by the service. */
export function mappableKeyFields(side: SideContext): readonly string[] {
  const fields = integrationKeyOf(side)?.fields ?? [];
  return fields.filter((field) => !side.isCompanyContext(parseFieldPath(field)));
}

/** Whether a key field is a lookup, or leads through one. */
export function isLookupKeyField(side: SideContext, field: string): boolean {
  const path = parseFieldPath(field);
  return isExpanded(path) || side.resolve(path).head?.type.kind === 'lookup';
}
