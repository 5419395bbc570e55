import {
  folderOf,
  escapeXml,
  mappingOf,
  readIn,
  readNamed,
  removeFolders,
  solutionXml,
  taskOf,
  xmlAttribute,
  xmlMap,
  xmlTable,
  zipOf,
} from '../test-data/test-kit.js';

afterEach(removeFolders);

const healthy = JSON.stringify(taskOf([], { name: 'Healthy' }));

/** Reads a file next to a healthy one, which must be read in any case. */
async function problemOf(file: string, content: string | Uint8Array, maxInputSize = 1024 * 1024): Promise<string> {
  const { workspace } = await readNamed({ [file]: content, 'healthy.json': healthy }, { maxInputSize });
  expect(workspace.projects.map(({ name }) => name)).toEqual(['Healthy']);
  expect(workspace.problems).toHaveLength(1);
  expect(workspace.problems[0]).toMatchObject({ severity: 'error', file: expect.stringContaining(file) as string });
  return `${workspace.problems[0]!.file}: ${workspace.problems[0]!.reason}`;
}

/** Changes bytes in the central directory entry of the first file. */
function patchCentralDirectory(zip: Buffer, offset: number, change: (zip: Buffer, at: number) => void): Buffer {
  change(zip, zip.indexOf(Buffer.from('PK\x01\x02', 'latin1')) + offset);
  return zip;
}

