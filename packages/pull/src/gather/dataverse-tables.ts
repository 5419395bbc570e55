import { foldName } from '@dipv/core';
import { isObject, objectsIn, textIn, type JsonObject } from '../service/json.js';
import type { Service } from '../service/service.js';
import type { Lacks } from './lacks.js';
import { byText } from './ordered.js';

const DEFINITIONS = '/api/data/v9.2/EntityDefinitions';
const NAMES = 'LogicalName,EntitySetName,DisplayName,DisplayCollectionName';
const PROPERTIES = `${NAMES},LogicalCollectionName,TableType,DataProviderId,PrimaryIdAttribute`;
const LISTS =
  'Attributes,Keys,ManyToOneRelationships($select=SchemaName,ReferencingAttribute,ReferencedEntity,ReferencedAttribute)';
/** Columns whose values only a cast tells. */
const CHOICES = ['Picklist', 'State', 'Status'] as const;
const OPTION_SETS = '$select=LogicalName&$expand=OptionSet($select=Options),GlobalOptionSet($select=Options)';

/** Tables of Dataverse, found by the names that maps and lookups use. */
export class DataverseTables {
  /** Whether the names of all tables could be fetched. */
  areNamesKnown = true;
  private byName: Promise<ReadonlyMap<string, string>> | null = null;

  constructor(
    private readonly service: Service,
    private readonly lacks: Lacks,
  ) {}

  /** The logical name; `null`: there is no such table, or nobody knows. */
  async find(name: string): Promise<string | null> {
    return (await (this.byName ??= this.readNames())).get(foldName(name)) ?? null;
  }

  /** The table with columns, choices, keys and relationships; `null`: it cannot be fetched. */
  async fetch(logicalName: string): Promise<JsonObject | null> {
    const path = `${DEFINITIONS}(LogicalName='${encodeURIComponent(logicalName)}')`;
    const what = `the table ${logicalName} of Dataverse`;
    const [table, ...choices] = await Promise.all([
      this.lacks.unless(what, 'Dataverse EntityDefinitions', () =>
        this.service.get(`${path}?$select=${PROPERTIES}&$expand=${LISTS}`),
      ),
      ...CHOICES.map((type) =>
        this.lacks.unless(`${type.toLowerCase()} values of ${what}`, 'Dataverse EntityDefinitions', () =>
          this.service.list(`${path}/Attributes/Microsoft.Dynamics.CRM.${type}AttributeMetadata?${OPTION_SETS}`),
        ),
      ),
    ]);
    return table === null ? null : withChoices(table, choices.filter((list) => list !== null).flat());
  }

  private async readNames(): Promise<ReadonlyMap<string, string>> {
    const tables = await this.lacks.unless('names of the tables of Dataverse', 'Dataverse EntityDefinitions', () =>
      this.service.list(`${DEFINITIONS}?$select=${NAMES}`),
    );
    this.areNamesKnown = tables !== null;
    const byName = new Map<string, string>();
    const sorted = [...(tables ?? [])].sort(byText((table) => textIn(table, 'LogicalName')));
    // a technical name of one table counts before a label of another
    for (const namesOf of [technicalNames, labels]) {
      for (const table of sorted) {
        for (const name of namesOf(table).map(foldName)) {
          if (name !== '' && !byName.has(name)) byName.set(name, textIn(table, 'LogicalName'));
        }
      }
    }
    return byName;
  }
}

function technicalNames(table: JsonObject): readonly string[] {
  return ['LogicalName', 'EntitySetName'].map((property) => textIn(table, property));
}

function labels(table: JsonObject): readonly string[] {
  return ['DisplayCollectionName', 'DisplayName'].map((property) => {
    const { UserLocalizedLabel: label } = isObject(table[property]) ? table[property] : {};
    return isObject(label) ? textIn(label, 'Label') : '';
  });
}

function withChoices(table: JsonObject, choices: readonly JsonObject[]): JsonObject {
  const byColumn = new Map(choices.map((choice) => [textIn(choice, 'LogicalName'), choice]));
  const attributes = objectsIn(table, 'Attributes').map((attribute) => {
    const choice = byColumn.get(textIn(attribute, 'LogicalName'));
    if (choice === undefined) return attribute;
    const { OptionSet, GlobalOptionSet } = choice;
    return { ...attribute, OptionSet: OptionSet ?? null, GlobalOptionSet: GlobalOptionSet ?? null };
  });
  const relationships = objectsIn(table, 'ManyToOneRelationships');
  return {
    ...table,
    Attributes: attributes.sort(byText((attribute) => textIn(attribute, 'LogicalName'))),
    ...(Array.isArray(table['Keys'])
      ? { Keys: [...objectsIn(table, 'Keys')].sort(byText((key) => textIn(key, 'LogicalName'))) }
      : {}),
    ManyToOneRelationships: [...relationships].sort(
      byText((each) => `${textIn(each, 'ReferencingAttribute')}\n${textIn(each, 'ReferencedEntity')}`),
    ),
  };
}
