import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusInputs } from './test-data/corpus.js';
import { reportOf } from './test-data/report.js';
import { ROOT, runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';
import { entriesOf, zipOf } from './test-data/zip.js';

/** A solution's files as unpacking lays them out. */
async function unpacked(zip: Uint8Array): Promise<Record<string, Uint8Array>> {
  const entries = await entriesOf(Buffer.from(zip));
  return Object.fromEntries(
    ['Customizations.xml', 'Solution.xml'].map((name) => [`unpacked/Other/${name}`, entries[name.toLowerCase()]!]),
  );
}

const json = JSON.stringify;
const mapping = json({
  legs: [
    {
      sourceSchema: 'Pumps',
      destinationSchema: 'contoso_pumps',
      fieldMappings: [{ sourceField: 'A', destinationField: 'b' }],
    },
  ],
});
const customizations = `<ImportExportXml><msdyn_dualwriteentitymaps><msdyn_dualwriteentitymap>
  <msdyn_name>fab_[contoso_pumps - Pumps]</msdyn_name><msdyn_mapping>${mapping}</msdyn_mapping>
</msdyn_dualwriteentitymap></msdyn_dualwriteentitymaps></ImportExportXml>`;

it('a solution beside its unpacked copy is one solution, and the copy that can be edited is reported', async () => {
  const zip = await zipOf({
    'customizations.xml': customizations,
    'solution.xml': '<ImportExportXml><SolutionManifest/></ImportExportXml>',
  });
  const cwd = folderOf({ 'solution.zip': zip, ...(await unpacked(zip)) });
  const { code, stdout } = await runDipv(['validate', '.', '-f', 'json'], { cwd });
  const { projects, problems } = reportOf({ stdout });
  expect(projects.map(({ file }) => file)).toEqual(['unpacked/Other/Customizations.xml']);
  expect(problems).toEqual([]);
  expect(code).toBe(0);
});

it('--fix mends a solution and its unpacked copy alike', async () => {
  const twice = customizations.replace(
    '"fieldMappings":[',
    '"fieldMappings":[{"sourceField":"A","destinationField":"b"},',
  );
  const zip = await zipOf({ 'customizations.xml': twice, 'solution.xml': '<ImportExportXml />' });
  const cwd = folderOf({ 'solution.zip': zip, ...(await unpacked(zip)) });
  const { code, stdout } = await runDipv(['validate', '.', '-f', 'json', '--fix'], { cwd });
  expect(reportOf({ stdout }).problems).toEqual([]);
  expect(code).toBe(0);
  const mended = readFileSync(join(cwd, 'unpacked/Other/Customizations.xml'), 'utf8');
  expect(mended).toBe(customizations);
  expect(String((await entriesOf(readFileSync(join(cwd, 'solution.zip'))))['customizations.xml'])).toBe(customizations);
});

it('an entry of a key list that belongs to no map, and a version that runs, are noted on stderr alone', async () => {
  const cwd = folderOf({
    'map.json': json({ msdyn_name: 'fab_[contoso_pumps - Pumps]', msdyn_version: '1.0.0.2', msdyn_mapping: mapping }),
    'keys.json': json({ 'contoso_pump5 - Pumps': ['contoso_id'] }),
    'running.json': json({
      value: [
        {
          msdyn_unsecure: json({
            SourceEntityName: 'contoso_pumps',
            DestinationEntityName: 'Pumps',
            EntityMapVersion: { Major: 1, Minor: 0, Build: 0, Revision: 1 },
          }),
        },
      ],
    }),
  });
  const args = ['validate', '.', '-f', 'json'];
  const notes =
    'keys.json: the integration key of "contoso_pump5 - Pumps" belongs to no map of this run (did you mean "contoso_pumps - Pumps"?)\n' +
    'fab_[contoso_pumps - Pumps]: version 1.0.0.2 is checked, but 1.0.0.1 runs\n';
  const loud = await runDipv(args, { cwd });
  expect(loud.stderr).toBe(notes);
  expect(loud.code).toBe(0);
  expect((await runDipv([...args, '--workers', '2'], { cwd })).stderr).toBe(notes);
  expect((await runDipv([...args, '--cache', '--cache-location', join(folderOf(), 'c')], { cwd })).stderr).toBe(notes);
  expect(await runDipv([...args, '--quiet'], { cwd })).toEqual({ ...loud, stderr: '' });
});

describeWith('corpus', () => {
  it('a real solution beside its unpacked copy is 19 maps', async () => {
    const path = corpusInputs().find((input) => input.endsWith('EntityMaps_managed.zip'))!;
    const zip = readFileSync(join(ROOT, path));
    const cwd = folderOf({ 'maps.zip': zip, ...(await unpacked(zip)) });
    const { code, stdout } = await runDipv(['validate', '.', '-f', 'json'], { cwd });
    const { projects, summary } = reportOf({ stdout });
    expect(summary.projects).toBe(19);
    expect(new Set(projects.map(({ file }) => file))).toEqual(new Set(['unpacked/Other/Customizations.xml']));
    expect(code).toBe(0);
  });
});
