import { squashName } from '@dipv/core';

/** `Customer groups (msdyn_customergroups)`; the name alone where people see the same. */
export function tableText(name: string, displayName: string | null): string {
  const shown = displayName?.trim() ?? '';
  return shown === '' || squashName(shown) === squashName(name) ? name : `${shown} (${name})`;
}
