import type { Project } from '@dipv/core';
import {
  applyEdits,
  escapeXml,
  mappingOf,
  readNamed,
  removeFolders,
  solutionXml,
  taskOf,
  textAt,
  utf16le,
  xmlMap,
  zipOf,
} from '../../test-data/test-kit.js';

afterEach(removeFolders);

async function onlyProject(files: Record<string, string | Uint8Array>): Promise<Project> {
  const { workspace } = await readNamed(files);
  expect(workspace.problems).toEqual([]);
  expect(workspace.projects).toHaveLength(1);
  return workspace.projects[0]!;
}

const FIRST_SOURCE = '/legs/0/fieldMappings/0/sourceField';
const SECOND_SOURCE = '/legs/0/fieldMappings/1/sourceField';
const MAPPINGS = [
  mappingOf(),
  mappingOf({ syncDirection: '3', sourceField: 'COLOR & "SIZE" <é😀>', destinationField: 'contoso_color' }),
];

describe('places in a JSON file', () => {
  it.each([
    ['\n', 2],
    ['\r\n', 2],
    ['\r', 2],
  ])('counts lines and columns with the line end %j', async (lineEnd) => {
    const text = JSON.stringify(taskOf(MAPPINGS), null, 2).replaceAll('\n', lineEnd);
    const { document } = await onlyProject({ 'map.json': text });
    const [place, none] = document.locate([SECOND_SOURCE, '/legs/7']);
    expect(place).toEqual({
      line: 23,
      column: 26,
      endLine: 23,
      endColumn: 26 + JSON.stringify('COLOR & "SIZE" <é😀>').length,
    });
    expect(textAt(text, place)).toBe(JSON.stringify('COLOR & "SIZE" <é😀>'));
    expect(none).toBeNull();
  });

  it('finds characters inside a string in spite of its escapes', async () => {
    const text = JSON.stringify(taskOf([mappingOf({ sourceField: 'A"B\tC' })])).replace('\\t', '\\u0009');
    const { document } = await onlyProject({ 'map.json': text });
    expect(textAt(text, document.locateInString(FIRST_SOURCE, 1, 2))).toBe('\\"');
    expect(textAt(text, document.locateInString(FIRST_SOURCE, 2, 5))).toBe('B\\u0009C');
    expect(document.locateInString(FIRST_SOURCE, 2, 6)).toBeNull();
    expect(document.locateInString('/legs', 0, 1)).toBeNull();
  });

  it('starts the pointers of a list of projects at the root of the file', async () => {
    const project = { name: 'Widgets', isDualWriteProject: true, entityMappingTasks: [taskOf(MAPPINGS)] };
    const text = JSON.stringify([{ ...project, name: 'Gadgets' }, project], null, 1);
    const { workspace } = await readNamed({ 'projects.json': text });
    const { document, tasks } = workspace.projects[1]!;
    const pointer = `${tasks[0]!.legs[0]!.pointer}/fieldMappings/1/sourceField`;
    expect(pointer).toBe('/1/entityMappingTasks/0/legs/0/fieldMappings/1/sourceField');
    expect(textAt(text, document.locate([pointer])[0])).toBe(JSON.stringify('COLOR & "SIZE" <é😀>'));
    const edited = applyEdits(text, document.edits([{ kind: 'replace', pointer, value: 'HUE' }])!);
    expect(JSON.parse(edited)[1].entityMappingTasks[0].legs[0].fieldMappings[1].sourceField).toBe('HUE');
  });
});

