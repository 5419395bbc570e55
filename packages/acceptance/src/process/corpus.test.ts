import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@dipv/core';
import { corpusInputs } from './test-data/corpus.js';
import { lazily } from './test-data/lazily.js';
import { findingsOf, reportOf } from './test-data/report.js';
import { ROOT, runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';
import { entriesOf, zipOf } from './test-data/zip.js';

const MAPS = 'Dynamics365GABDualWriteEntityMaps_managed.zip';

/** The files of the solutions and the list of keys, by path in a folder. */
async function unpacked(encode: (text: string) => Uint8Array): Promise<Record<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = {};
  for (const path of corpusInputs()) {
    const name = path.split('/').at(-1) ?? '';
    const bytes = readFileSync(join(ROOT, path));
    if (!name.endsWith('.zip')) files[name] = encode(bytes.toString());
    else {
      for (const [entry, content] of Object.entries(await entriesOf(bytes))) {
        files[`${name.replace('.zip', '')}/${entry}`] = encode(content.toString());
      }
    }
  }
  return files;
}

/** The report without what names a file: `solution.zip!/customizations.xml` and `solution/customizations.xml` are one. */
function withoutFiles(report: Report): unknown {
  const name = (file: string) => file.replace('.zip!/', '/').split('/').slice(-2).join('/');
  return JSON.parse(JSON.stringify(report), (key, value: unknown) =>
    key === 'file' && typeof value === 'string' ? name(value) : value,
  );
}

