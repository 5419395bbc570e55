import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Examiner } from './examine.js';
import type { KeptCase } from './fuzz-case.js';

const CASES = join(__dirname, 'cases');
const examiner = new Examiner(join(__dirname, '../../..'));
afterAll(() => examiner.close());

const kept = readdirSync(CASES).filter((name) => name.endsWith('.json'));

it.each(kept)(
  'what the fuzzer found once holds: %s',
  async (name) => {
    const { case: tried } = JSON.parse(readFileSync(join(CASES, name), 'utf8')) as KeptCase;
    await examiner.examine(tried);
  },
  60_000,
);
