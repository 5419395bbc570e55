import fc from 'fast-check';
import markdownIt from 'markdown-it';
import { code, field, name, say, toText, type Words } from '@dipv/core';
import { findingCode } from '../finding-code.js';
import { helpOf, messageOf } from '../marked-text.js';
import { placeText } from '../place-text.js';
import { rendered } from '../test-data/rendered.js';
import { arbitraryReport } from '../test-data/arbitrary-report.js';
import { findingsOf } from '../test-data/findings-of.js';
import { NASTY_NAME, sampleContext, sampleReport } from '../test-data/sample-report.js';
import { visibleText } from '../visible-text.js';
import { codeSpan, markdownText } from './markdown-text.js';
import { renderMarkdown } from './markdown-format.js';

const markdown = markdownIt({ html: true });

/** What the format itself writes. */
const OWN_TAGS = new Set([
  ...['h2', 'h3', 'p', 'ul', 'li', 'strong', 'code', 'span', 'details', 'summary'],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
]);

/** What GitHub or GitLab make a link, a picture or a formula of, where it stands in one piece of text. */
const LIVE =
  /@\w|[#!&]\d|[~%]["\w{]|\$.|\*iteration:|[{[][+-]|\[(\w+:|\[|_?TOC_?\]|[ x]\])|\w\/[\w.-]+>|[a-z]\w*-\d|:\/\/|www\.|:[\w+-]+:|[0-9a-f]{7}/i;

function decoded(html: string): string {
  return html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

/** The page cut at its tags, without what stands in code. */
function piecesOf(html: string): readonly string[] {
  return html
    .replace(/<code>[^<]*<\/code>/g, '<code>')
    .split(/<[^>]*>/)
    .map(decoded);
}

/** What a reader sees. */
function shown(html: string): string {
  return decoded(html.replace(/<[^>]*>/g, ''));
}

test('the sample', () => {
  expect(rendered(renderMarkdown, sampleReport, sampleContext)).toMatchSnapshot();
});

test('any report is markup of the format itself, and words in which nothing is live', () => {
  fc.assert(
    fc.property(arbitraryReport, (report) => {
      const html = markdown.render(rendered(renderMarkdown, report, { ...sampleContext, verbose: true }));
      for (const [, tag = ''] of html.matchAll(/<\/?([^\s>]*)[^>]*>/g)) expect(OWN_TAGS).toContain(tag);
      expect(html).not.toMatch(/<[a-z0-9]+ (?!style="text-align:(left|right)")|\p{Cc}(?<!\n)/u);
      for (const piece of piecesOf(html)) expect(piece).not.toMatch(LIVE);
      const maps = report.projects.length; // without one there is no table
      expect(html.match(/<tr>/g) ?? []).toHaveLength(maps === 0 ? 0 : 1 + maps);
      expect(html.match(/<td/g) ?? []).toHaveLength(7 * maps);
    }),
  );
});

test('every finding is there, as it reads, with its code and place', () => {
  fc.assert(
    fc.property(arbitraryReport, (report) => {
      const text = rendered(renderMarkdown, report, { ...sampleContext, verbose: true });
      const items = text.split('\n').filter((line) => /^- \S+ \*\*/.test(line));
      expect(items).toHaveLength(findingsOf(report).length + report.problems.length);
      findingsOf(report).forEach((finding, index) => {
        expect(items[index]).toContain(
          `**${finding.severity}** ${codeSpan(findingCode(finding))} ${markdownText(messageOf(finding))}`,
        );
        expect(text).toContain(`\n  - At ${codeSpan(placeText(finding.location))}`);
        if (finding.help !== '') expect(text).toContain(`\n  - Help: ${markdownText(helpOf(finding))}`);
      });
    }),
  );
});

describe('text with marks', () => {
  test.each<[Words, string]>([
    [say`Missing ${field('a.b')} in ${name('Vendors V2')}`, 'Missing `a.b` in `Vendors V2`'],
    [say`Give it a constant (${code('none >> A = "`x`"')}).`, 'Give it a constant (``none >> A = "`x`"``).'],
    [say`${name('a')}${name('b')}`, '`a` `b`'],
    ['text (80) of "Vendors V2", which isn’t known: F&O.', 'text (80) of "Vendors V2", which isn’t known: F&O.'],
    ['msdyn_name, _x_ and *y*', 'msdyn_name, \\_x\\_ and \\*y\\*'],
    ['a `code` b', 'a \\`code\\` b'],
    ['/close', '\\/close'],
    ['1. no list', '1\\. no list'],
    ['# no heading', '\\# no heading'],
    ['a|b', 'a\\|b'],
    ['&lt;b> &', '\\&lt;b> &'],
    ['thanks @everyone', 'thanks <span>\\@</span>everyone'],
    ['commit 0123abc', 'commit <span>0123ab</span>c'],
  ])('%j', (words, expected) => {
    expect(markdownText(words)).toBe(expected);
  });

  test.each([
    ...['@everyone', 'a@b.example', '#12', 'contoso/maps#12', 'GH-12', 'ERP-7', '!12', '$12', '&12', '%12', '%"1.0"'],
    ...['~bug', '~"a b"', '^alert#1', '*iteration:1', '[issue:12]', '[[Home]]', 'contoso/maps>', '%{project_name}'],
    ...['https://evil.example', 'ftp://evil.example', 'www.evil.example', '<https://evil.example>', ':smile: :+1:'],
    ...['[x](https://evil.example)', '![x](https://evil.example/x.png)', '<b>now</b>', '<!-- -->', '&lt;b&gt;'],
    ...['0123abc', '0123456789abcdef0123456789abcdef01234567', '$a$ and $$b$$', '{+ a +} [- b -]', '~~a~~ **b** __c__'],
    ...['- a', '+ a', '1) a', '> a', '---', '===', '***', '[ ] a', '[x] a', '[^1]', '/close', '| a |', '`a', '\\`a`'],
    ...['\\#12', '\\\\@a', 'a\\', '    a', '[TOC]', '[[_TOC_]]', '[a]: b', 'msdyn_[a - b]', NASTY_NAME],
  ])('%j is read as it is written, and nothing of it is live', (words) => {
    const html = markdown.render(markdownText(words));
    expect(html).toMatch(/^<p>([^<]|<\/?span>)*<\/p>\n$/);
    expect(shown(html).trim()).toBe(visibleText(words).trim());
    for (const piece of piecesOf(html)) expect(piece).not.toMatch(LIVE);
  });

  test('any words are read as they are written, and nothing of them is live', () => {
    const piece = fc.constantFrom(
      ...'@#!$&%^~*[](){}<>`|\\_-+=:;./"a1 fe\u00e9'.split(''),
      'www',
      '0123ab',
      '&lt;',
      '//',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (parts) => {
        const words = parts.join('');
        const html = markdown.render(markdownText(words));
        expect(shown(html).trim()).toBe(visibleText(words).trim());
        for (const part of piecesOf(html)) expect(part).not.toMatch(LIVE);
      }),
      { numRuns: 2000 },
    );
  });

  test('marks that do not fit the text are none', () => {
    const misfits = [
      [[0, 3, 'name']],
      [[1, 1, 'name']],
      [[-1, 1, 'name']],
      [[0.5, 1, 'name']],
      [
        [1, 2, 'name'],
        [0, 1, 'name'],
      ],
    ] as const;
    for (const marks of misfits) expect(markdownText({ text: 'a*', marks })).toBe('a\\*');
    expect(markdownText({ text: '👍', marks: [[0, 1, 'name']] })).toBe('👍');
    expect(markdownText(toText('a*'))).toBe('a\\*');
  });
});

describe('a table cell', () => {
  /** The cells of a row as GitHub's parser takes them apart: a backslash escapes any sign, also another backslash. */
  const cellsOf = (row: string): readonly string[] => row.match(/(?:\\[!-/:-@[-`{-~]|[^|])+/g) ?? [];

  test('is not ended by a pipe', () => {
    expect(codeSpan('a|b', true)).toBe('`a\\|b`');
    expect(codeSpan('a\\|b', true)).toBe('<code>a&#92;&#124;b</code>');
    expect(codeSpan('a\\|b')).toBe('`a\\|b`');
  });

  test('is one, whatever is in it, and read as it is written', () => {
    const text = fc.string({ unit: fc.constantFrom('\\', '|', '`', ' ', '&', '<', 'a', '@', '#1'), maxLength: 8 });
    fc.assert(
      fc.property(text, fc.boolean(), (words, isCode) => {
        const cell = isCode ? codeSpan(words, true) : markdownText(words, true);
        expect(cellsOf(`${cell} |`).map((each) => each.trim())).toEqual([cell]);
        const html = markdown.render(`| a | b |\n| --- | --- |\n| ${cell} | end |\n`);
        expect(html).toContain('<td>end</td>');
        const [, first = ''] = /<td>([^]*?)<\/td>/.exec(html) ?? [];
        const read = shown(first).replaceAll(/\s+/g, ' ').trim();
        expect(read).toBe(words.trim() === '' && isCode ? '(blank)' : words.replaceAll(/\s+/g, ' ').trim());
      }),
      { numRuns: 2000 },
    );
  });
});

test('the heading says why the run fails', () => {
  const failures = [{ kind: 'missing-shards', shards: [2, 3] }, { kind: 'interrupted' }] as const;
  expect(rendered(renderMarkdown, sampleReport, { ...sampleContext, failures })).toMatch(
    /^## ❌ dipv: failed: shards 2 and 3 are missing; the run was interrupted; 3 errors, 1 warning, 1 info\n/,
  );
});
