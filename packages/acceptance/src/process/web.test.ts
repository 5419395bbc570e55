import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { reportOf } from './test-data/report.js';
import { ROOT, runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';
import { entriesOf, zipOf } from './test-data/zip.js';

const PAGE = join(ROOT, 'packages/web/dist/dipv.html');

// What build services tell in the environment stands in reports, and a page knows nothing of it. The clock does not.
const OF_SERVICES = ['SOURCE_DATE_EPOCH', 'CI_PIPELINE_CREATED_AT', 'TF_BUILD', 'GITHUB_ACTIONS', 'GITLAB_CI'];
for (const name of OF_SERVICES) Reflect.deleteProperty(process.env, name);

test('npm run web serves the page to this machine alone, and nothing else', async () => {
  const server = spawn(process.execPath, [join(ROOT, 'tools/bin/serve-web.mjs')], { stdio: 'pipe' });
  try {
    const [line] = (await once(server.stdout, 'data')) as [Buffer];
    const [address = ''] = /http:\/\/127\.0\.0\.1:\d+\//.exec(line.toString()) ?? [];
    expect(await (await fetch(address)).text()).toBe(readFileSync(PAGE, 'utf8'));
    expect((await fetch(`${address}package.json`)).status).toBe(404);
  } finally {
    server.kill();
  }
});

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
  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext(options);
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
    const name = basename(folder);
    const isConfigured = existsSync(join(folder, 'dipv.config.json'));
    const configuration = isConfigured ? ['-c', `${name}/dipv.config.json`, '--no-plugins'] : ['--no-config'];
    await runDipv(['validate', name, ...configuration, ...outputs], { cwd: dirname(folder) });
    return new Map(formats.map((format) => [format, readFileSync(join(to, format))]));
  }

  async function expectSame(page: Page, folder: string, formats: readonly string[]): Promise<void> {
    for (const [format, report] of await reports(folder, formats)) {
      expect((await download(page, `Report: ${format}`)).toString()).toBe(report.toString());
    }
  }

  const example = (name: string): string => join(ROOT, 'examples', name);

  it('reports byte by byte as the command line', async () => {
    const page = await open();
    for (const name of ['contoso', 'all-codes', 'runtime']) {
      await give(page, 'folder', example(name));
      await expectSame(page, example(name), ['html', 'json']);
      // its configuration names a plugin, which a browser does not load
      const notices = await page.locator('#notices').innerText();
      expect(notices.includes('A browser loads no plugins')).toBe(name === 'all-codes');
      await view(page, 'Inputs');
      await page.getByRole('button', { name: 'Start over' }).click();
    }
  });

  it('reads archives and encodings, and tells of what cannot be read, as the command line', async () => {
    const text = readFileSync(join(example('contoso'), 'maps/vendors.json'), 'utf8');
    const zip = await zipOf({ 'maps/vendors.json': text });
    const damaged = Buffer.from(zip);
    damaged.fill(0x55, 200, 300);
    const folder = folderOf({
      'odd/whole.zip': zip,
      'odd/cut.zip': zip.subarray(0, zip.length / 2),
      'odd/damaged.zip': damaged,
      'odd/outer.zip': await zipOf({ 'inner.zip': zip }),
      'odd/utf-16.json': Buffer.from(`\ufeff${text}`, 'utf16le'),
      'odd/latin-1.json': Buffer.from(text.replace('Vendors', 'Vendörs'), 'latin1'),
      'odd/broken.json': text.slice(0, 1000),
      'odd/open.xml': '<a><b></a>',
      'odd/empty.json': '',
    });
    const page = await open();
    await give(page, 'folder', join(folder, 'odd'));
    await expectSame(page, join(folder, 'odd'), ['html', 'json']);

    await view(page, 'Inputs');
    await page.getByRole('button', { name: 'Start over' }).click();
    await give(page, 'files', join(folder, 'odd/whole.zip'));
    const mended = await entriesOf(await download(page, 'Mended files'));
    await runDipv(['validate', 'whole.zip', '--fix'], { cwd: join(folder, 'odd') });
    expect(mended).toEqual(await entriesOf(readFileSync(join(folder, 'odd/whole.zip'))));
    expect(mended['maps/vendors.json']?.toString()).not.toBe(text);
  });

  it('shows the report as it is, with its filters, and what each input told', async () => {
    const page = await open();
    await give(page, 'folder', example('contoso'));
    const frame = page.frameLocator('#frame');
    // what is shown names what the page offers; what is downloaded is for the command line, too
    expect(await frame.locator('body').innerText()).toContain(
      'can be mended by machine: Download has the mended files.',
    );
    expect(await frame.locator('body').textContent()).not.toContain('--fix');
    expect(await frame.getByRole('heading', { level: 1 }).innerText()).toContain('Not ready to deploy');
    await frame.getByRole('combobox', { name: 'Severity' }).selectOption('Infos');
    expect(await frame.locator('.by .finding:visible').count()).toBe(1);
    expect(await frame.locator('a[href^="https:"]:not([target="_blank"])').count()).toBe(0);

    await view(page, 'Inputs');
    const told = (file: string) => page.getByRole('row', { name: file }).getByRole('listitem').allInnerTexts();
    expect(await told('connection-set.json')).toEqual(['connection set']);
    expect(await told('customers.json')).toEqual(['project, 1 map']);
    expect(await page.getByRole('row', { name: 'README.md' }).innerText()).toContain('nothing that dipv reads');
    expect(await page.locator('#gaps').innerText()).toContain('Add: F&O PublicEntities.');
  });

  it('mends, takes a snapshot and documents as the command line', async () => {
    const folder = join(folderOf(), 'contoso');
    cpSync(example('contoso'), folder, { recursive: true });
    const cwd = join(folder, '..');
    const page = await open();
    await give(page, 'folder', folder);

    await runDipv(['snapshot', 'contoso', '-o', 'snapshot.json'], { cwd });
    expect((await download(page, 'Snapshot')).toString()).toBe(readFileSync(join(cwd, 'snapshot.json'), 'utf8'));
    for (const format of ['html', 'xlsx']) {
      await runDipv(['document', 'contoso', '-f', format, '-o', format], { cwd });
      const pages = await entriesOf(await download(page, `Documentation: ${format}`));
      expect(Object.keys(pages).sort()).toEqual(readdirSync(join(cwd, format)).sort());
      for (const [name, content] of Object.entries(pages))
        expect(content.equals(readFileSync(join(cwd, format, name)))).toBe(true);
    }
    const mended = await entriesOf(await download(page, 'Mended files'));
    await runDipv(['validate', 'contoso', '--fix', '-f', 'json:report.json'], { cwd });
    expect(Object.keys(mended).sort()).toEqual([
      'contoso/maps/vendors.json',
      'contoso/web-api/dual-write-entity-maps.json',
    ]);
    for (const [path, content] of Object.entries(mended))
      expect(content.toString()).toBe(readFileSync(join(cwd, path), 'utf8'));
  });

  it('switches rules, and gives away the configuration that says the same', async () => {
    const page = await open();
    await give(page, 'folder', example('contoso'));
    const recheck = async (): Promise<void> => {
      await page.locator('#working').waitFor({ state: 'hidden' });
      expect(await page.locator('#failure').innerText()).toBe('');
    };
    await view(page, 'Rules');
    await page.getByRole('combobox', { name: 'Severity of DIPV1025', exact: true }).selectOption('off');
    await recheck();
    await page.getByRole('combobox', { name: 'Preset' }).selectOption('strict');
    await recheck();
    await page.getByRole('searchbox', { name: 'Find' }).fill('DIPV1030');
    const row = page.locator('#rule-list > li:visible').first();
    await row.locator('summary').click();
    const options = row.getByRole('textbox', { name: 'Options of DIPV1030, as JSON' });
    await options.fill('{"tolerated": 1');
    await options.blur();
    expect(await row.getByRole('alert').innerText()).toMatch(/^Not JSON: /);
    await options.fill('{"no such option": 1}');
    await options.blur();
    await page.locator('#failure:not(:empty)').waitFor();
    expect(await page.locator('#failure').innerText()).toContain('rules.DIPV1030');
    await page.getByRole('button', { name: 'Undo all changes' }).click();
    await recheck();
    await page.getByRole('searchbox', { name: 'Find' }).fill('');
    await page.getByRole('combobox', { name: 'Severity of DIPV1025', exact: true }).selectOption('off');
    await recheck();

    const report = await download(page, 'Report: json');
    await view(page, 'Rules');
    const downloads = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download dipv.config.jsonc' }).click();
    const configuration = readFileSync(await (await downloads).path(), 'utf8');
    const folder = folderOf({ 'dipv.config.jsonc': configuration });
    const args = ['validate', 'contoso', '-c', join(folder, 'dipv.config.jsonc'), '-f', `json:${join(folder, 'json')}`];
    await runDipv(args, { cwd: join(ROOT, 'examples') });
    expect(report.toString()).toBe(readFileSync(join(folder, 'json'), 'utf8'));
    expect(report.toString()).not.toContain('"DIPV1025"');
  });

  it('changes the configuration that it is given, and nothing else of it', async () => {
    const given = `{
  // ours
  "suppress": [
    {
      "code": "DIPV1025",
      "reason": "A plug-in fills it in."
    }
  ]
}
`;
    const folder = folderOf({ 'dipv.config.jsonc': given });
    const page = await open();
    await give(page, 'folder', example('contoso'));
    await give(page, 'files', join(folder, 'dipv.config.jsonc'));
    const { summary } = reportOf({ stdout: (await download(page, 'Report: json')).toString() });
    expect(summary.suppressed).toBe(1);
    await view(page, 'Rules');
    await page.getByRole('combobox', { name: 'Severity of DIPV1027', exact: true }).selectOption('info');
    const downloads = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download dipv.config.jsonc' }).click();
    const changed = readFileSync(await (await downloads).path(), 'utf8');
    expect(changed).toBe(given.replace('  ]\n', '  ],\n  "rules": {\n    "DIPV1027": "info"\n  }\n'));

    const broken = join(folderOf({ 'dipv.config.jsonc': '{ "rules": { "DIPV1": "off" } }' }), 'dipv.config.jsonc');
    await page.locator('#choose-files').setInputFiles(broken);
    await page.locator('#failure:not(:empty)').waitFor();
    expect(await page.locator('#failure').innerText()).toMatch(/^dipv\.config\.jsonc:\d+, rules\.DIPV1: /);
  });

  it('says that a configuration cannot be changed, and tells of no file what it has not read', async () => {
    const page = await open();
    await give(page, 'folder', example('contoso'));
    await view(page, 'Rules');
    await page.getByRole('combobox', { name: 'Severity of DIPV1027', exact: true }).selectOption('info');
    await page.locator('#working').waitFor({ state: 'hidden' });
    const hostile = '<img src=x onerror=alert(1)>.json';
    const odd = folderOf({ 'dipv.config.jsonc': '{ "rules": [] }', [hostile]: '{' });
    const names = ['dipv.config.jsonc', hostile];
    await page.locator('#choose-files').setInputFiles(names.map((name) => join(odd, name)));
    await page.locator('#failure:not(:empty)').waitFor();
    expect(await page.locator('#failure').innerText()).toMatch(/^The configuration cannot be changed: /);
    await view(page, 'Inputs');
    for (const name of names) expect(await page.getByRole('row', { name }).innerText()).toContain('not read yet');
    expect(await page.getByRole('row', { name: 'customers.json' }).innerText()).toContain('1 map');

    await page.getByRole('button', { name: 'Remove dipv.config.jsonc' }).click();
    await page.locator('#working').waitFor({ state: 'hidden' });
    expect(await page.locator('#failure').innerText()).toBe('');
    expect(await page.getByRole('row', { name: hostile }).innerText()).not.toContain('not read yet');
    expect(await page.locator('img').count()).toBe(0);
    await view(page, 'Report');
    expect(await page.frameLocator('#frame').locator('img').count()).toBe(0);
  });

  it('takes what is dropped, and forgets what is removed', async () => {
    const page = await open();
    const map = readFileSync(join(example('contoso'), 'maps/customers.json'), 'utf8');
    await page.evaluate(`{
      const transfer = new DataTransfer();
      transfer.items.add(new File([${JSON.stringify(map)}], 'customers.json'));
      dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }));
    }`);
    await page.locator('#views').waitFor();
    await page.locator('#working').waitFor({ state: 'hidden' });
    await view(page, 'Inputs');
    await page.getByRole('button', { name: 'Remove customers.json' }).click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Check dual-write maps');
  });

  it('checks what was dropped together, whatever its name, and says what was replaced or not looked at', async () => {
    const page = await open();
    const customers = readFileSync(join(example('contoso'), 'maps/customers.json'), 'utf8');
    const vendors = readFileSync(join(example('contoso'), 'maps/vendors.json'), 'utf8');
    const orders = readFileSync(join(example('contoso'), 'maps/sales-orders.json'), 'utf8');
    const drop = async (...files: readonly (readonly [name: string, content: string])[]): Promise<void> => {
      await page.evaluate(`{
        const transfer = new DataTransfer();
        for (const [name, content] of ${JSON.stringify(files)}) transfer.items.add(new File([content], name));
        dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }));
      }`);
      await page.locator('#views').waitFor();
    };
    const told = (file: string) => page.getByRole('row', { name: file }).getByRole('listitem').allInnerTexts();
    await drop(['-', orders], ['map.json', customers], ['map.json', vendors]);
    await view(page, 'Inputs');
    for (const name of ['-', 'map.json', 'map (2).json']) {
      const row = page
        .getByRole('row')
        .filter({ has: page.getByRole('button', { name: `Remove ${name}`, exact: true }) });
      await row.getByText('project, 1 map').waitFor();
    }
    await page.locator('#choose-folder').setInputFiles(folderOf({ 'map.json/a.json': vendors }));
    await page.locator('#working').waitFor({ state: 'hidden' });
    expect(await page.locator('#failure').innerText()).toBe('');

    await drop(['map.json', vendors]);
    expect(await page.locator('#notices').innerText()).toMatch(/^map\.json was given before, and replaced\. /);
    await drop();
    await page.locator('#failure:not(:empty)').waitFor();
    expect(await page.locator('#failure').innerText()).toBe('There was no file in it.');

    await page.getByRole('button', { name: 'Start over' }).click();
    const notes = Array.from({ length: 300 }, (_, i) => [`note${i}.json`, '{"note": "x"}'] as const);
    const folder = folderOf({ 'notes.zip': await zipOf(Object.fromEntries(notes)) });
    await give(page, 'files', join(folder, 'notes.zip'));
    await view(page, 'Inputs');
    expect(await told('notes.zip')).toHaveLength(1);
    await page.getByText('Nothing was checked, since no map was read').waitFor();
    await page.getByRole('button', { name: 'Start over' }).click();
    await give(page, 'files', await Promise.all(notes.map(([name, text]) => join(folderOf({ [name]: text }), name))));
    await view(page, 'Inputs');
    expect(await page.getByRole('row').count()).toBe(201);
    await page.getByRole('button', { name: 'List all 300 files' }).click();
    expect(await page.getByRole('row').count()).toBe(301);
  });

  it('is worked by the keyboard: what is drawn anew does not lose it', async () => {
    const page = await open();
    const focused = () =>
      page.evaluate('document.activeElement.getAttribute("aria-label") ?? document.activeElement.id');
    await page.getByRole('button', { name: 'Choose files' }).focus();
    await give(page, 'folder', example('contoso'));
    expect(await focused()).toBe('main');
    await view(page, 'Inputs');
    await page.getByRole('button', { name: /Remove .*\/customers\.json/ }).focus();
    await page.keyboard.press('Enter');
    await page.locator('#working').waitFor({ state: 'hidden' });
    expect(await focused()).toMatch(/^Remove contoso\//);
    expect(await page.getByRole('button', { name: /Remove .*\/customers\.json/ }).count()).toBe(0);
  });

  it('can be stopped, and says that what it shows is older; what comes quickly is checked as it is in the end', async () => {
    const page = await open();
    await give(page, 'folder', example('contoso'));
    const first = await page.locator('#outcome').innerText();
    await view(page, 'Rules');
    const severity = page.getByRole('combobox', { name: 'Severity of DIPV1025', exact: true });
    for (const value of ['off', 'info', 'off', '', 'off', '']) await severity.selectOption(value);
    await page.locator('#working').waitFor({ state: 'hidden' });
    expect(await page.locator('#outcome').innerText()).toBe(first);
    await page
      .locator('#choose-files')
      .setInputFiles(join(folderOf({ 'metadata.json': metadata(40e6) }), 'metadata.json'));
    await page.getByRole('button', { name: 'Stop' }).click();
    expect(await page.locator('#failure').innerText()).toBe('Stopped.\nThe report is that of the last check.');
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.locator('#working').waitFor({ state: 'hidden' });
    expect(await page.locator('#failure').innerText()).toBe('');
    await view(page, 'Inputs');
    expect(await page.getByRole('row', { name: 'metadata.json' }).innerText()).toMatch(/EntityDefinitions: \d+/);
  });

  it('goes on showing how far it is in 40 MB of metadata', async () => {
    const page = await open();
    const folder = folderOf({ 'metadata.json': metadata(40e6), 'map.json': '{"name": "A", "legs": []}' });
    // what the page draws: one that freezes draws the beginning and the end
    await page.evaluate(`{
      globalThis.shown = [];
      const look = () => {
        const { textContent } = document.getElementById('how-far');
        if (shown.at(-1) !== textContent) shown.push(textContent);
        requestAnimationFrame(look);
      };
      look();
    }`);
    await give(page, 'folder', folder);
    const shown = await page.evaluate<string[]>('shown');
    const sizes = shown.flatMap((text) => /^Reading: ([\d.]+) MB of 40/.exec(text)?.[1] ?? []);
    expect(sizes.length).toBeGreaterThan(3);
    expect(sizes.map(Number)).toEqual(sizes.map(Number).sort((a, b) => a - b));
    await view(page, 'Inputs');
    expect(await page.getByRole('row', { name: 'metadata.json' }).innerText()).toMatch(/EntityDefinitions: \d+/);
  });

  it('has no barrier that axe finds, light or dark, and fits a phone', async () => {
    const page = await open({ viewport: { width: 390, height: 844 } });
    await page.evaluate(axe.source);
    const faults = `axe.run({ exclude: ['iframe'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(', ')))`;
    const check = async (): Promise<void> => {
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await page.evaluate(faults)).toEqual([]);
      }
    };
    await check();
    await give(page, 'folder', example('contoso'));
    for (const name of ['Inputs', 'Rules', 'Download', 'Report']) {
      await view(page, name);
      await check();
    }
  });

  describeWith('corpus', (corpus) => {
    it('reports on real solutions byte by byte as the command line', async () => {
      const page = await open();
      await give(page, 'folder', corpus);
      await expectSame(page, corpus, ['html', 'json', 'sarif']);
    });
  });
});

/** EntityDefinitions of so many bytes. */
function metadata(bytes: number): string {
  const columns = Array.from({ length: 200 }, (_, i) => ({
    LogicalName: `contoso_column${i}`,
    AttributeType: 'String',
    IsValidForCreate: true,
    IsValidForUpdate: true,
    RequiredLevel: { Value: 'None' },
    MaxLength: 100,
  }));
  const table = (i: number): string =>
    JSON.stringify({ LogicalName: `contoso_table${i}`, EntitySetName: `contoso_table${i}s`, Attributes: columns });
  const count = Math.ceil(bytes / table(0).length);
  return `{"value": [${Array.from({ length: count }, (_, i) => table(i)).join(',')}]}`;
}
