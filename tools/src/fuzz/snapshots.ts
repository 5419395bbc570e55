import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@dipv/core';
import { takeSnapshot, writeSnapshot } from '@dipv/formats';
import type { Reading } from './examine.js';
import { hold } from './oracles.js';

/** Holds a snapshot to its promise: maps with it give the findings that they gave with all inputs. */
export async function checkSnapshot(
  { workspace, report, cwd }: Reading,
  read: (cwd: string, paths: readonly string[]) => Promise<Reading>,
): Promise<void> {
  if (report.projects.length === 0) return;
  const file = join(cwd, 'taken.snapshot');
  writeFileSync(file, writeSnapshot(takeSnapshot(workspace)));
  const maps = report.projects.map((project) => mapsAt(project.file));
  const again = await read(cwd, [...new Set([...maps, ...manifestsIn(cwd)]), 'taken.snapshot']);
  const before = answersOf(report);
  const after = answersOf(again.report);
  const at = before.findIndex((answer, i) => answer !== after[i]);
  hold(
    at === -1 && before.length === after.length,
    'a snapshot says something else',
    () => `${before[at]} became ${after[at]}`,
  );
}

/** What to name for the maps of a file: an unpacked solution is a folder, whose manifest says which tables are whole. */
function mapsAt(file: string): string {
  return (file.split('!/')[0] ?? '').replace(/(?<=^|\/)Other\/Customizations\.xml$/, 'Other');
}

/** A manifest says which tables of the customizations beside it are whole, whatever the files are called: it is theirs. */
function manifestsIn(cwd: string): readonly string[] {
  const files = readdirSync(cwd, { withFileTypes: true }).filter((entry) => entry.isFile());
  const textOf = (name: string): string => readFileSync(join(cwd, name), 'latin1').replaceAll('\0', ''); // UTF-16, too
  return files.map(({ name }) => name).filter((name) => textOf(name).includes('<SolutionManifest'));
}

/** What is said of the maps, a line each. Where metadata stands is another matter: a snapshot is another file. */
function answersOf({ projects }: Report): readonly string[] {
  return projects
    .flatMap(({ name, version, file, findings, notChecked }) => [
      ...findings.map(({ location, fix: _fix, ...finding }) =>
        JSON.stringify([name, version, finding, location.file === file ? location : null]),
      ),
      ...notChecked.map(({ code, reason }) => JSON.stringify([name, version, code, reason])),
    ])
    .sort();
}
