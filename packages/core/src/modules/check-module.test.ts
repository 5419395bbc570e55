import { createValidator } from '../create-validator.js';
import { projectRule, type Rule } from '../rule.js';
import { told } from '../test-data/run.js';
import { ConfigurationError } from '../validator-config.js';
import { VERSION } from '../version.js';
import { defineModule, type Module } from './module.js';

const rule = projectRule({ ...told('ACME0001'), check: () => undefined });
const good = { name: 'acme', apiVersion: 1, rules: [rule] };
const reader = { name: 'keys', tells: [], recognises: () => true, read: () => undefined };
const format = { name: 'acme', description: '', load: () => Promise.resolve(() => '') };

function refusal(...modules: readonly unknown[]): string {
  try {
    createValidator({ modules: modules as readonly Module[] });
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    return (error as Error).message;
  }
  return 'none';
}

it.each<[unknown, string]>([
  [undefined, 'The list of modules holds undefined: make modules with defineModule.'],
  [{ id: 1, load: () => undefined }, 'The list of modules holds an object: make modules with defineModule.'],
  [{ ...good, name: '' }, 'module : it has no name: give that of its package.'],
  [
    { ...good, apiVersion: 2 },
    'module acme: it is written for version 2 of the contract, and this is 1: take a version of it for 1, or a build of dipv for the other.',
  ],
  [{ ...good, owner: 7 }, 'module acme: its owner is no text but 7.'],
  [{ ...good, version: 3 }, 'module acme 3: its version is no text but 3.'],
  [{ ...good, rules: rule }, 'module acme: its rules are no list but an object.'],
  [
    { ...good, rules: [rule, undefined] },
    'module acme: rule 2 of its list is undefined (do two files import each other?).',
  ],
  [
    { ...good, rules: [() => undefined] },
    'module acme: rule 1 of its list is undefined (do two files import each other?).',
  ],
  [null, 'The list of modules holds null: make modules with defineModule.'],
  [{ ...good, name: 7 }, 'module 7: it has no name: give that of its package.'],
  [{ ...good, rules: [null] }, 'module acme: rule 1 of its list is null.'],
  [{ ...good, readers: [null] }, 'module acme: reader 1 of its list is null.'],
  [{ ...good, formats: [null] }, 'module acme: format 1 of its list is null.'],
  [{ ...good, services: [null] }, 'module acme: service 1 of its list is made by neither provide nor replace.'],
  [
    { ...good, services: [{ token: { name: 'acme/prices' }, replaces: false }] },
    'module acme, service acme/prices: it is undefined.',
  ],
  [{ ...good, readers: [{ ...reader, name: '' }] }, 'module acme: reader 1 of its list has the name "".'],
  [{ ...good, readers: [{ ...reader, name: 7 }] }, 'module acme: reader 1 of its list has the name 7.'],
  [
    { ...good, readers: [{ ...reader, extensions: '.csv' }] },
    'module acme, reader keys: its extensions are no list but ".csv".',
  ],
  [
    { ...good, readers: [{ ...reader, extensions: ['.csv'] }] },
    'module acme, reader keys: it has the extension ".csv": it takes one without its dot, such as csv.',
  ],
  [
    { ...good, readers: [{ ...reader, extensions: ['csv', 7] }] },
    'module acme, reader keys: it has the extension 7: it takes one without its dot, such as csv.',
  ],
  [
    { ...good, readers: [{ ...reader, extension: ['csv'] }] },
    'module acme, reader keys: it has "extension", which nobody asks for: did you mean extensions?',
  ],
  [
    { name: 'acme', apiVersion: 1, rule: [rule] },
    'module acme: it has "rule", which nobody asks for: did you mean rules?',
  ],
  [
    { ...good, rules: [rule, rule] },
    'module acme, rule ACME0001: its list has a rule of this code too: leave one out.',
  ],
  [
    { ...good, rules: [rule, { ...rule, code: 'acme0001' }] },
    'module acme, rule acme0001: its list has the rule ACME0001, which differs in case alone, too: leave one out.',
  ],
  [{ ...good, readers: [{ ...reader, recognises: true }] }, 'module acme, reader keys: it has no function recognises.'],
  [{ ...good, formats: [{ ...format, description: undefined }] }, 'module acme, format acme: it has no description.'],
  [
    { ...good, formats: [{ ...format, name: 7 }] },
    'module acme: format 1 of its list has the name 7: it takes letters and digits.',
  ],
  [{ ...good, readers: [undefined] }, 'module acme: reader 1 of its list is undefined.'],
  [
    { ...good, readers: [{ name: 'keys', recognises: () => true, read: () => undefined }] },
    'module acme, reader keys: it does not say which kinds of input it tells.',
  ],
  ...(
    [
      ['keys', 'it tells "keys": give a title, platforms and facts'],
      [null, 'it tells null: give a title, platforms and facts'],
      [{ title: '' }, 'it tells an input with the title ""'],
      [{ title: 'Keys', platforms: [], tells: null }, 'the input "Keys" does not say which facts it tells'],
      [{}, 'it tells an input with the title undefined'],
      [{ title: 'Keys' }, 'the input "Keys" has no list of platforms: an empty one where it tells of no tables'],
      [
        { title: 'Keys', platforms: ['dataverses'] },
        'the input "Keys" is of the platform "dataverses": did you mean dataverse?',
      ],
      [{ title: 'Keys', platforms: [] }, 'the input "Keys" does not say which facts it tells'],
      [
        { title: 'Keys', platforms: [], tells: { integrationKeys: 'full' } },
        'the input "Keys" tells "integrationKeys": did you mean integrationKey?',
      ],
      [
        { title: 'Keys', platforms: [], tells: { integrationKey: true } },
        'the input "Keys" tells integrationKey true: there is full, part',
      ],
    ] as const
  ).map(([kind, message]): [unknown, string] => [
    { ...good, readers: [{ name: 'keys', tells: [kind], recognises: () => true, read: () => undefined }] },
    `module acme, reader keys: ${message}.`.replace('?.', '?'),
  ]),
  [
    { ...good, readers: [{ name: 'keys', tells: [], recognises: () => true }] },
    'module acme, reader keys: it has no function read.',
  ],
  [{ ...good, formats: [undefined] }, 'module acme: format 1 of its list is undefined.'],
  [
    { ...good, formats: [{ ...format, name: 'a b' }] },
    'module acme: format 1 of its list has the name "a b": it takes letters and digits.',
  ],
  [{ ...good, formats: [{ ...format, load: 'acme' }] }, 'module acme, format acme: it has no function load.'],
  [
    { ...good, services: [{ prices: [] }] },
    'module acme: service 1 of its list is made by neither provide nor replace.',
  ],
])('%j is no module', (module, message) => {
  expect(refusal(module)).toBe(message);
});

