/** The page up to its groups, which follow one by one: an Eta template. */
export const pageTemplate = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="<%= it.policy %>">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>What changed: <%= it.verdict %></title>
<style><%~ it.styles %></style>
</head>
<body>
<a class="skip" href="#changes">Skip to the changes</a>
<header>
<p class="sub"><b><%= it.tool %></b> · what changed</p>
<h1 class="<%= it.tone %>"><%= it.verdict %></h1>
<p class="sides">from <code><%= it.before %></code> to <code><%= it.after %></code></p>
<% if (it.maps !== '') { %>
<p class="sub"><%= it.maps %></p>
<% } %>
</header>
<main id="changes" tabindex="-1">
<% if (it.contents.length > 1) { %>
<nav aria-label="Maps and tables that changed">
<table>
<thead><tr><th scope="col">Map or table</th><th scope="col" class="n">Breaks</th><th scope="col" class="n">Look at it</th><th scope="col" class="n">Safe</th><th scope="col" class="n">Findings</th></tr></thead>
<tbody>
<% for (const entry of it.contents) { %>
<tr><th scope="row"><a href="#<%= entry.id %>"><%= entry.title %></a></th><% for (const [tone, count] of entry.counts) { %><td class="n <%= count === 0 ? 'zero' : tone %>"><%= count %></td><% } %><td class="n"><% if (entry.fresh > 0) { %><%= entry.fresh %> new<% } %><% if (entry.fresh > 0 && entry.gone > 0) { %>, <% } %><% if (entry.gone > 0) { %><%= entry.gone %> gone<% } %></td></tr>
<% } %>
</tbody>
</table>
</nav>
<% } %>
`;

/** A map or a table, and what changed of it. */
export const groupTemplate = `<section aria-labelledby="<%= it.id %>">
<h2 id="<%= it.id %>"><%= it.title %> <span class="sub"><%= it.sub %></span></h2>
<ul>
<% for (const row of it.rows) { %>
<li class="<%= row.tone %>">
<p class="what"><span class="label"><%= row.label %></span> <% for (const part of row.what) { %><% if (part.kind === null) { %><%= part.text %><% } else { %><code><%= part.text %></code><% } %><% } %></p>
<% if (row.why !== '') { %>
<p class="sub"><%= row.why %></p>
<% } %>
<% if (row.maps.length > 0) { %>
<p class="sub">Mapped by <%= row.maps.join(', ') %>.</p>
<% } %>
<dl>
<% for (const [when, place] of row.places) { %>
<div><dt><%= when %></dt><dd><code><%= place %></code></dd></div>
<% } %>
</dl>
</li>
<% } %>
</ul>
</section>
`;

/** What follows the groups. */
export const pageEndTemplate = `<% if (it.groups.length > 0) { %>
<section aria-labelledby="not-compared">
<h2 id="not-compared">Not compared</h2>
<ul class="plain">
<% for (const { reason, all } of it.groups) { %>
<li><b><%= reason %></b> (<%= all.length %>): <%= all.join(', ') %></li>
<% } %>
</ul>
</section>
<% } %>
</main>
</body>
</html>
`;
