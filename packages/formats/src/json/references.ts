import { pointerOf, pointerStep, pointerSteps } from './pointer.js';

/** Stands for an object that is referred to and is not there. */
const NOTHING: unknown = Object.freeze({});

type Container = Readonly<Record<string, unknown>>;

/** A value, and where it stands. */
interface Located {
  readonly value: unknown;
  readonly pointer: string;
}

/** A `$ref` to nothing. */
export interface DanglingReference {
  readonly id: string;
  readonly pointer: string;
}

/**
 * JSON.NET's references: an object has an `$id`, and `{"$ref": "1"}` stands for it wherever it is needed again.
 * Lists may be wrapped to have an id: `{"$id": "2", "$values": [...]}`. Ids are those of one payload; a file may be
 * a list of payloads.
 */
export class References {
  readonly dangling: readonly DanglingReference[];
  /** Values in the file. */
  readonly size: number;
  /** Objects with an id, by payload and id. */
  private readonly anchors = new Map<string, Located>();
  /** The first object with an id, whatever its payload. */
  private readonly firstAnchors = new Map<string, Located>();
  private readonly copies = new Map<object, object>();
  /** What references that are referred to lead to in the end. */
  private readonly ends = new Map<unknown, Located | null>();

  /** @param base the JSON pointer of the list of payloads; `null`: the file is one payload */
  constructor(
    private readonly root: unknown,
    private readonly base: string | null,
  ) {
    const references: DanglingReference[] = [];
    this.size = this.index(root, [], references);
    this.dangling = references.filter(({ id, pointer }) => this.find(id, this.scopeOf(pointer)) === undefined);
  }

  /**
   * The whole value with the objects in the place of what refers to them. They are shared, and may lead back to
   * themselves.
   */
  resolve(): unknown {
    const queue: { readonly from: object; readonly to: object; readonly scope: string | null }[] = [];
    const copyOf = (value: unknown, scope: string | null): unknown => {
      const target = this.follow({ value, pointer: '' }, scope);
      if (target === null) return NOTHING;
      const from = unwrapped(target.value);
      if (typeof from !== 'object' || from === null) return from;
      let to = this.copies.get(from);
      if (to === undefined) {
        to = Array.isArray(from) ? [] : {};
        this.copies.set(from, to);
        queue.push({ from, to, scope: target.pointer === '' ? scope : this.scopeOf(target.pointer) });
      }
      return to;
    };
    const isList = this.base === '' && Array.isArray(this.root);
    const payloads = this.base ? memberOf(this.root, this.base.slice(1)) : undefined;
    const result = copyOf(this.root, null);
    for (const { from, to, scope } of queue) {
      const isPayloads = from === this.root ? isList : from === payloads;
      for (const [name, value] of Object.entries(from)) {
        if (name === '$id') continue;
        const copy = copyOf(value, isPayloads ? `${this.base ?? ''}${pointerStep(name)}` : scope);
        // a plain assignment would lose a member named __proto__
        Object.defineProperty(to, name, { value: copy, enumerable: true, writable: true, configurable: true });
      }
    }
    return result;
  }

  /**
   * Where the value of a pointer into the resolved value stands in the file.
   * @returns also whether it belongs to an object that something refers to
   */
  place(pointer: string): { readonly pointer: string; readonly isReferredTo: boolean } {
    let at: Located = { value: this.root, pointer: '' };
    let isReferredTo = false;
    const follow = (): void => {
      const target = this.follow(at, this.scopeOf(at.pointer));
      if (target === null || target === at) return;
      isReferredTo = true;
      at = target;
    };
    for (const step of pointerSteps(pointer)) {
      follow();
      if (step !== '$values' && unwrapped(at.value) !== at.value) at = childOf(at, '$values');
      at = childOf(at, step);
    }
    follow();
    return { pointer: at.pointer, isReferredTo };
  }

