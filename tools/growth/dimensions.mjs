/**
 * Everything that a file can hold many of, with an input of the size `n` for each. `files` by name; `paths` where
 * one is not the folder; `config` and `format` of the run; files of an earlier state, `before`, to compare with; `pages`, the
 * format of those that are written about the maps; or `reports`, which are merged.
 */
import {
  answer,
  attribute,
  choice,
  definition,
  entity,
  environments,
  key,
  leg,
  lookup,
  mapping,
  project,
  record,
  schema,
  task,
  text,
  times,
} from './payloads.mjs';

const FIELDS = 20;
const few = (make) => times(FIELDS, make);
const mapped = (count) => times(count, (i) => mapping(`Field${i}`, `contoso_field${i}`));
const items = (count) =>
  schema(
    'Items',
    times(count, (i) => text(`Field${i}`)),
  );
const contosoItems = (count, keys) =>
  schema(
    'contoso_items',
    times(count, (i) => text(`contoso_field${i}`)),
    keys,
  );
/** A small map of its own name. */
const small = (i, more = {}) => record(`Map ${i}`, [leg(mapped(2), more)]);
/** A mapping through a lookup, of which the map itself notes where it leads. */
const through = (i, table) =>
  mapping(`Other${i}`, `contoso_lookup${i}.contoso_id`, { destinationLookupFieldRelatedEntity: table });
/** A map of one table whose lookup leads to another. */
const resting = (table, other, i = table) =>
  record(`Map of ${table} ${i}`, [
    leg([mapping('Id', 'contoso_id'), through(0, other)], { sourceSchema: `E${i}`, destinationSchema: table }),
  ]);
/** Mappings of fields that do not exist, so that each is a finding on either side. */
const faulty = (count) => times(count, (i) => mapping(`Missing${i}`, `contoso_missing${i}`));
const withFindings = (n) => ({ 'map.json': project([leg(faulty(n))], [items(FIELDS)], [contosoItems(FIELDS)]) });
/** One name in many spellings, each a letter away from others. */
const nearEqual = (i, length) =>
  `contoso_${'abcdefgh'.repeat(length / 8)}${i.toString(26).replace(/\d/g, (d) => 'qrstuvwxyz'[d])}`;

const sets = (count, more = {}) => ({
  name: 'Contoso',
  forDualWrite: true,
  environments: Object.fromEntries(environments([items(2)], [contosoItems(2)]).map((each) => [each.name, each])),
  dataPartitionMappings: times(count, (i) => ({
    firstPartitionEnvName: 'Operations',
    firstPartition: `E${i}`,
    secondPartitionEnvName: 'Sales',
    secondPartition: `C${i}`,
  })),
  ...more,
});
/** An environment by itself. */
const tablesOfSales = (tables) => JSON.stringify(environments([], tables)[1]);
const inSet = { connectionSetName: 'Contoso', leftEnvironmentType: 'AX', centerEnvironmentType: 'CRM' };

const suppression = (code, map, field) => ({ code, map, field, reason: 'accepted' });

