import fc from 'fast-check';
import { changed, sizeOf, treeOf, write, type Style, type Tree } from './json-tree.js';
import { ODD_TEXTS } from './odd-texts.js';
import { countOf, nodesOf, replaced, writeXml, type XmlNode } from './xml-tree.js';

type Change<T> = (value: T, pick: number, odd: string) => T;

const text = (json: string): Tree => ({ kind: 'text', text: json });
const odd = (value: string): Tree => text(JSON.stringify(value));
const DEEP = 1200;

/** Values that no reader asks for. */
const ODD_VALUES: readonly Tree[] = [
  ...['null', 'true', '0', '-1', '4', '1e999', '12345678901234567890', '""', '[]', '{}', '[null]'].map(text),
  ...['{"$ref":"1"}', '{"$id":"1"}', '{"$ref":"none"}', '{"__proto__":{"a":1}}', '[[["a"]]]'].map(text),
  text('['.repeat(DEEP) + ']'.repeat(DEEP)),
  text('{"a":'.repeat(DEEP) + '1' + '}'.repeat(DEEP)),
];

function spliced<T>(list: readonly T[], at: number, count: number, ...items: readonly T[]): readonly T[] {
  return [...list.slice(0, at), ...items, ...list.slice(at + count)];
}

const JSON_CHANGES: readonly Change<Tree>[] = [
  // drop
  (value, pick) => {
    if (value.kind === 'object')
      return { ...value, members: spliced(value.members, pick % (value.members.length || 1), 1) };
    return value.kind === 'list'
      ? { ...value, items: spliced(value.items, pick % (value.items.length || 1), 1) }
      : text('null');
  },
  // duplicate
  (value, pick) => {
    if (value.kind === 'object') {
      const member = value.members[pick % (value.members.length || 1)];
      return member === undefined ? value : { ...value, members: [...value.members, member] };
    }
    if (value.kind === 'list') {
      const item = value.items[pick % (value.items.length || 1)];
      return item === undefined ? value : { ...value, items: [...value.items, item] };
    }
    return { kind: 'list', items: [value, value] };
  },
  // rename
  (value, pick, name) => {
    if (value.kind !== 'object') return odd(name);
    const at = pick % (value.members.length || 1);
    return { ...value, members: value.members.map((member, i) => (i === at ? [name, member[1]] : member)) };
  },
  // retype
  (_value, pick) => ODD_VALUES[pick % ODD_VALUES.length] ?? text('null'),
  // swap
  (value, pick) => {
    if (value.kind === 'list') return { ...value, items: [...value.items].reverse() };
    if (value.kind !== 'object' || value.members.length < 2) return value;
    const at = pick % value.members.length;
    const next = (at + 1) % value.members.length;
    const values = value.members.map(([, member]) => member);
    const other = (i: number): number => (i === at ? next : i === next ? at : i);
    return { ...value, members: value.members.map(([name, own], i) => [name, values[other(i)] ?? own] as const) };
  },
  // wrap
  (value, pick) =>
    pick % 3 === 0
      ? { kind: 'list', items: [value] }
      : pick % 3 === 1
        ? { kind: 'object', members: [['value', value]] }
        : { kind: 'encoded', tree: value },
  // odd text
  (value, _pick, other) => (value.kind === 'text' ? odd(other) : value),
  // odd text behind what is there
  (value, _pick, other) =>
    value.kind === 'text' && value.text.startsWith('"') ? odd(`${String(JSON.parse(value.text))}${other}`) : value,
];

const XML_CHANGES: readonly ((node: XmlNode, pick: number, odd: string) => readonly XmlNode[])[] = [
  () => [],
  (node) => [node, node],
  (node, _pick, other) => (typeof node === 'string' ? [escapeXml(other)] : [{ ...node, name: `x${node.name}` }]),
  (node, _pick, other) => (typeof node === 'string' ? [node + escapeXml(other)] : [{ ...node, children: [] }]),
  (node, _pick, other) => [typeof node === 'string' ? `<![CDATA[${other}]]>` : `<!--${node.name}-->`],
  (node, pick) => {
    if (typeof node === 'string') return [node];
    const at = pick % (node.attributes.length || 1);
    return [{ ...node, attributes: spliced(node.attributes, at, 1) }];
  },
  (node, _pick, other) =>
    typeof node === 'string' ? [other] : [{ ...node, attributes: [...node.attributes, ` a="${escapeXml(other)}"`] }],
  (node, pick, other) => {
    if (typeof node === 'string') return ['&', node];
    const at = pick % (node.attributes.length || 1);
    const attribute = node.attributes[at]?.replace(/=.*$/s, `="${escapeXml(other)}"`);
    return [{ ...node, attributes: attribute === undefined ? [] : spliced(node.attributes, at, 1, attribute) }];
  },
  (node) => (typeof node === 'string' ? [node] : [{ ...node, children: [...node.children].reverse() }]),
  (node) => [`${'<a>'.repeat(DEEP)}`, node, `${'</a>'.repeat(DEEP)}`],
  (node) => ['<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd"><!ENTITY c "&b;&b;">]>', node, '&c;'],
];

