// npm run links: asks every address outside of this repository that our pages link to, with its heading. No part of npm test:
// it would fail by what others do.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

/** Milliseconds for one answer. */
const PATIENCE = 20_000;
const AT_ONCE = 4;

const pages = execFileSync('git', ['ls-files', '*.md', '*.yml'], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n');
/** By address: the pages that link to it. */
const links = new Map();
for (const page of pages) {
  for (const address of addressesIn(readFileSync(join(ROOT, page), 'utf8'))) {
    links.set(address, [...(links.get(address) ?? []), page]);
  }
}
const queue = [...links.keys()];
let failed = 0;
await Promise.all(Array.from({ length: AT_ONCE }, askAll));
process.stdout.write(`${links.size - failed} of ${links.size} addresses answer.\n`);
process.exitCode = failed === 0 ? 0 : 1;

async function askAll() {
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    const fault = await faultOf(address);
    if (fault === null) continue;
    failed++;
    const where = [...new Set(links.get(address))];
    const more = where.length > 3 ? ` and ${where.length - 3} more` : '';
    process.stdout.write(`${address} ${fault}\n  in ${where.slice(0, 3).join(', ')}${more}\n`);
  }
}

/** Those of links, not of examples: code is left out. */
function addressesIn(text) {
  const prose = text.replaceAll(/^ *(```|~~~).*?^ *\1/gms, '').replaceAll(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/https?:\/\/[^\s<>")\]]+[^\s<>")\].,;:]/g)].map(([address]) => address);
}

/** `null`: it is there. */
async function faultOf(address) {
  const { hash } = new URL(address);
  try {
    const answer = await fetch(address, {
      headers: { 'user-agent': 'Mozilla/5.0 (links of dipv)' }, // some turn programs away
      signal: AbortSignal.timeout(PATIENCE),
    });
    const page = await answer.text();
    if (!answer.ok) return `answers ${answer.status}`;
    return hash === '' || page.includes(`id="${hash.slice(1)}"`) ? null : 'has no such heading';
  } catch (error) {
    return `does not answer: ${error.cause?.code ?? error.message}`;
  }
}
