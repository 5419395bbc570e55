import { foldName, type Finding, type RuleExample, type RuleInfo, type TableSketch, type Workspace } from '@dipv/core';
import { buildWorkspace } from '@dipv/testing';
import fc from 'fast-check';
import { allCodes, allRules, engineCodes, findingsOf } from './test-data/all-rules.js';
import { arbitraryMap } from './test-data/arbitrary-map.js';
import { exampleOf, flippedExampleOf, sketchOf, type MappingSketch, type MapSketch } from './test-data/map-sketch.js';

const RUNS = { numRuns: 400 };

const findingsIn = (sketch: MapSketch) => findingsOf(buildWorkspace(exampleOf(sketch)));

/** The findings, each as one text, in an order that says nothing. */
function asSet(
  findings: readonly Finding[],
  tell: (finding: Finding) => readonly (string | null)[],
): readonly string[] {
  return findings.map((finding) => JSON.stringify(tell(finding))).sort();
}

/** The maps that rules show their faults in. */
const examples = allRules.rules
  .flatMap(({ examples: { fails, passes } }): readonly RuleExample[] => [...fails, ...passes])
  .filter(({ flipped }) => flipped !== true)
  .map(sketchOf);
const anyMap = fc.oneof({ weight: 3, arbitrary: arbitraryMap }, { weight: 1, arbitrary: fc.constantFrom(...examples) });

it('these maps have faults of every code, so that what holds for them means something', () => {
  const maps = [...fc.sample(arbitraryMap, { numRuns: 1000, seed: 1 }), ...examples];
  const both = maps.flatMap((sketch) => [exampleOf(sketch), flippedExampleOf(sketch)]);
  const findings = both.flatMap((example) => findingsOf(buildWorkspace(example)));
  const found = new Set(findings.map(({ code, variant }) => (variant === null ? code : `${code}/${variant}`)));
  expect(allCodes.filter((code) => !found.has(code))).toEqual(engineCodes);
});