describe('an archive', () => {
  const solution = solutionXml({ maps: xmlMap('Widgets', escapeXml(healthy)) });

  it('that is cut short is refused', async () => {
    const zip = await zipOf({ 'customizations.xml': solution });
    expect(await problemOf('a.zip', zip.subarray(0, zip.length - 40))).toMatch('is no readable zip archive');
  });

  it('with damaged bytes is refused', async () => {
    const zip = await zipOf({ 'customizations.xml': solution });
    zip[60]! ^= 0xff;
    expect(await problemOf('a.zip', zip)).toMatch(/a\.zip!\/customizations\.xml: is (no readable zip|damaged)/);
  });

  it('with the wrong checksum is refused', async () => {
    const zip = patchCentralDirectory(await zipOf({ 'customizations.xml': solution }), 16, (bytes, at) =>
      bytes.writeUInt32LE(7, at),
    );
    expect(await problemOf('a.zip', zip)).toMatch('is damaged');
  });

  it('that inflates past the limit is refused, at the cost of the limit', async () => {
    const bomb = await zipOf({ 'bomb.json': Buffer.alloc(8 * 1024 * 1024, 0x20) });
    expect(bomb.length).toBeLessThan(20_000);
    expect(await problemOf('a.zip', bomb)).toMatch('is larger than the limit of 1 MB');
  });

  it('that inflates past the limit in many small steps, nested, is refused', async () => {
    const part = await zipOf({ 'part.json': Buffer.alloc(400 * 1024, 0x20) });
    const { workspace } = await readNamed(
      { 'a.zip': await zipOf({ '1.zip': part, '2.zip': part, '3.zip': part, '4.zip': part } as never) },
      { maxInputSize: 1024 * 1024 },
    );
    expect(workspace.problems.map(({ reason }) => reason)).toContainEqual(
      expect.stringContaining('larger than the limit'),
    );
  });

  it('that lies about sizes is refused', async () => {
    const zip = patchCentralDirectory(await zipOf({ 'customizations.xml': solution }), 24, (bytes, at) =>
      bytes.writeUInt32LE(10, at),
    );
    expect(await problemOf('a.zip', zip)).toMatch('is no readable zip archive');
  });

  it.each(['../evil.json', '/../evil.json', 'C:/evil.json', '..\\..\\evil', '/evil/'])(
    'with a file that climbs out gives the others: %s',
    async (path) => {
      const placeholder = 'x'.repeat(path.length);
      const zip = await zipOf({ [placeholder]: healthy, 'healthy.json': healthy });
      const climbing = Buffer.from(zip.toString('latin1').replaceAll(placeholder, path), 'latin1');
      const { workspace } = await readNamed({ 'a.zip': climbing });
      expect(workspace.problems).toMatchObject([{ severity: 'error', file: 'a.zip' }]);
      expect(workspace.problems[0]?.reason).toContain(
        `holds a file whose path climbs out of it ("${path.replaceAll('\\', '/')}")`,
      );
      expect(workspace.projects.map(({ document }) => document.file)).toEqual(['a.zip!/healthy.json']);
    },
  );

  it('with a symbolic link is refused', async () => {
    expect(await problemOf('a.zip', await zipOf({ 'customizations.xml': '/etc/passwd' }, 0o120777))).toMatch(
      'symbolic link',
    );
  });

  it('with a password is refused', async () => {
    const zip = patchCentralDirectory(await zipOf({ 'customizations.xml': solution }), 8, (bytes, at) =>
      bytes.writeUInt16LE(bytes.readUInt16LE(at) | 1, at),
    );
    expect(await problemOf('a.zip', zip)).toMatch('a.zip!/customizations.xml: is encrypted');
  });

  it('nested too deep is refused', async () => {
    let zip = await zipOf({ 'customizations.xml': solution });
    for (let i = 0; i < 4; i++) zip = await zipOf({ 'a.zip': zip } as never);
    expect(await problemOf('a.zip', zip)).toMatch('nested deeper than 3 levels');
  });

  it('with nothing to read is a problem when it was named', async () => {
    expect(await problemOf('a.zip', await zipOf({ 'readme.txt': 'x' }))).toMatch('holds nothing that dipv reads');
  });

  it('with a file that claims too much gives the others', async () => {
    const zip = await zipOf({ 'a.json': '{}', 'b.json': healthy, 'c.json': Buffer.alloc(2 * 1024 * 1024, 0x20) });
    patchCentralDirectory(zip, 24, (bytes, at) => bytes.writeUInt32LE(0x4000_0000, at));
    const { workspace } = await readNamed({ 'a.zip': zip }, { maxInputSize: 1024 * 1024 });
    expect(workspace.projects.map(({ name }) => name)).toEqual(['Healthy']);
    expect(workspace.problems.map(({ file, reason }) => `${file} ${reason}`)).toEqual([
      'a.zip!/a.json is no readable zip archive: it is not as long as the archive says',
      'a.zip!/c.json is larger than the limit of 1 MB (--max-input-size)',
    ]);
  });

  it.each([
    [
      'a link',
      (zip: Buffer) => patchCentralDirectory(zip, 38, (bytes, at) => bytes.writeUInt32LE(0o120777 * 0x10000, at)),
      'is a symbolic link',
    ],
    [
      'a file of another compression',
      (zip: Buffer) => patchCentralDirectory(zip, 10, (bytes, at) => bytes.writeUInt16LE(9, at)),
      'method 9',
    ],
  ])('with %s gives the others', async (_what, change, reason) => {
    const zip = change(await zipOf({ 'a.json': '{}', 'b.json': healthy }));
    const { workspace } = await readNamed({ 'a.zip': zip });
    expect(workspace.projects.map(({ name }) => name)).toEqual(['Healthy']);
    expect(workspace.problems).toMatchObject([
      { file: 'a.zip!/a.json', reason: expect.stringContaining(reason) as string },
    ]);
  });

  it('in which a name stands twice says so', async () => {
    const zip = await zipOf({ 'a.json': healthy, 'b.json': healthy });
    const twice = Buffer.from(zip.toString('latin1').replaceAll('b.json', 'a.json'), 'latin1');
    const { workspace } = await readNamed({ 'a.zip': twice });
    expect(workspace.problems).toMatchObject([
      { severity: 'warning', file: 'a.zip!/a.json', reason: expect.stringContaining('more than once') as string },
    ]);
  });

  it('with one broken file gives the others', async () => {
    const { workspace } = await readNamed({
      'a.zip': await zipOf({ 'a.json': healthy, 'b.xml': '<ImportExportXml>' }),
    });
    expect(workspace.projects).toHaveLength(1);
    expect(workspace.problems).toMatchObject([{ file: 'a.zip!/b.xml', line: 1 }]);
  });
});

