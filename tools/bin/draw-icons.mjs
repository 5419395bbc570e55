// Draws azure-task/icon.svg in the sizes that Azure DevOps asks for: 32 pixels beside task.json, 128 in the Marketplace. They
// are committed, since it takes a browser.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ROOT } from './root.mjs';

const SIZES = { 'icon.png': 32, 'icon-128.png': 128 };
const TASK = join(ROOT, 'azure-task');
const svg = readFileSync(join(TASK, 'icon.svg'), 'utf8');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
for (const [file, size] of Object.entries(SIZES)) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw }</style>${svg}`);
  writeFileSync(join(TASK, file), await page.screenshot({ omitBackground: true }));
}
await browser.close();
