import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfiguration } from '../load-configuration.js';

let isLoaded = false;
jest.mock('@marcbachmann/cel-js', () => {
  isLoaded = true;
  return jest.requireActual<object>('@marcbachmann/cel-js');
});

it('nothing of the language of conditions is loaded where there is none', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'dipv-custom-'));
  const build = { name: 'dipv', version: '1.0.0', modules: [] };
  const load = () =>
    loadConfiguration({ build, cwd, configFile: null, noConfig: false, preset: null, noPlugins: false });
  const write = (settings: object) => writeFileSync(join(cwd, 'dipv.config.json'), JSON.stringify(settings));
  write({ failOn: 'warning' });
  await load();
  expect(isLoaded).toBe(false);
  write({ customRules: [{ code: 'A1', title: 't', scope: 'map', when: 'true', message: 'm', help: 'h' }] });
  await load();
  expect(isLoaded).toBe(true);
});
