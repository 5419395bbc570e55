import { readFolder, readNamed, removeFolders, solutionXml, xmlMap, xmlTable } from '../test-data/test-kit.js';

afterEach(removeFolders);

const LINES = 40;
const filler = Array.from({ length: LINES }, (_, i) => xmlTable(`contoso_t${i}`)).join('\n');

/** A solution in which one map goes wrong, with much behind it. */
const solution = (map: string): string =>
  solutionXml({ maps: `\n${map}\n${xmlMap('fine', '{&quot;legs&quot;:[]}')}`, more: `<x>a; b</x>` }).replace(
    '</ImportExportXml>',
    `<Entities>\n${filler}</Entities></ImportExportXml>`,
  );

/** What is said, and the text at the place that it is said of. */
async function faultOf(xml: string): Promise<{ reason: string; at: string }> {
  const { workspace } = await readNamed({ 'customizations.xml': xml });
  expect(workspace.problems).toHaveLength(1);
  const [{ reason, line, column }] = workspace.problems as [(typeof workspace.problems)[number]];
  const text = xml.split('\n')[(line ?? 0) - 1] ?? '';
  return { reason, at: text.slice((column ?? 0) - 1, (column ?? 0) + 11) };
}

describe('XML that is not well-formed', () => {
  it.each([
    ['a raw & in a mapping', xmlMap('a', '{"name": "Tools & more"}'), '& more', 'a raw &; as text it is written &amp;'],
    ['a raw & before a semicolon', xmlMap('a', '{"f": "A & B; C"}'), '& B; C', 'a raw &'],
    ['a raw & in a name', xmlMap('Tools & more', '{}'), '& more', 'a raw &'],
    ['an entity of HTML', xmlMap('a&nbsp;b', '{}'), '&nbsp;b', '&nbsp; is no reference that XML knows'],
    ['a raw & in an attribute', '<a b="x & y" />', '& y', 'a raw &'],
    ['a raw < in a mapping', xmlMap('a', '{"filter": "x < 3"}'), '< 3', 'a raw < that begins no tag'],
    ['a raw < before a word', xmlMap('a', '{"filter": "x <limit or y"}'), '<limit or', 'a raw < that begins no tag'],
    ['an element in a mapping', xmlMap('a', '{"filter": "<b>3</b>"}'), '<b>3</b>', 'holds text only'],
    ['a quote that is missing', '<a b="x>\n<c d="y" /></a>', '"x>', 'has no closing quote'],
    ['a value without quotes', '<a b=x />', 'b=x', 'has no value in quotes'],
    ['a control character', xmlMap('a\u0001b', '{}'), '\u0001b', 'a control character (U+0001)'],
    [
      'a tag that is not closed',
      xmlMap('a', '{}').replace('</msdyn_name>', ''),
      '</msdyn_dualw',
      '<msdyn_name>, opened in line 6, is still open',
    ],
    ['a tag that was never opened', '</b>', '</b>', 'is still open'],
    ['a comment without an end', '<!-- a > b', '<!-- a > b', 'has no -->'],
  ])('is reported where it breaks: %s', async (_what, map, at, reason) => {
    const fault = await faultOf(solution(map));
    expect(fault.reason).toContain(reason);
    expect(fault.at.startsWith(at.slice(0, 12))).toBe(true);
  });

  it('tells of two roots, and of a file that was cut short', async () => {
    const two = await faultOf(`${solutionXml()}\n<ImportExportXml />`);
    expect(two.reason).toContain('a second root element; the first one is <ImportExportXml> in line 2');
    expect(two.at).toContain('<ImportExpor');
    const whole = solution(xmlMap('a', '{}'));
    const cut = await faultOf(whole.slice(0, whole.lastIndexOf('</Entities>')));
    expect(cut.reason).toMatch(/the file ends, but <Entities>, opened in line \d+, is not closed/);
    expect((await faultOf(whole.slice(0, -3))).reason).toContain('the file ends inside the tag that begins here');
  });

  it('is the first fault, not the last one', async () => {
    const fault = await faultOf(solution(`${xmlMap('a', '{"a": "b & c"}')}</x>`));
    expect(fault.at.startsWith('& c')).toBe(true);
  });

  it('may have & and < where XML allows them', async () => {
    const maps = xmlMap('a', '<![CDATA[{"legs":[],"name":"x & y < z"}]]>') + '<!-- a & b < c -->';
    const { workspace } = await readNamed({ 'customizations.xml': solutionXml({ maps }) });
    expect(workspace.problems).toEqual([]);
    expect(workspace.projects).toHaveLength(1);
  });

  it('is told of in a folder, too', async () => {
    const { workspace } = await readFolder({ 'c.xml': solution(xmlMap('a', '{"a": "b & c"}')) });
    expect(workspace.problems).toMatchObject([{ severity: 'error', line: 6 }]);
  });
});
