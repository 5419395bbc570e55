import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { ROOT, runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

const PAGE = join(ROOT, 'packages/web/dist/dipv.html');

// What build services tell in the environment stands in reports, and a page knows nothing of it. The clock does not.
const OF_SERVICES = ['SOURCE_DATE_EPOCH', 'CI_PIPELINE_CREATED_AT', 'TF_BUILD', 'GITHUB_ACTIONS', 'GITLAB_CI'];
for (const name of OF_SERVICES) Reflect.deleteProperty(process.env, name);

describeWith('browser', (executablePath) => {
  let browser: Browser;
  /** What went wrong on any page of a test: requests, errors on the console, what the policy forbids. */
  let trouble: string[];

  beforeAll(async () => {
    if (!existsSync(PAGE)) throw new Error('These tests open the built page: run npm run build first.');
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'],
    });
  });

  afterAll(async () => {
    await browser.close();
  });

  beforeEach(() => {
    trouble = [];
  });

  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    expect(trouble).toEqual([]);
  });

  /** The page as a user opens it from a folder, without a network. */
  async function open(): Promise<Page> {
    const context = await browser.newContext();
    await context.setOffline(true);
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const address = pathToFileURL(PAGE).href;
    page.on('request', (request) => {
      // its own worker and its own report are texts that it holds
      if (request.url() !== address && !request.url().startsWith('blob:null/')) trouble.push(request.url());
    });
    page.on('console', (message) => trouble.push(`prints ${message.text()}`));
    page.on('pageerror', (error) => trouble.push(`throws ${error.message}`));
    await page.goto(address);
    return page;
  }

  /** Gives files or a folder, and waits until they are checked. */
  async function give(page: Page, kind: 'files' | 'folder', paths: string | string[]): Promise<void> {
    await page.locator(`#choose-${kind}`).setInputFiles(paths);
    await page.locator('#working').waitFor({ state: 'hidden' });
    expect(await page.locator('#failure').innerText()).toBe('');
  }

  async function view(page: Page, name: string): Promise<void> {
    await page.locator('#views').getByRole('button', { name }).click();
  }

  async function download(page: Page, name: string): Promise<Buffer> {
    await view(page, 'Download');
    const downloads = page.waitForEvent('download');
    await page.getByRole('button', { name: `Download ${name}`, exact: true }).click();
    return readFileSync(await (await downloads).path());
  }

  /** The reports of the command line over the same folder, by format. */
  async function reports(folder: string, formats: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
    const to = folderOf();
    const outputs = formats.flatMap((format) => ['-f', `${format}:${join(to, format)}`]);
    await runDipv(['validate', folder.split('/').at(-1) ?? '', '--no-config', ...outputs], { cwd: join(folder, '..') });
    return new Map(formats.map((format) => [format, readFileSync(join(to, format))]));
  }

  async function expectSame(folder: string): Promise<void> {
    const formats = ['html', 'json', 'sarif', 'pretty'];
    const page = await open();
    await give(page, 'folder', folder);
    for (const [format, report] of await reports(folder, formats)) {
      expect((await download(page, `Report: ${format}`)).toString()).toBe(report.toString());
    }
  }

  describe('the page', () => {
    it.each(['contoso', 'all-codes', 'runtime'])('reports on examples/%s byte by byte as the command line', (name) =>
      expectSame(join(ROOT, 'examples', name)),
    );
  });

  describeWith('corpus', (corpus) => {
    it('reports on real solutions byte by byte as the command line', () => expectSame(corpus));
  });
});