describe('whatever the map', () => {
  it('no rule throws', () => {
    fc.assert(
      fc.property(anyMap, (sketch) => {
        expect(findingsIn(sketch).filter(({ code }) => engineCodes.includes(code))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('no rule throws, whatever its texts', () => {
    const text = fc.option(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('__proto__', 'a.b(c)', '()', '.'.repeat(40), '\u001b[2J'),
      ),
    );
    const mapping = fc.tuple(text, text, text);
    fc.assert(
      fc.property(anyMap, fc.array(mapping, { maxLength: 5 }), text, text, (sketch, texts, name, filter) => {
        const workspace = respell(buildWorkspace(exampleOf(sketch)), texts, name, filter);
        expect(findingsOf(workspace).filter(({ code }) => engineCodes.includes(code))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('the case of its field names changes nothing but spelling', () => {
    const tell = ({ code, variant, severity, side, field, message, location }: Finding) => [
      code,
      variant,
      severity,
      side,
      field === null ? null : foldName(field),
      foldName(message),
      location.pointer,
    ];
    // Which of two twins is the second is told by their places, which these maps do not have.
    const tellFingerprint = ({ fingerprint }: Finding) => [fingerprint];
    fc.assert(
      fc.property(anyMap, fc.array(fc.constantFrom(upper, foldName, mixed), { minLength: 1 }), (sketch, spellings) => {
        const spell = (name: string | null, i: number) =>
          name === null ? null : spellings[i % spellings.length]!(name);
        const mappings = sketch.mappings.map((each, i): MappingSketch => ({
          ...each,
          source: spell(each.source, 2 * i),
          destination: spell(each.destination, 2 * i + 1),
        }));
        const respelled = findingsIn({
          ...sketch,
          mappings,
          filtered: spell(sketch.filtered, 0),
        });
        for (const each of [tell, tellFingerprint])
          expect(asSet(respelled, each)).toEqual(asSet(findingsIn(sketch), each));
      }),
      RUNS,
    );
  });

  it('the order of its mappings changes nothing but places', () => {
    const tell = ({ code, variant, severity, side, field, message, fingerprint }: Finding) => [
      code,
      variant,
      severity,
      side,
      // Of twins that are spelt differently, the second is shown as it is spelt.
      field === null ? null : foldName(field),
      foldName(message),
      fingerprint,
    ];
    const withOrder = anyMap.chain((sketch) =>
      fc.tuple(
        fc.constant(sketch),
        fc.shuffledSubarray([...sketch.mappings], {
          minLength: sketch.mappings.length,
        }),
      ),
    );
    fc.assert(
      fc.property(withOrder, ([sketch, mappings]) => {
        expect(asSet(findingsIn({ ...sketch, mappings }), tell)).toEqual(asSet(findingsIn(sketch), tell));
      }),
      RUNS,
    );
  });

  it('turned end for end it has the mirrored findings', () => {
    const tell = ({ code, variant, severity, side, field, sourceField, destinationField }: Finding) => [
      code,
      variant,
      severity,
      side,
      code === 'DIPV1029' ? null : field, // it names the pair by its destination field
      sourceField,
      destinationField,
    ];
    fc.assert(
      fc.property(anyMap.map(withoutTwoWayConstants), (sketch) => {
        // Other maps of the workspace are not turned round with it.
        fc.pre(sketch.others === undefined);
        // A null environment of the project's own has no name: the first side that lacks one is given it.
        fc.pre(sketch.organizationMapping !== null || ![sketch.sourceEntry, sketch.destinationEntry].includes('null'));
        const flipped = findingsOf(buildWorkspace(flippedExampleOf(sketch)));
        expect(asSet(flipped.map(mirrored), tell)).toEqual(asSet(findingsIn(sketch), tell));
      }),
      RUNS,
    );
  });

  it.each<[string, (sketch: MapSketch) => MapSketch]>([
    ['the metadata of the source', (sketch) => ({ ...sketch, source: 'unknown' })],
    ['the metadata of the destination', (sketch) => ({ ...sketch, destination: 'unknown' })],
    ['columns of the destination table', (sketch) => withPartial(sketch, 'destination')],
    ['columns of the source table', (sketch) => withPartial(sketch, 'source')],
    ['the related tables', (sketch) => ({ ...sketch, related: [] })],
    [
      'some columns of the related tables',
      (sketch) => ({
        ...sketch,
        related: (sketch.related ?? []).map((table) => ({
          ...table,
          completeness: 'partial' as const,
        })),
      }),
    ],
    ['the connection set', (sketch) => ({ ...sketch, organizationMapping: null })],
    ['the connections snapshot', ({ connections: _, ...sketch }) => sketch],
    ['the list of legal entities', ({ legalEntities: _, ...sketch }) => sketch],
    ['the list of companies', ({ companies: _, ...sketch }) => sketch],
    ['the list of business units', ({ businessUnits: _, ...sketch }) => sketch],
  ])('not to know %s adds no error', (_, forget) => {
    fc.assert(
      fc.property(anyMap, (sketch) => {
        const sound = withoutCauses(sketch);
        expect(newErrors(findingsIn(sound), findingsIn(forget(sound)))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('not to know any connection set, environment or list adds no error', () => {
    fc.assert(
      fc.property(anyMap, (sketch) => {
        const workspace = buildWorkspace(exampleOf(withoutCauses(sketch)));
        const projects = workspace.projects.map((project) => ({
          ...project,
          environments: [],
        }));
        const forgotten = {
          ...workspace,
          projects,
          connectionSets: [],
          connections: null,
        };
        expect(newErrors(findingsOf(workspace), findingsOf(forgotten))).toEqual([]);
      }),
      RUNS,
    );
  });
});

const upper = (name: string) => name.toUpperCase();
const mixed = (name: string) =>
  [...name].map((char, i) => (i % 2 === 0 ? char.toUpperCase() : char.toLowerCase())).join('');

/** The workspace with other texts in its mappings, names and filter. */
function respell(
  workspace: Workspace,
  texts: readonly (readonly [string | null, string | null, string | null])[],
  name: string | null,
  filter: string | null,
): Workspace {
  const projects = workspace.projects.map((project) => ({
    ...project,
    name: name ?? '',
    tasks: project.tasks.map((task) => ({
      ...task,
      leftPartitionName: name,
      legs: task.legs.map((leg) => ({
        ...leg,
        id: name,
        sourceFilter: filter,
        reversedSourceFilter: filter,
        mappings: leg.mappings.map((mapping, i) => {
          const [sourceField, destinationField, value] = texts[i] ?? [
            mapping.sourceField,
            mapping.destinationField,
            null,
          ];
          const transforms = [
            { type: 'Default' as const, value },
            {
              type: 'ValueMap' as const,
              entries: [[value ?? '', value ?? ''] as const],
            },
          ];
          return {
            ...mapping,
            sourceField,
            destinationField,
            destinationRelatedEntity: value,
            transforms,
          };
        }),
      })),
    })),
  }));
  return { ...workspace, projects };
}

/** In a two-way mapping the constant is the destination's, whichever side that is: it has no mirror image. */
function withoutTwoWayConstants(sketch: MapSketch): MapSketch {
  const mappings = sketch.mappings.map((each) => (each.arrow === '<>' ? { ...each, constant: null } : each));
  return { ...sketch, mappings };
}

/**
 * Some faults have a code for each side. By its code, the rule that tells of a fault when the map is turned end for end,
 * where that is another: the rules' own examples, turned round, show it.
 */
const TWIN_OF = new Map(twins());

function twins(): readonly (readonly [string, string])[] {
  const rules = allRules.rules.filter(({ code }) => !engineCodes.includes(code));
  const heirs = new Map(rules.map((rule) => [rule.code, heirsOf(rule)]));
  const sided = [...heirs].filter(([code, others]) => others === null || !others.includes(code));
  const couldBe = (code: string, others: readonly string[] | null) => others === null || others.includes(code);
  return sided.flatMap(([code, others]) =>
    sided
      .filter(([other, back]) => other !== code && couldBe(other, others) && couldBe(code, back))
      .map(([other]) => [code, other] as const),
  );
}

/** The codes that tell of all that the examples of a rule show, once these are turned round; `null`: none can be. */
function heirsOf({ code, examples: { fails } }: RuleInfo): readonly string[] | null {
  const tell = ({ variant, side, sourceField, destinationField }: Finding) => [
    variant,
    side,
    sourceField,
    destinationField,
  ];
  const sketches = fails.filter(({ flipped }) => flipped !== true).map(sketchOf);
  if (sketches.length === 0) return null;
  const told = sketches.map((sketch) => {
    const turned = findingsOf(buildWorkspace(flippedExampleOf(sketch)));
    const faults = findingsIn(sketch).filter((finding) => finding.code === code);
    const tellsAll = (other: string) => {
      const its = asSet(
        turned.filter((finding) => finding.code === other),
        tell,
      );
      return asSet(faults.map(turnRound), tell).every((fault) => its.includes(fault));
    };
    return allRules.rules.map((rule) => rule.code).filter(tellsAll);
  });
  return told.reduce((common, codes) => common.filter((each) => codes.includes(each)));
}

function turnRound(finding: Finding): Finding {
  const { side, sourceField, destinationField } = finding;
  return {
    ...finding,
    side: side === null ? null : side === 'source' ? 'destination' : 'source',
    sourceField: destinationField,
    destinationField: sourceField,
  };
}

function mirrored(finding: Finding): Finding {
  return {
    ...turnRound(finding),
    code: TWIN_OF.get(finding.code) ?? finding.code,
  };
}

/**
 * The map without the faults that keep others from being told: a fault is reported once, at its cause. Where one keeps
 * others, these are not checked for want of nothing but a mended map; of a mapping that is at fault there is none left.
 */
function withoutCauses(sketch: MapSketch): MapSketch {
  const { projects } = allRules.validate(buildWorkspace(exampleOf(sketch)));
  fc.pre(!projects.some(({ notChecked }) => notChecked.some(({ lack }) => lack?.fact === null)));
  const faulty = projects.flatMap(({ findings }) => findings.filter(({ field }) => field !== null));
  const pairs = faulty.map(({ sourceField, destinationField }) => `${sourceField} ${destinationField}`);
  return {
    ...sketch,
    mappings: sketch.mappings.filter(({ source, destination }) => !pairs.includes(`${source} ${destination}`)),
  };
}

/** The same map, of whose table no more is known than its key, its company and every other column. */
function withPartial(sketch: MapSketch, side: 'source' | 'destination'): MapSketch {
  const table = sketch[side];
  if (table === null || table === undefined || table === 'unknown') return sketch;
  const keyFields = [...(table.integrationKey ?? []), ...(table.alternateKeys ?? []).flat()].map(
    (field) => field.split('.')[0],
  );
  const [first] = Object.keys(table.fields ?? {});
  const fields = Object.fromEntries(
    Object.entries(table.fields ?? {}).filter(
      ([name, text], i) => name === first || keyFields.includes(name) || text.includes('cdm_companies') || i % 2 === 0,
    ),
  );
  const partial: TableSketch = { ...table, fields, completeness: 'partial' };
  return { ...sketch, [side]: partial };
}

/** Errors of `after` on columns that had none of that code before. What is missing behind a lookup may be told less exactly. */
function newErrors(before: readonly Finding[], after: readonly Finding[]): readonly string[] {
  const tell = ({ code, variant, side, field }: Finding) => JSON.stringify([code, variant, side, field?.split('.')[0]]);
  const known = new Set(before.map(tell));
  return after
    .filter(({ severity }) => severity === 'error')
    .map(tell)
    .filter((error) => !known.has(error));
}