describeWith('corpus', (corpus) => {
  const mapsArchive = join(corpus, 'solutions', MAPS);
  const whole = lazily(() => runDipv(['validate', ...corpusInputs(), '-f', 'json']));

  describe('the real solutions', () => {
    it('hold 19 maps with 337 mappings, and no error', async () => {
      const { code, stdout } = await whole;
      expect(reportOf({ stdout }).summary).toMatchObject({ projects: 19, mappings: 337, errors: 0 });
      expect(code).toBe(0);
    });

    it('have every finding at a line of the XML in the archive', async () => {
      const findings = findingsOf(reportOf(await whole));
      expect(findings.length).toBeGreaterThan(0);
      for (const { location } of findings) {
        expect(location.file.endsWith(`/${MAPS}!/customizations.xml`)).toBe(true);
        expect(location.line).toBeGreaterThan(1);
        expect(location.column).toBeGreaterThan(0);
      }
    });

    it('say of what cannot be known why', async () => {
      const { projects, summary } = reportOf(await whole);
      const reasons = new Set(projects.flatMap(({ notChecked }) => notChecked.map(({ reason }) => reason)));
      expect(summary.notChecked).toBeGreaterThan(0);
      expect(reasons).toContain('no connection set was supplied');
      for (const reason of reasons) {
        expect(reason).toMatch(/\b(not|no|only|several)\b/);
        expect(reason).not.toMatch(/undefined|\bnull\b|NaN|\[object/);
      }
    });

    it('have one flaw: msdyn_properties that are no JSON, which is a warning', async () => {
      const { problems } = reportOf(await whole);
      expect(problems).toEqual([
        expect.objectContaining({
          severity: 'warning',
          reason: expect.stringContaining('msdyn_properties of the map'),
        }),
      ]);
      expect(problems[0]?.file.endsWith(`/${MAPS}!/customizations.xml`)).toBe(true);
      expect(problems[0]?.line).toBeGreaterThan(1);
    });

    it.each([
      ['unpacked', (text: string) => Buffer.from(text)],
      [
        'unpacked, with all files in UTF-16',
        (text: string) =>
          Buffer.from(
            `\uFEFF${text.replace('\uFEFF', '').replace('encoding="utf-8"', 'encoding="utf-16"')}`,
            'utf16le',
          ),
      ],
    ])('tell the same %s', async (_how, encode) => {
      const cwd = folderOf(await unpacked(encode));
      const { code, stdout } = await runDipv(['validate', '.', '-f', 'json'], { cwd });
      expect(withoutFiles(reportOf({ stdout }))).toEqual(withoutFiles(reportOf(await whole)));
      expect(code).toBe(0);
    });

    it('are the same in shards', async () => {
      const folder = folderOf();
      const files = [1, 2, 3, 4].map((i) => join(folder, `${i}.json`));
      await Promise.all(
        files.map((file, i) => runDipv(['validate', ...corpusInputs(), '--shard', `${i + 1}/4`, '-f', `json:${file}`])),
      );
      expect((await runDipv(['merge-reports', ...files, '-f', 'json'])).stdout).toBe((await whole).stdout);
    });

    it('are the same with workers', async () => {
      expect(await runDipv(['validate', ...corpusInputs(), '--workers', '2', '-f', 'json'])).toEqual(await whole);
    });
  });

  describe('a fault that is planted into a copy of a real map', () => {
    /** Copies the maps with a change, validates the copy and says what is new. */
    async function plant(
      change: (xml: string, complete: readonly string[]) => { readonly xml: string; readonly at: number },
    ) {
      const before = reportOf(await whole);
      // maps whose Dataverse table is complete
      const complete = before.projects.filter(({ notChecked }) => !notChecked.some(({ code }) => code === 'DIPV1025'));
      const entries = await entriesOf(readFileSync(mapsArchive));
      const { xml, at } = change(
        String(entries['customizations.xml']),
        complete.map(({ name }) => name),
      );
      const cwd = folderOf({ [MAPS]: await zipOf({ ...entries, 'customizations.xml': xml }) });
      const others = corpusInputs()
        .filter((path) => !path.endsWith(MAPS))
        .map((path) => join(ROOT, path));
      const { code, stdout } = await runDipv(['validate', MAPS, ...others, '-f', 'json'], { cwd });
      const known = new Set(findingsOf(before).map(({ fingerprint }) => fingerprint));
      const lines = xml.slice(0, at).split('\n');
      return {
        code,
        found: findingsOf(reportOf({ stdout })).filter(({ fingerprint }) => !known.has(fingerprint)),
        place: { file: `${MAPS}!/customizations.xml`, line: lines.length, column: (lines.at(-1) ?? '').length + 1 },
      };
    }

    /** Where the map of that name begins and ends. */
    function blockOf(xml: string, name: string): readonly [start: number, end: number] {
      const named = xml.indexOf(`<msdyn_name>${name}</msdyn_name>`);
      return [xml.lastIndexOf('<msdyn_dualwriteentitymap ', named), xml.indexOf('</msdyn_dualwriteentitymap>', named)];
    }

    /** The first match of a pattern in one of the maps; its first group is what is meant. */
    function find(xml: string, names: readonly string[], pattern: RegExp): readonly [start: number, text: string] {
      for (const name of names) {
        const [start, end] = blockOf(xml, name);
        const match = new RegExp(pattern, 'd').exec(xml.slice(start, end));
        const place = match?.indices?.[1];
        if (match && place) return [start + place[0], match[1] ?? ''];
      }
      throw new Error(`in no map: ${String(pattern)}`);
    }

    const replaced = (xml: string, start: number, text: string, by: string) =>
      xml.slice(0, start) + by + xml.slice(start + text.length);

    it('a column that does not exist', async () => {
      const { code, found, place } = await plant((xml, complete) => {
        const [at, text] = find(xml, complete, /"sourceField":\s*"\w+",\s*"destinationField":\s*("\w*name\w*")/);
        return { xml: replaced(xml, at, text, text.replace(/"$/, 'x"')), at };
      });
      expect(found.map((finding) => finding.code)).toEqual(['DIPV1025']);
      expect(found[0]?.location).toMatchObject(place);
      expect(code).toBe(1);
    });

    it('a mapping that is there twice', async () => {
      const { code, found, place } = await plant((xml) => {
        const [start, text] = find(
          xml,
          [...namesIn(xml)],
          /"fieldMappings":\s*\[\s*(\{[^{}[\]]*"sourceField":\s*"\w+"[^{}[\]]*\})\s*,/,
        );
        const at = start + text.length + ',\n        '.length;
        return { xml: replaced(xml, start, text, `${text},\n        ${text}`), at };
      });
      expect(found.map((finding) => finding.code)).toEqual(['DIPV1029']);
      expect(found[0]?.location).toMatchObject(place);
      expect(code).toBe(1);
    });

    it('a filter in X++', async () => {
      const { code, found, place } = await plant((xml) => {
        const [at, text] = find(xml, [...namesIn(xml)], /"reversedSourceFilter":\s*"\(?\w+ (eq) /);
        return { xml: replaced(xml, at, text, '=='), at };
      });
      expect(found.map((finding) => finding.code)).toEqual(['DIPV1012']);
      expect(found[0]?.location).toMatchObject(place);
      expect(code).toBe(1);
    });

    it('a source field that is blank', async () => {
      const { code, found, place } = await plant((xml) => {
        const pattern = /"syncDirection":\s*"?3"?,\s*"sourceField":\s*("\w+"),\s*"destinationField":\s*"\w+"/;
        const [at, text] = find(xml, [...namesIn(xml)], pattern);
        return { xml: replaced(xml, at, text, '""'), at };
      });
      expect(found.map((finding) => finding.code)).toEqual(['DIPV1021']);
      expect(found[0]?.location).toMatchObject(place);
      expect(code).toBe(1);
    });

    const namesIn = (xml: string) => [...xml.matchAll(/<msdyn_name>(.*?)<\/msdyn_name>/g)].map(([, name = '']) => name);
  });
});
