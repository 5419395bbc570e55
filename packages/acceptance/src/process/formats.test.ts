import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@dipv/core';
import type { Log } from 'sarif';
import { findingsOf } from './test-data/report.js';
import { corpusInputs } from './test-data/corpus.js';
import { runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

/** What every format must tell: `file:line code`, in the order of the report. Some have no column, none lacks these. */
type Told = readonly string[];

const PARSERS: Readonly<Record<string, (text: string) => Told>> = {
  sarif: (text) =>
    ((JSON.parse(text) as Log).runs[0]?.results ?? [])
      .filter(({ suppressions = [] }) => suppressions.length === 0)
      .map(({ ruleId, locations }) => {
        const place = locations?.[0]?.physicalLocation;
        const file = decodeURIComponent(place?.artifactLocation?.uri ?? '');
        return told(file, place?.region?.startLine, ruleId);
      }),
  gitlab: (text) =>
    (JSON.parse(text) as { check_name: string; location: { path: string; lines: { begin: number } } }[])
      .filter(({ check_name }) => check_name !== 'input')
      .map(({ check_name, location }) => told(location.path, location.lines.begin, check_name)),
  compact: (text) => linesOf(text, /^(.+?):(\d+):\d+: (?:error|warning|info) ([A-Z]+\d\S*) /),
  github: (text) => linesOf(text, /^::(?:error|warning|notice) file=(.+?),line=(\d+),.*title=([A-Z]+\d\S*) /),
  azure: (text) => linesOf(text, /^##vso\[task\.logissue .*sourcepath=(.+?);linenumber=(\d+);.*code=([A-Z]+\d[^;]*);/),
  pretty: (text) => {
    const codes = [...text.matchAll(/^ {2}\S (?:error|warning|info) ([A-Z]+\d\S*)/gm)].map(([, code]) => code);
    const places = [...text.matchAll(/^ {4}(\S.*?):(\d+):\d+(?: {2}|\n {4})\//gm)];
    return places.map(([, file, line], i) => told(file, line, codes[i]));
  },
  markdown: (text) => {
    const codes = [...text.matchAll(/^- \S+ \*\*(?:error|warning|info)\*\* `([A-Z]+\d\S*)`/gm)].map(([, code]) => code);
    const places = [...text.matchAll(/^ {2}- At `(.+?):(\d+):\d+`/gm)];
    return places.map(([, file, line], i) => told(file, line, codes[i]));
  },
};

const told = (file = '', line: string | number = '', code = '') => `${file}:${line} ${code}`;

function linesOf(text: string, pattern: RegExp): Told {
  return text
    .split('\n')
    .map((line) => pattern.exec(line))
    .filter((match) => match !== null)
    .map(([, file, line, code]) => told(unescapePercent(file), line, code));
}

/** What a reader sees of a piece of HTML. */
function textOf(html: string): string {
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
  return html
    .replace(/<\/?i>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .trim()
    .replace(/&([a-z]+|#39);/g, (_, name: string) => entities[name] ?? '');
}

function unescapePercent(text = ''): string {
  return text.replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%');
}

async function renderAll(inputs: readonly string[]): Promise<(format: string) => string> {
  const folder = folderOf();
  const formats = [...Object.keys(PARSERS), 'json', 'junit', 'html'];
  await runDipv(['validate', ...inputs, ...formats.flatMap((format) => ['-f', `${format}:${join(folder, format)}`])]);
  return (format) => readFileSync(join(folder, format), 'utf8');
}

describe.each(['examples/contoso', 'examples/all-codes'])('every format of one run over %s', (example) => {
  tellTheSame(() => [example]);
});

describeWith('corpus', () => {
  describe('every format of one run over the real solutions', () => tellTheSame(corpusInputs));
});

function tellTheSame(inputs: () => readonly string[]): void {
  let text: (format: string) => string;
  let report: Report;

  beforeAll(async () => {
    text = await renderAll(inputs());
    report = JSON.parse(text('json')) as Report;
  });

  it('has findings to tell', () => {
    expect(findingsOf(report).length).toBeGreaterThan(0);
  });

  it.each(Object.keys(PARSERS))('%s tells the same findings, in number and place', (format) => {
    const expected = findingsOf(report).map(({ code, variant, location }) =>
      told(location.file, location.line ?? '', variant === null ? code : `${code}/${variant}`),
    );
    expect(PARSERS[format]?.(text(format))).toEqual(expected);
  });

  it('junit has a suite for each map, a failure for each code with errors there, and every finding', () => {
    const junit = text('junit');
    const { projects } = report;
    const suites = [...junit.matchAll(/<testsuite [^>]*>/g)].map(([suite]) => suite);
    expect(suites.length).toBeGreaterThanOrEqual(projects.length);
    const failing = projects.flatMap(({ findings }) => [
      ...new Set(
        findings.filter(({ severity }) => severity === 'error').map(({ code, variant }) => `${code}/${variant}`),
      ),
    ]);
    expect(junit.match(/<failure/g) ?? []).toHaveLength(failing.length);
    expect(/<testsuites [^>]*failures="(\d+)"/.exec(junit)?.[1]).toBe(String(failing.length));
    for (const { code, location } of findingsOf(report)) {
      expect(junit).toContain(code);
      expect(junit).toContain(`${location.file}:${location.line}`);
    }
  });

  it('html has each finding once, with its place', () => {
    const html = text('html');
    const { errors, warnings, infos } = report.summary;
    const findings = [...html.matchAll(/<li class="finding [^>]*>.*?<\/details>/gs)].map(([finding]) =>
      textOf(finding),
    );
    expect(findings).toHaveLength(errors + warnings + infos);
    const told = findings.map((finding) => /^([A-Z]+\d+).*? (\S+:\d+:\d+)\s/s.exec(finding)?.slice(1));
    expect(told.sort()).toEqual(
      findingsOf(report)
        .map(({ code, location }) => [code, `${location.file}:${location.line}:${location.column}`])
        .sort(),
    );
  });

  it('markdown counts as the report does', () => {
    const { errors, warnings, infos, notChecked } = report.summary;
    const [heading = '', , scope = ''] = text('markdown').split('\n');
    expect(heading.match(/\d+/g)?.map(Number)).toEqual([errors, warnings, infos]);
    expect(scope).toContain(`${notChecked} not checked`);
  });
}
