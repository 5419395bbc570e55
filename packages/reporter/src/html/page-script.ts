/**
 * What the page does beyond links and `<details>`: filters that the address keeps, folding, a click on a faulty row,
 * opening what a link leads to, opening everything for print in browsers whose style cannot. It only reads the page and
 * toggles attributes: nothing from the report or the address is ever taken for HTML or code.
 */
export const pageScript = `
'use strict';
const byId = (id) => document.getElementById(id);
const controls = { text: byId('filter-text'), severity: byId('filter-severity'), code: byId('filter-code'), map: byId('filter-map') };
const faulty = byId('filter-faulty');
const textOf = (element) => element.textContent.toLowerCase();
const codeOf = (finding) => finding.querySelector('summary > code').textContent;
const once = (make) => { let made; return () => made ??= make(); };
const setHidden = (element, hidden) => { if (element.hidden !== hidden) element.hidden = hidden; };

/** What the filters look at. Read when it is first needed: the text of a large report takes a moment. */
const index = once(() => {
  const maps = new Map(Array.from(document.querySelectorAll('.map'), (element) => [element.id, {
    element,
    text: once(() => textOf(element.querySelector('.map-head')) + Array.from(element.querySelectorAll('thead'), textOf).join(' ')),
    findings: [],
    rows: once(() => Array.from(element.querySelectorAll('.picture > tbody:not(.table-marks) > tr'), (row) => ({
      element: row,
      text: textOf(row),
      findings: row.id === '' ? [] : Array.from(row.querySelectorAll('.mark'), (mark) => mark.getAttribute('href').slice(1)),
    }))),
  }]));
  const groups = Array.from(document.querySelectorAll('.by'), (element) => {
    const { severity } = element.parentElement.dataset;
    const findings = Array.from(element.querySelectorAll('.finding'), (finding) => ({
      element: finding,
      text: once(() => textOf(finding)),
      severity,
      code: codeOf(finding),
    }));
    const all = maps.get(element.dataset.map).findings;
    for (const finding of findings) all.push(finding);
    return { element, findings };
  });
  const rules = Array.from(document.querySelectorAll('.rule'));
  const severities = Array.from(document.querySelectorAll('.severity'), (element) => {
    const count = element.querySelector('h3 .sub');
    count.dataset.all = count.textContent;
    return { element, count, findings: Array.from(element.querySelectorAll('.finding')) };
  });
  const links = Array.from(document.querySelectorAll('[data-key]'), (element) => ({ element, ...filterOf(element) }));
  return { maps, groups, rules, severities, links };
});

/** What a link filters by: its own key and value, a code within the map that it leads to, or the code of its finding. */
function filterOf(link) {
  const { key, value } = link.dataset;
  const hash = link.getAttribute('href');
  if (key !== undefined) return { key, value, map: link.matches('.chip') ? hash.slice(1) : undefined };
  const finding = hash.startsWith('#code') ? link.closest('.finding') : null;
  return finding === null ? {} : { key: 'code', value: codeOf(finding) };
}

/** Maps that are unfolded at once when a filter leaves them. */
const FEW = 20;
let rowsAreFiltered = false;

function applyFilters() {
  const text = controls.text.value.trim().toLowerCase();
  const severity = controls.severity.value;
  const code = controls.code.value;
  const mapId = controls.map.value;
  const { maps, groups, rules, severities, links } = index();
  let findings = 0;
  let shownFindings = 0;
  const shown = [];
  for (const map of maps.values()) {
    const named = text === '' || map.text().includes(text);
    const hits = new Set();
    for (const finding of map.findings) {
      const hit = (mapId === '' || map.element.id === mapId) && (severity === '' || finding.severity === severity)
        && (code === '' || finding.code === code) && (named || finding.text().includes(text));
      setHidden(finding.element, !hit);
      if (hit) hits.add(finding.element.id);
    }
    let rowHits = 0;
    if (text !== '' || rowsAreFiltered) {
      for (const row of map.rows()) {
        const hit = named || row.text.includes(text) || row.findings.some((id) => hits.has(id));
        setHidden(row.element, !hit);
        if (hit) rowHits++;
      }
    }
    const anyFinding = severity === '' && code === '' && !faulty.checked;
    const isShown = (mapId === '' || map.element.id === mapId) && (hits.size > 0 || (anyFinding && (named || rowHits > 0)));
    setHidden(map.element, !isShown);
    findings += map.findings.length;
    if (!isShown) continue;
    shownFindings += hits.size;
    shown.push(map);
  }
  rowsAreFiltered = text !== '';
  for (const { element, findings } of groups) setHidden(element, findings.every((finding) => finding.element.hidden));
  for (const { element, count, findings } of severities) {
    const shown = findings.filter((finding) => !finding.hidden).length;
    setHidden(element, shown === 0);
    count.textContent = shown === findings.length ? count.dataset.all : shown + ' of ' + count.dataset.all;
  }
  for (const rule of rules) {
    setHidden(rule, code !== '' && rule.dataset.rule !== code);
    if (code !== '') rule.open = rule.dataset.rule === code;
  }
  if (code !== '' && rules.length > 0) rules[0].closest('.all-codes').open = true;
  const isFiltered = text !== '' || severity !== '' || code !== '' || mapId !== '';
  if (isFiltered && shown.length <= FEW) for (const map of shown) map.element.open = true;
  for (const { element, key, value, map } of links) {
    const isOn = controls[key].value === value && [undefined, mapId].includes(map);
    if (isOn) element.setAttribute('aria-current', 'true');
    else if (element.hasAttribute('aria-current')) element.removeAttribute('aria-current');
  }
  const chosen = [controls.severity, controls.code, controls.map].filter((select) => select.value !== '');
  const criteria = (text === '' ? [] : ['\u201c' + text + '\u201d']).concat(chosen.map((select) => select.selectedOptions[0].label));
  byId('filter-result').textContent =
    shownFindings + ' of ' + findings + ' findings shown, in ' + shown.length + ' of ' + maps.size + ' maps'
    + (criteria.length > 0 ? ', for ' + criteria.join(', ') : '');
  setHidden(byId('empty'), shown.length > 0);
}

/** What a link led to last; null: nothing. */
let aim = null;

function filterState() {
  const state = new URLSearchParams();
  for (const [name, control] of Object.entries(controls)) if (control.value.trim() !== '') state.set(name, control.value.trim());
  if (faulty.checked) state.set('faulty', '1');
  return state;
}

/** The filters, and what a link led to where they show it. */
function addressHash() {
  const state = filterState();
  const at = aim !== null && aim.closest('[hidden]') === null ? aim.id : '';
  if (state.size === 0) return at === '' ? '' : '#' + at;
  if (at !== '') state.set('at', at);
  return '#' + state;
}

/** Keeps the filters in the address, so that it can be sent; the browser is asked for nothing by it. */
function keep() {
  const hash = addressHash();
  if (location.hash !== hash) history.replaceState(null, '', hash === '' ? location.pathname + location.search : hash);
}

/** Sets the filters as an address says; a value that the page does not offer counts as none. */
function restore(hash) {
  const state = new URLSearchParams(hash.slice(1));
  for (const [name, control] of Object.entries(controls)) {
    control.value = state.get(name) ?? '';
    if (control.selectedIndex === -1) control.value = '';
  }
  faulty.checked = state.get('faulty') === '1';
  applyFilters();
}

function change() {
  applyFilters();
  keep();
}

let pending;
function changeSoon() {
  clearTimeout(pending);
  pending = setTimeout(change, 150);
}

function clear() {
  for (const control of Object.values(controls)) control.value = '';
  faulty.checked = false;
  change();
}

/** Shows what a link leads to, even if a filter hides it or its map is folded. */
function reveal(hash) {
  const target = byId(hash.slice(1));
  aim?.classList.remove('aim');
  aim = target;
  aim?.classList.add('aim');
  for (let element = target; element; element = element.parentElement) {
    setHidden(element, false);
    if (element.tagName === 'DETAILS') element.open = true;
  }
  const own = target?.querySelector(':scope > details');
  if (own) own.open = true;
  if (target?.matches('.finding, tr')) target.tabIndex = -1;
  return target;
}

function follow(hash) {
  const hasFilters = hash.includes('=');
  if (hasFilters || filterState().size > 0) restore(hasFilters ? hash : '');
  const at = hasFilters ? new URLSearchParams(hash.slice(1)).get('at') ?? '' : hash.slice(1);
  reveal('#' + at)?.scrollIntoView();
}

/** Goes where a link leads, as the browser does, but with the filters in the address. */
function jump(hash) {
  const target = reveal(hash);
  if (target === null) return;
  history.pushState(null, '', addressHash());
  target.scrollIntoView();
  (target.tagName === 'DETAILS' ? target.querySelector('summary') : target).focus({ preventScroll: true });
}

byId('filters').hidden = false;
document.documentElement.classList.add('scripted');
controls.text.addEventListener('input', changeSoon);
for (const control of [controls.severity, controls.code, controls.map, faulty]) control.addEventListener('change', change);
byId('filter-clear').addEventListener('click', clear);
byId('empty-clear').addEventListener('click', () => {
  clear();
  controls.text.focus();
});

byId('fold').addEventListener('click', () => {
  const all = Array.from(document.querySelectorAll('.map, .finding > details, .rule'));
  const isAnyOpen = all.some((details) => details.open && !details.closest('[hidden]'));
  for (const details of all) if (!isAnyOpen || details.open) details.open = !isAnyOpen && !details.closest('[hidden]');
});
const foldText = () => {
  const isAnyOpen = document.querySelector('.map[open]:not([hidden]), .finding:not([hidden]) > details[open]') !== null;
  byId('fold').textContent = isAnyOpen ? 'Collapse all' : 'Expand all';
};
let folding = false;
document.addEventListener('toggle', () => {
  if (folding) return;
  folding = true;
  requestAnimationFrame(() => {
    folding = false;
    foldText();
  });
}, true);
foldText();

document.addEventListener('click', (event) => {
  const rule = event.target.closest('.rule > summary')?.parentElement;
  if (rule) {
    event.preventDefault();
    controls.code.value = controls.code.value === rule.dataset.rule ? '' : rule.dataset.rule;
    rule.open = controls.code.value !== '';
    change();
    return;
  }
  const link = event.target.closest('a');
  if (link) {
    const hash = link.getAttribute('href');
    if (!hash.startsWith('#') || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { key, value, map } = filterOf(link);
    if (key === undefined && filterState().size === 0) {
      reveal(hash);
      return;
    }
    event.preventDefault();
    if (key === undefined) {
      jump(hash);
      return;
    }
    const isOn = link.hasAttribute('aria-current') && link.closest('.first') !== null;
    controls[key].value = isOn ? '' : value;
    if (map !== undefined) controls.map.value = isOn ? '' : map;
    change();
    if (isOn) return;
    const about = hash.startsWith('#code') ? reveal(hash).querySelector('summary') : byId('findings');
    about.scrollIntoView();
    about.focus({ preventScroll: true });
    return;
  }
  if (event.target.closest('summary')) return;
  if (getSelection().isCollapsed) event.target.closest('.picture tr[id]')?.querySelector('.mark')?.click();
});
addEventListener('hashchange', () => follow(location.hash));

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

if (location.hash !== '') follow(location.hash);
`;
