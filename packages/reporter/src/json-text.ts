/** What JSON leaves as it is, and a terminal, an editor or a build log may act on when it is shown. */
const ACTIVE = /[\p{Cf}\x7f-\x9f\u2028\u2029]|#(?=#)/gu;

/** A list of which each value is made when it is written. */
class LaterList {
  constructor(readonly values: Iterable<unknown>) {}
}

/** The list of what `make` makes of each thing, which `jsonText` writes without holding it. */
export function laterList<Thing, Made>(things: Iterable<Thing>, make: (thing: Thing) => Made): readonly Made[] {
  return new LaterList(mapped(things, make)) as unknown as readonly Made[]; // to JSON it is one
}

/** So few values are written at once with all that is around them: in pieces, a list of one takes three times as long. */
const FEW = 16;

/** The same, which holds the few values of a short list all the same while they are written. */
export function laterUnlessFew<Thing, Made>(things: readonly Thing[], make: (thing: Thing) => Made): readonly Made[] {
  if (things.length > FEW) return laterList(things, make);
  return new ShortList(() => things.map(make)) as unknown as readonly Made[];
}

class ShortList {
  constructor(readonly toJSON: () => readonly unknown[]) {}
}

function* mapped<Thing, Made>(things: Iterable<Thing>, make: (thing: Thing) => Made): Generator<Made> {
  for (const thing of things) yield make(thing);
}

/**
 * The value as indented JSON that is also harmless to look at: the escapes change the text, not the value. It comes in
 * pieces, one for each value of a `laterList`.
 */
export function* jsonText(value: unknown): Generator<string> {
  yield* piecesOf(value, '');
  yield '\n';
}

function* piecesOf(value: unknown, indent: string): Generator<string> {
  const inner = `${indent}  `;
  if (value instanceof LaterList) {
    let isEmpty = true;
    for (const each of value.values) {
      yield isEmpty ? `[\n${inner}` : `,\n${inner}`;
      isEmpty = false;
      yield* piecesOf(each, inner);
    }
    yield isEmpty ? '[]' : `\n${indent}]`;
  } else if (holdsLater(value)) {
    const members = Array.isArray(value)
      ? value.map((each: unknown) => ['', each] as const)
      : Object.entries(value).map(([name, each]) => [`${harmless(name)}: `, each] as const);
    const [open, close] = Array.isArray(value) ? '[]' : '{}';
    for (const [i, [name, each]] of members.filter(([, each]) => each !== undefined).entries()) {
      yield `${i === 0 ? open : ','}\n${inner}${name}`;
      yield* piecesOf(each, inner);
    }
    yield `\n${indent}${close}`;
  } else yield harmless(value, indent);
}

function holdsLater(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || value instanceof ShortList) return false;
  return Object.values(value).some((each) => each instanceof LaterList || holdsLater(each));
}

function harmless(value: unknown, indent = ''): string {
  return JSON.stringify(value, null, 2).replace(ACTIVE, escapeUnits).replaceAll('\n', `\n${indent}`);
}

function escapeUnits(char: string): string {
  const units = Array.from({ length: char.length }, (_, index) => char.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
