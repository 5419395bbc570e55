import { FetchFailure } from '../service/fetch-failure.js';
import { textIn, type JsonObject } from '../service/json.js';
import type { Service } from '../service/service.js';
import { byText } from './ordered.js';
import type { Lacks } from './lacks.js';

/** A list of organizations, as a file holds it. */
export interface OrganizationList {
  readonly file: string;
  readonly entitySet: string;
  readonly records: readonly JsonObject[];
}

/** Business units, companies and legal entities, as far as they can be fetched. */
export async function gatherOrganizations(
  dataverse: Service,
  finance: Service,
  lacks: Lacks,
): Promise<readonly OrganizationList[]> {
  const api = '/api/data/v9.2';
  const lists = await Promise.all([
    lacks.unless('business units of Dataverse', 'Lists of organizations', async () => ({
      file: 'business-units',
      entitySet: 'businessunits',
      records: await dataverse.list(`${api}/businessunits?$select=name`),
      columns: ['businessunitid', 'name'],
    })),
    lacks.unless('companies of Dataverse (cdm_companies)', 'Lists of organizations', async () => ({
      file: 'companies',
      entitySet: 'cdm_companies',
      records: await dataverse.list(`${api}/cdm_companies?$select=cdm_companycode`),
      columns: ['cdm_companycode'],
    })),
    lacks.unless('legal entities of F&O', 'Lists of organizations', () => legalEntities(finance)),
  ]);
  return lists
    .filter((list) => list !== null)
    .map(({ columns, records, ...list }) => ({
      ...list,
      records: records
        .map((record) => Object.fromEntries(columns.map((column) => [column, record[column] ?? null])))
        .sort(byText((record) => columns.map((column) => textIn(record, column)).join('\n'))),
    }));
}

async function legalEntities(finance: Service): Promise<OrganizationList & { readonly columns: readonly string[] }> {
  const file = 'legal-entities';
  try {
    const records = await finance.list('/data/LegalEntities?$select=LegalEntityId');
    return { file, entitySet: 'LegalEntities', records, columns: ['LegalEntityId'] };
  } catch (error) {
    if (!(error instanceof FetchFailure) || error.kind === 'sign-in') throw error;
    // another entity, with rights of its own, tells the same
    const records = await finance.list('/data/Companies?$select=DataArea').catch(() => Promise.reject(error));
    return { file, entitySet: 'Companies', records, columns: ['DataArea'] };
  }
}
