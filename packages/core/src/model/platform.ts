/** What stands behind an environment type. `none`: the type says that there is no environment. */
export type Platform = 'finance-and-operations' | 'dataverse' | 'other' | 'none';

/**
 * The platform of an environment type as maps and connection sets write it: `AX` is finance and
 * operations; `CRM`, or anything containing `CDS`, is Dataverse; `UNDEFINED` or blank is none;
 * everything else (`SQL`, `SALESFORCE`, …) occurs in Data Integrator only.
 */
export function platformOf(environmentType: string | null | undefined): Platform {
  // as nearly every map spells them
  if (environmentType === 'AX') return 'finance-and-operations';
  if (environmentType === 'CRM') return 'dataverse';
  const type = (environmentType ?? '').trim().toUpperCase();
  if (type === '' || type === 'UNDEFINED') return 'none';
  if (type === 'AX') return 'finance-and-operations';
  if (type === 'CRM' || type.includes('CDS')) return 'dataverse';
  return 'other';
}
