import {
  createValidator,
  defineModule,
  legFact,
  legRule,
  projectRule,
  sideRule,
  taskRule,
  workspaceRule,
  type RuleExample,
} from '@dipv/core';
import { buildWorkspace } from '@dipv/testing';
import * as exported from 'dipv/modules';
import { allRules } from './test-data/all-rules.js';
import { SOUND_MAP } from './test-data/sound-map.js';

/** What rules ask of contexts that take something: names of sides, fields, tables and platforms. */
const ASKED = ['source', 'destination', 'dataAreaId', 'accountnumber', 'name', 'accounts', 'dataverse'];
const OF_DOCUMENTS = ['file', 'locate', 'locateInString', 'edits'];

/** Whatever a rule can reach from what it is given: members, what getters and methods give, what lists and maps hold. */
class Reach {
  /** What is shared with other rules and can be changed, by the way to it. */
  readonly open: string[] = [];
  readonly #seen = new Set<unknown>();

  /** @param again what comes of asking a second time: where that is another, the value is made anew and nobody else's */
  visit(value: unknown, way: string, again = value): void {
    if (typeof value !== 'object' || value === null || this.#seen.has(value)) return;
    this.#seen.add(value);
    if ('locate' in value) {
      for (const key of OF_DOCUMENTS) if (Reflect.set(value, key, null)) this.open.push(`${way}.${key}`);
      return;
    }
    if (value === again && (!Object.isFrozen(value) || canGrow(value))) this.open.push(way);
    if (value instanceof Map || value instanceof Set) for (const each of value.values()) this.visit(each, `${way}[]`);
    else for (const key of membersOf(value)) this.#visitMember(value, again as object, key, `${way}.${key}`);
  }

  #visitMember(value: object, again: object, key: string, way: string): void {
    const member = outcomeOf(() => Reflect.get(value, key));
    if (typeof member !== 'function')
      return this.visit(
        member,
        way,
        outcomeOf(() => Reflect.get(again, key)),
      );
    for (const args of [[], ...ASKED.map((each) => [each])]) {
      const call = (): unknown => (member as (...args: unknown[]) => unknown).apply(value, args);
      this.visit(outcomeOf(call), `${way}(${args.join()})`, outcomeOf(call));
    }
  }
}

function outcomeOf(get: () => unknown): unknown {
  try {
    return get();
  } catch {
    return undefined;
  }
}

function canGrow(value: object): boolean {
  try {
    if (value instanceof Map) value.set('acme', 'acme');
    else if (value instanceof Set) value.add('acme');
    else return false;
    return true;
  } catch {
    return false;
  }
}

function membersOf(value: object): readonly string[] {
  const members = new Set<string>();
  if (Array.isArray(value)) return Object.keys(value);
  for (let at: object | null = value; at !== null && at !== Object.prototype; at = Object.getPrototypeOf(at) as object)
    for (const key of Object.getOwnPropertyNames(at)) if (key !== 'constructor') members.add(key);
  return [...members].filter((key) => !['protect', 'protectModel'].includes(key)); // they freeze what they are given
}

function reachIn(example: RuleExample): Reach {
  const reach = new Reach();
  const describe = { title: 't', description: 'd', mend: 'm', examples: { fails: [], passes: [] } };
  const check = ({ ...given }: object): void => {
    for (const [name, value] of Object.entries(given)) reach.visit(value, name);
  };
  const fact = legFact({ name: 'acme/names', of: ({ ...given }) => (check(given), [['a'], ['b']]) });
  const judge = ({ told }: { readonly told: unknown }) => (reach.visit(told, 'told of all'), null);
  const rules = [
    projectRule({ ...describe, code: 'ACME0001', check }),
    taskRule({ ...describe, code: 'ACME0002', check }),
    legRule({ ...describe, code: 'ACME0003', check }),
    sideRule({ ...describe, code: 'ACME0004', check }),
    workspaceRule({ ...describe, code: 'ACME0005', fact, judge, check }),
  ];
  const acme = defineModule({ name: '@acme/rules', apiVersion: 1, rules });
  createValidator({ modules: [...Object.values(exported), acme] }).validate(buildWorkspace(example));
  return reach;
}

const examples = allRules.rules.flatMap(({ examples: { fails } }) => fails.slice(0, 1));

it.each([SOUND_MAP, ...examples])('a rule can change nothing that others see: $name', (example) => {
  expect(reachIn(example).open).toEqual([]);
});
