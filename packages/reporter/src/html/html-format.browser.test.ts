import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import type { Report } from '@dipv/core';
import { rendered } from '../test-data/rendered.js';
import { sampleContext, sampleReport } from '../test-data/sample-report.js';
import { renderHtml } from './html-format.js';
import { drawnReport, findingWith, largeReport, reportOf } from './test-data/drawn-report.js';

describeWith('browser', (executablePath) => {
  jest.setTimeout(60_000);
  let browser: Browser;
  let folder: string;
  /** What went wrong on any page of a test: requests beside the page's own, errors on the console, dialogs. */
  let trouble: string[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dipv-html-'));
    browser = await chromium.launch({
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  beforeEach(() => {
    trouble = [];
  });

  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    expect(trouble).toEqual([]);
  });

  async function open(report: Report, options: BrowserContextOptions = {}): Promise<Page> {
    const file = join(folder, 'report.html');
    writeFileSync(file, rendered(renderHtml, report, sampleContext));
    const address = pathToFileURL(file).href;
    const page = await (await browser.newContext(options)).newPage();
    page.on('request', (request) => {
      if (!request.url().startsWith(address)) trouble.push(`requests ${request.url()}`);
    });
    page.on('console', (message) => trouble.push(`prints ${message.text()}`));
    page.on('pageerror', (error) => trouble.push(`throws ${error.message}`));
    page.on('dialog', (dialog) => {
      trouble.push(`asks ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(address);
    return page;
  }

  function shownMessages(page: Page): Promise<string[]> {
    return page.locator('.by .finding:visible summary > span').allInnerTexts();
  }

  function shownMaps(page: Page): Promise<string[]> {
    return page.locator('.map:visible h3').allInnerTexts();
  }

  async function filterText(page: Page, text: string): Promise<void> {
    await page.getByRole('searchbox', { name: 'Search' }).fill(text);
    await page.locator('#filter-result').getByText(`“${text.toLowerCase()}”`).waitFor();
  }

  const allFindings = drawnReport.projects.flatMap(({ findings }) => findings);
  const allMessages = (['error', 'warning', 'info'] as const).flatMap((severity) =>
    allFindings.filter((finding) => finding.severity === severity).map(({ message }) => message),
  );

  it('shows every finding and no filter where scripts are blocked', async () => {
    const page = await open(drawnReport, { javaScriptEnabled: false });
    expect(await shownMessages(page)).toEqual(allMessages);
    expect(await page.locator('#filters').isVisible()).toBe(false);
    await page.locator('.mark', { hasText: 'DIPV1030' }).click();
    expect(page.url()).toMatch(/#map1-finding4$/);
  });

  it('shows every finding and the filters with scripts', async () => {
    const page = await open(drawnReport);
    expect(await shownMessages(page)).toEqual(allMessages);
    expect(await page.getByRole('search').isVisible()).toBe(true);
  });

  it('finds text in findings, in names of maps and in mappings', async () => {
    const page = await open(drawnReport);
    await filterText(page, 'READ-ONLY');
    expect(await shownMessages(page)).toEqual([
      'The mapping writes to createdon of CRM table accounts, which is read-only',
    ]);
    expect(await page.locator('.picture:visible tbody:not(.table-marks) tr:visible').count()).toBe(1);

    await filterText(page, 'fabrikam units');
    expect(await shownMaps(page)).toEqual(['msdyn_[uoms - Fabrikam units]']);

    await filterText(page, 'paymenttermscode');
    expect(await page.locator('.picture:visible tbody:not(.table-marks) tr:visible').allInnerTexts()).toEqual([
      expect.stringContaining('PAYMENTTERMS'),
    ]);
  });

  it('filters by severity, code and map, and clears all at once', async () => {
    const page = await open(drawnReport);
    await page.getByRole('combobox', { name: 'Severity' }).selectOption('Warnings');
    expect(await shownMessages(page)).toEqual([
      'ADDRESSDESCRIPTION (text, 250) may be cut to fit address1_line1 (text, 80)',
      'VENDORNAME may be empty, and msdyn_name is mandatory',
    ]);
    await page.getByRole('combobox', { name: 'Map' }).selectOption('msdyn_[msdyn_vendors - Vendors V2]');
    expect(await shownMessages(page)).toEqual(['VENDORNAME may be empty, and msdyn_name is mandatory']);
    await page.getByRole('button', { name: 'Clear' }).click();
    expect(await shownMessages(page)).toEqual(allMessages);
    await page.getByRole('combobox', { name: 'Code' }).selectOption('DIPV1030/narrowing');
    expect(await shownMessages(page)).toEqual([
      'ADDRESSDESCRIPTION (text, 250) may be cut to fit address1_line1 (text, 80)',
    ]);
    expect(await shownMaps(page)).toEqual(['msdyn_[accounts - Customers V3]']);
  });

  it('filters by its tiles, maps and codes, and tells what a code means', async () => {
    const page = await open(drawnReport);
    await page.getByRole('link', { name: '2 Warnings' }).click();
    expect(await shownMessages(page)).toHaveLength(2);
    expect(await page.getByRole('link', { name: '2 Warnings' }).getAttribute('aria-current')).toBe('true');
    await page.locator('.what').getByRole('link', { name: 'msdyn_[msdyn_vendors - Vendors V2]' }).click();
    expect(await shownMessages(page)).toEqual(['VENDORNAME may be empty, and msdyn_name is mandatory']);

    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByText('By code: what was found').click();
    await page.locator('.rule > summary', { hasText: 'DIPV1025' }).click();
    expect(await shownMessages(page)).toEqual(['Missing destination field loyaltytier in the schema']);
    expect(await page.locator('.rule:visible').count()).toBe(1);
    expect(await page.locator('.rule:visible .meaning').isVisible()).toBe(true);
    await page.locator('.rule > summary', { hasText: 'DIPV1025' }).click();
    expect(await shownMessages(page)).toEqual(allMessages);
  });

  it('keeps its filters in the address', async () => {
    const page = await open(drawnReport);
    await page.getByRole('combobox', { name: 'Code' }).selectOption('DIPV1030/narrowing');
    await page.getByRole('checkbox', { name: 'Only maps with findings' }).check();
    const address = page.url();
    expect(new URL(address).hash).toBe('#code=DIPV1030%2Fnarrowing&faulty=1');
    await page.getByRole('button', { name: 'Clear' }).click();
    expect(new URL(page.url()).hash).toBe('');
    await page.goto(address);
    await page.reload();
    expect(await shownMessages(page)).toEqual([
      'ADDRESSDESCRIPTION (text, 250) may be cut to fit address1_line1 (text, 80)',
    ]);
    await page.goto(`${address.replace(/#.*/, '')}#severity=none&code=%3Cb%3E&map=map1`);
    expect(await shownMaps(page)).toEqual(['msdyn_[accounts - Customers V3]']);
  });

  it('keeps both its filters and what a link led to in the address', async () => {
    const page = await open(drawnReport);
    await page.getByRole('combobox', { name: 'Severity' }).selectOption('Warnings');
    await page.locator('.by:visible h4 a').last().click();
    const address = page.url();
    expect(new URL(address).hash).toBe('#severity=warning&at=map3');
    expect(await shownMessages(page)).toHaveLength(2);

    await page.goto('about:blank');
    await page.goto(address);
    expect(await shownMessages(page)).toHaveLength(2);
    expect(await page.locator('#map3 > summary').evaluate((head) => head.getBoundingClientRect().top >= 0)).toBe(true);

    for (let i = 0; i < 3; i++) await page.goBack();
    expect(new URL(page.url()).hash).toBe('#severity=warning');
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByRole('link', { name: 'Maps', exact: true }).click();
    expect(new URL(page.url()).hash).toBe('#maps');
    await page.getByRole('combobox', { name: 'Severity' }).selectOption('Errors');
    expect(new URL(page.url()).hash).toBe('#severity=error&at=maps');
  });

  it('filters by the variant that a map has, as its row on the first screen names it', async () => {
    const page = await open(drawnReport);
    await page.locator('.what').getByRole('link', { name: 'DIPV1030/narrowing' }).click();
    expect(await shownMessages(page)).toEqual([
      'ADDRESSDESCRIPTION (text, 250) may be cut to fit address1_line1 (text, 80)',
    ]);
  });

  it('shows only maps with findings, collapses all and expands it again', async () => {
    const page = await open(drawnReport);
    await page.getByRole('checkbox', { name: 'Only maps with findings' }).check();
    expect(await shownMaps(page)).toEqual(['msdyn_[accounts - Customers V3]', 'msdyn_[msdyn_vendors - Vendors V2]']);
    await page.getByRole('button', { name: 'Collapse all' }).click();
    expect(await page.locator('.map[open], .finding > [open]').count()).toBe(0);
    await page.getByRole('button', { name: 'Expand all' }).click();
    expect(await page.locator('.map[open]').count()).toBe(2);
  });

  it('says so when nothing matches', async () => {
    const page = await open(drawnReport);
    await filterText(page, 'no such thing');
    expect(await page.getByText('Nothing matches these filters.').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Show everything' }).click();
    expect(await shownMessages(page)).toEqual(allMessages);
  });

  it('leads from a fault in the picture to its finding, and back', async () => {
    const page = await open(drawnReport);
    const finding = page.locator('.finding', { hasText: 'which is read-only' });
    await page.locator('.mark', { hasText: 'DIPV1011' }).click();
    expect(await finding.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    await finding.getByRole('link', { name: '(show in the picture)' }).click();
    expect(await page.locator('tr:target').innerText()).toContain('CREATEDDATETIME');
  });

  it('leads from anywhere on a faulty row to its finding', async () => {
    const page = await open(drawnReport);
    await page.getByRole('cell', { name: 'LOYALTYTIER', exact: true }).click();
    expect(await page.locator('.finding:focus summary > span').innerText()).toBe(
      'Missing destination field loyaltytier in the schema',
    );
  });

  it('is usable by keyboard alone: from the fault in the picture to its finding', async () => {
    const page = await open(drawnReport);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Skip to the maps');
    await page.locator('.mark', { hasText: 'DIPV1011' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.finding:focus summary > span').innerText()).toContain('which is read-only');
  });

  it('shows a finding that a filter hides when a link leads to it', async () => {
    const page = await open(drawnReport);
    await page.getByRole('combobox', { name: 'Severity' }).selectOption('Warnings');
    await page.locator('.mark', { hasText: 'DIPV1025' }).click();
    expect(await shownMessages(page)).toContain('Missing destination field loyaltytier in the schema');
  });

  it('opens a folded map when a link leads to it', async () => {
    const page = await open(drawnReport);
    await page.locator('.first').getByRole('link', { name: 'msdyn_[uoms - Fabrikam units]' }).click();
    expect(await page.getByRole('cell', { name: 'UNITSYMBOL' }).isVisible()).toBe(true);
  });

  it('prints everything, without filters', async () => {
    const page = await open(drawnReport, { javaScriptEnabled: false });
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('PAYMENTTERMS is mapped twice').isVisible()).toBe(true);
    expect(await page.getByRole('cell', { name: 'UNITSYMBOL' }).isVisible()).toBe(true);
    expect(await page.getByRole('searchbox', { name: 'Search' }).isVisible()).toBe(false);
  });

  it('prints of a large report the mappings of maps that are open', async () => {
    const page = await open(largeReport(40, 100), { javaScriptEnabled: false });
    const maps = page.locator('.map');
    await maps.nth(1).locator('summary').first().click();
    await page.emulateMedia({ media: 'print' });
    expect(await maps.nth(0).locator('.picture').isVisible()).toBe(false);
    expect(await maps.nth(1).locator('.picture').isVisible()).toBe(true);
  });

  it('has no sideways scrolling on a phone', async () => {
    const page = await open(drawnReport, { viewport: { width: 360, height: 740 } });
    expect(await page.locator('html').evaluate((root) => root.scrollWidth)).toBeLessThanOrEqual(360);
  });

  it('runs nothing that comes from names', async () => {
    const name = `</script><script>alert(1)</script><img src="https://evil.example/x.png" onerror="alert(2)">"'`;
    const finding = findingWith({ message: name, field: name, sourceField: name, help: name, table: name, code: name });
    const [customers] = drawnReport.projects;
    const page = await open(reportOf([{ ...customers!, name, version: name, findings: [finding] }]));
    expect(await shownMessages(page)).toEqual([name]);
    await filterText(page, 'evil.example');
    expect(await shownMessages(page)).toEqual([name]);
  });

  it('draws a page for every report', async () => {
    const page = await open(sampleReport);
    expect((await page.screenshot()).length).toBeGreaterThan(10_000);
    expect(await page.locator('.map').count()).toBe(sampleReport.projects.length);
  });

  it('opens and filters 200 maps with 20,000 mappings', async () => {
    const page = await open(largeReport(200, 100));
    expect(await page.locator('.picture > tbody:not(.table-marks) > tr').count()).toBe(20_000);
    await filterText(page, 'FABRIKAMFIELD30OFMAP77');
    await page.getByText('1 of 2000 findings shown, in 1 of 200 maps').waitFor();
    expect(await shownMaps(page)).toEqual(['Fabrikam map 77']);
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByText('2000 of 2000 findings shown, in 200 of 200 maps').waitFor();
    await page.getByRole('combobox', { name: 'Map' }).selectOption('Fabrikam map 199');
    await page.locator('.map:visible .mark').last().click();
    expect(await page.locator('.finding:focus summary > span').innerText()).toContain(
      'fabrikam_field90.fabrikam_name of map 199',
    );
  });

  it.each(['light', 'dark'] as const)(
    'has no barrier that axe finds, %s',
    async (colorScheme) => {
      for (const report of [drawnReport, sampleReport]) {
        const page = await open(report, { colorScheme });
        await page.evaluate(axe.source);
        await page.locator('details').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
        const violations = await page.evaluate<string[]>(
          `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(', ')))`,
        );
        expect(violations).toEqual([]);
      }
    },
    60_000,
  );
});
