/**
 * One leg drawn as two tables with arrows between, up to its rows, which follow one by one: an Eta template over
 * `{ picture: Picture }`. Rows stand on one line without closing tags, which HTML allows, since a report may have tens of thousands.
 */
export const pictureTemplate = `<table class="picture">
<caption>
<% if (it.picture.task !== null) { %>Task <b><%= it.picture.task %></b>, <% } %><% if (it.picture.leg !== null) { %>leg <b><%= it.picture.leg %></b>, <% } %><%= it.picture.extent %>
</caption>
<thead><tr><th scope="col"><%~ include('@table-name', { side: 'source', table: it.picture.source }) %></th><th scope="col" class="between"><span class="unseen">Direction and findings</span></th><th scope="col"><%~ include('@table-name', { side: 'destination', table: it.picture.destination }) %></th></tr></thead>
<% if (it.picture.source.marks.length + it.picture.marks.length + it.picture.destination.marks.length > 0) { %>
<tbody class="table-marks"><tr><td><%~ include('@marks', { marks: it.picture.source.marks, withField: true }) %></td><td class="between"><%~ include('@marks', { marks: it.picture.marks, withField: true }) %></td><td><%~ include('@marks', { marks: it.picture.destination.marks, withField: true }) %></td></tr></tbody>
<% } %>
<tbody>
`;

/** A row of a picture: an Eta template over `{ row: PictureRow }`. */
export const rowTemplate = `<tr<% if (it.row.id !== null) { %> id="<%= it.row.id %>" class="<%= it.row.severity %>" tabindex="-1"<% } %>><td<% if (it.row.faultySource) { %> class="faulty"<% } %>><% if (it.row.sourceField === null) { %><i>none</i><% } else { %><%= it.row.sourceField %><% } %><td class="<%= it.row.direction %>"><span><% if (it.row.direction === 'to-destination') { %>to destination<% } else if (it.row.direction === 'to-source') { %>to source<% } else if (it.row.direction === 'both-ways') { %>both ways<% } else { %>direction not known<% } %></span><% if (it.row.marks.length > 0) { %><%~ include('@marks', { marks: it.row.marks, withField: false }) %><% } %><td<% if (it.row.faultyDestination) { %> class="faulty"<% } %>><% if (it.row.destinationField === null) { %><i>none</i><% } else { %><%= it.row.destinationField %><% } %>
`;

/** The end of a picture. */
export const pictureEndTemplate = `</tbody>
</table>
`;

/** The head of one of the two tables: an Eta template over `{ side, table: PictureTable }`. */
export const tableNameTemplate = `<span class="side"><%= it.side %><% if (it.table.environmentType !== null) { %> · <%= it.table.environmentType %><% if (it.table.platform !== null) { %> · <%= it.table.platform %><% } %><% } %></span><span class="table-name"><%= it.table.name ?? 'table not named' %></span>`;

/** Links to findings: an Eta template over `{ marks: Mark[], withField: boolean }`. */
export const marksTemplate = `<% for (const { id, finding } of it.marks) { %><a class="mark <%= finding.severity %>" href="#<%= id %>"><span aria-hidden="true"><%~ include('@symbol', { severity: finding.severity }) %></span><span class="unseen"><%= finding.severity %> </span><%= finding.code %><% if (it.withField && finding.field !== null) { %> <code><%= finding.field %></code><% } %></a><% } %>`;
