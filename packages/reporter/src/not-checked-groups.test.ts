import { groupNotChecked } from './not-checked-groups.js';
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
