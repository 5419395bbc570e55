import { plainStyles } from '@dipv/reporter/plain-styles';

/** The style of the page. */
export const pageStyles = `${plainStyles}
.sides { margin-bottom: 0.4rem; }
nav { margin-top: 1.5rem; }
.breaking { color: var(--breaking); } .review { color: var(--review); } .safe { color: var(--safe); }
li { padding: 10px 0; border-top: 1px solid var(--line); }
li.breaking, li.review, li.safe, .plain li { color: inherit; }
.label { font-weight: 600; margin-right: 0.4em; }
li.breaking .label { color: var(--breaking); } li.review .label { color: var(--review); } li.safe .label { color: var(--safe); }
.breaking .label::before { content: '✖ '; } .review .label::before { content: '▲ '; } .safe .label::before { content: '✔ '; }
.what code { background: var(--tint); padding: 1px 4px; border-radius: 4px; }
dl { font-size: 12.5px; margin-top: 2px; }
dl div { display: grid; grid-template-columns: 3.6rem 1fr; }
dt { color: var(--soft); }
dd code { font-size: 12.5px; color: var(--soft); }
`;
