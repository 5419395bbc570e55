import fc from 'fast-check';
import { findingCode } from '../finding-code.js';
import { placeText } from '../place-text.js';
import { arbitraryReport } from '../test-data/arbitrary-report.js';
import { findingsOf } from '../test-data/findings-of.js';
import { sampleContext, sampleReport } from '../test-data/sample-report.js';
import { codeSpan, prose } from './markdown-text.js';
import { renderMarkdown } from './markdown-format.js';

/** Code spans as CommonMark delimits them: a run of backticks up to the next run of the same length. */
const CODE_SPAN = /(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g;

/** What the format itself writes. */
const OWN_MARKUP =
  /^(#{2,3} |- \S+ \*\*(error|warning|info)\*\* |<details>$|<summary>Not checked \(\d+\)<\/summary>$|<\/details>$)/;

test('the sample', () => {
  expect(renderMarkdown(sampleReport, sampleContext)).toMatchSnapshot();
});

test('outside code spans there is only what the format itself writes', () => {
  fc.assert(
    fc.property(arbitraryReport, (report) => {
      for (const line of renderMarkdown(report, sampleContext).split('\n')) {
        const rest = line.replace(CODE_SPAN, '§').replace(OWN_MARKUP, '');
        expect(rest).not.toMatch(/[`<>[\]@#\\*_~]|\p{Cc}/u);
        if (rest.startsWith('|')) expect(rest.split('|')).toHaveLength(9);
      }
    }),
  );
});

test('every finding is there, with its code and place', () => {
  fc.assert(
    fc.property(arbitraryReport, (report) => {
      const text = renderMarkdown(report, sampleContext);
      const items = text.split('\n').filter((line) => /^- \S+ \*\*/.test(line));
      expect(items).toHaveLength(findingsOf(report).length + report.problems.length);
      findingsOf(report).forEach((finding, index) => {
        expect(items[index]).toContain(
          `**${finding.severity}** ${codeSpan(findingCode(finding))} ${prose(finding.message)}`,
        );
        expect(text).toContain(`\n  - At ${codeSpan(placeText(finding.location))}`);
      });
    }),
  );
});

test.each([
  ['Missing destination field a.b in the schema', 'Missing destination field `a.b` in the schema'],
  ['text (80) of "Vendors V2", which isn’t known.', 'text (80) of "Vendors V2", which isn’t known.'],
  ['thanks @everyone and #12', 'thanks `@everyone` and `#12`'],
  ['see https://evil.example <b>now</b>', 'see `https://evil.example <b>now</b>`'],
  ['a `code` b', 'a `code` b'],
  ['`a`b!c`d`', '`a` `b!c` `d`'],
  ['1. no list', '`1.` no list'],
  ['commit 0123abc', 'commit `0123abc`'],
])('prose keeps its words and quotes the rest: %s', (text, expected) => {
  expect(prose(text)).toBe(expected);
});

test('a pipe does not end a table cell', () => {
  expect(codeSpan('a|b', true)).toBe('`a\\|b`');
});
