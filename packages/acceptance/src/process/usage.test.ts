import { readFileSync } from 'node:fs';
import { runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

const CONTOSO = 'examples/contoso';

describe('bad usage ends with exit code 2, nothing on stdout, and what to do on stderr', () => {
  it.concurrent.each([
    ['an unknown command', 'validat', "unknown command 'validat'\n(Did you mean validate?)"],
    ['an unknown option', `validate ${CONTOSO} --formt json`, "unknown option '--formt'\n(Did you mean --format?)"],
    [
      'an unknown format',
      `validate ${CONTOSO} -f jsn`,
      'There is no format jsn. Did you mean json? Formats: pretty, json',
    ],
    ['an unknown code', `validate ${CONTOSO} --only 1039`, 'There is no rule DIPV1039. Did you mean DIPV1019?'],
    [
      'an unknown variant',
      `validate ${CONTOSO} --rule DIPV1030/narowing=off`,
      'There is no rule DIPV1030/narowing. Did you mean DIPV1030/narrowing?',
    ],
    ['an unknown code to explain', 'explain DIPV1039', 'There is no code DIPV1039. Did you mean DIPV1019?'],
    ['an unknown severity', `validate ${CONTOSO} --rule 1030=fatal`, 'with error, warning, info or off'],
    ['an unknown level', `validate ${CONTOSO} --fail-on fatal`, 'Allowed choices are error, warning, info, never'],
    ['a number that is none', `validate ${CONTOSO} --max-warnings few`, 'It takes a whole number'],
    ['a size that is none', `validate ${CONTOSO} --max-input-size big`, 'It reads like 512MB'],
    ['a shard that is none', `validate ${CONTOSO} --shard 5/4`, 'It reads like 1/4: the first of four parts'],
    ['a number of workers that is none', `validate ${CONTOSO} --workers 0`, 'It takes auto or a number from 1 to 99'],
    ['two formats for stdout', `validate ${CONTOSO} -f json -f sarif`, 'Only one format can go to stdout'],
    ['a configuration that is not there', `validate ${CONTOSO} -c none.json`, 'none.json does not exist'],
    ['a preset that is none', `validate ${CONTOSO} --preset strikt`, 'Allowed choices are recommended, strict'],
    ['a baseline that is not there', `validate ${CONTOSO} --baseline none.json`, '--update-baseline makes one'],
    ['a baseline to write without its name', `validate ${CONTOSO} --update-baseline`, 'needs --baseline FILE'],
    ['a baseline of one shard', `validate ${CONTOSO} --baseline b --update-baseline --shard 1/2`, 'leave out --shard'],
    ['a baseline of some codes', `validate ${CONTOSO} --baseline b --update-baseline --only 1021`, 'leave out --shard'],
    ['standard input to mend', 'validate - --fix', 'Standard input is no file to mend'],
    ['standard input to mend, dry', 'validate - --fix-dry-run', 'Standard input is no file to mend'],
    ['watching and mending', `validate ${CONTOSO} --watch --fix`, '--watch only looks'],
    ['reports to merge without a name', 'merge-reports', "missing required argument 'file'"],
    ['a report to merge that is none', 'merge-reports package.json', 'package.json is no report that can be merged'],
    ['a report to merge that is not there', 'merge-reports none.json', 'none.json is no report that can be merged'],
  ])('%s', async (_what, args, told) => {
    const { code, stdout, stderr } = await runDipv(args.split(' '));
    expect(stderr).toContain(told);
    expect(stderr).not.toMatch(/^ +at /m);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it.concurrent('a report that cannot be written', async () => {
    const cwd = folderOf({ 'file.txt': '', 'map.json': '{"name":"m","legs":[{"fieldMappings":[]}]}' });
    const { code, stdout, stderr } = await runDipv(['validate', 'map.json', '-f', 'json:file.txt/report.json'], {
      cwd,
    });
    expect(stderr).toMatch(/^dipv: file\.txt\/report\.json cannot be written: E/);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it.concurrent('a configuration at fault: file, setting, line and what is allowed', async () => {
    const cwd = folderOf({
      'dipv.config.json': '{\n  "rules": {\n    "DIPV1030": "fatal"\n  }\n}\n',
      'maps/.keep': '',
    });
    const { code, stdout, stderr } = await runDipv(['validate'], { cwd });
    expect(stderr).toMatch(/^dipv: dipv\.config\.json:3, rules\.DIPV1030: .*error, warning, info, off/);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it.concurrent('a configuration with an unknown rule: the nearest one', async () => {
    const cwd = folderOf({ 'dipv.config.json': '{ "rules": { "DIPV1O30": "off" } }' });
    const { code, stderr } = await runDipv(['validate'], { cwd });
    expect(stderr).toContain('DIPV1O30');
    expect(stderr).toContain('Did you mean DIPV1030?');
    expect(code).toBe(2);
  });

  it.concurrent('a configuration with an unknown setting', async () => {
    const cwd = folderOf({ 'dipv.config.jsonc': '{\n  // mine\n  "failsOn": "error",\n}' });
    const { code, stderr } = await runDipv(['validate'], { cwd });
    expect(stderr).toMatch(/dipv\.config\.jsonc:3.*failsOn.*failOn/s);
    expect(code).toBe(2);
  });
});

it.concurrent.each([
  ['a report over a map of a folder', 'validate maps -f json:maps/a.json', 'maps/a.json holds a map that was checked'],
  ['a snapshot over a map', 'snapshot maps/a.json -o maps/a.json', 'maps/a.json exists and is no snapshot'],
])('an input is never lost: %s', async (_what, line, told) => {
  const map = JSON.stringify({ name: 'm', legs: [{ fieldMappings: [{ sourceField: 'a', destinationField: ' ' }] }] });
  const cwd = folderOf({ 'maps/a.json': map });
  const { code, stderr } = await runDipv(line.split(' '), { cwd });
  expect(stderr).toContain(told);
  expect(code).toBe(2);
  expect(readFileSync(`${cwd}/maps/a.json`, 'utf8')).toBe(map);
});
