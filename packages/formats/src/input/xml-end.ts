const ASIDES = [
  { begins: '<!--', ends: '-->' },
  { begins: '<?', ends: '?>' },
];

/**
 * Whether a text of XML ends with the element that it begins with; whether it is well-formed in between, its parser
 * tells. Of a long text the beginning and the end do.
 */
export function isXmlWhole(text: string): boolean {
  const start = startOfRoot(text);
  const tag = start === null ? null : startTag(text, start);
  if (tag === null) return false;
  const end = endOfRoot(text);
  if (tag.isEmpty) return end === tag.end;
  if (end <= tag.end || text[end - 1] !== '>') return false;
  return text
    .slice(tag.end, end - 1)
    .trimEnd()
    .endsWith(`</${tag.name}`);
}

/** Behind all that may stand in front of the root; `null`: something of that has no end. */
function startOfRoot(text: string): number | null {
  let at = 0;
  for (;;) {
    while (at < text.length && text.charCodeAt(at) <= 0x20) at++;
    const aside = ASIDES.find(({ begins }) => text.startsWith(begins, at));
    const isDoctype = !aside && text.startsWith('<!', at);
    if (!aside && !isDoctype) return at;
    const end = aside ? text.indexOf(aside.ends, at) : endOfDoctype(text, at);
    if (end === -1) return null;
    at = end + (aside?.ends.length ?? 1);
  }
}

function endOfDoctype(text: string, start: number): number {
  const end = text.indexOf('>', start);
  const subset = text.indexOf('[', start);
  if (subset === -1 || subset > end) return end;
  const close = text.indexOf(']', subset);
  return close === -1 ? -1 : text.indexOf('>', close);
}

function startTag(
  text: string,
  start: number,
): { readonly name: string; readonly end: number; readonly isEmpty: boolean } | null {
  let at = start + 1;
  while (at < text.length && !' \t\r\n/>'.includes(text[at] ?? '')) at++;
  const name = text.slice(start + 1, at);
  for (; at < text.length; at++) {
    const character = text[at];
    if (character === '>') return { name, end: at + 1, isEmpty: text[at - 1] === '/' };
    if (character !== '"' && character !== "'") continue;
    at = text.indexOf(character, at + 1);
    if (at === -1) return null;
  }
  return null;
}

/** In front of all that may stand behind the root. */
function endOfRoot(text: string): number {
  let end = text.trimEnd().length;
  for (;;) {
    const aside = ASIDES.find(({ ends }) => text.endsWith(ends, end));
    const start = aside ? text.lastIndexOf(aside.begins, end - aside.ends.length) : -1;
    if (start === -1) return end;
    end = start;
    while (end > 0 && text.charCodeAt(end - 1) <= 0x20) end--;
  }
}
