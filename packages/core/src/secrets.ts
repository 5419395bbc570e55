type Range = readonly [start: number, end: number];

/** What stands in the place of a secret. */
const HIDDEN = '(secret)';

const NAME = String.raw`(?:pass(?:word|wd|phrase)|pwd|secret|token|credential|(?:api|access|account|client|private|shared)[-_]?(?:access)?[-_]?key|signature|authorization|cookie|connection[-_]?string|\b(?:sig|sas))[\w-]{0,24}`;

/** A quote, which may be escaped: text in JSON in JSON, or in XML. */
const QUOTE = String.raw`(?:\\{0,7}["']|&(?:quot|apos|#34|#39);)`;

/**
 * What a secret is after, and the secret in a group. None goes back over what it has passed: a line may be megabytes long.
 * Beside names that say so, only what has a digit is one: prose speaks of tokens as well.
 */
function makePatterns(): readonly RegExp[] {
  return [
    // "token": "…", token='…', and escaped
    new RegExp(String.raw`${NAME}${QUOTE}?\s{0,8}[:=]\s{0,8}${QUOTE}((?:(?!${QUOTE})[^\n])+)`, 'dgi'),
    // "pin": 1, token=…
    new RegExp(String.raw`${NAME}(?:${QUOTE}\s{0,8}:|\s{0,8}=)\s{0,8}([^\s;&,"'<>(){}[\]\\]+)`, 'dgi'),
    // <token>…</token>
    new RegExp(String.raw`${NAME}>([^<\n]+)`, 'dgi'),
    // Password: …
    new RegExp(String.raw`${NAME}:\s{1,4}(?=[^\s;,"']{0,200}\d)([^\s;,"']+)`, 'dgi'),
    // the token …, Bearer …
    /\b(?:bearer|basic|token|password|passphrase|secret|pwd)\s{1,4}(?:(?:is|was)\s)?["']?(?=[^\s"']{0,200}\d)([^\s"']{6,})/dgi,
    // https://user:password@host
    /\b[a-z][a-z\d+.-]{1,20}:\/\/([^\s"'<>\\/?#@]{1,1000})@/dgi,
    // https://host/path?sig=…, #access_token=…
    /\b[a-z][a-z\d+.-]{1,20}:\/\/[^\s"'<>\\?#]{1,1000}(?:#[^\s"'<>\\=&]{0,100}=|\?)([^\s"'<>\\]+)/dgi,
  ];
}

/** Made when a text is looked through: that takes V8 milliseconds, and most runs look through none. */
let known: readonly RegExp[] | null = null;

const RUN = /[\w+/=.~-]{20,}/g;

/** Whether characters without a space are no name that anybody gave, but a token or a key. */
function isToken(run: string): boolean {
  if (/eyJ[\w-]{8}/.test(run)) return true; // a JWT begins with {" in Base64
  const isBase64 = run.length >= 24 && /[^=]={1,2}$/.test(run) && isMixed(run);
  return isBase64 || run.split(/[/.~+=]/).some((part) => part.length >= 32 && isMixed(part) && isScattered(part));
}

function isMixed(text: string): boolean {
  return /\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text);
}

/** A name has its digits in one place or two. */
function isScattered(text: string): boolean {
  return (text.match(/\d+/g) ?? []).length > 3;
}

/** The places of a text that look like a secret: a token, a key, a password, the query of an address. In order, apart. */
export function secretsIn(text: string): readonly Range[] {
  const ranges: Range[] = [];
  known ??= makePatterns();
  for (const pattern of known) {
    if (text.search(pattern) === -1) continue; // as nearly always: to ask for all makes a pattern anew
    for (const { indices } of text.matchAll(pattern)) if (indices?.[1] !== undefined) ranges.push(indices[1]);
  }
  for (const { 0: run, index } of text.matchAll(RUN)) if (isToken(run)) ranges.push([index, index + run.length]);
  return apart(ranges.sort(([a], [b]) => a - b));
}

function apart(ranges: readonly Range[]): readonly Range[] {
  const united: [number, number][] = [];
  for (const [start, end] of ranges) {
    const last = united.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else united.push([start, end]);
  }
  return united;
}

/** The text with `(secret)` for what looks like one. */
export function withoutSecrets(text: string): string {
  return replaced(text, () => HIDDEN);
}

/** The text with an asterisk for each character of a secret: every other stays in its column. */
export function withSecretsMasked(text: string): string {
  return replaced(text, (length) => '*'.repeat(length));
}

function replaced(text: string, by: (length: number) => string): string {
  const pieces: string[] = [];
  let done = 0;
  for (const [start, end] of secretsIn(text)) {
    pieces.push(text.slice(done, start), by(end - start));
    done = end;
  }
  return done === 0 ? text : [...pieces, text.slice(done)].join('');
}
