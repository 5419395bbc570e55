import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MemoryBytes } from '../bytes/byte-source.js';
import { SizeBudget } from '../bytes/size-budget.js';
import { Facts } from '../facts/facts.js';
import { readInput, type Reading } from './read-input.js';
import { readersWith } from './readers.js';
import {
  escapeXml,
  mappingOf,
  solutionXml,
  taskOf,
  xmlAttribute,
  xmlMap,
  xmlTable,
  zipOf,
} from '../test-data/test-kit.js';

const EXAMPLES = join(import.meta.dirname, '../../../../examples');
const example = (path: string): string => readFileSync(join(EXAMPLES, path), 'utf8');
const compact = (path: string): string => JSON.stringify(JSON.parse(example(path)));

/** The problems of one input that was found in a folder. */
async function problemsOf(file: string, bytes: Uint8Array): Promise<Facts['problems']> {
  const source = new MemoryBytes(bytes);
  const facts = new Facts();
  const to: Reading = { readers: readersWith(), facts, unrecognised: [] };
  const limit = (): SizeBudget => new SizeBudget(64 * 1024 * 1024);
  const content = { file, named: false, source, reopen: () => Promise.resolve(source) };
  await readInput(content, { limit, budget: limit() }, to);
  facts.faults.settle();
  return [...facts.problems, ...to.unrecognised];
}

const task = JSON.stringify(taskOf([mappingOf(), mappingOf({ valueTransforms: [{ transformType: 'Default' }] })]));
const solution = solutionXml({
  maps: xmlMap('Widgets', escapeXml(task)),
  entities: xmlTable('contoso_a', { set: 'contoso_as', attributes: [xmlAttribute('contoso_aid', 'primarykey')] }),
});
const csdl =
  '<?xml version="1.0"?><edmx:Edmx xmlns:edmx="x"><edmx:DataServices><Schema Namespace="Microsoft.Dynamics.CRM"><EntityType Name="contoso_a"><Key><PropertyRef Name="contoso_aid" /></Key><Property Name="contoso_aid" Type="Edm.Guid" /></EntityType></Schema></edmx:DataServices></edmx:Edmx>';

const CONNECTION_SET = JSON.stringify({
  name: 'Contoso',
  environments: { a: { name: 'a', targetType: 'AX', schemas: [{ name: 'b', fields: [{ name: 'c' }] }] } },
  dataPartitionMappings: [{ firstPartition: 'a', secondPartition: 'b' }],
});

const SHAPES: readonly (readonly [string, string])[] = [
  ['a map', task],
  ['a map with line breaks', JSON.stringify(JSON.parse(task), null, 2)],
  ['a record of a map', JSON.stringify({ value: [{ msdyn_name: 'a', msdyn_mapping: task }] })],
  ['a map in a string', JSON.stringify(task)],
  ['a connection set', CONNECTION_SET],
  ['connections', compact('contoso/environments/connections.json')],
  ['legal entities', compact('contoso/environments/legal-entities.json')],
  ['keys', '{"contoso_widgets - Widgets": ["contoso_number", "contoso_group.contoso_name"]}'],
  ['a snapshot', '{"dipvSnapshot":1,"tables":[],"organizations":{"companies":["a"]}}'],
  [
    'metadata',
    JSON.stringify({
      '@odata.context': 'https://contoso/$metadata#EntityDefinitions',
      value: [{ LogicalName: 'a', EntitySetName: 'as', Attributes: [{ LogicalName: 'b', AttributeType: 'String' }] }],
    }),
  ],
  ['a solution', solution],
  ['$metadata', csdl],
];

describe.each(SHAPES)('%s', (_what, text) => {
  const bytes = Buffer.from(text.trim());
  const file = text.trimStart().startsWith('<') ? 'a.xml' : 'a.json';
  const cuts = Array.from({ length: bytes.length - 1 }, (_, i) => i + 1);

  it('is sound', async () => {
    expect(await problemsOf(file, bytes)).toEqual([]);
  });

  it.each<[string, (at: number) => Uint8Array]>([
    ['end', (at) => bytes.subarray(0, at)],
    ['beginning', (at) => bytes.subarray(at)],
  ])(
    'is never passed over without its %s',
    async (_part, piece) => {
      const silent: string[] = [];
      for (const at of cuts) {
        const problems = await problemsOf(file, piece(at));
        const rest = Buffer.from(piece(at)).toString();
        // without its declaration XML is whole
        if (/^\s*<(?:ImportExportXml|edmx:Edmx) /.test(rest) && rest.endsWith('>')) continue;
        if (!problems.some(({ severity }) => severity !== 'info')) silent.push(rest);
      }
      expect(silent).toEqual([]);
    },
    60_000,
  );
});

it('a zip is never passed over without its end or its beginning', async () => {
  const zip = await zipOf({ 'customizations.xml': solution });
  for (let at = 1; at < zip.length; at++) {
    for (const piece of [zip.subarray(0, at), zip.subarray(at)]) {
      const problems = await problemsOf('a.zip', piece);
      expect(problems.filter(({ severity }) => severity !== 'info')).not.toEqual([]);
    }
  }
}, 60_000);
