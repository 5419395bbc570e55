/**
 * One finding: an Eta template over `{ finding: FindingView, reason: string | null, open: boolean }`. It is terse, since a
 * report may have tens of thousands: what is the same for all stands in the style.
 */
export const findingTemplate = `<li class="finding <%= it.finding.severity %>" id="<%= it.finding.id %>"><details<% if (it.open) { %> open<% } %>><summary><code><%= it.finding.bare %><% if (it.finding.variant !== null) { %><i>/<%= it.finding.variant %></i><% } %></code><span><%~ include('@marked', { parts: it.finding.message }) %></span><small><% if (it.finding.folder !== null) { %><i><%= it.finding.folder %></i><% } %><%= it.finding.place %></small></summary>
<% if (it.finding.frame !== null) { %><pre><b><%= it.finding.frame.line %></b> <%~ it.finding.frame.before %><mark><%~ it.finding.frame.marked %></mark><%~ it.finding.frame.after %></pre><% } %><% if (it.reason !== null) { %><p><b>Suppressed:</b> <%= it.reason %><% } %><% if (it.finding.help.length > 0) { %><p><b>How to mend it:</b> <%~ include('@marked', { parts: it.finding.help }) %><% } %><dl><% if (it.finding.row !== null) { %><dt>Mapping<dd><a href="#<%= it.finding.row %>"><%= it.finding.mapping ?? 'one' %></a><% } else if (it.finding.mapping !== null) { %><dt>Mapping<dd><%= it.finding.mapping %><% } %><% for (const [label, text] of it.finding.facts) { %><dt><%= label %><dd><%= text %><% } %></dl><% if (it.finding.about !== null) { %><p><a href="#<%= it.finding.about %>"><% if (it.finding.isHelpAbove) { %>How to mend it<% } else { %>What <%= it.finding.code %> means<% } %></a><% } %></details>
`;

/** Text with its names, fields and code as such: an Eta template over `{ parts: TextPart[] }`. */
export const markedTemplate = `<% for (const part of it.parts) { %><% if (part.kind === null) { %><%~ include('@lines', { text: part.text }) %><% } else { %><code><%= part.text %></code><% } %><% } %>`;

/** Text with its line breaks: an Eta template over `{ text: string }`. */
export const linesTemplate = `<% it.text.split(/\\r?\\n/).forEach((line, index) => { if (index > 0) { %><br><% } %><%= line %><% }) %>`;

/** A severity as symbol and word, so that colour is never the only sign: an Eta template over `{ severity }`. */
export const severityTemplate = `<span class="sign <%= it.severity %>"><span aria-hidden="true"><%~ include('@symbol') %></span><span class="unseen"> <%= it.severity %></span></span>`;

export const symbolTemplate = `<% if (it.severity === 'error') { %>✖<% } else if (it.severity === 'warning') { %>▲<% } else { %>●<% } %>`;

/** The heading of a severity's findings: an Eta template over `{ severity, id, count }`. */
export const severityHeadTemplate = `<section class="severity" data-severity="<%= it.severity %>" aria-labelledby="<%= it.id %>">
<h3 id="<%= it.id %>" tabindex="-1"><%~ include('@severity', { severity: it.severity }) %> <%= it.title %> <span class="sub"><%= it.count %></span></h3>
`;

/** The findings of a map, which follow one by one: an Eta template over `{ map: MapHead }`. */
export const groupTemplate = `<div class="by" data-map="<%= it.map.id %>">
<h4><a href="#<%= it.map.id %>"><%= it.map.name %></a><% if (it.map.version !== null) { %> <span class="sub"><%= it.map.version %></span><% } %></h4>
<ol class="findings">
`;
