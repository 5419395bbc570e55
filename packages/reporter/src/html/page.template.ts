/** The page up to its findings, which follow one by one: an Eta template over `{ view: ReportView, styles, policy }`. */
export const pageTemplate = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="<%= it.policy %>">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title><%= it.view.verdict.answer %>: <%= it.view.verdict.text %></title>
<style><%~ it.styles %></style>
</head>
<body<% if (it.view.isLarge) { %> class="large"<% } %>>
<a class="skip" href="#maps">Skip to the maps</a>
<header class="top"><p><b><%= it.view.tool %></b> dual-write maps</p><nav aria-label="Sections"><a href="#findings">Findings</a> <a href="#maps">Maps</a><% if (it.view.gaps.length > 0) { %> <a href="#unchecked">Not checked</a><% } %><% if (it.view.problems.length > 0) { %> <a href="#problems">Inputs</a><% } %><% if (it.view.order !== null) { %> <a href="#order">Order</a><% } %></nav></header>
<main>
<section class="first" aria-labelledby="answer">
<div>
<h1 id="answer" class="<%= it.view.verdict.tone %>"><span aria-hidden="true"><% if (it.view.verdict.tone === 'error') { %>✖<% } else if (it.view.verdict.tone === 'warning') { %>▲<% } else if (it.view.verdict.tone === 'unknown') { %>○<% } else { %>✓<% } %></span> <%= it.view.verdict.answer %></h1>
<p class="lead"><%= it.view.verdict.text %></p>
<% for (const note of it.view.notes) { %>
<p class="note"><%= note %></p>
<% } %>
</div>
<ul class="tiles" aria-label="Numbers">
<% for (const tile of it.view.tiles) { %>
<li><% if (tile.to !== null) { %><a class="tile<% if (tile.tone !== null) { %> <%= tile.tone %><% } %>" href="#<%= tile.to %>"<% if (tile.tone !== null) { %> data-key="severity" data-value="<%= tile.tone %>"<% } %>><b><%= tile.count %></b> <%= tile.label %></a><% } else { %><span class="tile<% if (tile.count === 0) { %> zero<% } %>"><b><%= tile.count %></b> <%= tile.label %></span><% } %></li>
<% } %>
</ul>
<dl class="facts">
<% for (const [label, text] of it.view.facts) { %>
<div><dt><%= label %></dt><dd><%= text %></dd></div>
<% } %>
</dl>
<% if (it.view.gaps.length > 0) { %>
<p class="gap"><span aria-hidden="true">○</span> <span><b><%= it.view.notChecked %> checks were not made</b> for want of data: <% it.view.gaps.slice(0, 3).forEach((gap, i) => { if (i > 0) { %>; <% } %><%= gap.title %><% }) %>. Their silence says nothing. <a href="#unchecked">What would settle them</a></span></p>
<% } %>
<% if (it.view.failing.length > 0) { %>
<table class="what">
<caption>What was found where</caption>
<thead><tr><th scope="col">Map</th><th scope="col">Codes</th><th scope="col" class="n">Findings</th></tr></thead>
<tbody>
<% for (const map of it.view.failing.slice(0, it.rows)) { %>
<%~ include('@failing', { map }) %>
<% } %>
</tbody>
</table>
<% if (it.view.failing.length > it.rows) { %>
<details class="rest"><summary><%= it.view.failing.length - it.rows %> more <% if (it.view.failing.length - it.rows === 1) { %>map<% } else { %>maps<% } %> with findings</summary>
<table class="what">
<caption class="unseen">More maps with findings</caption>
<thead class="unseen"><tr><th scope="col">Map</th><th scope="col">Codes</th><th scope="col">Findings</th></tr></thead>
<tbody>
<% for (const map of it.view.failing.slice(it.rows)) { %>
<%~ include('@failing', { map }) %>
<% } %>
</tbody>
</table>
</details>
<% } %>
<% } %>
<% if (it.sound.length > 0) { %>
<details class="rest"<% if (it.sound.length <= 12) { %> open<% } %>><summary><span class="good">✓</span> <%= it.sound.length %> <% if (it.sound.length === 1) { %>map<% } else { %>maps<% } %> without findings</summary>
<ul class="sound">
<% for (const map of it.sound) { %>
<li><a href="#<%= map.id %>"><%= map.name %></a></li>
<% } %>
</ul>
</details>
<% } %>
</section>
<div id="filters" class="filters" role="search" aria-label="Findings and maps" hidden>
<label>Search <input id="filter-text" type="search" placeholder="Field, message, map…" autocomplete="off" spellcheck="false"></label>
<label>Severity <select id="filter-severity"><option value="">All</option><option value="error">Errors</option><option value="warning">Warnings</option><option value="info">Infos</option></select></label>
<label>Code <select id="filter-code"><option value="">All</option>
<% for (const code of it.view.codes) { %>
<option><%= code.label %></option>
<% } %>
</select></label>
<label>Map <select id="filter-map"><option value="">All</option>
<% for (const map of it.view.maps) { %>
<option value="<%= map.id %>"><%= map.name %></option>
<% } %>
</select></label>
<label class="check"><input id="filter-faulty" type="checkbox"> Only maps with findings</label>
<button id="filter-clear" type="button">Clear</button>
<button id="fold" type="button">Collapse all</button>
<output id="filter-result" for="filter-text filter-severity filter-code filter-map filter-faulty"><%= it.view.extent %></output>
</div>
<p id="empty" class="empty" hidden>Nothing matches these filters. <button id="empty-clear" type="button">Show everything</button></p>
<section aria-labelledby="findings">
<h2 id="findings" tabindex="-1">Findings</h2>
<% if (it.view.codes.length > 0) { %>
<details class="all-codes"><summary>By code: what was found, and what it means <span class="sub">(<%= it.view.codes.length %>)</span></summary>
<div class="codes">
<% for (const code of it.view.codes) { %>
<details class="rule" id="<%= code.id %>" data-rule="<%= code.label %>"><summary><code class="label"><%= code.label %></code> <span><%= code.title %></span> <span class="sub"><% if (code.errors > 0) { %><%= code.errors %> ✖ <% } %><% if (code.warnings > 0) { %><%= code.warnings %> ▲ <% } %><% if (code.infos > 0) { %><%= code.infos %> ● <% } %>in <%= code.maps %> <% if (code.maps === 1) { %>map<% } else { %>maps<% } %></span></summary>
<div class="meaning">
<% if (code.explanation !== null) { %>
<div>
<p><%~ include('@marked', { parts: code.explanation.description }) %></p>
<% if (code.explanation.mend.length > 0) { %>
<p><strong>How to mend it:</strong> <%~ include('@marked', { parts: code.explanation.mend }) %></p>
<% } %>
</div>
<% if (code.explanation.example !== null) { %>
<div class="example"><p class="sub">Example: <%= code.explanation.example.name %></p>
<pre><% for (const line of code.explanation.example.lines) { %><%= line %><%~ '\\n' %><% } %></pre>
<% for (const found of code.explanation.example.finds) { %>
<p><span class="sign error" aria-hidden="true">✖</span> <%= found %></p>
<% } %>
</div>
<% } %>
<% } else if (code.helps.length === 0) { %>
<p class="note">The run does not say more about this code.</p>
<% } %>
<% if (code.helps.length > 0) { %>
<div class="helps">
<% for (const help of code.helps) { %>
<p><strong>How to mend <% if (help.count < code.errors + code.warnings + code.infos) { %><%= help.count %> of them<% } else { %>all of them<% } %>:</strong> <%~ include('@marked', { parts: help.parts }) %></p>
<% } %>
</div>
<% } %>
<% if (code.page !== null) { %>
<p><a href="<%= code.page %>" rel="noreferrer noopener">The page about <%= code.label %></a><% if (code.docs !== null) { %> · <a href="<%= code.docs %>" rel="noreferrer noopener">What Microsoft says of it</a><% } %></p>
<% } %>
</div>
</details>
<% } %>
</div>
</details>
<% } else { %>
<p class="note">No findings.</p>
<% } %>
`;

/** A map that fails, as a row: an Eta template over `{ map: FailingMap }`. */
export const failingTemplate = `<tr><th scope="row"><a href="#<%= it.map.id %>" data-key="map" data-value="<%= it.map.id %>"><%= it.map.name %></a></th><td><% for (const code of it.map.codes) { %><a class="chip <%= code.severity %>" href="#<%= it.map.id %>" data-key="code" data-value="<%= code.label %>"><%= code.label %><% if (code.count > 1) { %> × <%= code.count %><% } %></a> <% } %></td><td class="n"><%= it.map.tally %></td></tr>
`;

/** What stands between the findings and the maps, which follow one by one: an Eta template over `{ view: ReportView }`. */
export const pageMapsTemplate = `</section>
<section aria-labelledby="maps">
<h2 id="maps" tabindex="-1">Maps</h2>
<% if (it.view.maps.length > 0) { %>
<p class="legend"><span><em class="key">key</em> integration key</span> <span><em class="required">required</em> enforced on every write</span> <span><b class="lab">= 3</b> constant, or value map</span> <span>Arrows show where data is written.</span></p>
<% } %>
`;

/** What follows the maps: an Eta template over `{ view: ReportView, script }`. */
export const pageEndTemplate = `</section>
<% if (it.view.gaps.length > 0) { %>
<section aria-labelledby="unchecked">
<h2 id="unchecked" tabindex="-1">Not checked</h2>
<p class="note">What lacks an input neither passes nor fails.</p>
<% for (const gap of it.view.gaps) { %>
<div class="lack">
<h3><%= gap.title %> <span class="sub"><%= gap.checks %> <% if (gap.checks === 1) { %>check<% } else { %>checks<% } %></span></h3>
<% if (gap.inputs !== null) { %>
<p class="settle"><% if (gap.inputs.length === 0) { %>No input settles it: mend the map, or the finding that the reason names.<% } else { %><strong>Supply one of:</strong> <% gap.inputs.forEach((input, i) => { if (i > 0) { %>; <% } %><% if (input.guide === null) { %><%= input.title %><% } else { %><a href="<%= input.guide %>" rel="noreferrer noopener"><%= input.title %></a><% } %><% if (input.isPart) { %> (in part)<% } %><% }) %>.<% } %></p>
<% } %>
<ul class="reasons">
<% for (const reason of gap.reasons.slice(0, it.reasons)) { %>
<%~ include('@reason', { reason, maps: it.view.maps }) %>
<% } %>
</ul>
<% if (gap.reasons.length > it.reasons) { %>
<details><summary><%= gap.reasons.length - it.reasons %> more</summary>
<ul class="reasons">
<% for (const reason of gap.reasons.slice(it.reasons)) { %>
<%~ include('@reason', { reason, maps: it.view.maps }) %>
<% } %>
</ul>
</details>
<% } %>
</div>
<% } %>
</section>
<% } %>
<% if (it.view.problems.length > 0) { %>
<section aria-labelledby="problems">
<h2 id="problems" tabindex="-1">Problems with inputs</h2>
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
</main>
<script><%~ it.script %></script>
</body>
</html>
`;

/** A reason why checks were not made: an Eta template over `{ reason: GapReason, maps: MapHead[] }`. */
export const reasonTemplate = `<li><%= it.reason.reason %>: <code><%= it.reason.codes.join(', ') %></code><% if (it.maps.length > 1) { %> <span class="sub"><% if (it.reason.maps.length === it.maps.length) { %>in every map<% } else { %>in <% it.reason.maps.slice(0, 3).forEach((at, index) => { if (index > 0) { %>, <% } %><a href="#<%= it.maps[at].id %>"><%= it.maps[at].name %></a><% }) %><% if (it.reason.maps.length > 3) { %> and <%= it.reason.maps.length - 3 %> more<% } %><% } %></span><% } %></li>
`;
