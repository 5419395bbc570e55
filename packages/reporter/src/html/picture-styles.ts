/**
 * The picture of a leg: two tables, and between them arrows with constants and values. It wants the colours and fonts that
 * pages set (`--arrow`, `--card`, `--mono` …).
 */
export const pictureStyles = `
.unseen, .picture tbody td > span { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
.picture { table-layout: fixed; border-collapse: separate; border-spacing: 0; }
.picture caption { padding: 2px 16px 8px; text-align: left; color: var(--soft); font-size: 12.5px; overflow-wrap: anywhere; }
.picture + .picture { margin-top: 24px; }
.picture th, .picture td { padding: 5px 16px; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.picture thead th { vertical-align: top; padding-block: 10px; background: var(--tint); font-size: 12.5px; }
.picture thead .between { width: 13rem; text-align: center; }
.picture .between, .picture tbody td:nth-child(2) { padding-inline: 0; }
.side, .fact > span { color: var(--soft); }
.side { display: block; } .side::first-letter { text-transform: uppercase; }
.table-name { display: block; font-size: 15px; font-weight: 700; }
.table-name code { font-weight: 400; }
.table-name code:only-child { font-size: 14px; font-weight: 700; }
.fact { display: grid; grid-template-columns: 4.5rem minmax(0, 1fr); margin-top: 2px; }
.fact code { font-size: 12px; }
.picture tbody td { font: 13px/1.4 var(--mono); vertical-align: middle; unicode-bidi: isolate; }
.picture tbody td:nth-child(2) { text-align: center; background: var(--page); border-top-color: transparent; }
.picture tbody tr:hover td:not(:nth-child(2)) { background: var(--tint); }
.picture small { display: block; font: 12.5px/1.35 var(--sans); color: var(--soft); }
.picture i { color: var(--soft); font-family: var(--sans); }
.picture s { text-decoration: underline wavy var(--error) 1px; text-underline-offset: 3px; }
.picture em, .legend em { font: 11px/1.5 var(--sans); padding: 0 5px; border-radius: 4px; white-space: nowrap; border: 1px solid var(--line); color: var(--soft); }
.picture em.key, .legend em.key { color: var(--warning); border-color: currentcolor; }
.picture td > b, .values b, .lab { display: inline-block; max-width: 100%; margin: 1px; padding: 0 7px; border: 1px solid var(--line); border-radius: 6px;
  background: var(--card); font: 12px/1.6 var(--mono); }
.values { display: inline-block; max-width: 100%; font: 12px/1.6 var(--mono); } .values b { display: block; }
.values summary { padding: 0 7px; border: 1px solid var(--line); border-radius: 6px; background: var(--card); }
.picture td[class*='-']::before, .picture td.unknown::before { content: '' / ''; display: block; height: 10px; margin-inline: 4px; background: var(--arrow);
  forced-color-adjust: none; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.picture td.to-destination::before { clip-path: polygon(0 4px, calc(100% - 10px) 4px, calc(100% - 10px) 0, 100% 50%,
  calc(100% - 10px) 100%, calc(100% - 10px) 6px, 0 6px); }
.picture td.to-source::before { clip-path: polygon(100% 4px, 10px 4px, 10px 0, 0 50%, 10px 100%, 10px 6px, 100% 6px); }
.picture td.both-ways::before { clip-path: polygon(0 50%, 10px 0, 10px 4px, calc(100% - 10px) 4px, calc(100% - 10px) 0, 100% 50%,
  calc(100% - 10px) 100%, calc(100% - 10px) 6px, 10px 6px, 10px 100%); }
.picture td.unknown::before { background: repeating-linear-gradient(90deg, var(--arrow) 0 6px, transparent 6px 11px); clip-path: inset(4px 0); }
.picture tr.error { --arrow: var(--error); } .picture tr.warning { --arrow: var(--warning); } .picture tr.info { --arrow: var(--info); }
.picture tbody tr { color: var(--text); }
.picture tr.error .faulty { background: var(--error-tint); } .picture tr.warning .faulty { background: var(--warning-tint); }
.picture tr.info .faulty { background: var(--info-tint); }
.picture tr.error .faulty:first-child { box-shadow: inset 3px 0 var(--error); } .picture tr.error .faulty:last-child { box-shadow: inset -3px 0 var(--error); }
.picture tr.warning .faulty:first-child { box-shadow: inset 3px 0 var(--warning); } .picture tr.warning .faulty:last-child { box-shadow: inset -3px 0 var(--warning); }
@media (max-width: 44rem) {
  .picture, .picture thead, .picture tbody, .picture caption { display: block; }
  .picture tr { display: grid; border-top: 1px solid var(--line); padding: 4px 0; }
  .picture th, .picture td { border: 0; padding: 3px 12px; }
  .picture thead .between { width: auto; text-align: left; padding-inline: 12px; }
  .picture tbody td:nth-child(2) { position: relative; min-height: 24px; padding: 1px 12px 1px 40px; text-align: left; background: none; }
  .picture tbody td:nth-child(2)::before { position: absolute; left: 12px; top: 2px; width: 20px; height: 20px; margin: 0; rotate: 90deg; }
  .picture td.to-destination::before { clip-path: polygon(0 9px, 12px 9px, 12px 5px, 100% 10px, 12px 15px, 12px 11px, 0 11px); }
  .picture td.to-source::before { clip-path: polygon(100% 9px, 8px 9px, 8px 5px, 0 10px, 8px 15px, 8px 11px, 100% 11px); }
  .picture td.both-ways::before { clip-path: polygon(0 10px, 7px 5px, 7px 9px, 13px 9px, 13px 5px, 100% 10px, 13px 15px, 13px 11px, 7px 11px, 7px 15px); }
  .picture .table-marks td:empty { display: none; }
}
@media print {
  .picture td, .picture th { padding-inline: 8px; }
  .picture thead .between { width: 9rem; }
  .picture thead th { padding-block: 6px; }
  .picture caption { padding-inline: 8px; break-after: avoid; }
  .picture .fact { grid-template-columns: 4rem minmax(0, 1fr); } .picture .fact code { font-size: 7pt; }
  .picture .values summary { display: none; } .picture .values { display: block; } .picture .values b { width: fit-content; margin-inline: auto; }
  .picture tr, .picture:not(:has(tbody:last-of-type > tr:nth-child(9))) { break-inside: avoid; }
  .picture thead, .picture .table-marks, .picture tbody:last-of-type > tr:first-child { break-after: avoid; }
}
`;
