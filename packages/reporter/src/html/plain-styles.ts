/** What pages without a script have in common. No rule names a file or an address: nothing is ever loaded. */
export const plainStyles = `
:root { color-scheme: light dark; --page: #fafaf8; --card: #ffffff; --text: #1b1f24; --soft: #5a626b; --line: #e1e3e0;
  --link: #0a559e; --arrow: #8b939c; --warning: #855000; --error: #b3231b; --breaking: #b3231b; --review: #855000; --safe: #1c6b39; --tint: #f1f2ef;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif;
  --mono: ui-monospace, 'Cascadia Mono', 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace; }
@media (prefers-color-scheme: dark) {
  :root { --page: #131619; --card: #1a1e22; --text: #e5e8eb; --soft: #a3acb5; --line: #30363c; --link: #84bbf5; --arrow: #7c858e; --warning: #f0b75e; --error: #ff9087;
    --breaking: #ff9087; --review: #f0b75e; --safe: #80d19b; --tint: #22272c; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 var(--sans); }
header, main { max-width: 66rem; margin: auto; padding: 0 1.5rem; }
header { padding-top: 2rem; }
h1, h2, p, ul, dl, dd { margin: 0; }
h1 { font-size: clamp(22px, 3.4vw, 32px); line-height: 1.2; letter-spacing: -0.015em; margin: 0.4rem 0; text-wrap: balance; }
h2 { font-size: 18px; margin: 2.5rem 0 0.5rem; overflow-wrap: anywhere; }
h2 .sub { font-weight: 400; }
ul { padding: 0; list-style: none; }
code { font: 13px/1.5 var(--mono); overflow-wrap: anywhere; unicode-bidi: isolate; }
.sub { color: var(--soft); font-size: 13px; }
a { color: var(--link); text-underline-offset: 4px; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 0.5rem; padding: 0.4rem 0.8rem; background: var(--card); }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-weight: inherit; overflow-wrap: anywhere; }
thead th { color: var(--soft); font-size: 13px; }
tbody tr { border-top: 1px solid var(--line); }
td, th { padding: 4px 0; vertical-align: baseline; }
.n { text-align: right; width: 6rem; font-variant-numeric: tabular-nums; }
.zero { color: var(--soft); }
main { padding-bottom: 4rem; }
@media (max-width: 40rem) { header, main { padding-inline: 0.9rem; } .n { width: 4rem; } thead th.n { font-size: 11px; } }
@media print {
  @page { margin: 14mm; }
  header, main { max-width: none; padding-inline: 0; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
  :root { --page: #ffffff; --card: #ffffff; --text: #000000; --soft: #444b57; --line: #c4cad3; --breaking: #9b1c15;
    --review: #6f4300; --safe: #16542f; --tint: #f1f2ef; --arrow: #6b7585; --warning: #6f4300; --error: #9b1c15; color-scheme: light; }
  body { font-size: 9.5pt; } li, tr { break-inside: avoid; } h2 { break-after: avoid; } .skip { display: none; }
}
`;
