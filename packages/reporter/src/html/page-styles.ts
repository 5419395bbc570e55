/** The style of the page. No rule names a file or an address: nothing is ever loaded. */
export const pageStyles = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #ffffff; --text: #1c2430; --soft: #566173; --line: #d9dee6; --link: #0b5cad;
  --error: #b3261e; --error-tint: #fdeeec; --warning: #875200; --warning-tint: #fff3dd;
  --info: #1f5fa8; --info-tint: #e9f2fc; --good: #1d6b3c; --good-tint: #e7f5ec; --arrow: #8a94a6;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif;
  --mono: ui-monospace, 'Cascadia Mono', 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace;
  --bar: 0rem;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12161c; --card: #1a2029; --text: #e4e8ee; --soft: #a4afbf; --line: #323b48; --link: #84b8f5;
    --error: #ff9e95; --error-tint: #3a1c1b; --warning: #f2be6a; --warning-tint: #35270f;
    --info: #8cc0fb; --info-tint: #152a43; --good: #7fd3a0; --good-tint: #14301f; --arrow: #7d899b;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-padding-top: calc(var(--bar) + 1rem); }
body { margin: 0 auto; padding: 1.5rem clamp(0.75rem, 3vw, 2rem) 4rem; max-width: 78rem;
  background: var(--page); color: var(--text); font: 0.95rem/1.5 var(--sans); }
h1, h2, h3, h4, p, ul, ol, dl, dd { margin: 0; }
h1 { font-size: 1.6rem; line-height: 1.2; }
h2 { font-size: 1.2rem; margin: 2rem 0 0.75rem; }
h3 { font-size: 1rem; overflow-wrap: anywhere; }
h4 { font-size: 0.85rem; color: var(--soft); margin: 1.25rem 0 0.5rem; }
ul, ol { padding: 0; list-style: none; }
a { color: var(--link); text-underline-offset: 0.15em; }
code, .picture tbody td, .facts dd { font-family: var(--mono); font-size: 0.85rem; overflow-wrap: anywhere; unicode-bidi: isolate; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
.unseen, .picture tbody td > span { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 0.5rem; z-index: 3; padding: 0.4rem 0.8rem; background: var(--card); }
.note, .tool, .map-facts { color: var(--soft); }
.note { margin: 0.5rem 0; max-width: 60rem; }

.page-head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 1rem; }
.verdict { flex-basis: 100%; margin-top: 0.75rem; padding: 0.75rem 1rem; border-left: 4px solid;
  border-radius: 4px; font-weight: 600; background: var(--card); }
.verdict.error { color: var(--error); background: var(--error-tint); }
.verdict.warning { color: var(--warning); background: var(--warning-tint); }
.verdict.unknown { color: var(--info); background: var(--info-tint); }
.verdict.good { color: var(--good); background: var(--good-tint); }

.totals { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: 0.5rem; margin-bottom: 0.75rem; }
.total { display: flex; flex-direction: column-reverse; padding: 0.6rem 0.9rem; background: var(--card);
  border: 1px solid var(--line); border-radius: 6px; }
.total dt { color: var(--soft); font-size: 0.8rem; }
.total dd { font-size: 1.4rem; font-weight: 600; line-height: 1.2; font-variant-numeric: tabular-nums; }

.counts { width: 100%; margin-top: 1rem; border-collapse: collapse; background: var(--card); border: 1px solid var(--line); }
.counts caption { text-align: left; font-weight: 600; padding: 0.25rem 0; }
.counts th, .counts td { padding: 0.35rem 0.75rem; text-align: left; font-weight: normal; vertical-align: top;
  border-top: 1px solid var(--line); overflow-wrap: break-word; }