it.each<[unknown, string]>([
  [{ code: undefined }, 'module acme: rule 1 of its list has the code undefined: it takes one such as ACME0001.'],
  [{ code: 'A=B' }, 'module acme: rule 1 of its list has the code "A=B": it takes one such as ACME0001.'],
  [{ scope: undefined }, 'it has no scope: make it with projectRule, taskRule, legRule, sideRule or workspaceRule.'],
  [{ scope: 'legs' }, 'it has the scope "legs": did you mean leg?'],
  [{ scope: 'map' }, 'it has the scope "map": there is project, task, leg, side, workspace.'],
  [{ title: undefined }, 'its title is no text but undefined.'],
  [{ description: undefined }, 'its description is no text but undefined.'],
  [{ mend: ['Mend it.'] }, 'its mend is no text but a list.'],
  [{ severity: 'warn' }, 'it has the severity "warn": there is error, warning, info.'],
  [{ severity: 'off' }, 'it has the severity "off": there is error, warning, info.'],
  [{ strict: 'off' }, 'it has the strict severity "off": there is error, warning, info.'],
  [{ platform: 'dataverses' }, 'it is about the platform "dataverses": did you mean dataverse?'],
  [{ asks: ['enviroments'] }, 'it asks "enviroments": did you mean environments?'],
  [{ severity: 'warnings' }, 'it has the severity "warnings": did you mean warning?'],
  [{ check: undefined }, 'it has no function check.'],
  [{ applies: true }, 'its applies is no function but true.'],
  [{ scope: 'workspace' }, 'it has no function judge, which sees what is told of all maps.'],
  [
    { scope: 'workspace', judge: () => null, fact: { name: 'acme/id' } },
    'it has no fact that is told of each leg: make one with legFact({ name, of }).',
  ],
  [{ scope: 'leg', needs: ['table.sourc'] }, 'it needs "table.sourc": did you mean table.source?'],
  [{ scope: 'side', needs: ['tables'] }, 'it needs "tables": did you mean table?'],
  [{ scope: 'task', needs: 'connections' }, 'its needs are no list but "connections".'],
  [{ needs: ['connections'] }, 'a rule of projects has no needs.'],
  [{ variants: [{ name: 'a/b', severity: 'info', description: '' }] }, 'it has a variant with the name "a/b".'],
  [
    { variants: [{ name: 'a', severity: 'hint', description: '' }] },
    'its variant a has the severity "hint": there is error, warning, info.',
  ],
  [{ title: '' }, 'its title is no text but "".'],
  [{ replaces: 7 }, 'its replaces is no code but 7.'],
  [{ help: 'Mend it.' }, 'its help is no function but "Mend it.".'],
  [{ scope: ['leg'] }, 'it has the scope a list: there is project, task, leg, side, workspace.'],
  [{ scope: 'constructor' }, 'it has the scope "constructor": there is project, task, leg, side, workspace.'],
  [{ variants: {} }, 'its variants are no list but an object.'],
  [{ variants: [null] }, 'it has a variant with the name undefined.'],
  [
    { variants: ['a', 'b', 'a'].map((name) => ({ name, severity: 'info', description: '' })) },
    'it has two variants a.',
  ],
  [
    { variants: [{ name: 'a', severity: 'info', strict: 'off', description: '' }] },
    'its variant a has the strict severity "off": there is error, warning, info.',
  ],
  [
    { variants: [{ name: 'a', severity: 'info', description: 7 }] },
    'the description of its variant a is no text but 7.',
  ],
  [{ examples: { fails: [] } }, 'it has no examples: give { fails: [], passes: [] }.'],
  [{ examples: { passes: [] } }, 'it has no examples: give { fails: [], passes: [] }.'],
  [{ options: () => undefined }, 'its options are no { schema, defaults } but a function.'],
  [{ docs: 7 }, 'its docs are no address but 7.'],
  [{ fixable: 'yes' }, 'its fixable is not true or false but "yes".'],
  [{ sevrity: 'info' }, 'it has "sevrity", which nobody asks for: did you mean severity?'],
  [{ examples: undefined }, 'it has no examples: give { fails: [], passes: [] }.'],
])('a rule with %j is refused', (more, message) => {
  const told = refusal({ ...good, rules: [{ ...rule, ...(more as object) }] });
  expect(told.replace('module acme, rule ACME0001: ', '')).toBe(message);
});