describe('XML', () => {
  it.each([
    [
      'a DOCTYPE',
      '<!DOCTYPE ImportExportXml [<!ENTITY x SYSTEM "file:///etc/passwd">]><ImportExportXml>&x;</ImportExportXml>',
      'has a DOCTYPE',
    ],
    ['an unknown entity', '<ImportExportXml>&nbsp;</ImportExportXml>', 'is no well-formed XML'],
    ['too many levels', `<ImportExportXml>${'<a>'.repeat(100_000)}`, 'deeper than 200 levels'],
    ['no end', solutionXml().slice(0, -5), 'is no well-formed XML'],
    [
      'another encoding',
      '<?xml version="1.0" encoding="windows-1252"?><ImportExportXml />',
      'declares the encoding windows-1252',
    ],
  ])('with %s is refused', async (_name, xml, reason) => {
    expect(await problemOf('a.xml', xml)).toMatch(reason);
  });

  it.each([
    ['a DOCTYPE', '<?xml version="1.0"?>\n<!DOCTYPE x>\n\n<ImportExportXml />', 2],
    ['another encoding', '<?xml version="1.0" encoding="klingon"?>\n\n<ImportExportXml\n a="b" />', 1],
  ])('with %s is refused where it stands', async (_name, xml, line) => {
    const { workspace } = await readNamed({ 'a.xml': xml });
    expect(workspace.problems).toMatchObject([{ severity: 'error', line }]);
  });

  it('that breaks off gives none of its tables, which might lack columns', async () => {
    const xml = solutionXml({
      entities: xmlTable('contoso_a', { set: 'contoso_as', attributes: [xmlAttribute('contoso_aid', 'primarykey')] }),
    });
    const { workspace } = await readNamed({ 'a.xml': xml.slice(0, -20) });
    expect(workspace).toMatchObject({ tables: [], problems: [{ file: 'a.xml' }] });
  });
});

describe('text', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['nested too deep', '['.repeat(100_000), 'nested deeper than 200 levels'],
    ['nested too deep in objects', '{"a":'.repeat(100_000), 'nested deeper than 200 levels'],
    ['larger than the limit', `${healthy}${' '.repeat(1024 * 1024)}`, 'is larger than the limit of 1 MB'],
    [
      'of invalid bytes',
      Buffer.concat([Buffer.from('{"fieldMappings": "'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]),
      'no valid UTF-8',
    ],
    ['in UTF-16 without a mark', Buffer.from(healthy, 'utf16le'), 'UTF-16 without a byte order mark'],
    [
      'in UTF-32',
      Buffer.from(Uint32Array.from(Buffer.from(healthy)).buffer),
      'is text in UTF-32, and dipv reads UTF-8',
    ],
    [
      'in half UTF-16',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(healthy, 'utf16le'), Buffer.from([0x00])]),
      'no valid UTF-16LE',
    ],
  ])('%s is refused', async (_name, content, reason) => {
    expect(await problemOf('a.json', content)).toMatch(reason);
  });

  it('tells the line of an invalid byte', async () => {
    const bytes = Buffer.concat([Buffer.from('{\r\n "a": "'), Buffer.from([0xff]), Buffer.from('"}')]);
    const { workspace } = await readNamed({ 'a.json': bytes });
    expect(workspace.problems).toMatchObject([{ line: 2, column: 8 }]);
  });

  it('that is a map nested too deep is refused, its neighbours in the list are read', async () => {
    const deep = { msdyn_name: 'Deep', msdyn_mapping: '['.repeat(1000) };
    const { workspace } = await readNamed({
      'a.json': JSON.stringify([deep, { msdyn_name: 'Flat', msdyn_mapping: healthy }]),
    });
    expect(workspace.projects.map(({ name }) => name)).toEqual(['Flat']);
    expect(workspace.problems).toMatchObject([
      { reason: expect.stringContaining('the map Deep is JSON nested deeper') as string },
    ]);
  });
});

