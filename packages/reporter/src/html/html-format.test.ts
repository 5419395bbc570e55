import fc from 'fast-check';
import { toText, type Finding, type FormatContext, type Report } from '@dipv/core';
import { rendered } from '../test-data/rendered.js';
import { NASTY_NAME, sampleContext, sampleReport } from '../test-data/sample-report.js';
import { renderHtml } from './html-format.js';
import { drawnReport, findingWith, largeReport, reportOf } from './test-data/drawn-report.js';

function html(report: Report, quiet = false): string {
  return rendered(renderHtml, report, { ...sampleContext, failures: [], quiet });
}

/** The page as it is read: code is a part of its sentence. */
function read(page: string): string {
  return page.replace(/<\/?code[^>]*>/g, '');
}

/** A report whose every name and text is the given one. */
function reportNaming(name: string): Report {
  const finding = findingWith({
    code: name,
    variant: name,
    title: name,
    message: `${name} ${name}`,
    help: name,
    marks: { message: [[0, name.length, 'name']], help: [[0, name.length, 'code']] },
    docs: `https://example.com/${name}`,
    task: name,
    leg: name,
    environmentType: name,
    table: name,
    field: name,
    sourceField: name,
    destinationField: name,
    location: { file: name, pointer: name, line: 1, column: 1, endLine: 1, endColumn: 2 },
  });
  const project = {
    name,
    version: name,
    dualWrite: true,
    file: name,
    findings: [finding, findingWith({ ...finding, sourceField: null, destinationField: null })],
    notChecked: [{ code: name, reason: name }],
    suppressed: [{ finding, reason: name }],
    legs: [
      {
        task: name,
        leg: name,
        sourceTable: name,
        sourceType: name,
        destinationTable: name,
        destinationType: name,
        mappings: [
          { sourceField: name, destinationField: name, direction: 3 as const, pointer: '/legs/0/fieldMappings/0' },
        ],
      },
    ],
  };
  const problem = {
    kind: 'input' as const,
    severity: 'error' as const,
    file: name,
    reason: name,
    pointer: name,
    line: 1,
    column: 1,
  };
  return reportOf([project, { ...project, legs: [] }], [problem]);
}

/** The tags of a page with their attributes' names; line breaks aside, which messages may have. */
function markup(page: string): string[] {
  const content = page.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '<$1>');
  return [...content.matchAll(/<[^>]*>/g)]
    .map(([tag]) => tag.replace(/="[^"]*"/g, '='))
    .filter((tag) => tag !== '<br>');
}

function listed(report: Report): Finding[] {
  return report.projects.flatMap((project) => project.findings);
}

function idsAndLinks(page: string): { ids: string[]; links: string[] } {
  return {
    ids: [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id ?? ''),
    links: [...page.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id ?? ''),
  };
}

