import {
  foldName,
  isBlank,
  legFact,
  name,
  onceFor,
  say,
  workspaceRule,
  type OrganizationPair,
  type RuleFinding,
  type ToldLeg,
  type ToldMap,
} from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { pairOf } from '../dual-write-pair.js';
import { numberOptions } from '../number-options.js';
import { examples } from './DWR1063-organization-mapping.examples.js';

/** The number of the connection set among those of the run; `null`: it is no leg of dual-write. */
type UsedSet = number | 'none' | null;

const setFact = legFact<UsedSet>({
  name: '@dipv/rules-runtime/connection-set',
  of(leg) {
    const { connectionSet, project } = leg.task;
    if (pairOf(leg) === null) return null;
    return connectionSet === null ? 'none' : project.run.workspace.connectionSets.indexOf(connectionSet);
  },
});

/** DWR1063: an organization mapping that hurts later. */
export const organizationMapping = workspaceRule({
  code: 'DWR1063',
  title: 'The organization mapping has a company twice, blank, or too many',
  severity: 'warning',
  strict: 'error',
  service: 'off',
  variants: [
    {
      name: 'initial-sync',
      severity: 'info',
      description:
        'More legal entities are mapped than an initial synchronization takes, though not more than the live one does.',
    },
  ],
  docs: dualWriteDocs('sync-limits'),
  needs: ['connectionSet'],
  options: numberOptions({
    initial: { default: 40, description: 'Legal entities that an initial synchronization takes.' },
    live: { default: 250, description: 'Legal entities that the live synchronization takes.' },
  }),
  description:
    'The live synchronization supports 250 legal entities a transaction, and the initial one 40, says Microsoft’s page on its limits, which is of 2021; the page on constraints of the initial synchronization, of 2020, has 40, too. A company that stands there twice, or stands for two, mixes their records, and a pair with a blank end maps nothing: that is our own reasoning. It is told once, at the first map that uses the connection set.',
  mend: 'Map each legal entity to one company of its own, remove pairs without one, and start maps with an initial synchronization in groups of legal entities.',
  fact: setFact,
  judge: (own, maps) =>
    own.told === null || (own.told !== 'none' && firstOf(maps).get(own.told) !== own) ? null : true,
  check({ task: { connectionSet }, options: { initial, live }, report }) {
    if (connectionSet === null) return;
    const pairs = connectionSet.organizationMapping.filter(({ kind }) => kind === 'legal entity');
    const whole = pairs.filter((pair) => !isBlank(pair.firstPartition) && !isBlank(pair.secondPartition));
    for (const finding of [...blankEnds(connectionSet.organizationMapping), ...repeated(whole)]) report(finding);
    const count = new Set(whole.map(({ firstPartition }) => foldName(firstPartition))).size;
    const [first] = whole;
    if (first === undefined || count <= Math.min(initial, live)) return;
    const limit = count > live ? live : initial;
    const what = count > live ? 'the live synchronization takes' : 'an initial synchronization takes';
    report({
      document: connectionSet.document,
      at: first.firstPointer,
      ...(count > live ? {} : { variant: 'initial-sync' }),
      subject: 'count',
      detail: say`${count} legal entities are mapped, and ${what} ${limit}`,
    });
  },
  examples,
});

/** The first leg that uses each connection set. */
const firstOf = onceFor((maps: readonly ToldMap<UsedSet>[]): ReadonlyMap<UsedSet, ToldLeg<UsedSet>> => {
  const first = new Map<UsedSet, ToldLeg<UsedSet>>();
  for (const leg of maps.flatMap(({ legs }) => legs)) if (!first.has(leg.told)) first.set(leg.told, leg);
  return first;
});

function blankEnds(pairs: readonly OrganizationPair[]): readonly RuleFinding[] {
  return pairs.flatMap((pair): readonly RuleFinding[] => {
    const areBlank = [pair.firstPartition, pair.secondPartition].map((each) => isBlank(each));
    if (areBlank[0] === areBlank[1]) return []; // nothing at all maps nothing, and was not meant to
    const [at, other] =
      areBlank[0] === true
        ? ([pair.firstPointer, pair.secondPartition] as const)
        : ([pair.secondPointer, pair.firstPartition] as const);
    return [{ document: pair.document, at, subject: other, detail: say`The partner of ${name(other)} is blank` }];
  });
}

/** Each end that stands in more than one pair, at its second place. */
function repeated(pairs: readonly OrganizationPair[]): readonly RuleFinding[] {
  return (['first', 'second'] as const).flatMap((end) => {
    const known = new Map<string, OrganizationPair>();
    return pairs.flatMap((pair): readonly RuleFinding[] => {
      const company = pair[`${end}Partition`];
      const environment = pair[`${end}Environment`];
      const key = JSON.stringify([foldName(environment ?? ''), foldName(company.trim())]);
      const before = known.get(key);
      if (before === undefined) known.set(key, pair);
      if (before === undefined || isSamePair(before, pair)) return [];
      const other = end === 'first' ? 'second' : 'first';
      const partners = [before, pair].map((each) => name(each[`${other}Partition`]));
      return [
        {
          document: pair.document,
          at: pair[`${end}Pointer`],
          subject: company,
          detail: say`${name(company)} is mapped twice, to ${partners[0] ?? ''} and to ${partners[1] ?? ''}`,
        },
      ];
    });
  });
}

/** Said twice, it is no more wrong than said once. */
function isSamePair(one: OrganizationPair, other: OrganizationPair): boolean {
  return (['firstPartition', 'secondPartition'] as const).every(
    (end) => foldName(one[end].trim()) === foldName(other[end].trim()),
  );
}