it('a module that says all there is to say is taken', () => {
  const tells = [{ title: 'Keys', platforms: ['dataverse'], tells: { integrationKey: 'full', table: 'part' } }];
  const said = {
    severity: 'info',
    strict: 'warning',
    platform: 'dataverse',
    docs: 'https://acme.example/1',
    fixable: false,
    asks: ['map', 'organizations'],
    variants: [
      { name: 'a', severity: 'info', description: '' },
      { name: 'b', severity: 'info', strict: 'error', description: '' },
    ],
    help: () => '',
    prices: 'what nobody knows is its own',
    mode: 'also where it is called almost as what is there',
  };
  const full = {
    ...good,
    version: '1.2.3',
    owner: 'Contoso',
    rules: [{ ...rule, ...said }],
    readers: [{ ...reader, extensions: ['csv'], tells }],
    formats: [format],
  };
  expect(refusal(full)).toBe('none');
});

describe('readers', () => {
  const module = (name: string, ...readers: readonly string[]) => ({
    ...good,
    name,
    rules: name === 'one' ? [rule] : [],
    readers: readers.map((each) => ({ ...reader, name: each })),
  });

  it('come by their names, whatever the order of modules', () => {
    const names = (...modules: readonly unknown[]) =>
      createValidator({ modules: modules as readonly Module[] }).readers.map(({ name }) => name);
    expect(names(module('one', 'c', 'a'), module('two', 'd', 'b'))).toEqual(['a', 'b', 'c', 'd']);
    expect(names(module('two', 'd', 'b'), module('one', 'a', 'c'))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('of one name are refused', () => {
    expect(refusal(module('one', 'a'), module('two', 'b', 'a'))).toBe(
      'module two, reader a: module one has one of this name too: give it another.',
    );
  });
});

it('a rule that asks for a service that nobody provides is told of the one that may have been meant', () => {
  const asking = (service: (token: { readonly name: string }) => unknown) => {
    service({ name: '@dipv/clok' });
    return rule;
  };
  expect(refusal({ ...good, rules: [asking] })).toBe(
    'module acme: rule 1 of its list cannot be made: no module provides the service "@dipv/clok": did you mean @dipv/clock?',
  );
});

describe('codes of the DIPV range', () => {
  const own = { ...rule, code: 'DIPV1022' };
  const dipv = { ...good, name: '@dipv/rules-schema', rules: [own] };
  const refused =
    'module acme, rule DIPV1022: codes of the DIPV and DWR ranges are those of dipv itself: choose another prefix, or say which code it replaces.';

  it('are two, and in whatever case', () => {
    for (const code of ['DWR9001', 'dipv9001'])
      expect(refusal({ ...good, rules: [{ ...rule, code }] })).toBe(refused.replace('DIPV1022', code));
  });

  it('are those of packages of dipv, and of rules that replace one of them', () => {
    expect(refusal(dipv)).toBe('none');
    expect(refusal({ ...good, rules: [own] })).toBe(refused);
    expect(refusal(dipv, { ...good, rules: [{ ...own, replaces: 'DIPV1022' }] })).toBe('none');
  });

  it('that the engine reports itself cannot be taken', () => {
    expect(refusal({ ...dipv, rules: [{ ...own, code: 'DIPV1001' }] })).toBe(
      'module @dipv/rules-schema, rule DIPV1001: this code is the engine’s.',
    );
  });

  it('are described by Microsoft’s article, others by their own page or none', () => {
    const docs = (module: unknown) => createValidator({ modules: [module as Module] }).rules.map((each) => each.docs);
    expect(docs(dipv)).toEqual([1, 2, 3].map(() => expect.stringContaining('https://learn.microsoft.com/')));
    expect(docs(good)[0]).toBeNull();
    expect(docs({ ...good, rules: [{ ...rule, docs: 'https://acme.example/1' }] })[0]).toBe('https://acme.example/1');
  });
});

describe('modules that get in each other’s way', () => {
  const replacing = (name: string) => ({
    name,
    apiVersion: 1,
    rules: [{ ...rule, code: `${name}1`, replaces: 'ACME0001' }],
  });

  it('are refused, whatever their order', () => {
    expect(refusal(good, replacing('one'), replacing('two'))).toBe(
      'module two, rule two1: one1 of module one replaces ACME0001 too: load one of them.',
    );
    expect(refusal(replacing('one'), { ...good, rules: [{ ...rule, code: 'ACME0002' }] })).toBe(
      'module one, rule one1: it replaces ACME0001, which no module brings along; did you mean ACME0002?',
    );
  });

  it('are none where one replaces another, in any order', () => {
    const codes = (...modules: readonly unknown[]) =>
      createValidator({ modules: modules as readonly Module[] }).rules.map(({ code }: Pick<Rule, 'code'>) => code);
    expect(codes(good, replacing('one'))).toEqual(['DIPV1001', 'DIPV1006', 'one1']);
    expect(codes(replacing('one'), good)).toEqual(['DIPV1001', 'DIPV1006', 'one1']);
  });
});

describe('a format', () => {
  const renders = async (load: unknown) => {
    const { formats } = createValidator({ modules: [{ ...good, formats: [{ ...format, load }] } as Module] });
    const text = (await formats.get('acme')!.load())({} as never, {} as never);
    return typeof text === 'string' ? text : [...text].join('');
  };
  const fails = () => {
    throw new Error('no paper');
  };
  function* piecesThatFail() {
    yield 'text';
    fails();
  }

  it.each<[string, unknown, string]>([
    ['that cannot be loaded', fails, 'it cannot be loaded: no paper'],
    ['that loads nothing', () => ({}), 'it loads no function but an object'],
    ['that throws', () => fails, 'it fails: no paper'],
    ['that is async', () => () => Promise.reject(new Error('late')), 'it makes no text but a promise'],
    ['that makes no text', () => () => 7, 'it makes no text but 7'],
    ['that makes nothing', () => () => null, 'it makes no text but null'],
    ['that fails at its second piece', () => piecesThatFail, 'it fails: no paper'],
    ['of whose text a piece is none', () => () => ['text', 7], 'a piece of its text is no text but 7'],
  ])('%s is named with its module', async (_, load, message) => {
    await expect(renders(load)).rejects.toThrow(new ConfigurationError(`module acme, format acme: ${message}.`));
  });

  it('of dipv itself fails as the program does', async () => {
    const own = { ...format, load: fails };
    const { formats } = createValidator({ modules: [{ ...good, name: '@dipv/acme', formats: [own] } as Module] });
    expect(() => formats.get('acme')!.load()).toThrow(new Error('no paper'));
  });

  it('may give its text in pieces', async () => {
    expect(await renders(() => () => ['te', 'xt'])).toBe('text');
  });

  it('may load without a promise', async () => {
    expect(await renders(() => () => 'text')).toBe('text');
  });
});

it.each<[string, string]>([
  ['0.1.99', 'none'], // patches add nothing
  ['0.0.1', 'none'],
  [
    '7.0.0',
    `module acme: it was made with another copy of @dipv/core, 7.0.0, and this is the older ${VERSION}: update what runs it, or install one version of @dipv/core for both.`,
  ],
  [
    '0.99.0',
    `module acme: it was made with another copy of @dipv/core, 0.99.0, and this is the older ${VERSION}: update what runs it, or install one version of @dipv/core for both.`,
  ],
])('knows a module that was made with another copy of core, %s', (core, message) => {
  expect(defineModule(good as Module).core).toBe(VERSION);
  expect(refusal({ ...good, core })).toBe(message);
});
