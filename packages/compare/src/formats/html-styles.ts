import { plainStyles } from '@dipv/reporter/plain-styles';

/** The style of the page. */
export const pageStyles = `${plainStyles}
.sides { margin-bottom: 0.4rem; }
nav { margin-top: 1.5rem; }
.n:last-child { width: 8rem; padding-left: 6px; }
@media (max-width: 40rem) {
  nav table, nav thead, nav tbody { display: block; }
  nav tr { display: grid; grid-template-columns: repeat(3, 4.6rem) minmax(0, 1fr); padding: 4px 0; }
  nav th:first-child { grid-column: 1 / -1; }
  nav .n { width: auto; padding: 0; text-align: left; } nav .n:last-child { text-align: right; }
}
.plain li { overflow-wrap: anywhere; } .plain b { display: inline-block; } .plain b::first-letter { text-transform: uppercase; }
h1::before { font-size: 0.8em; } h1.breaking::before { content: '✖ ' / ''; color: var(--breaking); }
h1.review::before { content: '▲ ' / ''; color: var(--review); } h1.safe::before { content: '✔ ' / ''; color: var(--safe); }
td.breaking { color: var(--breaking); } td.review { color: var(--review); } td.safe { color: var(--safe); }
li { padding: 10px 0; border-top: 1px solid var(--line); }
.label { font-weight: 600; margin-right: 0.4em; }
li.breaking .label { color: var(--breaking); } li.review .label { color: var(--review); } li.safe .label { color: var(--safe); }
.breaking .label::before { content: '✖ '; } .review .label::before { content: '▲ '; } .safe .label::before { content: '✔ '; }
.what code { background: var(--tint); padding: 1px 4px; border-radius: 4px; }
dl { font-size: 12.5px; margin-top: 2px; }
dl div { display: grid; grid-template-columns: 3.6rem 1fr; }
dt { color: var(--soft); }
dd code { font-size: 12.5px; color: var(--soft); }
`;
