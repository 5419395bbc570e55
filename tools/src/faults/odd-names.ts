import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from './bench.js';
import { faultOf, type Scenario } from './scenario.js';
import { NEIGHBOUR } from '../fuzz/shapes.js';

interface ReportLike {
  readonly projects: readonly { readonly file: string }[];
  readonly problems: readonly { readonly file: string }[];
}

const NAMES: readonly (readonly [what: string, name: string | Buffer])[] = [
  ['a line break', 'a\nb.json'],
  ['an option', '-rf.json'],
  ['an option of ours', '--fix.json'],
  ['emoji', '\u{1f600}.json'],
  ['255 bytes', `${'x'.repeat(250)}.json`],
  ['255 bytes of emoji', `${'\u{1f600}'.repeat(62)}.json`],
  ['no UTF-8', Buffer.concat([Buffer.from('caf'), Buffer.from([0xe9, 0xff]), Buffer.from('.json')])],
  ['escape sequences', '\u001b[31mred.json'],
  ['a workflow command', '::error::x.json'],
  ['white space', '  .json'],
  ['a pattern', '[a]{b,c}*?.json'],
  ['a quote', `'"$(x)\`.json`],
  ['what divides archives', 'a.zip!b.json'],
  ['a prototype', '__proto__.json'],
  ['bidi marks', '\u202egnp.json'],
];

function named([what, name]: (typeof NAMES)[number]): Scenario {
  return {
    group: 'Odd names and locales',
    name: what,
    isShort: ['a line break', 'no UTF-8', '255 bytes'].includes(what),
    run: async (bench: Bench) => {
      const cwd = bench.folder({ 'neighbour.json': NEIGHBOUR });
      writeFileSync(Buffer.concat([Buffer.from(`${cwd}/`), Buffer.from(name)]), NEIGHBOUR.replace('Neighbour', 'Twin'));
      const ended = await bench.run(['validate', '.', '-f', 'json', '-f', 'html:page.out', '-f', 'junit:x.out'], {
        cwd,
      });
      const fault = faultOf(ended, [1, 2]);
      if (fault !== null) return fault;
      const { projects, problems } = JSON.parse(ended.stdout) as ReportLike;
      if (!projects.some(({ file }) => file === 'neighbour.json')) return 'the neighbour is lost';
      return projects.length === 2 || problems.length > 0 ? null : 'the file is silent';
    },
  };
}

const LOCALES: readonly Readonly<Record<string, string>>[] = [
  { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  { LANG: 'C', LC_ALL: 'C' },
  { LANG: 'ja_JP.eucJP', LC_ALL: 'ja_JP.eucJP', TZ: 'Asia/Tokyo' },
  { LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8', TZ: 'Pacific/Apia' },
  { LANG: 'none', LC_ALL: '\u00ff', TZ: 'no/where' },
  { HOME: '/nowhere', TMPDIR: '/nowhere' },
  { HOME: '' },
];

export const oddNames: readonly Scenario[] = [
  ...NAMES.map(named),
  {
    group: 'Odd names and locales',
    name: 'locales, time zones, homes',
    isShort: false,
    run: async (bench) => {
      const cwd = bench.folder({ 'neighbour.json': NEIGHBOUR });
      const args = ['validate', '.', '-f', 'json', '-f', 'compact:out'];
      const sound = await bench.run(args, { cwd });
      for (const env of LOCALES) {
        const ended = await bench.run(args, { cwd, env });
        const fault = faultOf(ended, [1]) ?? (ended.stdout === sound.stdout ? null : 'the report is another');
        if (fault !== null) return `${JSON.stringify(env)}: ${fault}`;
      }
      return null;
    },
  },
  {
    group: 'Odd names and locales',
    name: 'a folder of such a name',
    isShort: false,
    run: async (bench) => {
      const cwd = bench.folder({ '\u{1f600}\n/neighbour.json': NEIGHBOUR });
      return faultOf(await bench.run(['validate', join(cwd, '\u{1f600}\n'), '-f', 'json'], { cwd }), [1]);
    },
  },
];