export const dimensions = [
  // what a folder holds
  ['maps, a file each', (n) => ({ files: Object.fromEntries(times(n, (i) => [`${i}.json`, answer([small(i)])])) })],
  ['maps of one file', (n) => ({ files: { 'maps.json': answer(times(n, (i) => small(i))) } })],
  ['broken maps', (n) => ({ files: { 'maps.json': answer(times(n, (i) => record(`Map ${i}`, 'none'))) } })],
  [
    'maps cut short',
    (n) => ({ files: { 'maps.json': answer(times(n, (i) => ({ ...small(i), msdyn_mapping: '{"legs":[' }))) } }),
  ],
  [
    'mappings with a wrong direction',
    (n) => ({
      files: {
        'maps.json': answer([record('Items', [leg(times(n, (i) => mapping(`A${i}`, `B${i}`, { syncDirection: 7 })))])]),
      },
    }),
  ],
  [
    'versions of one map',
    (n) => ({ files: { 'maps.json': answer(times(n, (i) => record('Items', [leg(mapped(2))], `1.0.0.${i}`))) } }),
  ],
  [
    'different maps of one version',
    (n) => ({ files: { 'maps.json': answer(times(n, (i) => record('Items', [leg([mapping(`A${i}`, `B${i}`)])]))) } }),
  ],
  [
    'copies of one map',
    (n) => ({ files: Object.fromEntries(times(n, (i) => [`${i}.json`, answer([record('Items', [leg(mapped(2))])])])) }),
  ],
  [
    'maps without a version',
    (n) => ({
      files: { 'maps.json': answer(times(n, (i) => record('Items', [leg([mapping(`A${i}`, `B${i}`)])], null))) },
    }),
  ],
  [
    'versions that run',
    (n) => ({
      files: {
        'maps.json': answer(times(n, (i) => small(i, { sourceSchema: `E${i}`, destinationSchema: `t${i}` }))),
        'running.json': answer(
          times(n, (i) => ({
            msdyn_dualwriteruntimeconfigid: String(i),
            msdyn_unsecure: JSON.stringify({
              SourceEntityName: `t${i}`,
              SourceEnvironmentType: 1,
              DestinationEntityName: `E${i}`,
              DestinationEnvironmentType: 3,
              EntityMapVersion: { Major: 1, Minor: 0, Build: 0, Revision: 5 },
              FieldMappings: [],
            }),
          })),
        ),
      },
    }),
  ],

  [
    'maps that rest on each other in a circle',
    (n) => ({ files: { 'maps.json': answer(times(n, (i) => resting(`t${i}`, `t${(i + 1) % n}`))) } }),
  ],
  [
    'maps of one table, and maps that rest on it',
    (n) => ({
      files: {
        'maps.json': answer(times(n, (i) => (i % 2 === 0 ? resting(`t${i}`, 'hub') : resting('hub', `t${i - 1}`, i)))),
      },
    }),
  ],
  [
    'maps that write one column',
    (n) => ({ files: { 'maps.json': answer(times(n, (i) => small(i, { sourceSchema: `E${i}` }))) } }),
  ],
  [
    'maps of one pair of tables, with filters',
    (n) => ({
      files: { 'maps.json': answer(times(n, (i) => small(i, { reversedSourceFilter: `contoso_field0 eq '${i}'` }))) },
    }),
  ],

  // what a map holds
  [
    'lookups',
    (n) => ({
      files: { 'maps.json': answer([record('Items', [leg(times(n, (i) => through(i, `t${i}`)))]), small(1)]) },
    }),
  ],
  ['mappings', (n) => ({ files: { 'map.json': project([leg(mapped(n))], [items(n)], [contosoItems(n)]) } })],
  ['mappings at fault', (n) => ({ files: withFindings(n) })],
  [
    'mappings alike',
    (n) => ({
      files: {
        'map.json': project([leg(times(n, () => mapping('Field0', 'contoso_field0')))], [items(2)], [contosoItems(2)]),
      },
    }),
  ],
  [
    'mappings of one field',
    (n) => ({
      files: {
        'map.json': project(
          [leg(times(n, (i) => mapping('Field0', `contoso_field${i}`)))],
          [items(2)],
          [contosoItems(n)],
        ),
      },
    }),
  ],
  [
    'tasks',
    (n) => ({
      files: {
        'map.json': JSON.stringify({
          name: 'Items',
          isDualWriteProject: true,
          environments: environments([items(2)], [contosoItems(2)]),
          entityMappingTasks: times(n, (i) => task([leg(mapped(2))], { name: `Task ${i}` })),
        }),
      },
    }),
  ],
  [
    'legs',
    (n) => ({
      files: {
        'map.json': project(
          times(n, (i) => leg(mapped(2), { id: String(i) })),
          [items(2)],
          [contosoItems(2)],
        ),
      },
    }),
  ],
  [
    'conditions of a filter',
    (n) => ({
      files: {
        'map.json': project(
          [leg(mapped(2), { reversedSourceFilter: times(n, (i) => `contoso_field${i} eq 'a'`).join(' and ') })],
          [items(2)],
          [contosoItems(n)],
        ),
      },
    }),
  ],
  [
    'brackets of a filter',
    (n) => ({
      files: {
        'map.json': project(
          [leg(mapped(2), { reversedSourceFilter: `${'('.repeat(n)}contoso_field0 eq 'a'${')'.repeat(n)}` })],
          [items(2)],
          [contosoItems(2)],
        ),
      },
    }),
  ],
  [
    'faults of a filter',
    (n) => ({
      files: {
        'map.json': project(
          [leg(mapped(2), { reversedSourceFilter: times(n, (i) => `none${i} eq 'a'`).join(' and ') })],
          [items(2)],
          [contosoItems(2)],
        ),
      },
    }),
  ],
  [
    'conditions of a filter of X++',
    (n) => ({
      files: {
        'map.json': project(
          [leg(mapped(2), { sourceFilter: `(${times(n, (i) => `(Field${i} == "a")`).join(' && ')})` })],
          [items(n)],
          [contosoItems(2)],
        ),
      },
    }),
  ],
  [
    'brackets of a filter of X++',
    (n) => ({
      files: {
        'map.json': project(
          [leg(mapped(2), { sourceFilter: `${'('.repeat(n)}Field0 == "a"${')'.repeat(n)}` })],
          [items(2)],
          [contosoItems(2)],
        ),
      },
    }),
  ],
  [
    'faults of a filter of X++',
    (n) => ({
      files: {
        'map.json': project(
          [leg(mapped(2), { sourceFilter: `(${times(n, (i) => `(None${i} == Other${i})`).join(' || ')})` })],
          [items(2)],
          [contosoItems(2)],
        ),
      },
    }),
  ],
  [
    'conditions of a filter of X++ before a word of OData',
    (n) => ({
      files: {
        'map.json': project(
          [leg(mapped(2), { sourceFilter: `(${times(n, (i) => `(contains(Field${i}) == "\\"")`).join('&&')} and (` })],
          [items(2)],
          [contosoItems(2)],
        ),
      },
    }),
  ],
  [
    'elements of an enumeration that a filter and a value map name by labels',
    (n) => ({
      files: {
        'map.json': answer([
          record('Items', [
            leg(
              [
                mapping('Field0', 'contoso_name'),
                mapping('Kind', 'contoso_kind', {
                  syncDirection: 1,
                  valueTransforms: [
                    {
                      transformType: 'ValueMap',
                      valueMap: Object.fromEntries(times(n, (i) => [`Label ${i}`, String(i)])),
                    },
                  ],
                }),
              ],
              { sourceFilter: `(${times(n, (i) => `(Kind != "Label ${i}")`).join(' && ')})` },
            ),
          ]),
        ]),
        'entity.json': answer([
          entity('Item', [
            { Name: 'Field0', IsKey: true },
            { Name: 'Kind', DataType: 'Enum', TypeName: 'ItemKind' },
          ]),
        ]),
        'enumeration.json': answer([
          { Name: 'ItemKind', Members: times(n, (i) => ({ Name: `Kind${i}`, Value: i, LabelId: `@Items:${i}` })) },
        ]),
        'labels.json': JSON.stringify(times(n, (i) => ({ Id: `@Items:${i}`, Language: 'en-us', Value: `Label ${i}` }))),
        'table.json': answer([
          definition('contoso_item', [
            attribute('contoso_name'),
            choice(
              'contoso_kind',
              times(n, (i) => i),
            ),
          ]),
        ]),
      },
    }),
  ],
  [
    'value map',
    (n) => ({
      files: {
        'map.json': project(
          [
            leg([
              mapping('Field0', 'contoso_field0', {
                valueTransforms: [
                  {
                    transformType: 'ValueMap',
                    valueMap: Object.fromEntries(times(n, (i) => [`Value${i}`, String(i)])),
                  },
                ],
              }),
            ]),
          ],
          [items(2)],
          [contosoItems(2)],
        ),
      },
    }),
  ],
  [
    'value map to one value',
    (n) => ({
      files: {
        'map.json': project(
          [
            leg([
              mapping('Field0', 'contoso_field0', {
                valueTransforms: [
                  { transformType: 'ValueMap', valueMap: Object.fromEntries(times(n, (i) => [`Value${i}`, '1'])) },
                ],
              }),
            ]),
          ],
          [items(2)],
          [contosoItems(2)],
        ),
      },
    }),
  ],
  [
    'value maps',
    (n) => ({
      files: {
        'map.json': project(
          [
            leg(
              times(n, (i) =>
                mapping(`Field${i}`, `contoso_field${i}`, {
                  valueTransforms: [{ transformType: 'ValueMap', valueMap: { No: '0', Yes: '1' } }],
                }),
              ),
            ),
          ],
          [items(n)],
          [contosoItems(n)],
        ),
      },
    }),
  ],
  [
    'transforms of a mapping',
    (n) => ({
      files: {
        'map.json': project(
          [
            leg([
              mapping('Field0', 'contoso_field0', {
                valueTransforms: times(n, () => ({
                  transformType: 'ValueMap',
                  valueMap: { No: '0', Yes: '1', No2: '1' },
                })),
              }),
            ]),
          ],
          [items(2)],
          [contosoItems(2)],
        ),
      },
    }),
  ],
  [
    'value map of a choice',
    (n) => ({
      files: {
        'map.json': answer([
          record('Items', [
            leg([
              mapping('Field0', 'contoso_choice', {
                valueTransforms: [
                  {
                    transformType: 'ValueMap',
                    valueMap: Object.fromEntries(times(n, (i) => [`Value${i}`, String(i * 2)])),
                  },
                ],
              }),
            ]),
          ]),
        ]),
        'table.json': answer([
          definition('contoso_item', [
            choice(
              'contoso_choice',
              times(n, (i) => i),
            ),
          ]),
        ]),
        'enumerations.json': answer([{ Name: 'Values', Members: times(n, (i) => ({ Name: `Value${i}`, Value: i })) }]),
        'entity.json': answer([entity('Item', [{ Name: 'Field0', DataType: 'Enum', TypeName: 'Values' }])]),
      },
    }),
  ],
  [
    'steps of a path',
    (n) => ({
      files: {
        'map.json': project(
          [leg([mapping('Field0', times(n, (i) => `step${i}`).join('.'))])],
          [items(2)],
          [schema('contoso_items', [lookup('step0', 'contoso_items')])],
        ),
      },
    }),
  ],
  [
    'targets of a path',
    (n) => ({
      files: {
        'map.json': project(
          [leg([mapping('Field0', `step0${times(n, (i) => `.Table${i}(contoso_field0)`).join('')}`)])],
          [items(2)],
          [schema('contoso_items', [lookup('step0', 'contoso_items')])],
        ),
      },
    }),
  ],
  [
    'mappings behind lookups',
    (n) => ({
      files: {
        'map.json': project(
          [leg(times(n, (i) => mapping(`Field${i}`, `step${i}.step${i}.contoso_field0`)))],
          [items(n)],
          [
            schema('contoso_items', [...times(n, (i) => lookup(`step${i}`, 'contoso_others'))], [key('k', ['step0'])]),
            schema(
              'contoso_others',
              times(n, (i) => lookup(`step${i}`, 'contoso_items')),
              [
                key(
                  'k',
                  times(n, (i) => `step${i}.step0`),
                ),
              ],
            ),
          ],
        ),
      },
    }),
  ],

  // what names are made of
  [
    'length of the name of a field',
    (n) => ({
      files: {
        'map.json': project(
          [leg(few((i) => mapping(`A${'a'.repeat(n)}${i}`, `b${'b'.repeat(n)}${i}`)))],
          [
            schema(
              'Items',
              few((i) => text(`A${'a'.repeat(n)}${i}x`)),
            ),
          ],
          [
            schema(
              'contoso_items',
              few((i) => text(`b${'b'.repeat(n)}${i}x`)),
            ),
          ],
        ),
      },
    }),
  ],
  [
    'length of the name of a map',
    (n) => ({
      files: { 'maps.json': answer([record('a'.repeat(n), [leg(mapped(2))])]) },
      config: {
        suppress: few((i) => suppression('DIPV1022', `*${'a*'.repeat(8)}${i}b`)),
        overrides: [{ maps: few((i) => `**${'a?*'.repeat(8)}${i}b`), rules: { DIPV1022: 'off' } }],
      },
    }),
  ],
  [
    'length of a pattern of maps',
    (n) => ({
      files: { 'maps.json': answer([small(0)]) },
      config: { suppress: [suppression('DIPV1022', `${'*a'.repeat(n)}b`)] },
    }),
  ],
  [
    'length of a constant',
    (n) => ({
      files: {
        'map.json': project(
          [
            leg(
              ['1'.repeat(n), `${'1'.repeat(n)}x`, `${' '.repeat(n)}x`, `${'1,'.repeat(n)}x`].map((defaultValue, i) =>
                mapping(null, `contoso_field${i}`, {
                  syncDirection: 1,
                  valueTransforms: [{ transformType: 'Default', defaultValue }],
                }),
              ),
            ),
          ],
          [items(2)],
          [
            schema(
              'contoso_items',
              ['Decimal', 'Integer', 'DateTime', 'Guid'].map((type, i) => ({
                name: `contoso_field${i}`,
                typeDetails: { type },
              })),
            ),
          ],
        ),
      },
    }),
  ],
  [
    'length of names in messages',
    (n) => ({
      files: {
        'map.json': project(
          [leg(faulty(FIELDS), { destinationSchema: `t${'t'.repeat(n)}` })],
          [items(FIELDS)],
          [schema(`t${'t'.repeat(n)}`, [text('contoso_field0')])],
        ),
      },
      format: 'pretty',
    }),
  ],
  [
    'names that are nearly equal',
    (n) => ({
      files: {
        'map.json': project(
          [leg(times(n, (i) => mapping(`Field${i}`, nearEqual(i, 64))))],
          [items(n)],
          [
            schema(
              'contoso_items',
              times(n, (i) => text(nearEqual(n + i, 64))),
            ),
          ],
        ),
      },
    }),
  ],
  [
    'length of names that are nearly equal',
    (n) => ({
      files: {
        'map.json': project(
          [leg(few((i) => mapping(`Field${i}`, nearEqual(i, n - (n % 8)))))],
          [items(FIELDS)],
          [
            schema(
              'contoso_items',
              few((i) => text(nearEqual(FIELDS + i, n - (n % 8)))),
            ),
          ],
        ),
      },
    }),
  ],
  [
    'tables that are nearly equal',
    (n) => ({
      files: {
        'map.json': project(
          times(n, (i) => leg(mapped(1), { id: String(i), destinationSchema: nearEqual(i, 64) })),
          [items(2)],
          times(n, (i) => schema(nearEqual(n + i, 64), [text('contoso_field0')])),
        ),
      },
    }),
  ],

  // what metadata holds
  ['columns of a table', (n) => ({ files: { 'map.json': project([leg(mapped(2))], [items(n)], [contosoItems(n)]) } })],
  [
    'required columns',
    (n) => ({
      files: {
        'map.json': project(
          [leg(mapped(2))],
          [items(2)],
          [
            schema(
              'contoso_items',
              times(n, (i) => text(`contoso_field${i}`, { isRequired: true })),
            ),
          ],
        ),
      },
    }),
  ],
  [
    'alternate keys',
    (n) => ({
      files: {
        'map.json': answer([
          record('Items', [
            leg(
              times(n, (i) => mapping(`Field${i}`, i % 2 ? `contoso_field${i}` : 'contoso_lookup.contoso_field' + i)),
            ),
          ]),
        ]),
        'table.json': answer([
          definition(
            'contoso_item',
            [
              ...times(n, (i) => attribute(`contoso_field${i}`)),
              attribute('contoso_lookup', { AttributeType: 'Lookup', Targets: ['contoso_item'] }),
            ],
            {
              Keys: times(n, (i) => ({ LogicalName: `key${i}`, KeyAttributes: [`contoso_field${i}`, 'contoso_none'] })),
            },
          ),
        ]),
      },
    }),
  ],
  [
    'alternate keys of the project',
    (n) => ({
      files: {
        'map.json': project(
          [leg(times(n, (i) => mapping(`Field${i}`, `contoso_lookup.contoso_field${i}`)))],
          [items(n)],
          [
            schema(
              'contoso_items',
              [...times(n, (i) => text(`contoso_field${i}`)), lookup('contoso_lookup', 'contoso_items')],
              times(n, (i) => key(`key${i}`, [`contoso_field${i}`, 'contoso_none'], { isIntegrationKey: i % 2 === 0 })),
            ),
          ],
        ),
      },
    }),
  ],
  [
    'fields of a key',
    (n) => ({
      files: {
        'map.json': project(
          [
            leg(
              times(n, (i) => mapping(`Field${i}`, i % 2 ? `contoso_field${i}` : `contoso_lookup.contoso_field${i}`)),
            ),
          ],
          [items(n)],
          [
            schema(
              'contoso_items',
              [...times(n, (i) => text(`contoso_field${i}`)), lookup('contoso_lookup', 'contoso_items')],
              [
                key(
                  'key',
                  times(n, (i) => `contoso_field${i}`),
                  { isIntegrationKey: true },
                ),
              ],
            ),
          ],
        ),
      },
    }),
  ],
  [
    'fields of a key that are not mapped',
    (n) => ({
      files: {
        'map.json': project(
          [leg([...mapped(2), mapping('Field0', 'contoso_lookup.contoso_field0')])],
          [items(2)],
          [
            schema(
              'contoso_items',
              [...times(n, (i) => text(`contoso_field${i}`)), lookup('contoso_lookup', 'contoso_items')],
              [
                key(
                  'key',
                  times(n, (i) => `contoso_field${i}`),
                  { isIntegrationKey: true },
                ),
              ],
            ),
          ],
        ),
      },
    }),
  ],
  [
    'relationships of a column',
    (n) => ({
      files: {
        'map.json': answer([
          record('Items', [leg(few((i) => mapping(`Field${i}`, `contoso_lookup.contoso_field${i}`)))]),
        ]),
        'tables.json': answer([
          definition('contoso_item', [attribute('contoso_lookup', { AttributeType: 'Lookup' })], {
            ManyToOneRelationships: times(n, (i) => ({
              ReferencingAttribute: 'contoso_lookup',
              ReferencedEntity: `contoso_t${i}`,
            })),
          }),
          ...times(n, (i) => definition(`contoso_t${i}`, [attribute('contoso_field0')])),
        ]),
      },
    }),
  ],
  [
    'lookups in circles',
    (n) => ({
      files: {
        'map.json': project(
          [leg([mapping('Field0', `${'contoso_lookup0.'.repeat(12)}contoso_field0`)])],
          [items(2)],
          [
            schema(
              'contoso_items',
              [text('contoso_field0'), ...times(n, (i) => lookup(`contoso_lookup${i}`, 'contoso_items'))],
              [
                key('key', ['contoso_field0', ...times(n, (i) => `contoso_lookup${i}.contoso_field0`)], {
                  isIntegrationKey: true,
                }),
              ],
            ),
          ],
        ),
      },
    }),
  ],
  [
    'option sets',
    (n) => ({
      files: {
        'map.json': answer([record('Items', [leg(mapped(n))])]),
        'table.json': answer([
          definition(
            'contoso_item',
            times(n, (i) => choice(`contoso_field${i}`, [0, 1])),
          ),
        ]),
      },
    }),
  ],
  [
    'option sets of a solution',
    (n) => ({
      files: {
        'customizations.xml': `<ImportExportXml><Entities><Entity><Name>contoso_item</Name><EntityInfo><entity Name="contoso_item"><EntitySetName>contoso_items</EntitySetName><attributes>${times(n, (i) => `<attribute PhysicalName="contoso_field${i}"><Type>picklist</Type><LogicalName>contoso_field${i}</LogicalName><OptionSetName>contoso_set${i}</OptionSetName></attribute>`).join('')}</attributes></entity></EntityInfo></Entity></Entities><optionsets>${times(n, (i) => `<optionset Name="contoso_set${i}"><options><option value="1"/><option value="2"/></options></optionset>`).join('')}</optionsets></ImportExportXml>`,
        'map.json': answer([record('Items', [leg(mapped(2))])]),
      },
    }),
  ],
  [
    'options of a column',
    (n) => ({
      files: {
        'map.json': answer([record('Items', [leg(mapped(1))])]),
        'table.json': answer([
          definition('contoso_item', [
            choice(
              'contoso_field0',
              times(n, (i) => i),
            ),
          ]),
        ]),
      },
    }),
  ],
  [
    'enumerations',
    (n) => ({
      files: {
        'map.json': answer([record('Items', [leg(mapped(n))])]),
        'entity.json': answer([
          entity(
            'Item',
            times(n, (i) => ({ Name: `Field${i}`, DataType: 'Enum', TypeName: `Enum${i}` })),
          ),
        ]),
        'enumerations.json': answer(
          times(n, (i) => ({
            Name: `Enum${i}`,
            Members: [
              { Name: 'No', Value: 0 },
              { Name: 'Yes', Value: 1 },
            ],
          })),
        ),
      },
    }),
  ],
  [
    'tables',
    (n) => ({
      files: {
        'maps.json': answer(times(n, (i) => small(i, { destinationSchema: `contoso_t${i}s` }))),
        'tables.json': answer(times(n, (i) => definition(`contoso_t${i}`, [attribute('contoso_field0')]))),
      },
    }),
  ],
  [
    'files of one table',
    (n) => ({
      files: {
        'map.json': answer([record('Items', [leg(mapped(2))])]),
        ...Object.fromEntries(
          times(n, (i) => [
            `${i}.json`,
            JSON.stringify(
              definition('contoso_item', [
                attribute(`contoso_field${i}`),
                attribute('contoso_other', { MaxLength: i + 1 }),
              ]),
            ),
          ]),
        ),
      },
    }),
  ],
  [
    'entities',
    (n) => ({
      files: {
        'maps.json': answer(times(n, (i) => small(i, { sourceSchema: `Entity${i}` }))),
        'entities.json': answer(times(n, (i) => entity(`Entity${i}`, [{ Name: 'Field0' }]))),
      },
    }),
  ],
  [
    'entities of one label',
    (n) => ({
      files: {
        'map.json': answer([record('Items', [leg(mapped(2))])]),
        'entities.json': answer(times(n, (i) => entity(`Entity${i}`, [{ Name: 'Field0' }]))),
        'data.json': answer(
          times(n, (i) => ({
            Name: `Entity${i}Entity`,
            PublicEntityName: `Entity${i}`,
            PublicCollectionName: `Entity${i}s`,
            LabelId: '@A:B',
          })),
        ),
        'labels.json': answer([{ Id: '@A:B', Value: 'Items', Language: 'en-us' }]),
      },
    }),
  ],
  [
    'entity types of $metadata',
    (n) => ({
      files: {
        'maps.json': answer(times(n, (i) => small(i, { destinationSchema: `contoso_t${i}s` }))),
        'metadata.xml': `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="Microsoft.Dynamics.CRM" xmlns="http://docs.oasis-open.org/odata/ns/edm">${times(n, (i) => `<EntityType Name="contoso_t${i}"><Key><PropertyRef Name="contoso_t${i}id"/></Key><Property Name="contoso_t${i}id" Type="Edm.Guid"/><Property Name="contoso_field0" Type="Edm.String"/><Property Name="versionnumber" Type="Edm.Int64"/></EntityType>`).join('')}<EntityContainer Name="System">${times(n, (i) => `<EntitySet Name="contoso_t${i}s" EntityType="Microsoft.Dynamics.CRM.contoso_t${i}"/>`).join('')}</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>`,
      },
    }),
  ],
  [
    'columns of a solution',
    (n) => ({
      files: {
        'customizations.xml': `<ImportExportXml><Entities><Entity><Name>contoso_item</Name><EntityInfo><entity Name="contoso_item"><EntitySetName>contoso_items</EntitySetName><attributes>${times(n, (i) => `<attribute PhysicalName="contoso_field${i}"><Type>nvarchar</Type><LogicalName>contoso_field${i}</LogicalName><Length>100</Length></attribute>`).join('')}</attributes></entity></EntityInfo></Entity></Entities><EntityRelationships>${times(n, (i) => `<EntityRelationship Name="r${i}"><EntityRelationshipType>OneToMany</EntityRelationshipType><ReferencingEntityName>contoso_item</ReferencingEntityName><ReferencedEntityName>contoso_t${i}</ReferencedEntityName><ReferencingAttributeName>contoso_field${i}</ReferencingAttributeName></EntityRelationship>`).join('')}</EntityRelationships></ImportExportXml>`,
        'map.json': answer([record('Items', [leg(mapped(2))])]),
      },
    }),
  ],
  [
    'entries of a key list',
    (n) => ({
      files: {
        'maps.json': answer(times(n, (i) => small(i, { destinationSchema: `contoso_t${i}s` }))),
        'keys.json': JSON.stringify(
          Object.fromEntries(times(n, (i) => [`contoso_t${i}s - Items`, ['contoso_field0']])),
        ),
      },
    }),
  ],
  [
    'entries of a key list that match nothing',
    (n) => ({
      files: {
        'maps.json': answer(times(n, (i) => small(i))),
        'keys.json': JSON.stringify(
          Object.fromEntries(times(n, (i) => [`contoso_x${i}s - Items`, ['contoso_field0']])),
        ),
      },
    }),
  ],
  [
    'entries of a key list for one table',
    (n) => ({
      files: {
        'maps.json': answer(times(n, (i) => small(i, { sourceSchema: `Entity${i}` }))),
        'keys.json': JSON.stringify(
          Object.fromEntries(times(n, (i) => [`contoso_items - Entity${i}`, ['contoso_field0']])),
        ),
      },
    }),
  ],

  // what a connection set holds
  [
    'legs × pairs of organizations',
    (n) => ({
      files: {
        'map.json': JSON.stringify(
          task(
            times(n, (i) => leg(mapped(2), { id: String(i) })),
            inSet,
          ),
        ),
        'set.json': JSON.stringify(sets(n)),
      },
    }),
  ],
  [
    'tasks × pairs of organizations',
    (n) => ({ files: { 'maps.json': answer(times(n, (i) => small(i))), 'set.json': JSON.stringify(sets(n)) } }),
  ],
  [
    'organizations',
    (n) => ({
      files: {
        'map.json': JSON.stringify(task([leg(mapped(2))], inSet)),
        'set.json': JSON.stringify(sets(n)),
        'companies.json': JSON.stringify({
          '@odata.context': 'https://operations.contoso.example/data/$metadata#LegalEntities',
          value: times(n, (i) => ({ LegalEntityId: `E${i}` })),
        }),
        'units.json': answer(times(n, (i) => ({ cdm_companycode: `X${i}`, cdm_companyid: String(i) }))),
      },
    }),
  ],
  [
    'environments of a connection set',
    (n) => ({
      files: {
        'map.json': JSON.stringify(
          task(
            times(n, (i) => leg(mapped(2), { id: String(i), destinationEnvironment: `Sales ${i}` })),
            inSet,
          ),
        ),
        'set.json': JSON.stringify(
          sets(2, {
            environments: Object.fromEntries(
              [
                ...environments([items(2)], [contosoItems(2)]),
                ...times(n, (i) => ({
                  ...environments([], [contosoItems(2)])[1],
                  name: `Sales ${i}`,
                  connectionDisplayName: `Sales ${i}`,
                })),
              ].map((each) => [each.name, each]),
            ),
          }),
        ),
        'connections.json': answer(
          times(n, (i) => ({
            name: `c${i}`,
            properties: { displayName: `Sales ${i}`, statuses: [{ status: 'Connected' }] },
          })),
        ),
      },
    }),
  ],
  [
    'connection sets',
    (n) => ({
      files: {
        'maps.json': JSON.stringify({
          value: times(n, (i) => ({
            msdyn_name: `Map ${i}`,
            msdyn_version: '1.0.0.0',
            msdyn_mapping: JSON.stringify(task([leg(mapped(2))], { ...inSet, connectionSetName: `Contoso ${i}` })),
          })),
        }),
        ...Object.fromEntries(times(n, (i) => [`set${i}.json`, JSON.stringify(sets(2, { name: `Contoso ${i}` }))])),
      },
    }),
  ],

  // what the run is asked for
  [
    'suppressions × maps',
    (n) => ({
      files: { 'maps.json': answer(times(n, (i) => small(i))) },
      config: { suppress: times(n, (i) => suppression('DIPV1022', `Map ${i}`)) },
    }),
  ],
  [
    'suppressions × findings',
    (n) => ({
      files: withFindings(n),
      config: { suppress: times(n, (i) => suppression('DIPV1022', undefined, `Missing${i}`)) },
    }),
  ],
  [
    'suppressions by pattern × maps',
    (n) => ({
      files: { 'maps.json': answer(times(n, (i) => record(`Map ${i} a`, [leg(mapped(2))]))) },
      config: { suppress: times(n, (i) => suppression('DIPV1022', `Map ${i} *`)) },
    }),
  ],
  [
    'overrides × maps',
    (n) => ({
      files: { 'maps.json': answer(times(n, (i) => small(i))) },
      config: { overrides: times(n, (i) => ({ maps: [`Map ${i}`], rules: { DIPV1022: 'warning' } })) },
    }),
  ],
  [
    'overrides × findings',
    (n) => ({
      files: withFindings(n),
      config: { overrides: times(n, () => ({ maps: ['Items'], rules: { DIPV1022: 'warning' } })) },
    }),
  ],
  ['entries of a baseline', (n) => ({ files: withFindings(n), baseline: true })],
  [
    'fixable findings',
    (n) => ({
      files: {
        'map.json': project(
          [leg(mapped(n))],
          [items(n)],
          [
            schema(
              'contoso_items',
              times(n, (i) => text(`contoso_field${i}`, { isReadonly: true })),
            ),
          ],
        ),
      },
      fixes: true,
    }),
  ],
  [
    'fixable findings of several lines',
    (n) => ({
      files: {
        'map.json': JSON.stringify(
          JSON.parse(
            project(
              [leg(mapped(n))],
              [items(n)],
              [
                schema(
                  'contoso_items',
                  times(n, (i) => text(`contoso_field${i}`, { isReadonly: true })),
                ),
              ],
            ),
          ),
          null,
          1,
        ),
      },
      fixes: true,
    }),
  ],
  ['maps of shards', (n) => ({ files: { 'maps.json': answer(times(n, (i) => small(i))) }, shards: 4 })],
  // a run has 1,000 at most
  ['shards', (n) => ({ files: { 'maps.json': answer(times(n, (i) => small(i))) }, shards: Math.ceil(n / 16) })],
  [
    'shards × problems',
    (n) => ({ files: { 'maps.json': answer(times(n, (i) => record(`Map ${i}`, 'none'))) }, shards: 8 }),
  ],

  // what is compared, from one state to another
  [
    'maps that have changed',
    (n) => ({
      before: { 'maps.json': answer(times(n, (i) => small(i))) },
      files: { 'maps.json': answer(times(n, (i) => small(i, { sourceFilter: `Id == "${i}"` }))) },
      format: 'markdown',
    }),
  ],
  [
    'maps that are called otherwise',
    (n) => ({
      before: { 'maps.json': answer(times(n, (i) => small(i, { sourceSchema: `E${i}` }))) },
      files: {
        'maps.json': answer(times(n, (i) => ({ ...small(i, { sourceSchema: `E${i}` }), msdyn_name: `M${i}` }))),
      },
      format: 'json',
    }),
  ],
  [
    'maps of one pair that come and go',
    (n) => ({
      before: { 'maps.json': answer(times(n, (i) => small(i))) },
      files: { 'maps.json': answer(times(n, (i) => ({ ...small(i), msdyn_name: `New ${i}` }))) },
      format: 'pretty',
    }),
  ],
  [
    'mappings that have changed',
    (n) => ({
      before: { 'map.json': project([leg(mapped(n))], [items(n)], [contosoItems(n)]) },
      files: {
        'map.json': project(
          [leg(times(n, (i) => mapping(`Field${i}`, `contoso_field${n - 1 - i}`)))],
          [items(n)],
          [contosoItems(n)],
        ),
      },
      format: 'markdown',
    }),
  ],
  ['findings that are new', (n) => ({ before: {}, files: withFindings(n), format: 'json' })],
  [
    'legs that have changed',
    (n) => ({
      before: {
        'map.json': project(
          times(n, (i) => leg(mapped(2), { sourceSchema: `E${i}` })),
          [],
          [],
        ),
      },
      files: {
        'map.json': project(
          times(n, (i) => leg(mapped(3), { sourceSchema: `E${n - i}` })),
          [],
          [],
        ),
      },
      format: 'json',
    }),
  ],
  [
    'columns that have changed',
    (n) => ({
      before: { 'table.json': tablesOfSales([contosoItems(n)]) },
      files: {
        'table.json': tablesOfSales([
          schema(
            'contoso_items',
            times(n, (i) => lookup(`contoso_field${i}`, 'a')),
          ),
        ]),
      },
      format: 'json',
    }),
  ],
  [
    'tables that have changed',
    (n) => ({
      before: { 'tables.json': tablesOfSales(times(n, (i) => schema(`contoso_item${i}`, [text('contoso_a')]))) },
      files: { 'tables.json': tablesOfSales(times(n, (i) => schema(`contoso_item${i}`, [text('contoso_b')]))) },
      format: 'json',
    }),
  ],

  // what pages are written about
  ...['markdown', 'html', 'csv', 'xlsx'].flatMap((pages) => [
    [`maps in ${pages} pages`, (n) => ({ files: { 'maps.json': answer(times(n, (i) => small(i))) }, pages })],
    [
      `mappings in ${pages} pages`,
      (n) => ({ files: { 'map.json': project([leg(mapped(n))], [items(n)], [contosoItems(n)]) }, pages }),
    ],
  ]),

  // what is printed
  ...['pretty', 'json', 'sarif', 'junit', 'html', 'markdown', 'github', 'azure', 'gitlab', 'compact'].map((format) => [
    `findings in ${format}`,
    (n) => ({ files: withFindings(n), format }),
  ]),
  ...['pretty', 'html', 'junit'].map((format) => [
    `maps with findings in ${format}`,
    (n) => ({
      files: {
        'maps.json': answer(times(n, (i) => record(`Map ${i}`, [leg(faulty(2))]))),
        'table.json': answer([definition('contoso_item', [attribute('contoso_field0')])]),
      },
      format,
    }),
  ]),
];