  /** @returns how many values there are */
  private index(value: unknown, steps: string[], references: DanglingReference[]): number {
    if (typeof value !== 'object' || value === null) return 1;
    const id = idOf(value, '$id');
    if (id !== null) {
      const anchor = { value, pointer: pointerOf(steps) };
      const key = anchorKey(this.scopeOf(anchor.pointer), id);
      if (!this.anchors.has(key)) this.anchors.set(key, anchor);
      if (!this.firstAnchors.has(id)) this.firstAnchors.set(id, anchor);
    }
    const reference = idOf(value, '$ref');
    if (reference !== null) references.push({ id: reference, pointer: pointerOf(steps) });
    let size = 1;
    for (const [name, member] of Object.entries(value)) {
      steps.push(name);
      size += this.index(member, steps, references);
      steps.pop();
    }
    return size;
  }

  private find(id: string, scope: string | null): Located | undefined {
    return this.anchors.get(anchorKey(scope, id)) ?? this.firstAnchors.get(id);
  }

  /** The object behind a reference, or behind several of them; `null`: there is none. */
  private follow(from: Located, scope: string | null): Located | null {
    const passed: unknown[] = [];
    let at: Located | null = from;
    for (let i = 0; at !== null; i++) {
      const id = idOf(at.value, '$ref');
      if (id === null) break;
      const known: Located | null | undefined = at === from ? undefined : this.ends.get(at.value);
      if (at !== from) passed.push(at.value);
      if (known !== undefined) at = known;
      else if (i > this.anchors.size)
        at = null; // they lead in a circle
      else at = this.find(id, at === from ? scope : this.scopeOf(at.pointer)) ?? null;
    }
    for (const value of passed) this.ends.set(value, at);
    return at;
  }

  /** The payload that a place belongs to. */
  private scopeOf(pointer: string): string | null {
    if (this.base === null || !pointer.startsWith(`${this.base}/`)) return null;
    const end = pointer.indexOf('/', this.base.length + 1);
    return end === -1 ? pointer : pointer.slice(0, end);
  }
}

/** What is read of a payload, by name: the objects and lists that its readers go through. */
const READ: ReadonlySet<string> = new Set([
  'environments',
  'schemas',
  'fields',
  'typeDetails',
  'keys',
  'companyContextFields',
  'templateIdentifier',
  'version',
  'entityMappingTasks',
  'legs',
  'sourceEntitySchema',
  'fieldMappings',
  'valueTransforms',
  'valueMap',
  'dataPartitionMappings',
  'dualWriteDetail',
  'legalEntityMappings',
  'mappings',
  'left',
  'right',
]);

/** Those whose members have names that are data. */
const DICTIONARIES: ReadonlySet<string> = new Set(['environments', 'valueMap']);

/** No payload has more levels that are read. */
const MOST_LEVELS = 20;

/** What a resolved payload comes to when it is read. */
export class Unfolding {
  /** Whether something that is read refers to nothing. */
  dangles = false;
  private left: number;
  private readonly environments = new Set<object>();

  /** @param limit of the values that references may unfold to */
  constructor(limit: number) {
    this.left = limit;
  }

  /** @returns whether the payload stays within the limit, with all that was unfolded before */
  add(payload: unknown): boolean {
    this.dangles = false;
    this.walk(payload, 0, true);
    return this.left > 0;
  }

  /** @param isObject whether the names of the value's members are those of an object, not data */
  private walk(value: unknown, level: number, isObject: boolean): void {
    if (value === NOTHING) this.dangles = true;
    if (--this.left <= 0 || level > MOST_LEVELS || typeof value !== 'object' || value === null) return;
    // an environment is read once, however often it is referred to
    if (Object.hasOwn(value, 'targetType')) {
      if (this.environments.has(value)) return;
      this.environments.add(value);
    }
    for (const [name, member] of Object.entries(value)) {
      if (Array.isArray(value) || !isObject || READ.has(name)) {
        this.walk(member, level + 1, !DICTIONARIES.has(name));
      }
      if (this.left <= 0) return;
    }
  }
}

function anchorKey(scope: string | null, id: string): string {
  return JSON.stringify([scope, id]);
}

function idOf(value: unknown, name: '$id' | '$ref'): string | null {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null;
  const id = (value as Container)[name];
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
}

/** The list in a wrapper. */
function unwrapped(value: unknown): unknown {
  const values = memberOf(value, '$values');
  return Array.isArray(values) ? values : value;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Container)[name]
    : undefined;
}

function childOf({ value, pointer }: Located, step: string): Located {
  return { value: memberOf(value, step), pointer: pointer + pointerStep(step) };
}
