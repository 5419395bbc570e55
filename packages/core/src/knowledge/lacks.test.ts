import { name, say } from '../model/text.js';
import type { Lack } from '../model/lack.js';
import * as lacks from './lacks.js';

const customers: lacks.LackingSide = {
  name: 'source',
  platform: 'finance-and-operations',
  environmentType: 'AX',
  tableName: 'Customers V3',
  label: say`AX table ${name('Customers V3')}`,
};

/** Every helper, once for each sentence that it has. */
const sayAll = (): { readonly [helper in Exclude<keyof typeof lacks, 'LackingSide'>]: readonly Lack[] } => ({
  lacksConnections: [lacks.lacksConnections()],
  lacksConnectionStatus: [lacks.lacksConnectionStatus('Contoso')],
  lacksConnection: [lacks.lacksConnection('Contoso')],
  lacksConnectionSet: [
    lacks.lacksConnectionSet(null, false),
    lacks.lacksConnectionSet(null, true),
    lacks.lacksConnectionSet('Contoso', true),
  ],
  lacksEnvironmentsOfPairs: [lacks.lacksEnvironmentsOfPairs()],
  lacksConnectionName: [lacks.lacksConnectionName('contoso-test')],
  lacksOrganizations: [
    lacks.lacksOrganizations('legal entities'),
    lacks.lacksOrganizations('companies'),
    lacks.lacksOrganizations('business units'),
  ],
  lacksMetadata: [
    lacks.lacksMetadata(customers),
    lacks.lacksMetadata(customers, { tried: 'CustomersV3' }),
    lacks.lacksMetadata(customers, { tried: 'CustomersV3', nearest: 'CustomersV2' }),
  ],
  lacksNotedTable: [lacks.lacksNotedTable(customers, 'Vendors', 'VendorId', 'VendorsV2')],
  lacksAnyColumns: [lacks.lacksAnyColumns(customers)],
  lacksColumns: [lacks.lacksColumns(customers)],
  lacksRequirements: [lacks.lacksRequirements(customers)],
  lacksWritability: [lacks.lacksWritability(customers)],
  lacksTypes: [lacks.lacksTypes(customers)],
  lacksOptions: [lacks.lacksOptions(customers, 'PartyType')],
  lacksDateBehavior: [lacks.lacksDateBehavior(customers, 'PersonBirthDate')],
  lacksCompanyContext: [lacks.lacksCompanyContext(customers)],
  lacksRelatedCompanyContext: [lacks.lacksRelatedCompanyContext(customers, 'Vendors')],
  lacksComputedColumns: [lacks.lacksComputedColumns(customers)],
  lacksSwitches: [lacks.lacksSwitches(customers, 'is enabled for OData')],
  lacksRunningVersions: [lacks.lacksRunningVersions()],
  lacksRunningVersion: [lacks.lacksRunningVersion('Customers V3 - accounts')],
  lacksLookupTarget: [lacks.lacksLookupTarget(customers, 'VendorId')],
  lacksRelation: [lacks.lacksRelation(customers, 'VendorId', ['Vendors', 'Partners'])],
  lacksIntegrationKey: [lacks.lacksIntegrationKey(customers)],
  lacksRelatedIntegrationKey: [lacks.lacksRelatedIntegrationKey(customers, 'Vendors')],
  lacksIntegrationKeyBehind: [lacks.lacksIntegrationKeyBehind(customers, 'VendorId')],
  lacksEnvironment: [lacks.lacksEnvironment(customers, 'DIPV1005'), lacks.lacksEnvironment(customers, 'DIPV1007')],
  lacksEnvironmentName: [lacks.lacksEnvironmentName()],
  lacksEnvironmentType: [lacks.lacksEnvironmentType(customers)],
  lacksTableName: [lacks.lacksTableName(customers)],
  lacksTable: [lacks.lacksTable(customers), lacks.lacksTable({ ...customers, name: 'destination' })],
  lacksMissingColumn: [
    lacks.lacksMissingColumn(customers, 'CreditLimit'),
    lacks.lacksMissingColumn({ ...customers, name: 'destination' }, 'creditlimit'),
  ],
  lacksOneTable: [lacks.lacksOneTable(customers, ['CustCustomerV3', 'CustCustomerV4'])],
  lacksColumnsOfQuery: [lacks.lacksColumnsOfQuery(customers)],
  lacksOneConnection: [lacks.lacksOneConnection('Contoso Sales')],
  lacksDataSource: [lacks.lacksDataSource(customers, 'CustTable.AccountNum')],
  lacksNullability: [lacks.lacksNullability(customers, 'KnownAs')],
  lacksFilteredValues: [lacks.lacksFilteredValues(customers, 'PartyType')],
  lacksMapOfMicrosoft: [lacks.lacksMapOfMicrosoft('msdyn_paymentterms')],
  lacksFiltersApart: [lacks.lacksFiltersApart('Vendors V2')],
  lacksAlternateKeys: [lacks.lacksAlternateKeys(customers)],
  lacksTransform: [lacks.lacksTransform(customers)],
});

