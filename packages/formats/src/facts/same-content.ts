import { createHash } from 'node:crypto';

/** Where a thing was read from, which says nothing of what it is; `raw` repeats what the model holds. */
const PLACES: ReadonlySet<string> = new Set([
  'document',
  'file',
  'pointer',
  'firstPointer',
  'secondPointer',
  'raw',
  'rawDirection',
]);

/** A digest that two things share if they say the same, wherever and however they are written. */
export function contentOf(thing: unknown): string {
  const content = new Content();
  content.add(thing);
  return content.digest();
}

/** The things that differ from all before them. */
export function distinctContents<T extends object>(things: readonly T[]): T[] {
  const groups = new Map<string, number>();
  for (const thing of things) groups.set(outsideOf(thing), (groups.get(outsideOf(thing)) ?? 0) + 1);
  const distinct = new Map<string, T>();
  for (const thing of things) {
    const outside = outsideOf(thing);
    const content = (groups.get(outside) ?? 0) > 1 ? contentOf(thing) : outside; // what is alone need not be read whole
    if (!distinct.has(content)) distinct.set(content, thing);
  }
  return [...distinct.values()];
}

/** What can be told of a thing at little cost. */
function outsideOf(thing: object): string {
  const members = Object.entries(thing).filter(([name, member]) => typeof member === 'string' && !PLACES.has(name));
  return JSON.stringify(members.sort(byName));
}

const BLOCK = 2 ** 16;

class Content {
  private readonly hash = createHash('sha256');
  private text = '';

  add(value: unknown): void {
    if (typeof value !== 'object' || value === null) this.say(JSON.stringify(value) ?? 'undefined');
    else if (Array.isArray(value)) this.addList(value);
    else if (value instanceof Set) this.addMembers([...value].map((each) => [each, true] as const));
    else if (value instanceof Map) this.addMembers([...value]);
    else {
      const members = Object.entries(value).filter(([name, member]) => member !== undefined && !PLACES.has(name));
      // the order of a value map's members says nothing
      this.addMembers(members.map(([name, member]) => [name, name === 'entries' ? new Map(member) : member] as const));
    }
  }

  digest(): string {
    return this.hash.update(this.text).digest('base64');
  }

  private addList(values: readonly unknown[]): void {
    this.say('[');
    for (const value of values) this.add(value);
    this.say(']');
  }

  private addMembers(members: readonly (readonly [unknown, unknown])[]): void {
    this.say('{');
    for (const [name, value] of members.map(([name, value]) => [String(name), value] as const).sort(byName)) {
      this.say(JSON.stringify(name));
      this.add(value);
    }
    this.say('}');
  }

  private say(text: string): void {
    this.text += text;
    this.text += ',';
    if (this.text.length < BLOCK) return;
    this.hash.update(this.text);
    this.text = '';
  }
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
