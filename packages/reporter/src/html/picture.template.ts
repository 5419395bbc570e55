/**
 * One leg drawn as two tables with arrows between, up to its rows, which follow one by one: an Eta template over
 * `{ picture: Picture }`. Rows stand on one line without closing tags, which HTML allows, since a report may have hundreds of thousands.
 */
export const pictureTemplate = `<table class="picture">
<caption>
<% if (it.picture.task !== null) { %>Task <b><%= it.picture.task %></b>, <% } %><% if (it.picture.leg !== null) { %>leg <b><%= it.picture.leg %></b>, <% } %><%= it.picture.extent %>
</caption>
<thead><tr><th scope="col"><%~ include('@table-name', { side: 'source', table: it.picture.source }) %></th><th scope="col" class="between"><% if (it.picture.organizations !== null) { %><span class="side">Companies</span><%= it.picture.organizations %><% } else { %><span class="unseen">Direction</span><% } %></th><th scope="col"><%~ include('@table-name', { side: 'destination', table: it.picture.destination }) %></th></tr></thead>
<% if (it.picture.source.marks.length + it.picture.marks.length + it.picture.destination.marks.length > 0) { %>
<tbody class="table-marks"><tr><td><%~ include('@marks', { marks: it.picture.source.marks, withField: true }) %></td><td class="between"><%~ include('@marks', { marks: it.picture.marks, withField: true }) %></td><td><%~ include('@marks', { marks: it.picture.destination.marks, withField: true }) %></td></tr></tbody>
<% } %>
<tbody>
`;

/** A row of a picture: an Eta template over `{ row: PictureRow }`. */
export const rowTemplate = `<tr<% if (it.row.id !== null) { %> id="<%= it.row.id %>" class="<%= it.row.severity %>"<% } %>><td<%~ include('@end', { end: it.row.source }) %><td class="<%= it.row.direction %>"><span><% if (it.row.direction === 'to-destination') { %>to destination<% } else if (it.row.direction === 'to-source') { %>to source<% } else if (it.row.direction === 'both-ways') { %>both ways<% } else { %>direction not known<% } %></span><% if (it.row.constant !== null) { %><b>= <%= it.row.constant === '' ? '(blank)' : it.row.constant %></b><% } %><% if (it.row.values.length > 3) { %><details class="values"><summary><%= it.row.values.length %> values</summary><% for (const value of it.row.values) { %><b><%= value %></b><% } %></details><% } else { %><% for (const value of it.row.values) { %><b><%= value %></b><% } %><% } %><% if (it.row.between.length > 0) { %><%~ include('@marks', { marks: it.row.between, withField: false }) %><% } %><td<%~ include('@end', { end: it.row.destination }) %>
`;

/** One end of a mapping, from within its cell's tag: an Eta template over `{ end: PictureEnd }`. */
export const endTemplate = `<% if (it.end.marks.length > 0) { %> class="faulty"<% } %>><% if (it.end.field === null) { %><i>none</i><% } else if (it.end.isMissing) { %><s><%= it.end.field %></s><% } else { %><%= it.end.field %><% } %><% if (it.end.isRequired) { %> <em class="required">required</em><% } %><% if (it.end.isKey) { %> <em class="key">key</em><% } %><% if (it.end.marks.length > 0) { %> <%~ include('@marks', { marks: it.end.marks, withField: false }) %><% } %><% if (it.end.about !== '') { %><small><%= it.end.about %></small><% } %>`;

export const pictureEndTemplate = `</tbody>
</table>
`;

/** The head of a table: an Eta template over `{ side: string, table: PictureTable }`. */
export const tableNameTemplate = `<span class="side"><% if (it.table.platform !== null) { %><%= it.table.platform %><% } else { %><%= it.side %><% } %><% if (it.table.environmentType !== null && it.table.environmentType !== '') { %>, <%= it.table.environmentType %><% } %></span><span class="table-name"><% if (it.table.displayName !== null) { %><%= it.table.displayName %> <% } %><code><%= it.table.name ?? 'table not known' %></code></span><% for (const [label, text] of it.table.facts) { %><span class="fact"><span><%= label %></span> <code><%= text %></code></span><% } %>`;

/** Links to findings: an Eta template over `{ marks: Mark[], withField: boolean }`. */
export const marksTemplate = `<% for (const { id, finding } of it.marks) { %><a class="mark <%= finding.severity %>" href="#<%= id %>"><%= finding.code %><% if (it.withField && finding.field !== null) { %> <%= finding.field %><% } %></a><% } %>`;
