/** What can be listed of a table by itself. */
export type PartList = 'Attributes' | 'Keys' | 'ManyToOneRelationships';

const LISTS: readonly PartList[] = ['Attributes', 'Keys', 'ManyToOneRelationships'];

/** What the `@odata.context` of an answer says that is of `EntityDefinitions`, or of something below one. */
export interface DefinitionsContext {
  /** Logical name of the one table that the answer is of; `null`: of several, or of one that only its id is told of. */
  readonly table: string | null;
  /** What is listed of that table; `null`: the answer holds tables. */
  readonly list: PartList | null;
  /** Whether the answer is one element of such a list. */
  readonly isSingle: boolean;
  /** The type that attributes were cast to: `PicklistAttributeMetadata`. */
  readonly cast: string | null;
  /** Whether properties of the attributes were selected. */
  readonly selectsOfAttributes: boolean;
}

/** `EntityDefinitions('account')/Attributes/Microsoft.Dynamics.CRM.MemoAttributeMetadata(LogicalName,MaxLength)/$entity` */
export function definitionsContext(context: string | null): DefinitionsContext | null {
  const path = decode(context?.split('$metadata#')[1] ?? '');
  const [first, ...steps] = splitOutside(path, '/').map(toStep);
  if (first?.name !== 'EntityDefinitions') return null;
  let list: PartList | null = null;
  let isSingle = false;
  let cast: string | null = null;
  let selectsOfAttributes = splitOutside(first.inside, ',')
    .map(toStep)
    .some(({ name, inside }) => name === 'Attributes' && isSelection(inside));
  for (const { name, inside } of steps) {
    const known = LISTS.find((each) => each === name);
    if (known) list = known;
    else if (name === '$entity') isSingle = list !== null;
    else if (name.startsWith(NAMESPACE)) cast = name.slice(NAMESPACE.length);
    else return null; // a property, or a list of something else
    if (inside !== '' && keyIn(inside) !== null) isSingle = true;
    else selectsOfAttributes ||= isSelection(inside);
  }
  return { table: keyIn(first.inside), list, isSingle, cast, selectsOfAttributes };
}

const NAMESPACE = 'Microsoft.Dynamics.CRM.';

interface Step {
  readonly name: string;
  /** What stands in parentheses behind it. */
  readonly inside: string;
}

function toStep(text: string): Step {
  const at = text.indexOf('(');
  return at === -1 ? { name: text, inside: '' } : { name: text.slice(0, at), inside: text.slice(at + 1, -1) };
}

/** `'account'`, `LogicalName='account'` → `account`; a list of properties, or an id → `null`. */
function keyIn(inside: string): string | null {
  return /^\s*(?:\w+\s*=\s*)?'([^']+)'\s*$/.exec(inside)?.[1] ?? null;
}

/** What is expanded has parentheses; what is selected has none. */
function isSelection(inside: string): boolean {
  return splitOutside(inside, ',').some((item) => item !== '' && !item.includes('(') && !ID.test(item));
}

const ID = /^(?:\w+=)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Splits a text where it is not inside parentheses. */
function splitOutside(text: string, separator: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (character === separator && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim());
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray %
  }
}
