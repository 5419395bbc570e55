/** One map up to its pictures, which follow one by one: an Eta template over `{ map: MapView }`. */
export const mapTemplate = `<details class="map" id="<%= it.map.id %>"<% if (it.map.isOpen) { %> open<% } %>>
<summary class="map-head"><h3><%= it.map.name %></h3>
<span class="sub"><% if (it.map.version !== null) { %>version <%= it.map.version %> · <% } %><%= it.map.kind %> · <code><%= it.map.file %></code></span>
<span class="tally<% if (it.map.counts.errors > 0) { %> error<% } else if (it.map.counts.warnings > 0) { %> warning<% } %>"><%= it.map.tally %><% if (it.map.notChecked > 0) { %> · <%= it.map.notChecked %> not checked<% } %></span></summary>
<% if (!it.map.isWhole) { %>
<p class="note">This report does not hold the mappings of this map. Only those that findings name can be drawn.</p>
<% } %>
`;

/** What follows the pictures, up to the suppressed findings: an Eta template over `{ map: MapView }`. */
export const mapSuppressedTemplate = `<% if (it.map.suppressed.length > 0) { %>
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
