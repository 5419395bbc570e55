import {
  foldName,
  isBlank,
  lacksEnvironmentsOfPairs,
  lacksOrganizations,
  name as nameText,
  onceFor,
  platformOf,
  say,
  taskRule,
  type Lack,
  type OrganizationPair,
  type Organizations,
  type TaskContext,
  type Text,
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
    const stray = strayPair(task, pairs);
    if (stray !== null) {
      report({
        at: task.at('leftPartitionName'),
        subject: stray.text,
        detail: stray,
        help: 'Choose a pair of the organization mapping for the task, or add this pair to the connection set.',
      });
    }
    if (pairs.length === 0) return;
    if (indexOf(pairs).hasNameless) notChecked(lacksEnvironmentsOfPairs());
    const { gone, lacks } = existenceOf(pairs)(task.environments)(project.run.workspace.organizations);
    for (const lack of lacks) notChecked(lack);
    for (const { pair, name, type, at } of gone) {
      report({
        document: pair.document,
        at,
        subject: `${type} ${name}`,
        detail: say`Organization ${nameText(name)} of the organization mapping does not exist in the ${type} environment`,
      });
    }
  },
  examples,
});

/** The pairs between the environments of the task's legs, each once. */
function organizationMappingOf(task: TaskContext): readonly OrganizationPair[] {
  const mappings = new Set(task.legs.map((leg) => leg.organizationMapping ?? NO_PAIRS));
  const [only = NO_PAIRS, ...others] = mappings; // legs, and maps, of the same environments share one
  return others.length === 0 ? only : [...new Set([...mappings].flat())];
}

const NO_PAIRS: readonly OrganizationPair[] = [];

const indexOf = onceFor((pairs: readonly OrganizationPair[]) => ({
  keys: new Set(pairs.map(({ firstPartition, secondPartition }) => keyOf(firstPartition, secondPartition))),
  hasNameless: pairs.some((pair) => isBlank(pair.firstEnvironment) || isBlank(pair.secondEnvironment)),
}));

function keyOf(one: string, other: string): string {
  return JSON.stringify([folded(one), folded(other)]);
}

/** Which organizations of the pairs are gone, each told once, and what is lacking to know of others. */
const existenceOf = onceFor((pairs: readonly OrganizationPair[]) =>
  onceFor((environments: TaskContext['environments']) =>
    onceFor((organizations: Organizations) => {
      const gone = new Map<string, Organization>();
      const lacks: Lack[] = [];
      for (const organization of pairs.flatMap((pair) => organizationsOf(pair, environments))) {
        const { name, type } = organization;
        const id = `${type} ${folded(name)}`;
        const lists = listsOf(organization, organizations);
        if (isBlank(name) || gone.has(id) || lists.some(({ names }) => names !== null && isAmong(name, names)))
          continue;
        const unknown = lists.find(({ names }) => names === null);
        if (unknown === undefined) gone.set(id, organization);
        else lacks.push(lacksOrganizations(unknown.kind));
      }
      return { gone: [...gone.values()], lacks: [...new Map(lacks.map((lack) => [lack.reason, lack])).values()] };
    }),
  ),
);

/** What is wrong with the task's own pair of organizations. An empty mapping is left to DIPV1016 and DIPV1017. */
function strayPair(task: TaskContext, pairs: readonly OrganizationPair[]): Text | null {
  const { leftPartitionName: left, centerPartitionName: center } = task.model;
  if (left === null || center === null || isBlank(left) || isBlank(center) || pairs.length === 0) return null;
  const { keys } = indexOf(pairs);
  const isPair = keys.has(keyOf(left, center)) || keys.has(keyOf(center, left));
  return isPair ? null : say`${nameText(left)} and ${nameText(center)} are no pair of the organization mapping`;
}

/** An organization of the organization mapping, in an environment that is known. */
interface Organization {
  readonly pair: OrganizationPair;
  readonly name: string;
  /** Of the environment. */
  readonly type: 'AX' | 'CRM';
  readonly at: string;
}

function organizationsOf(pair: OrganizationPair, environments: TaskContext['environments']): readonly Organization[] {
  const ends = [
    { name: pair.firstPartition, environment: pair.firstEnvironment, at: pair.firstPointer },
    { name: pair.secondPartition, environment: pair.secondEnvironment, at: pair.secondPointer },
  ];
  return ends.flatMap(({ name, environment, at }): readonly Organization[] => {
    const found = environments.find(environment, null);
    if (isBlank(environment) || found.state !== 'known') return [];
    const platform = platformOf(found.environment.targetType);
    if (platform === 'finance-and-operations') return [{ pair, name, type: 'AX', at }];
    return platform === 'dataverse' ? [{ pair, name, type: 'CRM', at }] : [];
  });
}

interface OrganizationList {
  readonly kind: Parameters<typeof lacksOrganizations>[0];
  /** `null`: not supplied. */
  readonly names: readonly string[] | null;
}

/** The lists that an organization may stand in. */
function listsOf(
  { pair, type }: Organization,
  { legalEntities, companies, businessUnits }: Organizations,
): readonly OrganizationList[] {
  if (type === 'AX') return [{ kind: 'legal entities', names: legalEntities }];
  const ofCompanies: OrganizationList = { kind: 'companies', names: companies };
  // Legal entities are paired with companies; only data partitions can also be business units.
  return pair.kind === 'data partition'
    ? [ofCompanies, { kind: 'business units', names: businessUnits }]
    : [ofCompanies];
}

const foldedNames = onceFor((names: readonly string[]) => new Set(names.map(folded)));

function isAmong(name: string, names: readonly string[]): boolean {
  return foldedNames(names).has(folded(name));
}

function folded(name: string): string {
  return foldName(name.trim());
}
