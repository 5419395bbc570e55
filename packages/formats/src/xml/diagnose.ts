/** What is wrong with an XML text, and at which character. */
export interface XmlFault {
  readonly reason: string;
  readonly offset: number;
}

interface OpenTag {
  readonly name: string;
  readonly offset: number;
}

/**
 * Finds the place where XML breaks. A parser tells where it noticed: after a raw `&` that is at the next semicolon,
 * after a quote that is missing at the next one, which may be a thousand lines further down.
 * @param lineOf the line of a character, for people
 * @returns `null` when nothing is wrong in front of `end`, as far as this goes
 */
export function diagnoseXml(text: string, end: number, lineOf: (offset: number) => number): XmlFault | null {
  const open: OpenTag[] = [];
  let root: OpenTag | null = null;
  let at = 0;
  while (at < text.length && at <= end) {
    if (text[at] !== '<') {
      const next = text.indexOf('<', at);
      const stop = next === -1 ? text.length : next;
      const fault = textFault(text, at, stop);
      if (fault) return fault;
      at = stop;
      continue;
    }
    const aside = ASIDES.find(({ begins }) => text.startsWith(begins, at));
    if (aside) {
      const close = text.indexOf(aside.ends, at + aside.begins.length);
      if (close === -1) return { reason: `${aside.name} that begins here has no ${aside.ends}`, offset: at };
      at = close + aside.ends.length;
      continue;
    }
    if (text.startsWith('<!', at)) return null; // a DOCTYPE is refused anyway
    if (!text.includes('>', at)) return { reason: 'the file ends inside the tag that begins here', offset: at };
    if (text.startsWith('</', at)) {
      const close = matchAt(CLOSE_TAG, text, at);
      if (!close) return { reason: NO_TAG, offset: at };
      const last = open.pop();
      const name = close[1] ?? '';
      if (last?.name !== name) return { reason: mismatch(name, last, lineOf), offset: at };
      at += close[0].length;
      continue;
    }
    const tag = readTag(text, at);
    if ('reason' in tag) return tag;
    if (open.length === 0) {
      if (root) {
        const reason = `<${tag.name}> is a second root element; the first one is <${root.name}> in line ${lineOf(root.offset)}`;
        return { reason, offset: at };
      }
      root = { name: tag.name, offset: at };
    }
    if (!tag.isEmpty) open.push({ name: tag.name, offset: at });
    at = tag.end;
  }
  const last = open.at(-1);
  if (at < text.length || !last) return null;
  return { reason: `the file ends, but ${openedIn(last, lineOf)} is not closed`, offset: text.length };
}

const ASIDES = [
  { begins: '<!--', ends: '-->', name: 'the comment' },
  { begins: '<![CDATA[', ends: ']]>', name: 'the CDATA section' },
  { begins: '<?', ends: '?>', name: 'the processing instruction' },
];

const NO_TAG = 'a raw < that begins no tag; as text it is written &lt;';
const CLOSE_TAG = /<\/([^\s<>/&'"=]+)\s*>/y;
const OPEN_TAG = /<([\p{L}_:][^\s<>/&'"=]*)/uy;
const ATTRIBUTE = /\s+([^\s<>/&'"=]+)\s*(=?)\s*/y;
const TAG_END = /\s*(\/?)>/y;
/** A reference that XML knows, or a raw `&`, with what may be the name of another reference. */
const REFERENCE = /&(?:(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);|([a-z]\w*;)?)/gi;
// eslint-disable-next-line no-control-regex -- they are what it looks for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The first raw `&`, unknown reference or control character. */
function textFault(text: string, start: number, end: number): XmlFault | null {
  const piece = text.slice(start, end);
  const faults: XmlFault[] = [];
  const raw = [...piece.matchAll(REFERENCE)].find(([found]) => !/^&(?:amp|lt|gt|quot|apos|#\w+);$/i.test(found));
  if (raw) {
    const reason = raw[1]
      ? `${raw[0]} is no reference that XML knows; write the character itself, or a raw & as &amp;`
      : 'a raw &; as text it is written &amp;';
    faults.push({ reason, offset: start + raw.index });
  }
  const control = CONTROL.exec(piece);
  if (control) {
    const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    faults.push({ reason: `a control character (U+${code}), which XML does not allow`, offset: start + control.index });
  }
  return faults.sort((a, b) => a.offset - b.offset)[0] ?? null;
}

/** What a tag is up to its `>`, or what is wrong in it. */
function readTag(
  text: string,
  start: number,
): { readonly name: string; readonly end: number; readonly isEmpty: boolean } | XmlFault {
  const name = matchAt(OPEN_TAG, text, start)?.[1];
  if (name === undefined) return { reason: NO_TAG, offset: start };
  let at = start + 1 + name.length;
  for (;;) {
    const close = matchAt(TAG_END, text, at);
    if (close) return { name, end: at + close[0].length, isEmpty: close[1] === '/' };
    const attribute = matchAt(ATTRIBUTE, text, at);
    const attributeName = attribute?.[1];
    if (!attribute || attributeName === undefined) {
      return { reason: `the tag <${name}> that begins here has no end (>)${MEANT_AS_TEXT}`, offset: start };
    }
    const value = at + attribute[0].length;
    const quote = text[value];
    if (attribute[2] !== '=' && at === start + 1 + name.length) return { reason: NO_TAG, offset: start };
    if (attribute[2] !== '=' || (quote !== '"' && quote !== "'")) {
      const reason = `the attribute ${attributeName} of <${name}> has no value in quotes${MEANT_AS_TEXT}`;
      return { reason, offset: at + attribute[0].indexOf(attributeName) };
    }
    const end = text.indexOf(quote, value + 1);
    const less = text.indexOf('<', value);
    if (end === -1 || (less !== -1 && less < end)) {
      const reason = `the value of ${attributeName} in <${name}> that begins here has no closing quote, or holds a raw <`;
      return { reason, offset: value };
    }
    const fault = textFault(text, value + 1, end);
    if (fault) return fault;
    at = end + 1;
  }
}

const MEANT_AS_TEXT = '; a < that is meant as text is written &lt;';

function mismatch(name: string, last: OpenTag | undefined, lineOf: (offset: number) => number): string {
  return last ? `</${name}> stands where ${openedIn(last, lineOf)} is still open` : `</${name}> closes nothing`;
}

function openedIn({ name, offset }: OpenTag, lineOf: (offset: number) => number): string {
  return `<${name}>, opened in line ${lineOf(offset)},`;
}