describe('lacks', () => {
  it('are all here', () => {
    expect(Object.keys(sayAll()).sort()).toEqual(Object.keys(lacks).sort());
  });

  it('have a sentence each, which no other has', () => {
    const reasons = Object.values(sayAll()).flatMap((each) => each.map(({ reason }) => reason));
    expect(reasons.filter((reason) => !/^[a-zA-Z].*[\w)]$/.test(reason))).toEqual([]);
    expect(new Set(reasons).size).toBe(reasons.length);
  });

  it('tell whose table it is', () => {
    expect(lacks.lacksMetadata(customers)).toEqual({
      fact: 'table',
      platform: 'finance-and-operations',
      side: 'source',
      subject: 'Customers V3',
      reason: 'no metadata for AX table Customers V3',
    });
    expect(lacks.lacksRelatedCompanyContext({ ...customers, platform: 'dataverse' }, 'msdyn_parties')).toMatchObject({
      fact: 'companyContext',
      platform: 'dataverse',
      subject: 'msdyn_parties',
    });
  });

  it.each([
    ['which columns there are', lacks.lacksColumns, 'completeTable'],
    ['which of them are required', lacks.lacksRequirements, 'requirements'],
    ['which of them are read-only', lacks.lacksWritability, 'writability'],
    ['which types they have', lacks.lacksTypes, 'types'],
    ['its company', lacks.lacksCompanyContext, 'companyContext'],
    ['its integration key', lacks.lacksIntegrationKey, 'integrationKey'],
    ['a lookup of it', (side: lacks.LackingSide) => lacks.lacksLookupTarget(side, 'VendorId'), 'lookupTargets'],
  ])('tell that it is %s that an input may tell', (_, lack, fact) => {
    const subject = fact === 'lookupTargets' ? 'VendorId' : 'Customers V3';
    expect(lack(customers)).toMatchObject({ fact, platform: 'finance-and-operations', side: 'source', subject });
  });

  it('of what a lookup leads to are about that', () => {
    const related = (lack: Lack) => `${lack.fact} of ${lack.subject}`;
    expect(related(lacks.lacksNotedTable(customers, 'Vendors', 'VendorId', null))).toBe('table of Vendors');
    expect(related(lacks.lacksRelation(customers, 'VendorId', ['Vendors']))).toBe('lookupTargets of VendorId');
    expect(related(lacks.lacksRelatedIntegrationKey(customers, 'Vendors'))).toBe('integrationKey of Vendors');
    expect(related(lacks.lacksIntegrationKeyBehind(customers, 'VendorId'))).toBe('lookupTargets of VendorId');
    expect(related(lacks.lacksAnyColumns(customers))).toBe('table of Customers V3');
    expect(lacks.lacksNotedTable(customers, 'Vendors', 'VendorId', 'VendorsV2').reason).toBe(
      'no metadata for AX table Vendors, which the map names for lookup VendorId (destinationLookupFieldRelatedEntity) (did you mean VendorsV2?)',
    );
    expect(lacks.lacksRelation(customers, 'VendorId', ['Vendors', 'Partners']).reason).toContain('Vendors, Partners');
  });

  it('of a run are of no side', () => {
    const of = { platform: null, side: null };
    expect([lacks.lacksConnectionStatus('Contoso'), lacks.lacksConnection('Contoso')]).toMatchObject([
      { ...of, fact: 'connections', subject: 'Contoso' },
      { ...of, fact: 'connections', subject: 'Contoso' },
    ]);
    expect([
      lacks.lacksConnectionSet(null, false),
      lacks.lacksConnectionSet(null, true),
      lacks.lacksEnvironmentsOfPairs(),
    ]).toMatchObject([1, 2, 3].map(() => ({ ...of, fact: 'connectionSet', subject: null })));
    expect(lacks.lacksConnectionSet(null, true).reason).toBe(
      'several connection sets were supplied and the task names none',
    );
    expect(lacks.lacksConnections()).toMatchObject({ ...of, fact: 'connections', subject: null });
    expect(lacks.lacksConnectionSet('Contoso', true)).toMatchObject({
      ...of,
      fact: 'connectionSet',
      subject: 'Contoso',
    });
    expect(lacks.lacksConnectionName('test')).toMatchObject({ ...of, fact: 'environments', subject: 'test' });
    expect(lacks.lacksOrganizations('companies')).toMatchObject({ ...of, fact: 'organizations', subject: 'companies' });
    expect(lacks.lacksOneConnection('Contoso')).toMatchObject({ ...of, fact: null, subject: 'Contoso' });
    expect(lacks.lacksEnvironmentName()).toMatchObject({ ...of, fact: null, subject: null });
  });

  it('send people to the finding that says what to mend', () => {
    expect([lacks.lacksTable(customers), lacks.lacksTable({ ...customers, name: 'destination' })]).toMatchObject([
      { reason: 'AX table Customers V3 is missing in the metadata (see DIPV1018)' },
      { reason: 'AX table Customers V3 is missing in the metadata (see DIPV1020)' },
    ]);
  });

  it('offer the name that may have been meant, and say which other spelling was tried', () => {
    expect(lacks.lacksMetadata(customers, { tried: 'CustomersV3', nearest: 'CustomersV2' }).reason).toBe(
      'no metadata for AX table Customers V3, nor for CustomersV3 (did you mean CustomersV2?)',
    );
  });

  it('are of no platform where the side has none', () => {
    expect(lacks.lacksCompanyContext({ ...customers, platform: 'none' }).platform).toBeNull();
  });

  it('ask for no input where something must be mended first', () => {
    expect(lacks.lacksTable(customers)).toMatchObject({ fact: null, platform: null, side: 'source' });
  });
});
