import type { NearKind } from './stranger.js';

interface NearFile extends NearKind {
  /** Of the first characters of a text, of the root element of XML, or of the path of a file in an archive. */
  readonly pattern: RegExp;
}

const WEB_PAGE =
  'is a web page: the one to sign in, most likely, or a view of the answer; sign in, and save the raw response itself';
const FAILED = 'is the answer to a request that failed; mend the request, or sign in, and save the answer again';

const TEXTS: readonly NearFile[] = [
  {
    pattern: /^[^ -\u00ff]\u008b/, // 0x1f, and no letter in UTF-8
    advice: 'is compressed by gzip; unpack it, or save the answer as it was before (curl --compressed)',
    isMeant: true,
  },
  {
    pattern: /^version https:\/\/git-lfs\.github\.com\//,
    advice: 'is a pointer of Git LFS in the place of the file; run: git lfs pull',
    isMeant: true,
  },
  {
    pattern: /^\s*<(?:!doctype\s+html|html|head|body)\b/i,
    advice: WEB_PAGE,
    isMeant: true,
  },
  {
    pattern: /^\[InternetShortcut\]/,
    advice: 'is a link to the file in the place of the file; download the file itself',
    isMeant: true,
  },
  {
    pattern:
      /^\s*(?:[45]\d\d\b[\s:-]*)?(?:bad request|unauthorized|forbidden|not found|(?:internal )?server error|service unavailable|bad gateway|gateway time-?out|too many requests|access (?:is )?denied)\b/i,
    advice: FAILED,
    isMeant: true,
  },
  {
    pattern: /^HTTP\/\d/,
    advice: 'begins with the headers of a response; save the response body only (curl without -i)',
    isMeant: true,
  },
  {
    pattern: /^(?!\[)[^\n{}<>,;\t]*[,;\t][^\n{}<>]*\n[^\n{}<>,;\t]*[,;\t]/,
    advice:
      'is a table of text (CSV); integration keys are read as JSON: {"<table> - <entity>": ["field", "lookup.field"]}',
  },
  { pattern: /^%PDF-/, advice: 'is a PDF document; give the files that it describes' },
  { pattern: /^(?:7z\u00bc\u00af|Rar!)/, advice: 'is an archive of a kind that dipv does not unpack; unpack it' },
  { pattern: /^\u00d0\u00cf/, advice: 'is an Office document; integration keys are read as JSON or XML' },
];

const ROOT_ELEMENTS: readonly NearFile[] = [
  {
    pattern: /^(?:html|head|body|script)$/i,
    advice: WEB_PAGE,
    isMeant: true,
  },
  { pattern: /^Types$/, advice: 'is a list of file types out of a package; give the whole solution zip' },
  {
    pattern: /^configdatastorage$/,
    advice: 'is the configuration of a deployment package; give the whole package with the solutions in it',
  },
  {
    pattern: /^(?:\w+:)?service$/,
    advice: 'is the list of what a service has; ask for its $metadata',
  },
  { pattern: /^(?:\w+:)?feed$/, advice: 'is an Atom feed; ask for JSON (the header Accept: application/json)' },
  {
    pattern: /^(?:\w+:)?error$/i,
    advice: FAILED,
    isMeant: true,
  },
  { pattern: /^(?:\w+:)?Envelope$/, advice: 'is an answer of the SOAP endpoint; ask the Web API (/api/data/v9.2)' },
  { pattern: /^Workbook$/, advice: 'is an Excel workbook; integration keys are read as JSON or XML' },
];

const ARCHIVES: readonly NearFile[] = [
  { pattern: /^xl\/workbook\./, advice: 'is an Excel workbook; integration keys are read as JSON or XML' },
  { pattern: /^word\/document\.|^ppt\/presentation\./, advice: 'is an Office document; give the files themselves' },
  {
    pattern: /^(?:CanvasManifest\.json|Controls\/\d+\.json|AppCheckerResult\.sarif)$/,
    advice: 'is a canvas app, which names tables but not their columns; give the solution that owns the tables',
  },
  {
    pattern: /^Microsoft\.Flow\/|^Workflows\//,
    advice: 'is a package of flows; give the solution that holds the maps or the tables',
  },
];

/** @param lead the first characters of the text, one a byte */
export function nearText(lead: string): NearKind | null {
  return TEXTS.find(({ pattern }) => pattern.test(lead)) ?? null;
}

export function nearXml(root: string): NearKind | null {
  return ROOT_ELEMENTS.find(({ pattern }) => pattern.test(root)) ?? null;
}

/** @param paths of the files in an archive */
export function nearArchive(paths: readonly string[]): NearKind | null {
  return ARCHIVES.find(({ pattern }) => paths.some((path) => pattern.test(path))) ?? null;
}
