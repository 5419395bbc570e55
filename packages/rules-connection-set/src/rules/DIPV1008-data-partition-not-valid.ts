import {
  foldName,
  isBlank,
  lacksEnvironmentsOfPairs,
  lacksOrganizations,
  name as nameText,
  platformOf,
  say,
  taskRule,
  type Lack,
  type OrganizationPair,
  type Platform,
  type Text,
  type TaskContext,
  type Workspace,
} from '@dipv/core';
import { lacksOfEnvironments } from '../environments-of.js';
import { examples } from './DIPV1008-data-partition-not-valid.examples.js';

/** DIPV1008: an organization of the task or of the organization mapping is none, or is gone. */
export const dataPartitionNotValid = taskRule({
  code: 'DIPV1008',
  title: "Data partition isn't valid",
  needs: ['connectionSet'],
  asks: ['environments', 'organizations'],
  description:
    'A task that names a pair of organizations must name one of the organization mapping. The organizations of that mapping must still exist: legal entities in F&O, business units or companies in Dataverse. An organization that was renamed or deleted leaves the mapping behind.',
  mend: 'Give the organization its old name back, or create it anew; or else create the connection set anew with the organizations that exist.',
  check({ task, project, report, notChecked }) {
    const pairs = organizationMappingOf(task);
    for (const lack of lacksOfEnvironments(task)) notChecked(lack);
    const stray = strayPartitions(task, pairs);
    if (stray !== null) {
      report({
        at: task.at('leftPartitionName'),
        subject: stray.text,
        detail: stray,
        help: 'Choose a pair of the organization mapping for the task, or add this pair to the connection set.',
      });
    }
    if (pairs.some((pair) => isBlank(pair.firstEnvironment) || isBlank(pair.secondEnvironment))) {
      notChecked(lacksEnvironmentsOfPairs());
    }
    const seen = new Set<string>();
    for (const { pair, name, platform, at } of pairs.flatMap((pair) => endsOf(pair, task))) {
      if (isBlank(name) || seen.has(`${platform} ${foldName(name.trim())}`)) continue;
      const { names, lack } = existingOrganizations(pair, platform, project.run.workspace);
      if (names.has(foldName(name.trim()))) continue;
      if (lack !== null) notChecked(lack);
      else {
        seen.add(`${platform} ${foldName(name.trim())}`);
        const type = platform === 'dataverse' ? 'CRM' : 'AX';
        report({
          document: pair.document,
          at,
          subject: `${type} ${name}`,
          detail: say`Organization ${nameText(name)} of the organization mapping does not exist in the ${type} environment`,
        });
      }
    }
  },
  examples,
});

/** The pairs between the environments of the task's legs, each once. */
function organizationMappingOf(task: TaskContext): readonly OrganizationPair[] {
  return [...new Set(task.legs.flatMap((leg) => leg.organizationMapping ?? []))];
}

/** What is wrong with the task's own pair of organizations. An empty mapping is left to DIPV1016 and DIPV1017. */
function strayPartitions(task: TaskContext, pairs: readonly OrganizationPair[]): Text | null {
  const { leftPartitionName: left, centerPartitionName: center } = task.task;
  if (left === null || center === null || isBlank(left) || isBlank(center) || pairs.length === 0) return null;
  const isPair = pairs.some(
    ({ firstPartition, secondPartition }) =>
      (same(firstPartition, left) && same(secondPartition, center)) ||
      (same(firstPartition, center) && same(secondPartition, left)),
  );
  return isPair ? null : say`${nameText(left)} and ${nameText(center)} are no pair of the organization mapping`;
}

function same(a: string, b: string): boolean {
  return foldName(a.trim()) === foldName(b.trim());
}

interface PairEnd {
  readonly pair: OrganizationPair;
  readonly name: string;
  readonly platform: Platform;
  readonly at: string;
}

function endsOf(pair: OrganizationPair, task: TaskContext): readonly PairEnd[] {
  const ends = [
    { name: pair.firstPartition, environment: pair.firstEnvironment, at: pair.firstPointer },
    { name: pair.secondPartition, environment: pair.secondEnvironment, at: pair.secondPointer },
  ];
  return ends.flatMap(({ name, environment, at }) => {
    const found = task.findEnvironment(environment, null);
    if (isBlank(environment) || found.state !== 'known') return [];
    const platform = platformOf(found.environment.targetType);
    return platform === 'dataverse' || platform === 'finance-and-operations' ? [{ pair, name, platform, at }] : [];
  });
}

/** Folded names of the organizations that are known to exist, and what is lacking to know of others. */
function existingOrganizations(
  { kind }: OrganizationPair,
  platform: Platform,
  { organizations }: Workspace,
): { readonly names: ReadonlySet<string>; readonly lack: Lack | null } {
  const { legalEntities, businessUnits, companies } = organizations;
  if (platform === 'finance-and-operations') {
    const lack = legalEntities === null ? lacksOrganizations('legal entities') : null;
    return { names: folded(legalEntities ?? []), lack };
  }
  // Legal entities are paired with companies; only data partitions can also be business units.
  const units = kind === 'data partition' ? businessUnits : [];
  const names = folded([...(companies ?? []), ...(units ?? [])]);
  if (companies === null) return { names, lack: lacksOrganizations('companies') };
  return { names, lack: units === null ? lacksOrganizations('business units') : null };
}

function folded(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => foldName(name.trim())));
}
