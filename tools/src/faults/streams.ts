import type { Bench } from './bench.js';
import { faultOf, isExplained, type Scenario } from './scenario.js';
import { SOUND_PROJECT } from '../fuzz/shapes.js';

const FORMATS = ['pretty', 'json', 'html', 'sarif', 'compact'];

function inShell(name: string, shell: string, codes: readonly number[], says?: RegExp, isShort = true): Scenario {
  return {
    group: 'Streams',
    name,
    isShort,
    run: async (bench: Bench) => {
      const cwd = bench.folder({ 'map.json': SOUND_PROJECT });
      const ended = await bench.run([], { cwd, shell });
      return faultOf(ended, codes) ?? (says === undefined ? null : isExplained(ended, says));
    },
  };
}

// `exit` of the shell is that of the program itself: a pipe tells it by a file.
const piped = (command: string, reader: string): string =>
  `{ ${command}; echo $? > code; } | ${reader}; exit $(cat code)`;
const FULL = /no space|ENOSPC|full|stdout/i;

export const streams: readonly Scenario[] = [
  ...FORMATS.map((format) =>
    inShell(
      `stdout is full: ${format}`,
      `$DIPV validate map.json -f ${format} > /dev/full`,
      [3],
      FULL,
      format === 'json',
    ),
  ),
  ...['rules', 'rules --format json', 'explain DIPV1022', '--help', 'print-config', 'validate --help'].map((command) =>
    inShell(`stdout is full: ${command}`, `$DIPV ${command} > /dev/full`, [3], FULL, command === 'rules'),
  ),
  inShell(
    'stdout is full: merge-reports',
    '$DIPV validate map.json -f json:r.json; $DIPV merge-reports r.json -f json > /dev/full',
    [3],
    FULL,
    false,
  ),
  inShell('stdout is full: --fix-dry-run', '$DIPV validate map.json --fix-dry-run > /dev/full', [3], FULL, false),
  inShell('stdout is closed', '$DIPV validate map.json -f json >&-', [1, 3]),
  inShell('stderr is closed', '$DIPV validate map.json -f json 2>&-', [1]),
  inShell('stderr is full', '$DIPV validate map.json none.json -f json 2> /dev/full', [2]),
  inShell('all are closed', '$DIPV validate map.json -f json <&- >&- 2>&-', [1, 3]),
  inShell('stdin is closed', '$DIPV validate - <&-', [2, 1], undefined, false),
  inShell('the reader goes away at once', piped('$DIPV validate map.json -f json', 'true'), [1]),
  inShell('the reader goes away after a line', piped('$DIPV validate map.json -f html', 'head -1 > /dev/null'), [1]),
  inShell(
    'the reader is slow',
    piped('$DIPV validate map.json -f html', '(sleep 1; cat > out)').replace(
      'exit',
      'tail -c 20 out | grep -q "</html>" || exit 9; exit',
    ),
    [1],
    undefined,
    false,
  ),
  inShell('the working folder is deleted', 'mkdir gone && cd gone && rmdir ../gone && $DIPV validate', [2, 3]),
  inShell(
    'the working folder is deleted, the map is named whole',
    'map=$PWD/map.json; mkdir gone && cd gone && rmdir ../gone && $DIPV validate "$map"',
    [1, 2, 3],
    undefined,
    false,
  ),
  inShell(
    'a report into a deleted folder',
    'map=$PWD/map.json; mkdir gone && cd gone && rmdir ../gone && $DIPV validate "$map" -f json:r.json',
    [2, 3],
    undefined,
    false,
  ),
  inShell('a pipe in a folder', 'mkfifo pipe.json && $DIPV validate .', [1, 2]),
  inShell('a pipe as baseline', 'mkfifo b && $DIPV validate map.json --baseline b', [2]),
  inShell('a pipe as configuration', 'mkfifo c.json && $DIPV validate map.json -c c.json', [2]),
  inShell('a device as baseline', '$DIPV validate map.json --baseline /dev/zero', [2], undefined, false),
  inShell('a folder as output', 'mkdir out && $DIPV validate map.json -f json:out', [2, 3]),
  inShell(
    'a file as the folder of an output',
    'touch out && $DIPV validate map.json -f json:out/r.json',
    [2, 3],
    undefined,
    false,
  ),
  inShell('a folder as baseline', 'mkdir b && $DIPV validate map.json --baseline b', [2], undefined, false),
  inShell('a process substitution is read', 'cat map.json | $DIPV validate /dev/stdin', [1], undefined, false),
  inShell(
    'terminated',
    '$DIPV validate map.json --watch & sleep 1; kill -TERM $!; wait $!; code=$?; [ $code -gt 128 ] && exit 0; exit $code',
    [0, 130, 143],
    undefined,
    false,
  ),
];