describe('places in the XML of a solution', () => {
  const json = JSON.stringify(taskOf(MAPPINGS), null, 2);
  const inXml: [string, string][] = [
    ['entities', escapeXml(json)],
    ['numeric references', escapeXml(json).replaceAll('&quot;', '&#x22;').replaceAll('\n', '&#10;')],
    ['CDATA', `<![CDATA[${json}]]>`],
    [
      'a comment and half CDATA',
      `<!-- "sourceField" -->${escapeXml(json.slice(0, 300))}<![CDATA[${json.slice(300)}]]><?pi "?>`,
    ],
    ['CRLF', escapeXml(json).replaceAll('\n', '\r\n')],
    ['CRLF in CDATA', `\r\n<![CDATA[${json}]]>\r\n`.replaceAll('\n', '\r\n').replaceAll('\r\r', '\r')],
  ];

  it.each(inXml)('are exact to the character with %s', async (_name, mapping) => {
    const xml = solutionXml({ maps: `\n${xmlMap('a', escapeXml('{"legs": []}'))}\n  ${xmlMap('Widgets', mapping)}` });
    const { workspace } = await readNamed({ 'customizations.xml': xml });
    const { document, tasks } = workspace.projects.find(({ name }) => name === 'Widgets')!;
    expect(tasks[0]!.legs[0]!.mappings[1]!.sourceField).toBe('COLOR & "SIZE" <é😀>');
    const found = textAt(xml, document.locate([FIRST_SOURCE])[0])!;
    expect(found.replaceAll(/&quot;|&#x22;/g, '"')).toBe('"WIDGETID"');
    expect(textAt(xml, document.locateInString(FIRST_SOURCE, 6, 8))).toBe('ID');
    expect(textAt(xml, document.locateInString(SECOND_SOURCE, 6, 7))).toBe(mapping.includes('CDATA[') ? '&' : '&amp;');
  });

  it('gives line and column of the file', async () => {
    const xml = solutionXml({
      maps: `\r\n\t${xmlMap('Widgets', `\r\n${json.replaceAll('\n', '\r\n')}`.replaceAll(/[&<]/g, ' '))}`,
    });
    const { document } = await onlyProject({ 'customizations.xml': xml });
    expect(document.locate(['', FIRST_SOURCE])).toEqual([
      { line: 7, column: 1, endLine: 7 + json.split('\n').length - 1, endColumn: 2 },
      { line: 24, column: 26, endLine: 24, endColumn: 36 },
    ]);
  });

  it.each(inXml)('are where edits go with %s', async (_name, mapping) => {
    const xml = solutionXml({ maps: xmlMap('Widgets', mapping) });
    const { document } = await onlyProject({ 'customizations.xml': xml });
    const edits = document.edits([
      { kind: 'replace', pointer: '/legs/0/fieldMappings/0/sourceField', value: 'A<B>&"C' },
      { kind: 'replace', pointer: '/legs/0/fieldMappings/1/syncDirection', value: '1' },
    ])!;
    const project = await onlyProject({ 'customizations.xml': applyEdits(xml, edits) });
    const [first, second] = project.tasks[0]!.legs[0]!.mappings;
    expect(first!.raw).toEqual({ ...MAPPINGS[0], sourceField: 'A<B>&"C' });
    expect(second!.raw).toEqual({ ...MAPPINGS[1], syncDirection: '1' });
  });

  it('are not edited where half a CDATA section would remain', async () => {
    const cut = json.indexOf('"WIDGETID"') + 4;
    const xml = solutionXml({
      maps: xmlMap('Widgets', `${escapeXml(json.slice(0, cut))}<![CDATA[${json.slice(cut)}]]>`),
    });
    const { document } = await onlyProject({ 'customizations.xml': xml });
    expect(document.edits([{ kind: 'replace', pointer: FIRST_SOURCE, value: 'X' }])).toBeNull();
    expect(document.edits([{ kind: 'replace', pointer: SECOND_SOURCE, value: 'X' }])).toHaveLength(1);
    expect(document.edits([{ kind: 'replace', pointer: SECOND_SOURCE, value: ']]>' }])).toBeNull();
  });

  it('stay the same when the solution is long, zipped, or UTF-16', async () => {
    const filler = `<Workflows>${'<w a="é😀">\r\n</w>'.repeat(20_000)}</Workflows>`;
    const xml = solutionXml({ more: filler, maps: xmlMap('Widgets', `\r\n${escapeXml(json)}`) });
    const plain = await onlyProject({ 'customizations.xml': xml });
    const place = plain.document.locate([SECOND_SOURCE])[0];
    expect(textAt(xml, place)).toBe(escapeXml(JSON.stringify('COLOR & "SIZE" <é😀>')));

    const zipped = await onlyProject({ 'maps.zip': await zipOf({ 'customizations.xml': utf16le(xml) }) });
    expect(zipped.document.file).toBe('maps.zip!/customizations.xml');
    expect(zipped.document.locate([SECOND_SOURCE])[0]).toEqual(place);
  });
});

describe('places in JSON that is encoded as a string', () => {
  const record = { msdyn_name: 'Widgets', msdyn_version: '1.0' };

  it.each([
    ['once', JSON.stringify(taskOf(MAPPINGS), null, 1)],
    ['twice', JSON.stringify(JSON.stringify(taskOf(MAPPINGS)))],
  ])('are those of the characters in the string where it is encoded %s', async (_name, mapping) => {
    const text = JSON.stringify({ value: [{ ...record, msdyn_mapping: mapping }] }, null, 2);
    const { document } = await onlyProject({ 'maps.json': text });
    const [place, none] = document.locate([SECOND_SOURCE, '/legs/3']);
    const value = textAt(text, place)!;
    expect(value).not.toBe(JSON.stringify(mapping));
    expect(value.replaceAll('\\', '')).toBe('"COLOR & "SIZE" <é😀>"');
    expect(none).toBeNull();
    const inside = textAt(text, document.locateInString(SECOND_SOURCE, 6, 14))!;
    expect(inside.replaceAll('\\', '')).toBe('& "SIZE"');
  });

  it.each([
    ['once', (task: object) => JSON.stringify(task, null, 1)],
    ['twice', (task: object) => JSON.stringify(JSON.stringify(task))],
  ])('are edited through the escapes where it is encoded %s', async (_name, encode) => {
    const text = JSON.stringify({ value: [{ ...record, msdyn_mapping: encode(taskOf(MAPPINGS)) }] });
    const { document } = await onlyProject({ 'maps.json': text });
    const edits = document.edits([
      { kind: 'remove', pointer: '/legs/0/fieldMappings/0' },
      { kind: 'replace', pointer: SECOND_SOURCE, value: 'A\\"\nB' },
    ])!;
    const edited = applyEdits(text, edits);
    const expected = taskOf([{ ...MAPPINGS[1], sourceField: 'A\\"\nB' }]);
    expect(JSON.parse(edited)).toEqual({ value: [{ ...record, msdyn_mapping: encode(expected) }] });
  });

  it('reads an encoded map inside the XML of a solution, too', async () => {
    const xml = solutionXml({ maps: xmlMap('Widgets', escapeXml(JSON.stringify(JSON.stringify(taskOf(MAPPINGS))))) });
    const { document } = await onlyProject({ 'customizations.xml': xml });
    const edits = document.edits([{ kind: 'replace', pointer: FIRST_SOURCE, value: '"<&' }])!;
    const edited = await onlyProject({ 'customizations.xml': applyEdits(xml, edits) });
    expect(edited.tasks[0]!.legs[0]!.mappings.map(({ sourceField }) => sourceField)).toEqual([
      '"<&',
      'COLOR & "SIZE" <é😀>',
    ]);
  });
});
