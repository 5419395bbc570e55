import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Report } from '@dipv/core';
import { corpusInputs } from './test-data/corpus.js';
import { lazily } from './test-data/lazily.js';
import { reportOf } from './test-data/report.js';
import { ROOT, runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

/** A connection set without metadata of its own: it tells which environments there are, and their organizations. */
const CONNECTION_SET = {
  name: 'Contoso',
  environments: {
    AX: { name: 'AX', targetType: 'AX', metadataUrl: 'https://contoso.example/ax' },
    CRM: { name: 'CRM', targetType: 'CRM', metadataUrl: 'https://contoso.example/crm' },
  },
  dualWriteDetail: {
    legalEntityMappings: {
      leftEnvironment: 'AX',
      rightEnvironment: 'CRM',
      mappings: [{ left: { name: 'USMF' }, right: { name: 'USMF' } }],
    },
  },
};

const LISTS = ['public-entities.json', 'data-entities.json', 'labels.json'];

describeWith('corpus', (corpus) => {
  describe('the real solutions with metadata of the real F&O entities', () => {
    const metadata = lazily(async () => {
      const folder = folderOf({ 'connection-set.json': JSON.stringify(CONNECTION_SET) });
      execFileSync(process.execPath, [
        join(ROOT, 'tools/metadata/generate.mjs'),
        folder,
        ...['--entities', '150', '--fields', '4000', '--tables', '20', '--csdl-mb', '1'],
        ...['--include', join(corpus, 'fno-entities.json')],
      ]);
      return folder;
    });
    const pathsOf = async (files: readonly string[]) => {
      const folder = await metadata;
      return files.map((file) => (file.startsWith('--') ? file : join(folder, file)));
    };
    const validate = async (...files: string[]): Promise<Report> => {
      const paths = await pathsOf(files);
      return reportOf(await runDipv(['validate', ...corpusInputs(), ...paths, '-f', 'json']));
    };
    const lists = lazily(() => validate(...LISTS));

    it.concurrent.each([
      ['PublicEntities without labels', ['public-entities.json']],
      ['$metadata', ['finance-metadata.xml']],
    ])('give the same report from %s as from PublicEntities, DataEntities and Labels', async (_, files) => {
      // DataEntities alone tell what is enabled, which the service's own checks ask of nobody
      const found = await validate(...files, '--preset=service');
      expect(found).toEqual(await validate(...LISTS, '--preset=service'));
    });

    it('give the same report from a snapshot', async () => {
      const snapshot = join(await metadata, 'snapshot.json');
      const paths = await pathsOf(LISTS);
      const { code } = await runDipv(['snapshot', ...corpusInputs(), ...paths, '-o', snapshot]);
      expect(code).toBe(0);
      expect(await validate('snapshot.json')).toEqual(await lists);
    });

    it('leave less unchecked with each input', async () => {
      const reports = [await validate(), await lists, await validate(...LISTS, 'connection-set.json')];
      const [solutions, withEntities, withConnectionSet] = reports.map(({ summary }) => summary.notChecked);
      expect(withEntities!).toBeLessThan(solutions!);
      expect(withConnectionSet!).toBeLessThan(withEntities!);
    });
  });
});
