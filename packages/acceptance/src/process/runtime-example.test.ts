import { basename } from 'node:path';
import type { Report } from '@dipv/core';
import { runDipv } from './test-data/run-dipv.js';

async function codesByMap(...args: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const { stdout } = await runDipv(['validate', 'examples/runtime', '--no-config', '-f', 'json', ...args]);
  const { projects } = JSON.parse(stdout) as Report;
  return new Map(
    projects.map(({ file, findings }) => [basename(file, '.json'), [...new Set(findings.map(({ code }) => code))]]),
  );
}

describe('examples/runtime', () => {
  it('shows in each map the code that its file is named by, and no other', async () => {
    const codes = await codesByMap();
    expect(codes.size).toBeGreaterThan(0);
    for (const [name, found] of codes) expect([name, found]).toEqual([name, [name.split('-')[0]]]);
  });

  it('has nothing that the service itself would say', async () => {
    const codes = await codesByMap('--preset', 'service');
    expect([...codes.values()].flat()).toEqual([]);
  });
});
