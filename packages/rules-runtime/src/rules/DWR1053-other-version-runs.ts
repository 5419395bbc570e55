import {
  lacksRunningVersion,
  lacksRunningVersions,
  list,
  onceFor,
  projectRule,
  say,
  type RunningMap,
  type Workspace,
} from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { examples } from './DWR1053-other-version-runs.examples.js';

/** DWR1053: what is checked is not what runs. */
export const otherVersionRuns = projectRule({
  code: 'DWR1053',
  title: 'The version that runs is not the one that is checked',
  severity: 'info',
  service: 'off',
  docs: dualWriteDocs('app-lifecycle-management'),
  asks: ['runningVersions'],
  description:
    'Of several versions of a map one runs, which people choose. The table msdyn_dualwriteruntimeconfigs tells which one that is, of maps whose source can be Dataverse; it is not documented. Findings of another version are about what may run one day.',
  mend: 'Check the version that runs, or run the one that is checked.',
  check({ project: { model, isDualWrite, run }, report, notChecked }) {
    if (!isDualWrite || model.version === null) return;
    const running = runningOf(run.workspace);
    if (running === null) return notChecked(lacksRunningVersions());
    const runs = running.get(keyOf(model));
    if (runs === undefined) return notChecked(lacksRunningVersion(model.name));
    if (runs.isThere === 'checked') return;
    report({
      at: '',
      detail: say`Version ${model.version} is checked, and ${list(runs.versions, ' and ')} ${runs.versions.length === 1 ? 'runs' : 'run'}`,
      ...(runs.isThere === 'supplied'
        ? { help: 'Check it with --all-versions, too: it is among the inputs. Or run the one that is checked.' }
        : {}),
    });
  },
  examples,
});

/** By map; `null`: no list was supplied. */
const runningOf = onceFor(({ running }: Workspace): ReadonlyMap<string, RunningMap> | null =>
  running === undefined ? null : new Map(running.map((map) => [keyOf(map), map] as const)),
);

function keyOf({ name, version }: { readonly name: string; readonly version: string | null }): string {
  return JSON.stringify([name, version]);
}
