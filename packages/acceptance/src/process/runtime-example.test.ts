import { basename } from 'node:path';
import type { Report } from '@dipv/core';
import { runDipv } from './test-data/run-dipv.js';

async function codesByMap(...args: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const { stdout } = await runDipv(['validate', 'examples/runtime', '--no-config', '-f', 'json', ...args]);
  const { projects } = JSON.parse(stdout) as Report;
  return new Map(projects.map(({ file, findings }) => [basename(file, '.json'), findings.map(({ code }) => code)]));
}

describe('examples/runtime', () => {
  it('shows in each map the code that its file is named by, once, and no other', async () => {
    const codes = await codesByMap();
    const expected = [...codes.keys()].map((name) => [name, name.startsWith('partner-of-') ? [] : [name.slice(0, 7)]]);
    expect([...codes]).toEqual(expected);
  });

  it('has nothing that the service itself would say', async () => {
    const codes = await codesByMap('--preset', 'service');
    expect([...codes.values()].flat()).toEqual([]);
  });
});
