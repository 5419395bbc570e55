import { code, defineModule, legRule, projectRule, say, sideRule, type Rule } from '@dipv/core';
import { ruleDocs } from './rule-docs.js';

const longName = legRule({
  code: 'CONTOSO001',
  title: 'Name <too> long',
  severity: 'warning',
  variants: [{ name: 'cut', severity: 'info', description: say`Cut to ${code('a|b')}.` }],
  fixable: true,
  needs: ['completeTable.destination', 'connections'],
  description: say`Finds ${code('name')}s that are <b>too</b> long.`,
  mend: 'Choose a shorter name.',
  docs: 'https://contoso.example/rules',
  check: () => undefined,
  examples: {
    fails: [
      {
        name: 'a name of 200 characters',
        kind: 'Data Integrator',
        destination: {
          name: 'contoso_stocks',
          fields: { contoso_number: 'text(20) required', x: 'text', y: 'text', z: 'text', contoso_name: 'text(10)' },
        },
        mappings: ['CustomerName >> contoso_name = ``` {a: <b>}'],
        finds: [
          { at: '/legs/0/fieldMappings/0', message: 'contoso_name is *too* long' },
          { at: '', message: 'it is cut', variant: 'cut' },
        ],
      },
    ],
    passes: [{ name: 'a short name' }, { name: 'no table', destination: 'unknown', notChecked: true }],
  },
});

const PAGE = `<!-- Generated from the rule by tools/bin/generate-rule-docs.mjs: change the rule, not this page. -->

# CONTOSO001: Name \\<too> long

Severity: **warning** · \`dipv validate --fix\` can mend it · checked once for each leg

Finds \`name\`s that are \\<b>too\\</b> long.

## Variants

| Variant | Severity | What it is |
| - | - | - |
| \`CONTOSO001/cut\` | info | Cut to \`a\\|b\`. |

## How to mend it

Choose a shorter name.

## What it needs

Where one of these was not supplied, the rule is reported as *not checked*, with the reason.

- the destination table with all its columns
- a connections snapshot

## Examples

Each of them is a test of the rule. It shows only what differs from [the sound map](README.md#the-sound-map).

### Fails: a name of 200 characters

\`\`\`\`text
kind of project: Data Integrator
destination table contoso_stocks
  contoso_number  text(20) required
  contoso_name    text(10)
  … and 3 more columns
  integration key: contoso_number
mappings
  CustomerName >> contoso_name = \`\`\` {a: <b>}
\`\`\`\`

> **warning** \`CONTOSO001\` at \`/legs/0/fieldMappings/0\`: contoso_name is \\*too\\* long
>
> **info** \`CONTOSO001/cut\` at the project: it is cut

### Passes: a short name

The sound map as it is.

### Not checked: no table

\`\`\`text
destination table: no metadata of its environment was supplied
\`\`\`

## More

- <https://contoso.example/rules>
- [All codes](README.md)
`;

function moduleOf(rules: readonly Rule[]): object {
  return defineModule({ name: 'contoso', apiVersion: 1, rules });
}

it('tells all of a rule on its page', () => {
  expect(ruleDocs([{ rules: moduleOf([longName]) }]).get('CONTOSO001.md')).toBe(PAGE);
});

it('has a page for every rule of every package, and for the codes of the engine', () => {
  const rule = { title: 'T', description: 'D', mend: 'M', check: () => undefined, examples: { fails: [], passes: [] } };
  const pages = ruleDocs([
    { first: moduleOf([projectRule({ ...rule, code: 'CONTOSO002' })]), other: 'no module' },
    { second: moduleOf([sideRule({ ...rule, code: 'CONTOSO003' })]) },
  ]);
  const files = ['README.md', 'CONTOSO002.md', 'CONTOSO003.md', 'DIPV1001.md', 'DIPV1006.md'];
  expect([...pages.keys()]).toEqual(files);
  for (const file of files.slice(1)) expect(pages.get('README.md')).toContain(`](${file})`);
  expect(pages.get('DIPV1001.md')).toContain('reported by the engine itself');
});

it('says of a rule whether the map is enough for it', () => {
  const rule = { title: 'T', description: 'D', mend: 'M', check: () => undefined, examples: { fails: [], passes: [] } };
  const pages = ruleDocs([
    {
      rules: moduleOf([
        sideRule({ ...rule, code: 'CONTOSO004', asks: ['map'] }),
        sideRule({ ...rule, code: 'CONTOSO005', asks: ['map', 'types'] }),
        sideRule({ ...rule, code: 'CONTOSO006', asks: ['types'] }),
      ]),
    },
  ]);
  expect(pages.get('CONTOSO004.md')).toContain('## What it needs\n\nNothing but the map.\n');
  expect(pages.get('CONTOSO005.md')).toContain('## What it needs\n\nA part of the check needs nothing but the map.\n');
  expect(pages.get('CONTOSO006.md')).not.toContain('What it needs');
});

it('lists severities, variants and fixes, and shows the map that examples start from', () => {
  const readme = ruleDocs([{ rules: moduleOf([longName]) }]).get('README.md');
  expect(readme).toContain('| [CONTOSO001](CONTOSO001.md) | Name \\<too> long | warning, cut: info | yes |');
  expect(readme).toContain('  versionnumber  integer(64) readonly\n');
  expect(readme).toContain('mappings\n  CustomerAccount <> accountnumber\n');
});