describe('html format', () => {
  it('tells every finding with its message and its help', () => {
    const page = html(drawnReport);
    for (const { message, help, title } of listed(drawnReport)) {
      expect(read(page)).toContain(message);
      expect(read(page)).toContain(help);
      expect(page).toContain(title);
    }
    expect(page.match(/<li class="finding /g)).toHaveLength(listed(drawnReport).length + 1);
  });

  it('tells suppressed findings with the reason, what was not checked, and problems with inputs', () => {
    const page = html(drawnReport);
    expect(read(page)).toContain('PAYMENTTERMS is mapped twice');
    expect(page).toContain('agreed with the finance team');
    expect(page).toContain('no metadata for AX table Fabrikam units');
    expect(page).toContain('contoso.zip!/customizations.xml:1204:33');
    expect(page).toContain('msdyn_properties is no valid JSON; the map was read without it');
  });

  it('draws the mappings of a leg in order, with their direction', () => {
    const picture = html(drawnReport).split('<table class="picture">')[1] ?? '';
    const rows = picture.split('<tr').map((row) => `<tr${row}`.replace(/<[^>]*>/g, ' '));
    const rowOf = (field: string) => rows.find((row) => row.includes(` ${field}`)) ?? '';
    expect(rowOf('LOYALTYTIER')).toMatch(/LOYALTYTIER\s+to destination\s+loyaltytier\s.*DIPV1025/s);
    expect(rowOf('PARTYTYPE')).toMatch(/PARTYTYPE\s+to source\s+none/);
    expect(rowOf('customertypecode')).toMatch(/none\s+to destination\s+customertypecode/);
    expect(html(drawnReport)).toMatch(/CUSTOMERACCOUNT<td class="both-ways"/);
  });

  it('links a faulty mapping to its finding, and the finding back', () => {
    const page = html(drawnReport);
    expect(page).toMatch(/<tr id="map1-leg1-row4" class="error"[^]*?href="#map1-finding2"/);
    expect(page).toMatch(/<li class="finding error" id="map1-finding2"[^]*?href="#map1-leg1-row4"/);
  });

  it('shows a finding that no mapping carries at the head of its table', () => {
    const heads = /<tbody class="table-marks">(.*)<\/tbody>/.exec(html(drawnReport))?.[1] ?? '';
    expect(heads.split('<td')[3]).toContain('transactioncurrencyid');
  });

  it('draws what findings name, and says so, where the report holds no mappings', () => {
    const vendors = html(drawnReport).split('<details class="map"')[3] ?? '';
    expect(vendors).toContain('This report does not hold the mappings of this map.');
    expect(vendors).toMatch(/VENDORNAME<td class="unknown"><span>direction not known<\/span>/);
  });

  it('puts a finding on the mapping with its fields where the finding has no pointer', () => {
    const [customers] = drawnReport.projects;
    const finding = findingWith({ sourceField: 'CREDITLIMIT', destinationField: 'creditlimit' });
    const page = html(reportOf([{ ...customers!, findings: [finding] }]));
    expect(page).toMatch(/<tr id="map1-leg1-row7" class="error"[^>]*><td>CREDITLIMIT/);
  });

  it('does not take a pointer into another file for one into the map', () => {
    const [customers] = drawnReport.projects;
    const location = { ...findingWith({}).location, file: 'connections.json', pointer: '/legs/0/fieldMappings/3' };
    const page = html(reportOf([{ ...customers!, findings: [findingWith({ location, leg: null, side: null })] }]));
    expect(page).toContain('connections.json:40:7');
    expect(page).not.toContain('href="#map1-finding1"');
  });

  it('answers first whether one may deploy', () => {
    const answerOf = (report: Report, failures: FormatContext['failures'] = []) =>
      /<h1[^>]*>(.*?)<\/h1>/s
        .exec(rendered(renderHtml, report, { ...sampleContext, failures }))?.[1]
        ?.replace(/<[^>]*>/g, '')
        .trim();
    const sound = largeReport(1, 1).projects.map((each) => ({ ...each, findings: [], notChecked: [] }));
    expect(answerOf(drawnReport)).toBe('✖ Not ready to deploy');
    expect(answerOf(reportOf(drawnReport.projects.slice(2)))).toBe('▲ Ready to deploy, with reservations');
    expect(answerOf(reportOf(drawnReport.projects.slice(1, 2)))).toBe('○ Ready to deploy, as far as could be checked');
    expect(answerOf(reportOf(sound))).toBe('✓ Ready to deploy');
    expect(answerOf(reportOf(sound), [{ kind: 'max-warnings', limit: 0, warnings: 1 }])).toBe('✖ Not ready to deploy');
    expect(answerOf(reportOf([]))).toBe('▲ Nothing to deploy');
  });

  it('tells build, date, inputs and baseline where the run does, and no moment else', () => {
    const run = {
      docs: null,
      inputs: ['solutions', 'environments/uat.json'],
      date: '2026-11-25T22:44:10Z',
      build: 'Contoso build 42, main at 4ebe1ab',
      baseline: { file: 'known.json', known: 7, latest: '2026-05-03', oldest: '2025-05-01' },
    };
    const page = rendered(renderHtml, drawnReport, { ...sampleContext, run });
    expect(page).toContain('<dd>25 November 2026 at 22:44 UTC, by dipv 1.2.3</dd>');
    expect(page).toContain('<dd>Contoso build 42, main at 4ebe1ab</dd>');
    expect(page).toContain('<dd>3 maps, 13 mappings from solutions, environments/uat.json</dd>');
    expect(page).toContain(
      '<dd>known.json, last added to on 3 May 2026: 6 findings are new; 7 are known, the oldest since 1 May 2025, and set aside</dd>',
    );
    expect(page).toContain('All of this is new: the baseline, last added to on 3 May 2026, does not hold it.');
    expect(html(drawnReport)).toContain('<dd>by dipv 1.2.3</dd>');
    const undated = { ...run, baseline: { file: 'known.json', known: 1, latest: null, oldest: null } };
    expect(rendered(renderHtml, drawnReport, { ...sampleContext, run: undated })).toContain(
      '<dd>known.json: 6 findings are new; 1 is known and set aside</dd>',
    );
  });

  it('orders findings by severity, then by map', () => {
    const order = [...html(drawnReport).matchAll(/<li class="finding (\w+)" id="(\w+)-finding\d+"/g)];
    const told = order.map(([, severity, map]) => `${severity} ${map}`);
    expect(told.slice(0, 6)).toEqual([
      'error map1',
      'error map1',
      'error map1',
      'warning map1',
      'warning map3',
      'info map1',
    ]);
  });

  it('shows the line at fault, as the terminal does', () => {
    const page = html(sampleReport);
    expect(page).toMatch(/<pre><b>\d+<\/b> .*<mark>[^<]*loyaltytier[^<]*<\/mark>.*<\/pre>/i);
  });

  it('says what a code means, with an example, once', () => {
    const rule = sampleContext.rules.find(({ code }) => code === 'DIPV1025')!;
    const fails = [
      { name: 'a misspelt field', mappings: ['NAME >> nmae'], finds: [{ at: '/legs/0', message: 'there is no nmae' }] },
    ];
    const rules = [{ ...rule, description: toText('Nobody can write there.'), examples: { fails, passes: [] } }];
    const page = rendered(renderHtml, largeReport(2, 20), { ...sampleContext, rules });
    expect(page.split('Nobody can write there.')).toHaveLength(2);
    expect(page).toContain('<pre>NAME &gt;&gt; nmae\n</pre>');
    expect(page).toContain('there is no nmae');
    expect(page).toMatch(/<details class="rule" id="code1"/);
    expect(page).toContain('<a href="#code1">What DIPV1025 means</a>');
  });

  it('says once what many findings have in common on a long page, and all of it on a short one', () => {
    const withHelp = (report: Report) =>
      reportOf(
        report.projects.map((project) => ({
          ...project,
          findings: project.findings.map((finding) => ({ ...finding, help: 'Ask the fleet office.' })),
        })),
      );
    const short = html(withHelp(largeReport(2, 100)));
    const long = html(withHelp(largeReport(40, 100)));
    expect(short.split('Ask the fleet office.')).toHaveLength(21);
    expect(short.split('<i>contoso.zip!/</i>customizations.xml:40:7')).toHaveLength(21);
    expect(long.split('Ask the fleet office.')).toHaveLength(2);
    expect(long).toContain('<strong>How to mend all of them:</strong> Ask the fleet office.');
    expect(long.split('<a href="#code1">How to mend it</a>')).toHaveLength(401);
    expect(long.split('<code>contoso.zip!/customizations.xml</code>')).toHaveLength(41);
    expect(long.split('<small>customizations.xml:40:7</small>')).toHaveLength(401);
  });

  it('draws all that is known of tables and mappings', () => {
    const [customers] = drawnReport.projects;
    const [leg] = customers!.legs;
    const column = { displayName: null, type: null, target: null, isRequired: false, isKey: false, isMissing: false };
    const type = { kind: 'text', length: 20, bits: null, precision: null } as const;
    const mappings = [
      {
        ...leg!.mappings[0]!,
        source: { ...column, displayName: 'Account number', type, isRequired: true, isKey: true },
        destination: { ...column, isMissing: true },
      },
      { ...leg!.mappings[7]!, constant: '3' },
      { ...leg!.mappings[8]!, values: [['Yes', '1'] as const, ['No', '0'] as const] },
      { ...leg!.mappings[2]!, destination: { ...column, target: 'msdyn_customergroups' } },
    ];
    const table = {
      displayName: 'Customers',
      key: ['CUSTOMERACCOUNT'],
      company: 'dataAreaId',
      filter: 'PARTYTYPE == "x"',
    };
    const drawn = { ...leg!, mappings, source: table, organizations: ['USMF', 'DEMF – Contoso DE'] };
    const page = html(reportOf([{ ...customers!, findings: [], suppressed: [], legs: [drawn] }]));
    const text = page
      .replace(/<(style|script)>.*?<\/\1>/gs, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ');
    expect(text).toContain(
      'CUSTOMERACCOUNT required key Account number · text (20) both ways accountnumber no such field',
    );
    expect(text).toContain('none to destination = 3 customertypecode');
    expect(text).toContain('PARTYTYPE to source Yes = 1 No = 0 none');
    expect(text).toContain('lookup to msdyn_customergroups');
    expect(text).toContain('Key CUSTOMERACCOUNT Company dataAreaId Filter PARTYTYPE == &quot;x&quot;');
    expect(text).toContain('Companies USMF, DEMF – Contoso DE');
  });

  it('groups what was not checked by what is lacking, and says what would settle it', () => {
    const [customers] = drawnReport.projects;
    const lack = { fact: 'connections', platform: null, side: null, subject: null, reason: 'none' } as const;
    const notChecked = [
      { code: 'DIPV1000', reason: 'no connections snapshot', lack },
      { code: 'DIPV1001', reason: 'no connections snapshot', lack },
      { code: 'ACME0001', reason: 'the price list is closed' },
    ];
    const adviceOn = () => ({
      title: 'Connections that may or may not work',
      inputs: [{ title: 'A connections snapshot', isPart: true, guide: null }],
    });
    const page = read(rendered(renderHtml, reportOf([{ ...customers!, notChecked }]), { ...sampleContext, adviceOn }));
    const [, connections = '', others = ''] = page.split('<div class="lack">');
    expect(connections).toContain('<h3>Connections that may or may not work');
    expect(connections).toContain('Supply one of:</strong> A connections snapshot (in part).');
    expect(connections).toContain('<li>no connections snapshot: DIPV1000, DIPV1001</li>');
    expect(others).toContain('<h3>Other reasons');
    expect(others).not.toContain('Supply one of');
  });

  it('lists errors only when the run is quiet, and says what is left out', () => {
    const page = read(html(drawnReport, true));
    expect(page).toContain('Missing destination field loyaltytier in the schema');
    expect(page).not.toContain('VENDORNAME may be empty');
    expect(page).toContain('2 warnings and 1 info are counted but not listed');
  });

  it('sets names, fields and code apart, and shows no backtick for them', () => {
    const page = html(drawnReport);
    expect(page).toContain('writes to <code>createdon</code> of CRM table <code>accounts</code>');
    expect(page).not.toContain('`');
  });

  it('tells what was not checked once for each reason, with its codes', () => {
    const [customers] = drawnReport.projects;
    const reason = 'no metadata for AX table Customers V3';
    const notChecked = ['DIPV1022', 'DIPV1010', 'DIPV1030'].map((code) => ({ code, reason }));
    const page = html(reportOf([{ ...customers!, notChecked }]));
    expect(read(page)).toContain(`<li>${reason}: DIPV1010, DIPV1022, DIPV1030</li>`);
    expect(page.split(reason)).toHaveLength(2);
  });

  it.each<readonly [string, Report, string]>([
    ['errors', drawnReport, '3 errors, 2 warnings, 1 info in 3 maps (13 mappings).'],
    ['no map', reportOf([]), 'No map was found in the inputs.'],
    [
      'checks not made',
      reportOf(drawnReport.projects.slice(1, 2)),
      'No findings in what could be checked of 1 map (1 mapping).',
    ],
    [
      'nothing found',
      reportOf(largeReport(1, 1).projects.map((each) => ({ ...each, findings: [], notChecked: [] }))),
      'No findings in 1 map (1 mapping).',
    ],
  ])('gives its verdict on %s', (_, report, verdict) => {
    expect(html(report)).toContain(`>${verdict}</p>`);
  });

  it('says how mends are had in the words of its host', () => {
    expect(read(html(sampleReport))).toContain('1 finding can be mended by machine: run the check again with --fix.');
    const mending = { all: 'press Mend', one: 'Mend does it' };
    const page = rendered(renderHtml, sampleReport, { ...sampleContext, mending });
    expect(page).toContain('1 finding can be mended by machine: press Mend.');
    expect(page).toContain('(Mend does it)');
    expect(page).not.toContain('--fix');
  });

  it('says why the run fails', () => {
    const failures = [
      { kind: 'unread-input', count: 2 },
      { kind: 'findings', severity: 'error' },
      { kind: 'max-warnings', limit: 0, warnings: 1 },
    ] as const;
    expect(rendered(renderHtml, sampleReport, { ...sampleContext, failures })).toContain(
      '>Failed: 2 inputs could not be read; more than 0 warnings; 3 errors, 1 warning, 1 info in 6 maps (87 mappings).</p>',
    );
  });

  it('has ids that are unique and links that lead somewhere', () => {
    for (const report of [drawnReport, sampleReport, largeReport(3, 40)]) {
      const { ids, links } = idsAndLinks(html(report));
      expect(new Set(ids).size).toBe(ids.length);
      expect(links.filter((link) => !ids.includes(link))).toEqual([]);
    }
  });

  it('is the same page for the same report', () => {
    expect(html(sampleReport)).toBe(html(sampleReport));
    expect(html(sampleReport).endsWith('\n')).toBe(true);
  });

  it('stays passable for 200 maps with 20,000 mappings', () => {
    expect(html(largeReport(200, 100)).length).toBeLessThan(10_000_000);
  });
});

describe('html format, safety', () => {
  it.each([
    '</script><script>alert(1)</script>',
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    '<%= process.exit() %>',
    '${process.exit()}',
    '--><svg onload=alert(1)>',
    '__proto__',
    'constructor',
    NASTY_NAME,
  ])('takes %j for text wherever it stands', (name) => {
    expect(markup(html(reportNaming(name)))).toEqual(markup(html(reportNaming('harmless'))));
  });

  it('takes any name for text', () => {
    const harmless = markup(html(reportNaming('harmless')));
    const name = fc.string({
      unit: fc.oneof(fc.constantFrom('<', '>', '"', "'", '&', '/', '=', '%'), fc.string({ unit: 'binary' })),
    });
    // An empty text leaves its line out, which changes the markup rightly.
    const text = name.map((name) => `a${name}`);
    fc.assert(fc.property(text, (text) => expect(markup(html(reportNaming(text)))).toEqual(harmless)));
  });

  it('shows control and bidi characters instead of obeying them', () => {
    const page = html(reportNaming('a\u0000b\u001b[31mc\u202ed'));
    expect(page).toContain('a\\x00b\\x1b[31mc\\u202ed');
    expect([...page].filter((character) => (character < ' ' && character !== '\n') || character === '\u202e')).toEqual(
      [],
    );
  });

  it('links to documentation on the web only', () => {
    const page = html(drawnReport);
    const addresses = [...page.matchAll(/ href="([^#"][^"]*)"/g)].map(([, address]) => address);
    expect(new Set(addresses)).toEqual(new Set(['https://example.com/docs/dipv']));
  });

  it('loads nothing: no attribute but a link holds an address, and no style does', () => {
    const page = html(sampleReport);
    expect(page).not.toMatch(/<(link|img|iframe|object|embed|base|audio|video|source|form)\b/);
    expect(page).not.toMatch(/<[a-z][^>]* (src|srcset|style|on\w+)=/);
    expect(page).not.toMatch(/@import|url\(/);
  });

  it('forbids by its policy everything but its own style and script', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html(drawnReport))?.[1] ?? '';
    expect(policy).toMatch(
      /^default-src &#39;none&#39;; style-src &#39;sha256-[^ ]+&#39;; script-src &#39;sha256-[^ ]+&#39;;/,
    );
    expect(policy).not.toContain('unsafe');
  });
});