describe('names', () => {
  const nasty = ['__proto__', 'constructor', 'toString', '\u001b[31mred', '<script>', '::error::', 'a\u0000b'];

  it('are data in maps, environments, keys and value maps', async () => {
    const valueMap = `{${nasty.map((name) => `${JSON.stringify(name)}: ${JSON.stringify(name)}`).join()}}`;
    const mappings = nasty.map((name) =>
      mappingOf({
        sourceField: name,
        destinationField: name,
        valueTransforms: [{ transformType: 'ValueMap', valueMap: '@' }],
      }),
    );
    const map = JSON.stringify(taskOf(mappings)).replaceAll('"@"', valueMap);
    const entries = nasty.map(
      (name) =>
        `${JSON.stringify(name)}: {"name": ${JSON.stringify(name)}, "targetType": "AX", "schemas": [{"name": ${JSON.stringify(name)}, "fields": [{"name": ${JSON.stringify(name)}}], "keys": [{"name": ${JSON.stringify(name)}, "fields": [${JSON.stringify(name)}]}]}]}`,
    );
    const keys = `{${nasty.map((name) => `${JSON.stringify(`${name} - ${name}`)}: [${JSON.stringify(name)}]`).join()}}`;
    const { workspace } = await readNamed({
      'map.json': map,
      'set.json': `{"forDualWrite": true, "environments": {${entries.join()}}}`,
      'keys.json': keys,
    });
    expect(workspace.problems).toEqual([]);
    const [leg] = workspace.projects[0]!.tasks[0]!.legs;
    expect(leg!.mappings.map(({ sourceField }) => sourceField)).toEqual(nasty);
    expect(leg!.mappings[0]!.transforms).toEqual([
      { type: 'ValueMap', entries: expect.arrayContaining(nasty.map((name) => [name, name])) as unknown },
    ]);
    const { environments } = workspace.connectionSets[0]!;
    expect(environments.map(({ key }) => key).toSorted()).toEqual(nasty.toSorted());
    for (const { key, environment } of environments) {
      expect(environment?.tables?.[0]?.fields.get(key!.toLowerCase())?.name).toBe(key);
      expect(environment?.tables?.[0]?.keys[0]?.fields).toEqual([key]);
    }
    expect(workspace.integrationKeys.map(({ table }) => table).toSorted()).toEqual(nasty.toSorted());
  });

  it('are data in solutions', async () => {
    const named = nasty.slice(0, 3);
    const entities = named
      .map((name) => xmlTable(name, { attributes: named.map((column) => xmlAttribute(column, 'int')) }))
      .join('');
    const xml = solutionXml({ entities, more: '<__proto__ constructor="x" __proto__="y"><toString/></__proto__>' });
    const { workspace } = await readNamed({ 'a.xml': xml });
    expect(workspace.problems).toEqual([]);
    expect(workspace.tables.map(({ name }) => name)).toEqual(named.map((name) => name.toLowerCase()));
    for (const table of workspace.tables)
      expect([...table.fields.keys()]).toEqual(named.map((name) => name.toLowerCase()));
  });
});

it('gives the same result however the paths are ordered', async () => {
  const folder = folderOf({
    'b.json': healthy,
    'a.json': JSON.stringify(taskOf([], { name: 'A' })),
    'c.xml': '<ImportExportXml>',
    'd.json': '{"legs": 1, "leftEnvironment": ""}',
  });
  const [first, second] = await Promise.all(
    [
      ['a.json', 'b.json', 'c.xml', 'd.json'],
      ['d.json', 'c.xml', 'b.json', 'a.json'],
    ].map((paths) => readIn(folder, paths)),
  );
  expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  expect(first!.workspace.problems.map(({ file }) => file)).toEqual(['c.xml', 'd.json']);
});
