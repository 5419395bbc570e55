/** One finding: an Eta template over `{ finding: FindingView, reason: string | null, open: boolean }`. */
export const findingTemplate = `<li class="finding <%= it.finding.severity %>" id="<%= it.finding.id %>" tabindex="-1" data-severity="<%= it.finding.severity %>" data-code="<%= it.finding.code %>" data-map="<%= it.finding.map %>">
<details<% if (it.open) { %> open<% } %>><summary><%~ include('@severity', { severity: it.finding.severity }) %> <code class="label"><%= it.finding.bare %><% if (it.finding.variant !== null) { %><span>/<%= it.finding.variant %></span><% } %></code> <span class="message"><%~ include('@marked', { parts: it.finding.message }) %></span> <span class="at"><%= it.finding.place %></span></summary>
<div class="body">
<% if (it.finding.frame !== null) { %>
<pre class="source" role="group" aria-label="Source" tabindex="0"><span class="line"><%= it.finding.frame.line %></span> <%= it.finding.frame.source %><%~ '\\n' %><span class="line"></span> <span class="carets" aria-hidden="true"><%= it.finding.frame.marks %></span></pre>
<% } %>
<% if (it.reason !== null) { %>
<p class="reason"><strong>Suppressed:</strong> <%= it.reason %></p>
<% } %>
<% if (it.finding.help.length > 0) { %>
<p class="help"><strong>How to mend it:</strong> <%~ include('@marked', { parts: it.finding.help }) %></p>
<% } %>
<dl class="about">
<% for (const [label, text] of it.finding.facts) { %>
<div><dt><%= label %></dt><dd><%= text %></dd></div>
<% } %>
</dl>
<p class="links"><% if (it.finding.row !== null) { %><a href="#<%= it.finding.row %>">Show in the picture<span class="unseen"> of the map, <%= it.finding.code %></span></a> <% } %><% if (it.finding.about !== null) { %><a href="#<%= it.finding.about %>" data-key="code" data-value="<%= it.finding.code %>">What <%= it.finding.code %> means</a><% } %> <span class="title"><%= it.finding.title %></span></p>
</div>
</details>
</li>
`;

/** Text with its names, fields and code as such: an Eta template over `{ parts: TextPart[] }`. */
export const markedTemplate = `<% for (const part of it.parts) { %><% if (part.kind === null) { %><%~ include('@lines', { text: part.text }) %><% } else { %><code class="<%= part.kind %>"><%= part.text %></code><% } %><% } %>`;

/** Text with its line breaks: an Eta template over `{ text: string }`. */
export const linesTemplate = `<% it.text.split(/\\r?\\n/).forEach((line, index) => { if (index > 0) { %><br><% } %><%= line %><% }) %>`;

/** A severity as symbol and word, so that colour is never the only sign: an Eta template over `{ severity }`. */
export const severityTemplate = `<span class="sign <%= it.severity %>"><span aria-hidden="true"><%~ include('@symbol') %></span><span class="unseen"> <%= it.severity %></span></span>`;

export const symbolTemplate = `<% if (it.severity === 'error') { %>✖<% } else if (it.severity === 'warning') { %>▲<% } else { %>●<% } %>`;

/** The heading of a severity's findings: an Eta template over `{ severity, id, count }`. */
export const severityHeadTemplate = `<section class="severity" aria-labelledby="<%= it.id %>">
<h3 id="<%= it.id %>" tabindex="-1"><%~ include('@severity', { severity: it.severity }) %> <%= it.title %> <span class="sub"><%= it.count %></span></h3>
`;

/** The findings of a map, which follow one by one: an Eta template over `{ map: MapHead }`. */
export const groupTemplate = `<div class="by" data-map="<%= it.map.id %>">
<h4><a href="#<%= it.map.id %>"><%= it.map.name %></a><% if (it.map.version !== null) { %> <span class="sub"><%= it.map.version %></span><% } %></h4>
<ol class="findings">
`;
