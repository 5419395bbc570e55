import * as core from '@dipv/core';
import { buildWorkspace } from '@dipv/testing';
import { allRules } from './test-data/all-rules.js';

// what makes the texts of rules is counted
jest.mock('@dipv/core', () => {
  const actual = jest.requireActual<Readonly<Record<string, (...given: unknown[]) => unknown>>>('@dipv/core');
  const makers = Object.keys(actual).filter((name) => /^lacks|^(?:say|list|name|field|code)$/.test(name));
  return { ...actual, ...Object.fromEntries(makers.map((name) => [name, jest.fn(actual[name])])) };
});

/** A sound map, of which all is known. */
const SOUND = buildWorkspace({
  name: 'sound',
  connections: [
    { name: 'Contoso Operations connection', status: 'Connected' },
    { name: 'Contoso Sales connection', status: 'Connected' },
  ],
  legalEntities: ['USMF'],
  companies: ['USMF'],
  businessUnits: [],
});

it('makes no text for a map without findings, of which nothing is lacking', () => {
  const labels = labelsOf(sideOf(SOUND));
  jest.clearAllMocks(); // descriptions are texts, too
  const [report] = allRules.validate(SOUND).projects;
  expect([report?.findings, report?.notChecked]).toEqual([[], []]);
  const makers = Object.values(core).filter((member) => jest.isMockFunction(member));
  expect(makers.length).toBeGreaterThan(20);
  for (const maker of makers) expect(maker).not.toHaveBeenCalled();
  for (const label of labels) expect(label).not.toHaveBeenCalled();
});

/** A side of the map, as a rule is given it. */
function sideOf(workspace: core.Workspace): core.SideContext {
  const given: core.SideContext[] = [];
  const looking = core.sideRule({
    code: 'ACME0001',
    title: 'Looks',
    description: 'Looks.',
    mend: 'Nothing is to be mended.',
    examples: { fails: [], passes: [] },
    check: ({ side }) => void given.push(side),
  });
  const acme = core.defineModule({ name: 'acme', apiVersion: 1, rules: [looking] });
  core.createValidator({ modules: [acme] }).validate(workspace);
  return given[0]!;
}

/** Spies on what messages call sides and fields. */
function labelsOf(side: core.SideContext): readonly jest.SpyInstance[] {
  const ofSide = Object.getPrototypeOf(Object.getPrototypeOf(side)) as core.SideContext;
  const ofField = Object.getPrototypeOf(side.leg.mappings[0]!.source) as core.MappedField;
  return [jest.spyOn(ofSide, 'label', 'get'), jest.spyOn(ofField, 'label', 'get')];
}
