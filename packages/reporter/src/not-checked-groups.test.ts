import { groupNotChecked, lacksOf, mostLacking } from './not-checked-groups.js';
import { sampleReport } from './test-data/sample-report.js';

test('reasons are counted over the maps, and stand together where they silence the same codes', () => {
  expect(groupNotChecked(sampleReport.projects)).toEqual([
    { codes: ['DIPV1000'], reasons: [{ reason: 'no connections snapshot', maps: 3 }] },
    {
      codes: ['DIPV1010', 'DIPV1022'],
      reasons: [
        { reason: 'no metadata for AX table Contacts V2', maps: 1 },
        { reason: 'no metadata for AX table Vendors V1', maps: 1 },
      ],
    },
  ]);
});

test('what is lacking is told once, with what it silences, and what is lacking most comes first', () => {
  const notChecked = ['DIPV1022', 'DIPV1010'].flatMap((code) => [
    { code, reason: 'no metadata for AX table Vendors V1' },
    { code, reason: 'no metadata for CRM table contoso_vendors' },
  ]);
  const projects = [{ notChecked: notChecked.slice(1) }, { notChecked }];
  expect(lacksOf(projects)).toEqual([
    { reason: 'no metadata for CRM table contoso_vendors', codes: ['DIPV1010', 'DIPV1022'], maps: 2, checks: 4 },
    { reason: 'no metadata for AX table Vendors V1', codes: ['DIPV1010', 'DIPV1022'], maps: 2, checks: 3 },
  ]);
});

test.each([
  [4, 4, 0],
  [5, 5, 0],
  [6, 4, 2],
])('of %i reasons %i are told where there is little room, and %i are counted', (reasons, told, others) => {
  const [project] = sampleReport.projects;
  const notChecked = Array.from({ length: reasons }, (_, each) => ({ code: 'DIPV1010', reason: `reason ${each}` }));
  const most = mostLacking([{ ...project!, notChecked }]);
  expect([most.lacks.length, most.others]).toEqual([told, others]);
});
