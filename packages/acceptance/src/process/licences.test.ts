import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './test-data/run-dipv.js';

interface Component {
  readonly group?: string;
  readonly name: string;
  readonly version?: string;
  readonly purl?: string;
}

const shipped = (file: string) => readFileSync(join(ROOT, 'packages/cli/dist', file), 'utf8');
/** By `name version`, with all that its licence asks to bring along. */
const notices = new Map(
  shipped('THIRD-PARTY-NOTICES.txt')
    .split(/^-{80}\n\n/m)
    .map((notice) => notice.split(/\n\n([^]*)/, 2) as [string, string]),
);
const sbom = JSON.parse(shipped('sbom.cdx.json')) as {
  readonly bomFormat: string;
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
};
const label = ({ group, name, version }: Component) => `${group === undefined ? '' : `${group}/`}${name} ${version}`;

it('the SBOM names dipv and every package inside, and the notices have the licence of each that is not ours', () => {
  expect(sbom.bomFormat).toBe('CycloneDX');
  expect(label(sbom.metadata.component)).toMatch(/^dipv \d/);
  const inside = sbom.components.filter(({ purl }) => purl !== undefined).map(label);
  expect(inside.filter((each) => each.startsWith('@dipv/')).length).toBeGreaterThan(4);
  expect(inside.filter((each) => !each.startsWith('@dipv/')).sort()).toEqual([...notices.keys()].sort());
});

it.each([...notices])('the licence of %s is a text, and not its name alone', (_package, text) => {
  expect(text).toMatch(/Permission is hereby granted|Permission to use|Redistribution and use|Apache License/);
});
