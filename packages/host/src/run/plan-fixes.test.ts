import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Change, Finding, Report } from '@dipv/core';
import { hashOf, readWorkspace } from '@dipv/formats';
import fc from 'fast-check';
import { planFixes, writeFixes } from './plan-fixes.js';

const LIST = '/legs/0/fieldMappings';
const COUNT = 8;
const mappings = Array.from({ length: COUNT }, (_, i) => ({ sourceField: `S${i}`, destinationField: `d${i}` }));
const map = { name: 'Pumps', legs: [{ fieldMappings: mappings }] };

const LAYOUTS: readonly (() => string)[] = [
  () => JSON.stringify(map),
  () => JSON.stringify(map, null, 2).replaceAll('\n', '\r\n'),
  () => JSON.stringify({ value: [{ msdyn_name: 'Pumps', msdyn_mapping: JSON.stringify(map) }] }, null, 1),
];

const index = fc.nat(COUNT - 1);
const change: fc.Arbitrary<Change> = fc.oneof(
  index.map((i): Change => ({ kind: 'remove', pointer: `${LIST}/${i}` })),
  index.map((i): Change => ({ kind: 'replace', pointer: `${LIST}/${i}/sourceField`, value: '"\\<&' })),
);
const fixes = fc.array(fc.uniqueArray(change, { minLength: 1, maxLength: 3, selector: ({ pointer }) => pointer }), {
  maxLength: 12,
});

function reportOf(findings: readonly Pick<Finding, 'fix'>[]): Report {
  return { projects: [{ name: 'Pumps', findings }] } as unknown as Report;
}

describe('fixes of one file', () => {
  let cwd: string;
  beforeAll(() => (cwd = mkdtempSync(join(tmpdir(), 'dipv-fixes-'))));
  afterAll(() => rmSync(cwd, { recursive: true }));
  const options = { maxInputSize: 1024 * 1024 };

  async function documentOf(text: string) {
    writeFileSync(join(cwd, 'map.json'), text);
    const { workspace } = await readWorkspace(['map.json'], { ...options, cwd, allVersions: false });
    return workspace.projects[0]!.document;
  }

  it('leave it whole and do what they say, whatever they overlap', async () => {
    await fc.assert(
      fc.asyncProperty(fixes, fc.constantFrom(...LAYOUTS), async (wanted, layout) => {
        const text = layout();
        const document = await documentOf(text);
        const findings = wanted.map((changes) => {
          const edits = document.edits(changes);
          return {
            changes,
            fix: edits && {
              title: '',
              edits: edits.map(({ place, text: put }) => ({ file: document.file, ...place, text: put })),
            },
          };
        });
        const { edits, mends } = planFixes(reportOf(findings));
        await writeFixes(edits, new Map([['map.json', hashOf(Buffer.from(text))]]), { ...options, cwd });

        const made = mends.flatMap(({ finding }) => findings.find(({ fix }) => fix === finding.fix)!.changes);
        const removed = new Set(made.filter(({ kind }) => kind === 'remove').map(({ pointer }) => pointer));
        const replaced = new Set(made.filter(({ kind }) => kind === 'replace').map(({ pointer }) => pointer));
        const expected = mappings.flatMap((mapping, i) => {
          if (removed.has(`${LIST}/${i}`)) return [];
          return [replaced.has(`${LIST}/${i}/sourceField`) ? { ...mapping, sourceField: '"\\<&' } : mapping];
        });
        const parsed = JSON.parse(readFileSync(join(cwd, 'map.json'), 'utf8')) as {
          value?: { msdyn_mapping: string }[];
        };
        const after = (parsed.value ? JSON.parse(parsed.value[0]!.msdyn_mapping) : parsed) as typeof map;
        expect(after.legs[0]!.fieldMappings).toEqual(expected);
        if (findings.some(({ fix }) => fix !== null)) expect(mends.length).toBeGreaterThan(0);
      }),
    );
  });

  it('are told why none of them is made', async () => {
    const document = await documentOf(JSON.stringify(map));
    const [edit] = document.edits([{ kind: 'remove', pointer: `${LIST}/0` }])!;
    const { edits } = planFixes(
      reportOf([{ fix: { title: '', edits: [{ file: 'map.json', ...edit!.place, text: edit!.text }] } }]),
    );
    const { written, failed } = await writeFixes(edits, new Map([['map.json', hashOf(Buffer.from('{}'))]]), {
      ...options,
      cwd,
    });
    expect([...written]).toEqual([]);
    expect([...failed]).toEqual([['map.json', expect.stringContaining('has changed since it was checked')]]);
    expect(readFileSync(join(cwd, 'map.json'), 'utf8')).toBe(JSON.stringify(map));
  });
});
