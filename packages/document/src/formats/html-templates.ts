/** A page around its body, which is set already: an Eta template. */
export const pageTemplate = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="<%= it.policy %>">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title><%= it.title %></title>
<style><%~ it.styles %></style>
</head>
<body>
<%~ it.body %>
</body>
</html>
`;

/** The list of maps. */
export const indexTemplate = `<header>
<h1>Maps</h1>
<% if (it.maps.some(({ map }) => map.step !== null)) { %>
<p class="sub">Enable the maps, and run their initial synchronization, in the order of their steps.</p>
<% } %>
</header>
<main>
<div class="scroll" role="region" aria-label="Maps" tabindex="0">
<table>
<thead><tr><th scope="col">Step</th><th scope="col">Map</th><th scope="col">Version</th><th scope="col">What it does</th></tr></thead>
<tbody>
<% for (const { map, link } of it.maps) { %>
<tr><td><%= it.stepOf(map) ?? '–' %></td><th scope="row"><a href="<%= link %>"><%= map.name %></a></th><td><%= map.version ?? '' %></td><td><%= map.purpose %></td></tr>
<% } %>
</tbody>
</table>
</div>
</main>`;

/** One map. The table of its mappings is its picture: an arrow between two columns. */
export const mapTemplate = `<header>
<nav><a href="index.html">All maps</a></nav>
<h1><%= it.map.name %></h1>
<p><%= it.map.purpose %></p>
<p class="sub"><% if (it.map.version !== null) { %>Version <%= it.map.version %> · <% } %><% if (it.map.step !== null) { %>Step <%= it.stepOf(it.map) %> · <% } %><%= it.map.file %></p>
</header>
<main>
<% for (const leg of it.map.legs) { %>
<section>
<h2><%= it.tablesOf(leg) %></h2>
<div class="pair">
<% for (const side of [leg.left, leg.right]) { %>
<div>
<p><b><%= side.kind %></b> <code><%= side.table %></code></p>
<dl>
<% for (const [label, text] of it.sideFacts(side)) { %>
<div><dt><%= label %></dt><dd><%= text %></dd></div>
<% } %>
<% if (side.filter !== null) { %>
<div><dt>Only if</dt><dd><%= side.filter.words %> <code class="facts"><%= side.filter.text %></code></dd></div>
<% } %>
</dl>
</div>
<% } %>
</div>
<div class="scroll" role="region" aria-label="Mappings" tabindex="0">
<table>
<thead><tr><th scope="col"><%= leg.left.table %></th><th class="arrow"></th><th scope="col"><%= leg.right.table %></th><th scope="col">Values</th></tr></thead>
<tbody>
<% for (const mapping of leg.mappings) { %>
<tr><% for (const [i, end] of [mapping.left, mapping.right].entries()) { %><td><code><%= end.field ?? it.CONSTANT %></code><% if (end.displayName !== null) { %><span class="shown"><%= end.displayName %></span><% } %><span class="facts"><%= it.factsOf(end) %></span></td><% if (i === 0) { %><td class="arrow"><%= mapping.arrow %></td><% } %><% } %><td><%= it.extrasOf(mapping).join('; ') %><% if (mapping.values.length > 0) { %>
<details><summary>Values</summary><table><% for (const value of mapping.values) { %><tr><td><code><%= value.left %></code><% if (value.leftLabel !== null) { %> <%= value.leftLabel %><% } %></td><td><code><%= value.right %></code><% if (value.rightLabel !== null) { %> <%= value.rightLabel %><% } %></td></tr><% } %></table></details><% } %></td></tr>
<% } %>
</tbody>
</table>
</div>
</section>
<% } %>
</main>`;
