/** The page up to its maps, which follow one by one: an Eta template over `{ view: ReportView, styles, policy }`. */
export const pageTemplate = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="<%= it.policy %>">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Map validation: <%= it.view.verdict.text %></title>
<style><%~ it.styles %></style>
</head>
<body<% if (it.view.large) { %> class="large"<% } %>>
<a class="skip" href="#maps">Skip to the maps</a>
<header class="page-head">
<h1>Map validation</h1>
<p class="tool"><%= it.view.tool %></p>
<p class="verdict <%= it.view.verdict.tone %>"><%= it.view.verdict.text %></p>
</header>
<main>
<section class="summary" aria-labelledby="summary">
<h2 id="summary">Summary</h2>
<dl class="totals">
<% for (const [label, count] of it.view.totals) { %>
<div class="total"><dt><%= label %></dt><dd><%= count %></dd></div>
<% } %>
</dl>
<% for (const note of it.view.notes) { %>
<p class="note"><%= note %></p>
<% } %>
<% if (it.view.codes.length > 0) { %>
<div class="scroll" role="region" aria-label="Findings by code" tabindex="0">
<table class="counts">
<caption>Findings by code</caption>
<thead><tr><th scope="col">Code</th><th scope="col">Title</th><th scope="col" class="number">Errors</th><th scope="col" class="number">Warnings</th><th scope="col" class="number">Infos</th><th scope="col" class="number">Maps</th></tr></thead>
<tbody>
<% for (const row of it.view.codes) { %>
<tr><th scope="row"><%~ include('@code', { code: row.code }) %></th><td><%= row.title %></td><td class="number"><%= row.errors %></td><td class="number"><%= row.warnings %></td><td class="number"><%= row.infos %></td><td class="number"><%= row.maps %></td></tr>
<% } %>
</tbody>
</table>
</div>
<% } %>
<% if (it.view.maps.length > 0) { %>
<details class="by-map"<% if (it.view.maps.length <= 25) { %> open<% } %>>
<summary>Findings by map</summary>
<div class="scroll" role="region" aria-label="Findings by map" tabindex="0">
<table class="counts">
<caption class="unseen">Findings by map</caption>
<thead><tr><th scope="col">Map</th><th scope="col">Version</th><th scope="col" class="number">Errors</th><th scope="col" class="number">Warnings</th><th scope="col" class="number">Infos</th><th scope="col" class="number">Not checked</th><th scope="col" class="number">Mappings</th></tr></thead>
<tbody>
<% for (const map of it.view.maps) { %>
<tr><th scope="row"><a href="#<%= map.id %>"><%= map.name %></a></th><td><%= map.version ?? '–' %></td><td class="number"><%= map.counts.errors %></td><td class="number"><%= map.counts.warnings %></td><td class="number"><%= map.counts.infos %></td><td class="number"><%= map.notChecked %></td><td class="number"><%= map.mappings ?? '–' %></td></tr>
<% } %>
</tbody>
</table>
</div>
</details>
<% } %>
</section>
<% if (it.view.problems.length > 0) { %>
<section aria-labelledby="problems">
<h2 id="problems">Problems with inputs</h2>
<ul class="problems">
<% for (const problem of it.view.problems) { %>
<li class="problem <%= problem.severity %>"><%~ include('@severity', { severity: problem.severity }) %> <code><%= problem.place %></code><p><%= problem.reason %></p></li>
<% } %>
</ul>
</section>
<% } %>
<% if (it.view.order !== null) { %>
<section aria-labelledby="order">
<h2 id="order">Order to enable and synchronize the maps</h2>
<ol class="order">
<% for (const maps of it.view.order.steps) { %>
<li><%= maps.join(', ') %></li>
<% } %>
</ol>
<% for (const reason of it.view.order.open) { %>
<p class="note"><%= reason %></p>
<% } %>
</section>
<% } %>
<section aria-labelledby="maps">
<h2 id="maps" tabindex="-1">Maps</h2>
<div id="filters" class="filters" role="search" aria-label="Findings and maps" hidden>
<label>Search <input id="filter-text" type="search" placeholder="Field, message, map…" autocomplete="off" spellcheck="false"></label>
<label>Severity <select id="filter-severity"><option value="">All</option><option value="error">Errors</option><option value="warning">Warnings</option><option value="info">Infos</option></select></label>
<label>Code <select id="filter-code"><option value="">All</option>
<% for (const row of it.view.codes) { %>
<option><%= row.code.label %></option>
<% } %>
</select></label>
<label>Map <select id="filter-map"><option value="">All</option>
<% for (const map of it.view.maps) { %>
<option value="<%= map.id %>"><%= map.name %></option>
<% } %>
</select></label>
<button id="filter-clear" type="button">Clear</button>
<output id="filter-result" for="filter-text filter-severity filter-code filter-map"><%= it.view.extent %></output>
</div>
`;

/** What follows the maps: an Eta template over `{ script }`. */
export const pageEndTemplate = `</section>
</main>
<script><%~ it.script %></script>
</body>
</html>
`;