function escapeXml(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Any units of UTF-16; `fc.string` would first list all there are, which takes seconds. */
const anyUnits = fc.array(fc.nat(0xffff), { maxLength: 12 }).map((units) => String.fromCharCode(...units));

const oddText = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...ODD_TEXTS) }, { weight: 1, arbitrary: anyUnits });

const changes = (kinds: number, most: number) =>
  fc.array(fc.tuple(fc.nat(kinds - 1), fc.nat(), fc.nat(200), oddText), { maxLength: most });

const style: fc.Arbitrary<Style> = fc.constantFrom(
  { indent: '', newline: '', escaped: false },
  { indent: '  ', newline: '\n', escaped: false },
  { indent: '\t', newline: '\r\n', escaped: true },
  { indent: ' ', newline: '\r', escaped: false },
);

/** The text of JSON, changed in a few of its values. */
export function mutatedJson(json: string): fc.Arbitrary<string> {
  const tree = treeOf(JSON.parse(json));
  return fc.tuple(changes(JSON_CHANGES.length, 4), style).map(([list, how]) => {
    const result = list.reduce(
      (value, [kind, at, pick, other]) =>
        changed(value, at % sizeOf(value), (each) => JSON_CHANGES[kind]?.(each, pick, other) ?? each),
      tree,
    );
    return write(result, how);
  });
}

/** The text of XML, changed in a few of its nodes. */
export function mutatedXml(xml: string): fc.Arbitrary<string> {
  const nodes = nodesOf(xml);
  return changes(XML_CHANGES.length, 3).map((list) => {
    const result = list.reduce((all, [kind, at, pick, other]) => {
      const count = all.reduce((sum, node) => sum + countOf(node), 0);
      return replaced(all, at % (count || 1), (node) => XML_CHANGES[kind]?.(node, pick, other) ?? [node]);
    }, nodes);
    return result.map(writeXml).join('');
  });
}

/** Bytes as a lost connection, a full disk, a merge or an editor leaves them. */
export function torn(bytes: Buffer): fc.Arbitrary<Buffer> {
  const at = fc.nat(bytes.length);
  const conflict = (ours: Buffer): Buffer =>
    Buffer.concat([
      Buffer.from('\n<<<<<<< HEAD\n'),
      ours,
      Buffer.from('\n=======\n'),
      ours,
      Buffer.from('\n>>>>>>> theirs\n'),
    ]);
  return fc.oneof(
    at.map((end) => bytes.subarray(0, end)),
    at.map((start) => bytes.subarray(start)),
    fc
      .tuple(at, at)
      .map(([a, b]) =>
        Buffer.concat([bytes.subarray(0, a), conflict(bytes.subarray(a, a + (b % 200))), bytes.subarray(a)]),
      ),
    fc.tuple(at, at).map(([a, b]) => Buffer.concat([bytes.subarray(0, a), bytes.subarray(b)])),
    at.map((a) => Buffer.concat([bytes.subarray(0, a), Buffer.alloc(bytes.length - a)])),
    fc.constant(Buffer.alloc(bytes.length)),
    fc.constant(Buffer.concat([bytes, bytes])),
    fc
      .constantFrom(
        'WARNING: token expires soon\n',
        '\n\n',
        '// by hand\n',
        'HTTP/1.1 200 OK\r\n\r\n',
        '<!doctype html>',
      )
      .map((lead) => Buffer.concat([Buffer.from(lead), bytes])),
    fc.array(fc.tuple(at, fc.nat(255)), { minLength: 1, maxLength: 6 }).map((flips) => {
      const copy = Buffer.from(bytes);
      for (const [place, value] of flips) copy[place % (copy.length || 1)] = value;
      return copy;
    }),
  );
}

/** A text in one of the encodings that are read. */
export function encoded(value: string): fc.Arbitrary<Buffer> {
  return fc.constantFrom(
    Buffer.from(value),
    Buffer.from(`\ufeff${value}`),
    Buffer.from(`\ufeff${value}`, 'utf16le'),
    Buffer.from(`\ufeff${value}`, 'utf16le').swap16(),
  );
}
