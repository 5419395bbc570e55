import { pictureStyles } from './picture-styles.js';

/** The style of the page. No rule names a file or an address: nothing is ever loaded. */
export const pageStyles = `
:root {
  color-scheme: light dark;
  --page: #fafaf8; --card: #ffffff; --text: #1b1f24; --soft: #5a626b; --line: #e1e3e0; --mid: #7d858e; --link: #0a559e;
  --error: #b3231b; --error-tint: #fdf0ee; --warning: #855000; --warning-tint: #fdf4e1; --info: #1f5fa8; --info-tint: #edf4fc;
  --good: #1c6b39; --tint: #f1f2ef; --arrow: #8b939c;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif;
  --mono: ui-monospace, 'Cascadia Mono', 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace;
  --bar: 0rem;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #131619; --card: #1a1e22; --text: #e5e8eb; --soft: #a3acb5; --line: #30363c; --mid: #7c858e; --link: #84bbf5;
    --error: #ff9087; --error-tint: #34201f; --warning: #f0b75e; --warning-tint: #2f2718; --info: #8cc0fb; --info-tint: #16263a;
    --good: #80d19b; --tint: #22272c; --arrow: #7c858e;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-padding-top: calc(var(--bar) + 1rem); -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 var(--sans); }
.top, main { max-width: 78rem; margin: auto; padding: 0 1.5rem; }
main { padding-bottom: 4rem; }
h1, h2, h3, h4, p, ul, ol, dl, dd, pre { margin: 0; }
h1 { font-size: clamp(28px, 4.5vw, 40px); line-height: 1.15; letter-spacing: -0.025em; text-wrap: balance; }
h2 { font-size: 22px; line-height: 1.3; letter-spacing: -0.01em; margin: 3rem 0 0.75rem; }
h3 { font-size: 15px; overflow-wrap: anywhere; }
h4 { font-size: 13px; overflow-wrap: anywhere; }
ul, ol { padding: 0; list-style: none; }
a { color: var(--link); text-underline-offset: 4px; text-decoration-thickness: 1px; }
code, pre { font: 13px/1.5 var(--mono); overflow-wrap: anywhere; unicode-bidi: isolate; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-weight: inherit; }
summary { cursor: pointer; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
:is(:target, .aim):not(h2, h3, details) { outline: 2px solid var(--link); outline-offset: -2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 0.5rem; z-index: 3; padding: 0.4rem 0.8rem; background: var(--card); }
.note, .sub, .legend, .empty { color: var(--soft); }
.sub, .legend { font-size: 13px; font-weight: 400; }
.note { max-width: 60rem; }
.error { color: var(--error); } .warning { color: var(--warning); } .unknown, .info { color: var(--info); } .good { color: var(--good); }
.sign { font-size: 12px; }

.top { display: flex; flex-wrap: wrap; gap: 4px 24px; justify-content: space-between; padding-block: 16px; color: var(--soft); font-size: 13px; }
.top b { color: var(--text); }
.top nav { display: flex; flex-wrap: wrap; gap: 4px 16px; }
.first { display: grid; grid-template-columns: minmax(0, 1fr) 24rem; gap: 20px 64px; padding-top: 16px; }
.first > :not(:first-child, .facts) { grid-column: 1 / -1; }
.facts { grid-column: 2; grid-row: 1; }
h1 span { font-size: 0.8em; }
h1[class] { color: var(--text); }
h1.error span { color: var(--error); } h1.warning span { color: var(--warning); } h1.unknown span { color: var(--info); } h1.good span { color: var(--good); }
.lead { font-size: 18px; margin: 8px 0 4px; max-width: 40rem; text-wrap: pretty; }
.tiles { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 8px; margin-left: -10px; }
.tile { display: block; padding: 4px 10px; border: 1px solid transparent; border-radius: 8px; text-decoration: none; }
a.tile:not(.error, .warning, .info) { color: var(--text); }
a.tile:hover { background: var(--tint); text-decoration: underline; }
.tile b { font-size: 22px; font-variant-numeric: tabular-nums; }
.tile[aria-current] { border-color: currentcolor; background: var(--card); }
.tile.zero, .tile.zero b { color: var(--soft); font-size: 13px; font-weight: 400; }
.facts { font-size: 13px; display: grid; gap: 8px; align-content: start; padding-top: 8px; overflow-wrap: anywhere; }
.facts div { display: grid; grid-template-columns: 5rem minmax(0, 1fr); }
.facts dt { color: var(--soft); }
.gap { display: flex; gap: 8px; padding: 8px 0; border-block: 1px solid var(--line); }
.what caption { text-align: left; font-weight: 600; font-size: 18px; padding-bottom: 4px; }
.what thead th { font-size: 12.5px; color: var(--soft); }
.what tbody tr { border-top: 1px solid var(--line); }
.what td, .what tbody th { padding: 4px 0; vertical-align: baseline; }
.what tbody th { width: 26rem; padding-right: 24px; font-weight: 600; overflow-wrap: anywhere; }
.what tbody th a { color: inherit; text-decoration-color: var(--mid); }
.what [aria-current] { color: var(--link); }
.what .n { width: 13rem; text-align: right; font-size: 13px; color: var(--soft); }
.chip, .mark { display: inline-block; padding: 0 7px; border-radius: 10px; font: 600 12px/1.6 var(--mono); white-space: nowrap; }
.chip.error, .mark.error { background: var(--error-tint); } .chip.warning, .mark.warning { background: var(--warning-tint); }
.chip.info, .mark.info { background: var(--info-tint); }
:is(.chip, .mark).error::before { content: '✖ '; content: '✖ ' / 'error '; } :is(.chip, .mark).warning::before { content: '▲ '; content: '▲ ' / 'warning '; }
:is(.chip, .mark).info::before { content: '● '; content: '● ' / 'info '; }
.chip { margin-right: 4px; text-decoration: none; }
.chip:hover { text-decoration: underline; }
.chip[aria-current] { outline: 1px solid currentcolor; }
.rest > summary { font-weight: 600; list-style: none; }
.rest > summary::before { content: '▸ ' / ''; color: var(--soft); } .rest[open] > summary::before { content: '▾ ' / ''; }
.sound { columns: 17rem; column-gap: 24px; padding-top: 4px; font-size: 13px; }
.sound li { break-inside: avoid; overflow-wrap: anywhere; }
.sound a { color: var(--soft); }

.filters { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; align-items: end; gap: 8px 12px; margin-top: 40px;
  padding: 8px 0; background: var(--page); border-block: 1px solid var(--line); }
.filters label { display: grid; color: var(--soft); font-size: 12px; }
.filters label:first-child { flex: 1 1 12rem; }
.filters .check { display: flex; align-items: center; gap: 6px; height: 32px; font-size: 13px; }
.filters input, .filters select, button { height: 32px; max-width: 13rem; padding: 0 10px; font: inherit; font-size: 13px; color: var(--text);
  background: var(--card); border: 1px solid var(--mid); border-radius: 6px; }
.filters .check input { height: 16px; width: 16px; padding: 0; }
.filters input[type='search'] { width: 100%; max-width: none; }
button { cursor: pointer; }
.filters output { flex-basis: 100%; color: var(--soft); font-size: 12.5px; }
.empty { padding: 24px 0; font-size: 18px; }

.all-codes > summary { font-weight: 600; list-style: none; }
.all-codes > summary::before { content: '▸ ' / ''; color: var(--soft); } .all-codes[open] > summary::before { content: '▾ ' / ''; }
.codes { margin: 8px 0 24px; border-top: 1px solid var(--line); }
.rule { border-bottom: 1px solid var(--line); }
.rule > summary, .finding > details > summary { display: grid; align-items: baseline; gap: 0 10px; padding: 6px 8px; list-style: none; border-radius: 4px; }
.rule > summary { grid-template-columns: minmax(8rem, auto) minmax(0, 1fr) auto; }
summary::-webkit-details-marker { display: none; }
.rule > summary:hover, .finding summary:hover, .map-head:hover { background: var(--tint); }
.rule > summary .sub::after, .finding summary > small::after, .tally::after { content: '▸' / ''; display: inline-block; margin-left: 10px; font-size: 13px; color: var(--soft); }
[open].rule > summary > .sub::after, [open] > summary > small::after, [open] > summary > .tally::after { content: '▾' / ''; }
.rule[open] > summary { background: var(--tint); }
.meaning { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 12px 40px; padding: 8px 8px 20px; }
.meaning p + p { margin-top: 8px; } .helps { grid-column: 1 / -1; } .meaning > p { grid-column: 1; }
.example { font-size: 13px; }
.example pre { padding: 8px 12px; background: var(--tint); border-radius: 6px; white-space: pre-wrap; }
.label { font-weight: 600; overflow-wrap: normal; }

.severity h3 { margin: 24px 0 0; padding-bottom: 4px; border-bottom: 2px solid var(--text); }
.severity h3 .sign { font-size: 13px; }
.by { display: grid; grid-template-columns: 16rem minmax(0, 1fr); border-bottom: 1px solid var(--line); }
.by h4 { padding: 9px 24px 9px 0; }
.by h4 a { color: inherit; text-decoration: none; } .by h4 a:hover { text-decoration: underline; }
.by h4 .sub { display: block; }
.large .by { content-visibility: auto; contain-intrinsic-size: auto 6rem; }
.large .lack { content-visibility: auto; contain-intrinsic-size: auto 16rem; }
.finding:not([hidden]) ~ .finding { border-top: 1px solid var(--line); }
.finding { color: var(--text); --sign: var(--error); } .finding.warning { --sign: var(--warning); } .finding.info { --sign: var(--info); }
.finding > details > summary { grid-template-columns: 14px 6.5rem minmax(0, 1fr) auto; }
.finding:focus { outline: 2px solid var(--link); outline-offset: -2px; }
.finding summary::before { color: var(--sign); font-size: 12px; }
.finding.error summary::before { content: '✖'; content: '✖' / 'error'; } .finding.warning summary::before { content: '▲'; content: '▲' / 'warning'; }
.finding.info summary::before { content: '●'; content: '●' / 'info'; }
.finding summary > code { font-weight: 600; overflow-wrap: normal; max-width: 6.5rem; } .finding summary > code i { display: inline-block; font-style: normal; }
.finding summary > span { overflow-wrap: anywhere; }
.finding span code, .finding p code, .meaning p code { padding: 1px 4px; border-radius: 4px; background: var(--tint); }
.finding small { font: 12.5px var(--mono); color: var(--soft); max-width: 18rem; overflow-wrap: anywhere; text-align: right; }
.finding small i { font-style: normal; } .finding details:not([open]) small i { display: none; }
.finding details > :not(summary) { margin: 4px 8px 10px 32px; }
.finding details > :last-child { padding-bottom: 10px; }
.finding pre { padding: 8px 12px; background: var(--tint); border-radius: 6px; white-space: pre-wrap; }
.finding pre b { display: inline-block; min-width: 4ch; padding-right: 1ch; font-weight: 400; color: var(--soft); user-select: none; }
.finding mark { background: none; color: inherit; font-weight: 700; text-decoration: underline wavy var(--sign) 1px; text-underline-offset: 3px; text-decoration-skip-ink: none; }
.finding dl { font-size: 12.5px; }
.finding dt { display: inline; color: var(--soft); padding-right: 6px; }
.finding dd { display: inline; font-family: var(--mono); overflow-wrap: anywhere; unicode-bidi: isolate; } .finding dd::after { content: ' \\2003 ' / ''; }
.finding p a { font-size: 13px; } .finding dd a::after { content: ' (show in the picture)'; font-family: var(--sans); }

.legend { display: flex; flex-wrap: wrap; gap: 4px 24px; align-items: center; margin-bottom: 12px; }
.map { margin-top: 8px; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
.large .map { content-visibility: auto; contain-intrinsic-size: auto 3rem; }
.large .map[open] { contain-intrinsic-size: auto 60rem; }
.map-head { display: grid; grid-template-columns: minmax(0, max-content) minmax(10rem, 1fr) auto; gap: 2px 16px; align-items: baseline; padding: 10px 16px; list-style: none; border-radius: 8px; }
.map-head .sub { overflow-wrap: anywhere; }
.tally { text-align: right; font-size: 13px; font-weight: 600; color: var(--soft); }
.tally.error { color: var(--error); } .tally.warning { color: var(--warning); }
.map > .note, .aside { padding: 8px 16px; }
.aside summary h4 { display: inline-block; }
.aside summary::before { content: '▸ ' / ''; } .aside[open] summary::before { content: '▾ ' / ''; }
.aside .findings summary::before { content: none; }

.mark { margin: 1px; border: 1px solid; text-decoration: none; white-space: normal; }
.mark:hover { text-decoration: underline; }
.picture tr[id] { scroll-margin-top: calc(var(--bar) + 4rem); }
.scripted .picture tbody tr[id] { cursor: pointer; }

.reasons + details > summary { font-size: 13px; color: var(--link); }
.lack { padding: 12px 0; border-top: 1px solid var(--line); }
.lack .reasons { margin-top: 4px; padding-left: 1.1rem; list-style: disc; font-size: 13.5px; overflow-wrap: anywhere; }
.settle { margin-top: 2px; }
.problem { padding: 8px 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.problem p { color: var(--text); }
.order { padding-left: 1.6rem; list-style: decimal; overflow-wrap: anywhere; }

${pictureStyles}
@media (min-width: 62rem) { .scripted { --bar: 5.4rem; } }
@media (max-width: 60rem) {
  .first, .meaning, .by { grid-template-columns: minmax(0, 1fr); }
  .facts { grid-column: 1; grid-row: auto; }
  .by h4 { padding: 10px 8px 0; } .by h4 .sub { display: inline; }
}
@media (max-width: 44rem) {
  .top, main { padding-inline: 1rem; }
  .filters { position: static; }
  .filters label { flex: 1 1 8rem; }
  .filters select { width: 100%; max-width: none; }
  .lead { font-size: 16px; }
  .what thead { display: none; }
  .what tbody, .what tr, .what td, .what tbody th { display: block; width: auto; padding: 1px 0; text-align: left; }
  .what tbody tr { padding: 6px 0; }
  .what .n { width: auto; text-align: left; }
  .rule > summary { grid-template-columns: minmax(0, 1fr) auto; } .rule > summary > :nth-child(2) { grid-row: 2; grid-column: 1 / -1; }
  .finding > details > summary { display: flex; flex-wrap: wrap; } .finding summary > code { max-width: none; }
  .finding summary > span { order: 1; flex-basis: 100%; }
  .finding summary > small { margin-left: auto; max-width: 100%; font-size: 12px; }
  .finding details > :not(summary) { margin-left: 8px; }
  .map-head { grid-template-columns: minmax(0, 1fr); } .tally { text-align: left; }
}
@media print {
  @page { margin: 14mm; }
  :root { --page: #ffffff; --card: #ffffff; --text: #000000; --soft: #444b57; --line: #c4cad3; --mid: #777777; --link: #0b3f78;
    --error: #9b1c15; --error-tint: #fdeeec; --warning: #6f4300; --warning-tint: #fff3dd; --info: #1a4f8c;
    --info-tint: #e9f2fc; --good: #16542f; --tint: #f3f3f1; --arrow: #6b7585; --bar: 0rem; color-scheme: light; }
  body { font-size: 9.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .top, main { max-width: none; padding-inline: 0; }
  .first { display: block; } .first > * { margin-top: 10px; }
  .filters label, .filters .check, .filters button, .skip, .top nav, .empty, .finding p:has(> a), .gap a { display: none; }
  .filters { position: static; border: 0; margin: 0; }
  .rule > summary .sub::after, .finding summary > small::after, .tally::after { content: none !important; }
  .rest > summary::before, .all-codes > summary::before { content: none !important; }
  .large .map, .large .by, .large .lack { content-visibility: visible; }
  .map { border: 0; border-top: 2px solid var(--line); border-radius: 0; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
  .large .map:not([open])::details-content { display: none; }
  .large #maps::after { content: ' (those that are closed without their mappings)'; font-size: 9.5pt; font-weight: normal; color: var(--soft); }
  h2, h3, h4, .legend, .map-head, .settle, .finding summary, .rule summary { break-after: avoid; }
  .finding, .problem, .what tr, .lack li, .meaning, .map-head { break-inside: avoid; }
  .map-head { grid-template-columns: minmax(0, 1fr) auto; padding: 8px; } .map-head .sub { grid-row: 2; grid-column: 1 / -1; }
  .rule { break-inside: avoid; }
  section[aria-labelledby='maps'] { break-before: page; }
  section[aria-labelledby='findings'] { display: flex; flex-direction: column; } .all-codes { order: 1; margin-top: 2rem; }
  .example, .meaning p:has(> a) { display: none; }
  .meaning { grid-template-columns: minmax(0, 1fr); padding-block: 4px 8px; }
  .what tbody th { width: 42%; } .what .n { width: 22%; }
  .finding details > :not(summary) { margin: 1px 8px 3px 22px; } .finding details > :last-child, .finding details > :nth-last-child(2):has(+ p > a) { padding-bottom: 4px; }
  .finding pre { padding: 2px 8px; font-size: 8pt; } .finding dl { font-size: 8pt; } .finding small, .finding dd { font-size: 7.5pt; }
  .by { display: block; } .by h4 { padding: 8px 8px 0; } .by h4 .sub { display: inline; }
  .finding > details > summary { display: grid; grid-template-columns: 12px 6.5rem minmax(0, 1fr) auto; padding-block: 3px; }
  .finding details small i { display: none; }
  a { text-decoration: none; color: inherit; } .finding dd a::after { content: none; }
}
`;
