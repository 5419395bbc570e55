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
<table class="maps">
<thead><tr><th scope="col">Step</th><th scope="col">Map</th><th scope="col">Version</th><th scope="col">What it does</th></tr></thead>
<tbody>
<% for (const { map, link } of it.maps) { %>
<tr><td><%= it.stepOf(map) ?? '–' %></td><th scope="row"><a href="<%= link %>"><%= it.nameOf(map) %></a></th><td><%= map.version ?? '' %></td><td><%= map.purpose %></td></tr>
<% } %>
</tbody>
</table>
</main>`;

/** One map. The table of its mappings is its picture, as reports draw it. */
export const mapTemplate = `<header>
<nav><a href="index.html">All maps</a></nav>
<h1><%= it.nameOf(it.map) %></h1>
<p><%= it.map.purpose %></p>
<p class="sub"><% if (it.map.version !== null) { %>Version <%= it.map.version %> · <% } %><% if (it.map.step !== null) { %>Step <%= it.stepOf(it.map) %> · <% } %><code><%= it.map.file %></code></p>
</header>
<main>
<% for (const leg of it.map.legs) { %>
<section>
<h2><%= it.tablesOf(leg) %></h2>
<table class="picture">
<caption class="unseen">Mappings</caption>
<thead><tr><%~ include('@side', { side: leg.left, sideFacts: it.sideFacts }) %><th scope="col" class="between"><span class="unseen">Direction and values</span></th><%~ include('@side', { side: leg.right, sideFacts: it.sideFacts }) %></tr></thead>
<tbody>
<% for (const mapping of leg.mappings) { %>
<tr><%~ include('@end', { end: mapping.left, ...it }) %><td class="<%= it.ARROWS[mapping.arrow].shape %>"><span><%= it.ARROWS[mapping.arrow].words %></span><% for (const text of it.betweenOf(mapping)) { %><b><%= text %></b><% } %><% if (mapping.values.length > 3) { %><details class="values"><summary><%= mapping.values.length %> values</summary><% for (const value of mapping.values) { %><%~ include('@value', { value }) %><% } %></details><% } else { %><% for (const value of mapping.values) { %><%~ include('@value', { value }) %><% } %><% } %></td><%~ include('@end', { end: mapping.right, ...it }) %></tr>
<% } %>
</tbody>
</table>
</section>
<% } %>
</main>`;

/** The head of a table: what is told of a side. */
export const sideTemplate = `<th scope="col"><span class="side"><%= it.side.kind %></span><span class="table-name"><code><%= it.side.table %></code></span><% for (const [label, text] of it.sideFacts(it.side)) { %><span class="fact"><span><%= label %></span> <b><%= text %></b></span><% } %><% if (it.side.filter !== null) { %><span class="fact"><span>Only if</span> <b><%= it.side.filter.words %> <code><%= it.side.filter.text %></code></b></span><% } %></th>`;

/** One end of a mapping. */
export const endTemplate = `<td><% if (it.end.field === null) { %><i><%= it.CONSTANT %></i><% } else { %><%= it.end.field %><% } %><% if (it.end.requirement !== null) { %> <em class="required"><%= it.end.requirement %></em><% } %><% if (it.end.isKey) { %> <em class="key">key</em><% } %><% if (it.end.isCompany) { %> <em>company</em><% } %><% const about = it.aboutOf(it.end); if (about !== '') { %><small><%= about %></small><% } %></td>`;

/** A translated value. */
export const valueTemplate = `<b><%= it.value.left %><% if (it.value.leftLabel !== null) { %> <i><%= it.value.leftLabel %></i><% } %> = <%= it.value.right %><% if (it.value.rightLabel !== null) { %> <i><%= it.value.rightLabel %></i><% } %></b>`;
