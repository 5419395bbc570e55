/** One map up to its findings, which follow one by one: an Eta template over `{ map: MapView }`. */
export const mapTemplate = `<details class="map" id="<%= it.map.id %>"<% if (it.map.findings.length > 0) { %> open<% } %>>
<summary class="map-head"><h3><%= it.map.name %></h3>
<span class="map-facts"><% if (it.map.version !== null) { %>version <%= it.map.version %> · <% } %><%= it.map.kind %> · <code><%= it.map.file %></code></span>
<span class="map-tally<% if (it.map.counts.errors > 0) { %> error<% } else if (it.map.counts.warnings > 0) { %> warning<% } %>"><%= it.map.tally %><% if (it.map.notChecked > 0) { %> · <%= it.map.notChecked %> not checked<% } %></span></summary>
<% if (it.map.findings.length > 0) { %>
<h4>Findings</h4>
<ol class="findings">
<% } else { %>
<p class="note">No findings in this map.</p>
<% } %>
`;

/** What follows the findings, up to the pictures: an Eta template over `{ map: MapView }`. */
export const mapPicturesTemplate = `<% if (it.map.findings.length > 0) { %>
</ol>
<% } %>
<h4>Picture</h4>
<% if (it.map.mappings === null) { %>
<p class="note">This report does not hold the mappings of this map. Only those that findings name can be drawn.</p>
<% } %>
`;

/** What follows the pictures, up to the suppressed findings: an Eta template over `{ map: MapView }`. */
export const mapLacksTemplate = `<% if (it.map.notChecked > 0) { %>
<details class="aside" open>
<summary><h4>Not checked (<%= it.map.notChecked %>)</h4></summary>
<ul class="lacks">
<% for (const lack of it.map.lacks) { %>
<li><%= lack.reason %>: <% lack.codes.forEach((code, index) => { if (index > 0) { %>, <% } %><code><%= code %></code><% }) %></li>
<% } %>
</ul>
</details>
<% } %>
<% if (it.map.suppressed.length > 0) { %>
<details class="aside">
<summary><h4>Suppressed findings (<%= it.map.suppressed.length %>)</h4></summary>
<ol class="findings">
<% } %>
`;

/** The end of a map: an Eta template over `{ map: MapView }`. */
export const mapEndTemplate = `<% if (it.map.suppressed.length > 0) { %>
</ol>
</details>
<% } %>
</details>
`;