.counts th[scope='row'] { min-width: 11rem; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
.counts thead th { color: var(--soft); font-size: 0.8rem; white-space: nowrap; }
.counts .number { text-align: right; font-variant-numeric: tabular-nums; }
.by-map { margin-top: 1rem; }
.by-map > summary { font-weight: 600; cursor: pointer; }
.by-map .counts { margin-top: 0.25rem; }

.filters { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; align-items: end; gap: 0.5rem 0.75rem;
  padding: 0.6rem 0; background: var(--page); border-bottom: 1px solid var(--line); margin-bottom: 0.75rem; }
.filters label { display: grid; gap: 0.1rem; color: var(--soft); font-size: 0.75rem; }
.filters label:first-child { flex: 1 1 14rem; }
.filters input, .filters select, .filters button { height: 2.1rem; max-width: 16rem; padding: 0 0.6rem; font: inherit;
  font-size: 0.9rem; color: var(--text); background: var(--card); border: 1px solid var(--arrow); border-radius: 4px; }
.filters input { width: 100%; max-width: none; }
.filters button { cursor: pointer; }
.filters output { flex-basis: 100%; color: var(--soft); font-size: 0.8rem; }

.map { background: var(--card); border: 1px solid var(--line); border-radius: 6px; margin-bottom: 0.75rem; padding: 0 1rem; }
.map[open] { padding-bottom: 1rem; }
.large .map { content-visibility: auto; contain-intrinsic-size: auto 4rem; }
.large .map[open] { contain-intrinsic-size: auto 60rem; }
.map-head { display: grid; grid-template-columns: auto 1fr auto; align-items: baseline; gap: 0 0.6rem; padding: 0.75rem 0;
  cursor: pointer; }
.map-head::before { content: '▸'; color: var(--soft); }
[open] > .map-head::before { content: '▾'; }
.map-head + h4 { margin-top: 0.25rem; }
.map-facts { grid-area: 2 / 2 / auto / -1; font-size: 0.85rem; overflow-wrap: anywhere; }
.map-tally { grid-area: 1 / 3; color: var(--soft); font-size: 0.85rem; font-weight: 600; }
.map-tally.error { color: var(--error); }
.map-tally.warning { color: var(--warning); }
:target:not(h2) { outline: 2px solid var(--link); outline-offset: 2px; }

.badge { display: inline-block; padding: 0 0.5rem; border-radius: 1rem; font-size: 0.78rem; font-weight: 600; white-space: nowrap; }
.badge.error, .mark.error { color: var(--error); background: var(--error-tint); }
.badge.warning, .mark.warning { color: var(--warning); background: var(--warning-tint); }
.badge.info, .mark.info { color: var(--info); background: var(--info-tint); }
.finding, .problem { padding: 0.7rem 0.9rem; border: 1px solid var(--line); border-left: 4px solid var(--info);
  border-radius: 4px; margin-bottom: 0.5rem; background: var(--card); overflow-wrap: anywhere; }
.finding.error, .problem.error { border-left-color: var(--error); }
.finding.warning, .problem.warning { border-left-color: var(--warning); }
.finding-head .title { color: var(--soft); }
.message { font-weight: 600; margin: 0.2rem 0; }
.message code, .help code { padding: 0.05rem 0.25rem; border-radius: 3px; background: var(--page); }
.facts { display: flex; flex-wrap: wrap; gap: 0.1rem 1.25rem; margin-top: 0.35rem; font-size: 0.8rem; }
.facts div { display: flex; flex-wrap: wrap; gap: 0 0.4rem; }
.facts dt { color: var(--soft); }
.facts dd { font-size: 0.8rem; }
.to-picture { font-size: 0.85rem; margin-top: 0.35rem; }
.aside h4 { display: inline-block; margin: 1rem 0 0.5rem; }
.aside summary { cursor: pointer; }
.aside ul { padding-left: 1.1rem; list-style: disc; }

.picture { width: 100%; table-layout: fixed; border-collapse: separate; border-spacing: 0; }
.picture + .picture { margin-top: 1.5rem; }
.picture caption { text-align: left; color: var(--soft); font-size: 0.85rem; padding-bottom: 0.25rem; overflow-wrap: anywhere; }
.picture thead th { position: sticky; top: var(--bar); z-index: 1; padding: 0.5rem 0.75rem; text-align: left; vertical-align: bottom;
  background: var(--page); border: 1px solid var(--line); }
.picture thead .between { width: 11rem; background: var(--card); border-width: 0; }
.side, .table-name { display: block; overflow-wrap: anywhere; }
.side { color: var(--soft); font-size: 0.75rem; font-weight: normal; }
.picture tbody td { padding: 0.2rem 0.75rem; line-height: 1.4; vertical-align: middle; }
.picture tbody td:first-child, .picture tbody td:last-child { border: solid var(--line); border-width: 0 1px 1px; }
.picture tbody td:nth-child(2) { padding-inline: 0; text-align: center; font-family: var(--sans); }
.picture tbody tr:hover td:not(:nth-child(2)) { background: var(--page); }
.picture i { color: var(--soft); font-family: var(--sans); }
.picture td[class*='-']::before, .picture td.unknown::before { content: ''; display: block; height: 10px; background: var(--arrow);
  forced-color-adjust: none; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.picture td.to-destination::before { clip-path: polygon(0 4px, calc(100% - 10px) 4px, calc(100% - 10px) 0, 100% 50%,
  calc(100% - 10px) 100%, calc(100% - 10px) 6px, 0 6px); }
.picture td.to-source::before { clip-path: polygon(100% 4px, 10px 4px, 10px 0, 0 50%, 10px 100%, 10px 6px, 100% 6px); }
.picture td.both-ways::before { clip-path: polygon(0 50%, 10px 0, 10px 4px, calc(100% - 10px) 4px, calc(100% - 10px) 0, 100% 50%,
  calc(100% - 10px) 100%, calc(100% - 10px) 6px, 10px 6px, 10px 100%); }
.picture td.unknown::before { background: repeating-linear-gradient(90deg, var(--arrow) 0 6px, transparent 6px 11px);
  clip-path: inset(4px 0); }
.picture tr.error { --arrow: var(--error); }
.picture tr.warning { --arrow: var(--warning); }
.picture tr.info { --arrow: var(--info); }
.picture tbody tr.error td.faulty { background: var(--error-tint); color: var(--error); font-weight: 600; }
.picture tbody tr.warning td.faulty { background: var(--warning-tint); color: var(--warning); font-weight: 600; }
.picture tbody tr.info td.faulty { background: var(--info-tint); color: var(--info); font-weight: 600; }
.mark { display: inline-block; margin: 0.1rem; padding: 0 0.5rem; border-radius: 3px; font-family: var(--sans); font-size: 0.8rem;
  font-weight: 600; }
.mark > span:first-child { margin-right: 0.3em; }
.picture tr[id] { scroll-margin-top: 6rem; }
.scripted .picture tbody tr[id] { cursor: pointer; }

@media (min-width: 62rem) {
  .scripted { --bar: 5.9rem; }
  .scripted .filters { height: var(--bar); }
}
@media (max-width: 40rem) {
  .filters { position: static; }
  .filters label { flex: 1 1 8rem; }
  .filters select { width: 100%; max-width: none; }
  .map { padding-inline: 0.6rem; }
  .map-head { grid-template-columns: auto 1fr; }
  .map-tally { grid-area: 3 / 2; }
  .picture thead .between { width: 6.2rem; }
  .picture thead th, .picture tbody td { padding-inline: 0.4rem; }
  /* title and version stand at each map: here the numbers fit the screen */
  .counts th:nth-child(2):not(.number), .counts td:nth-child(2):not(.number) { display: none; }
  .counts th, .counts td { padding-inline: 0.35rem; }
  .counts thead th.number { font-size: 0.7rem; white-space: normal; }
  .mark { padding: 0 0.25rem; font-size: 0.72rem; }
}
@media print {
  :root { --page: #ffffff; --card: #ffffff; --text: #000000; --soft: #444b57; --line: #c4cad3; --link: #0b3f78;
    --error: #9b1c15; --error-tint: #fdeeec; --warning: #6f4300; --warning-tint: #fff3dd; --info: #1a4f8c;
    --info-tint: #e9f2fc; --good: #16542f; --good-tint: #e7f5ec; --arrow: #6b7585; --bar: 0rem; color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  .filters label, .filters button, .skip, .to-picture { display: none; }
  .filters { position: static; border: 0; }
  .large .map { content-visibility: visible; }
  .map { border: 0; border-top: 2px solid var(--line); border-radius: 0; padding: 0; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
  .scroll { overflow: visible; }
  h2, h3, h4, .map-head, .picture caption { break-after: avoid; }
  .finding, .problem, .picture tr, .total { break-inside: avoid; }
  .picture thead th { position: static; }
  a { text-decoration: none; }
  .verdict, .badge, .mark, .faulty { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
