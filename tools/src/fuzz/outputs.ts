import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Failure, Report, ReportFormat, RuleInfo } from '@dipv/core';
import { parseReport } from '@dipv/reporter/parse-report';
import MarkdownIt from 'markdown-it';
import { defaultTreeAdapter, parse, parseFragment, type DefaultTreeAdapterTypes as Html } from 'parse5';
import { SaxesParser } from 'saxes';
import { hold } from './oracles.js';

/** Holds every output format to its syntax, and to holding nothing that something would act on. */
export class Outputs {
  private readonly isSarif: (log: unknown) => boolean;
  private readonly markdown = new MarkdownIt({ html: true, linkify: true });

  constructor(
    private readonly formats: ReadonlyMap<string, ReportFormat>,
    private readonly rules: readonly RuleInfo[],
    root: string,
  ) {
    const ajv = new Ajv04({ strict: false, unicodeRegExp: false });
    addFormats(ajv);
    const schema = join(root, 'packages/reporter/test-resources/sarif-schema-2.1.0.json');
    const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')) as object);
    // as on GitHub, which takes neither the name of a file for a link nor an address without its scheme
    this.markdown.linkify.set({ fuzzyLink: false }).add('//', null);
    this.isSarif = (log) => validate(log) === true;
  }

  /** @throws Fault where an output is not what it must be */
  async check(report: Report, failures: readonly Failure[]): Promise<void> {
    for (const [name, format] of this.formats) {
      const render = await format.load();
      const context = {
        rules: this.rules,
        color: false,
        quiet: false,
        verbose: true, // or files that are no inputs are only counted
        width: 100,
        failures,
        sourceLines: () => null,
      };
      const text = wholeOf(render(report, context));
      hold(
        !/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(text.replaceAll('\n', '').replaceAll('\t', '')),
        'a format holds control characters',
        () => name,
      );
      this.checkOne(name, text, report);
    }
  }

  private checkOne(name: string, text: string, report: Report): void {
    const findings = report.projects.reduce((sum, project) => sum + project.findings.length, 0);
    const told = findings + report.problems.length;
    const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
    switch (name) {
      case 'json': {
        const back = parseReport(text);
        hold(
          back.projects.reduce((sum, project) => sum + project.findings.length, 0) === findings,
          'a format drops findings',
          () => name,
        );
        return;
      }
      case 'sarif':
        hold(this.isSarif(JSON.parse(text)), 'a format breaks its schema', () => name);
        return;
      case 'gitlab':
        hold(Array.isArray(JSON.parse(text)), 'a format breaks its schema', () => name);
        return;
      case 'junit':
        parseXml(text);
        return;
      case 'html':
        checkPage(text);
        return;
      case 'markdown':
        checkMarkdown(this.markdown.render(text));
        return;
      case 'github': {
        const commands = told + (report.summary.notChecked > 0 ? 1 : 0);
        hold(
          count(/^\s*::[a-z]/gim) === commands && count(/\n/g) === commands,
          'a format holds other commands',
          () => name,
        );
        return;
      }
      case 'azure':
        hold(
          count(/##(?:vso)?\[/gi) === told && count(/^##vso\[task\.logissue type=/gm) === told,
          'a format holds other commands',
          () => name,
        );
        return;
      case 'compact':
        hold(count(/\n/g) === told, 'a format has lines of its own', () => name);
        return;
      default:
        hold(count(/^\s*::[a-z]|##(?:vso)?\[/gim) === 0, 'a format holds commands', () => name);
    }
  }
}

/** A format gives its text whole, or in pieces. */
export function wholeOf(text: string | Iterable<string>): string {
  return typeof text === 'string' ? text : [...text].join('');
}

function parseXml(text: string): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => hold(false, 'a format is no XML', () => error.message));
  parser.write(text).close();
}

/** Elements that a report's page is made of; its own script is held by the policy's hash, see `html-format.ts`. */
const MARKDOWN_ELEMENTS =
  /^(?:h[1-6]|p|table|thead|tbody|tr|th|td|code|pre|strong|em|ul|ol|li|details|summary|br|hr|blockquote|span)$/;
const FORBIDDEN = /^(?:iframe|object|embed|img|link|base|form|audio|video|frame|frameset|applet|math)$/;

function checkPage(html: string): void {
  let scripts = 0;
  for (const element of elementsOf(parse(html))) {
    if (element.tagName === 'script') scripts++;
    hold(!FORBIDDEN.test(element.tagName), 'the page holds a foreign element', () => element.tagName);
    checkAttributes(element);
  }
  hold(scripts <= 1, 'the page holds a foreign element', () => 'script');
}

function checkMarkdown(html: string): void {
  for (const element of elementsOf(parseFragment(html))) {
    hold(MARKDOWN_ELEMENTS.test(element.tagName), 'the Markdown holds a foreign element', () => element.tagName);
    checkAttributes(element);
  }
}

function checkAttributes(element: Html.Element): void {
  for (const { name, value } of element.attrs) {
    hold(!/^on/.test(name), 'a page runs code', () => `${element.tagName} ${name}`);
    const isAddress = ['href', 'src', 'action', 'formaction', 'xlink:href'].includes(name);
    hold(
      !isAddress || /^#|^https:\/\/(?:learn\.microsoft\.com|github\.com)\//.test(value),
      'a page leads elsewhere',
      () => value,
    );
  }
}

function elementsOf(root: Html.ParentNode): readonly Html.Element[] {
  const elements: Html.Element[] = [];
  const open: Html.ParentNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const child of node.childNodes) {
      if (!defaultTreeAdapter.isElementNode(child)) continue;
      elements.push(child);
      open.push(child);
    }
  }
  return elements;
}
