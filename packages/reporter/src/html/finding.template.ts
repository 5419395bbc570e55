/** One finding: an Eta template over `{ finding: FindingView, reason: string | null }`. */
export const findingTemplate = `<li class="finding <%= it.finding.severity %>" id="<%= it.finding.id %>" tabindex="-1" data-severity="<%= it.finding.severity %>" data-code="<%= it.finding.code.label %>">
<p class="finding-head"><%~ include('@severity', { severity: it.finding.severity }) %> <%~ include('@code', { code: it.finding.code }) %> <span class="title"><%= it.finding.title %></span></p>
<p class="message"><%~ include('@marked', { parts: it.finding.message }) %></p>
<% if (it.reason !== null) { %>
<p class="reason"><strong>Suppressed:</strong> <%= it.reason %></p>
<% } %>
<% if (it.finding.help.length > 0) { %>
<p class="help"><strong>How to mend it:</strong> <%~ include('@marked', { parts: it.finding.help }) %></p>
<% } %>
<dl class="facts">
<% for (const [label, text] of it.finding.facts) { %>
<div><dt><%= label %></dt><dd><%= text %></dd></div>
<% } %>
</dl>
<% if (it.finding.row !== null) { %>
<p class="to-picture"><a href="#<%= it.finding.row %>">Show in the picture<span class="unseen"> of the map, <%= it.finding.code.label %></span></a></p>
<% } %>
</li>
`;

/** Text with its names, fields and code as such: an Eta template over `{ parts: TextPart[] }`. */
export const markedTemplate = `<% for (const part of it.parts) { %><% if (part.kind === null) { %><%~ include('@lines', { text: part.text }) %><% } else { %><code class="<%= part.kind %>"><%= part.text %></code><% } %><% } %>`;

/** Text with its line breaks: an Eta template over `{ text: string }`. */
export const linesTemplate = `<% it.text.split(/\\r?\\n/).forEach((line, index) => { if (index > 0) { %><br><% } %><%= line %><% }) %>`;

/** A code, linked to its documentation: an Eta template over `{ code: CodeView }`. */
export const codeTemplate = `<% if (it.code.docs === null) { %><code><%= it.code.label %></code><% } else { %><a class="code" href="<%= it.code.docs %>" rel="noreferrer noopener"><code><%= it.code.label %></code></a><% } %>`;

/** A severity as symbol and word, so that colour is never the only sign: an Eta template over `{ severity }`. */
export const severityTemplate = `<span class="badge <%= it.severity %>"><span aria-hidden="true"><%~ include('@symbol') %></span> <%= it.severity %></span>`;

export const symbolTemplate = `<% if (it.severity === 'error') { %>✖<% } else if (it.severity === 'warning') { %>▲<% } else { %>●<% } %>`;
