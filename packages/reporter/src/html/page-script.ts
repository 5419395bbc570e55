/**
 * What the page does beyond links and `<details>`: filters, a click on a faulty row, opening what a link
 * leads to, opening everything for print in browsers whose style cannot. It only reads the page and toggles
 * attributes: nothing from the report is ever taken for HTML or code.
 */
export const pageScript = `
'use strict';
const byId = (id) => document.getElementById(id);
const controls = { text: byId('filter-text'), severity: byId('filter-severity'), code: byId('filter-code'), map: byId('filter-map') };
const textOf = (element) => element.textContent.toLowerCase();

let indexed = null;
/** What the filters look at. Read once, when a filter is first used: the text of a large report takes a moment. */
function index() {
  indexed ??= Array.from(document.querySelectorAll('.map'), (element) => ({
    element,
    text: textOf(element.querySelector('.map-head')) + Array.from(element.querySelectorAll('.table-name'), textOf).join(' '),
    findings: Array.from(element.querySelectorAll(':scope > .findings > .finding'), (finding) => ({
      element: finding,
      text: textOf(finding),
      severity: finding.dataset.severity,
      code: finding.dataset.code,
    })),
    rows: Array.from(element.querySelectorAll('.picture > tbody:not(.table-marks) > tr'), (row) => ({
      element: row,
      text: textOf(row),
      findings: row.id === '' ? [] : Array.from(row.querySelectorAll('.mark'), (mark) => mark.getAttribute('href').slice(1)),
    })),
  }));
  return indexed;
}

function applyFilters() {
  const text = controls.text.value.trim().toLowerCase();
  const severity = controls.severity.value;
  const code = controls.code.value;
  const mapId = controls.map.value;
  let findings = 0;
  let shownFindings = 0;
  let shownMaps = 0;
  for (const map of index()) {
    const named = map.text.includes(text);
    const hits = new Set();
    for (const finding of map.findings) {
      const hit = (severity === '' || finding.severity === severity) && (code === '' || finding.code === code)
        && (named || finding.text.includes(text));
      finding.element.hidden = !hit;
      if (hit) hits.add(finding.element.id);
    }
    let rowHits = 0;
    for (const row of map.rows) {
      const hit = named || row.text.includes(text) || row.findings.some((id) => hits.has(id));
      row.element.hidden = !hit;
      if (hit) rowHits++;
    }
    const anyFinding = severity === '' && code === '';
    const shown = (mapId === '' || map.element.id === mapId) && (hits.size > 0 || (anyFinding && (named || rowHits > 0)));
    map.element.hidden = !shown;
    map.element.open = map.findings.length > 0 || !named;
    findings += map.findings.length;
    if (!shown) continue;
    shownFindings += hits.size;
    shownMaps++;
  }
  const chosen = [controls.severity, controls.code, controls.map].filter((select) => select.value !== '');
  const criteria = (text === '' ? [] : ['\u201c' + text + '\u201d']).concat(chosen.map((select) => select.selectedOptions[0].label));
  byId('filter-result').textContent =
    shownFindings + ' of ' + findings + ' findings shown, in ' + shownMaps + ' of ' + index().length + ' maps'
    + (criteria.length > 0 ? ', for ' + criteria.join(', ') : '');
}

let pending;
function filterSoon() {
  clearTimeout(pending);
  pending = setTimeout(applyFilters, 150);
}

/** Shows what a link leads to, even if a filter hides it or its map is folded. */
function reveal(hash) {
  const target = byId(hash.slice(1));
  for (let element = target; element; element = element.parentElement) {
    element.hidden = false;
    if (element.tagName === 'DETAILS') element.open = true;
  }
}

byId('filters').hidden = false;
document.documentElement.classList.add('scripted');
controls.text.addEventListener('input', filterSoon);
for (const select of [controls.severity, controls.code, controls.map]) select.addEventListener('change', applyFilters);
byId('filter-clear').addEventListener('click', () => {
  for (const control of Object.values(controls)) control.value = '';
  applyFilters();
});

document.addEventListener('click', (event) => {
  const link = event.target.closest('a');
  if (link) {
    const hash = link.getAttribute('href');
    if (hash.startsWith('#')) reveal(hash);
    return;
  }
  if (getSelection().isCollapsed) event.target.closest('.picture tr[id]')?.querySelector('.mark')?.click();
});

const closed = [];
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details:not([open])')) {
    details.open = true;
    closed.push(details);
  }
});
addEventListener('afterprint', () => {
  for (const details of closed.splice(0)) details.open = false;
});

if (location.hash !== '') reveal(location.hash);
`;
