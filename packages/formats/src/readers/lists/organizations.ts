import type { Facts } from '../../facts/facts.js';
import type { ItemReader, JsonItem } from '../reader.js';
import { type JsonObject, describe } from '../../json/value.js';
import type { InputKind } from '../input-kind.js';

const ORGANIZATIONS: InputKind = {
  title: 'Lists of organizations',
  section: 5,
  platforms: [],
  tells: { organizations: 'full' },
};

interface OrganizationKind {
  readonly list: keyof Facts['organizations'];
  readonly entitySet: string;
  /** The property that holds the name which organization mappings use. */
  readonly property: string;
  /** The property that tells such a record from others. */
  readonly telltale: string;
}

const KINDS: readonly OrganizationKind[] = [
  { list: 'legalEntities', entitySet: 'LegalEntities', property: 'LegalEntityId', telltale: 'LegalEntityId' },
  { list: 'legalEntities', entitySet: 'Companies', property: 'DataArea', telltale: 'DataArea' },
  { list: 'companies', entitySet: 'cdm_companies', property: 'cdm_companycode', telltale: 'cdm_companycode' },
  { list: 'businessUnits', entitySet: 'businessunits', property: 'name', telltale: 'businessunitid' },
];

/** Lists of the organizations that exist in an environment. */
export const organizationReader: ItemReader = {
  name: 'list of organizations (Companies, LegalEntities, businessunits, cdm_companies)',
  of: 'object',
  tells: [ORGANIZATIONS],
  entitySets: KINDS.map(({ entitySet }) => entitySet),
  recognises: (value) => kindOf(value) !== undefined,
  read(item, facts) {
    const kind = kindOf(item.value);
    if (!kind) return;
    const names = (facts.organizations[kind.list] ??= []);
    const name = nameOf(item, kind, facts);
    if (name !== null) names.push(name);
  },
  readEmpty(entitySet, facts) {
    const kind = KINDS.find((candidate) => candidate.entitySet === entitySet);
    if (kind) facts.organizations[kind.list] ??= [];
  },
};

function kindOf(value: JsonObject): OrganizationKind | undefined {
  return KINDS.find(({ telltale }) => Object.hasOwn(value, telltale));
}

function nameOf({ value, document, pointer }: JsonItem, kind: OrganizationKind, facts: Facts): string | null {
  const name = value[kind.property];
  if (typeof name === 'string') return name;
  facts.faults.add({
    file: document.file,
    subject: `the record of ${kind.entitySet}`,
    verdict: 'is left out',
    together: `records of ${kind.entitySet} are left out`,
    details: [{ spot: { document, pointer }, text: `${kind.property}: expected text, found ${describe(name)}` }],
  });
  return null;
}
