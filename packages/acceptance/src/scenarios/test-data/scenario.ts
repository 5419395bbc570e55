/**
 * A run of the program as a text that people read:
 *
 *     What it shows.
 *     $ dipv validate map.json
 *     -- map.json --
 *     {}
 *     -- stdout --
 *     -- stderr --
 *     -- exit --
 *     2
 *
 * Where it brings files, it runs in a folder of its own that holds them, otherwise in the root of the repository.
 * `-- stdin --` is what the run is given, and `-- then map.json --` what a file must hold afterwards. In what is expected,
 * `[..]` stands for any text within a line, and a line `...` for any lines.
 */
export interface Scenario {
  readonly title: string;
  readonly args: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  readonly stdin: string;
  readonly expected: Readonly<Record<string, string>>;
}

const OUTCOME = /^(?:stdout|stderr|exit|then .+)$/;

/** @throws Error where the text is no scenario */
export function readScenario(text: string): Scenario {
  const [head = '', ...rest] = text.split(/^-- (.+) --\n/m);
  const [title = '', command = ''] = head.split('\n');
  const sections = rest.flatMap((name, i) => (i % 2 === 0 ? [[name, rest[i + 1] ?? ''] as const] : []));
  const expected = Object.fromEntries(sections.filter(([name]) => OUTCOME.test(name)));
  if (!command.startsWith('$ dipv') || expected['exit'] === undefined) {
    throw new Error('A scenario has a title, a line "$ dipv …" and a section "-- exit --".');
  }
  return {
    title,
    args: [...command.slice('$ dipv'.length).matchAll(/'([^']*)'|\S+/g)].map(([word, quoted]) => quoted ?? word),
    files: Object.fromEntries(sections.filter(([name]) => name !== 'stdin' && !OUTCOME.test(name))),
    stdin: sections.find(([name]) => name === 'stdin')?.[1] ?? '',
    expected,
  };
}

/** What is expected, if the actual text is as it says, otherwise the actual text: two texts that a test compares. */
export function asExpected(expected: string, actual: string): string {
  const pattern = expected
    .split(/(^\.\.\.\n|\[\.\.\])/m)
    .map((part) => (part === '...\n' ? '(?:.*\n)*?' : part === '[..]' ? '.*' : escape(part)))
    .join('');
  return new RegExp(`^${pattern}$`).test(actual) ? expected : actual;
}

const escape = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
