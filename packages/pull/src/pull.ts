import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { foldName, parseFieldPath, tablesUsed, type Platform, type Workspace } from '@dipv/core';
import { makeFolder, readWorkspace, takeSnapshot, writeSnapshot } from '@dipv/formats';
import { anonymize } from './anonymize.js';
import { fileName } from './file-name.js';
import { Folder } from './folder.js';
import { DataverseTables } from './gather/dataverse-tables.js';
import { FinanceEntities } from './gather/finance-entities.js';
import { isLabelId, Labels } from './gather/labels.js';
import { Lacks, type Lack } from './gather/lacks.js';
import { gatherMaps } from './gather/maps.js';
import { byText, ordered } from './gather/ordered.js';
import { gatherOrganizations } from './gather/organizations.js';
import { gatherRunningMaps } from './gather/running-maps.js';
import { Answers } from './service/answers.js';
import { objectsIn, textIn, type JsonObject } from './service/json.js';
import { USUAL_LIMITS, type ServiceLimits } from './service/limits.js';
import { Service } from './service/service.js';
import type { TokenSource } from './sign-in/token-source.js';

export type { Lack } from './gather/lacks.js';

export interface PullOptions {
  /** Origins of the services, as `serviceAddress` gives them. */
  readonly dataverse: string;
  readonly finance: string;
  readonly tokens: { readonly dataverse: TokenSource; readonly finance: TokenSource };
  /** Absolute path of a folder that is not there, is empty, or is of an earlier pull. */
  readonly folder: string;
  /** Names of maps, with `*` and `?`; absent or empty: all maps. */
  readonly only?: readonly string[];
  /** Puts made-up hosts in the place of real ones. */
  readonly anonymize?: boolean;
  readonly limits?: Partial<ServiceLimits>;
  /** Told what is being fetched, and how many answers there are so far. */
  readonly onProgress?: (what: string, answers: number) => void;
}

export interface PullResult {
  readonly maps: number;
  /** Tables of Dataverse, and entities of F&O. */
  readonly tables: number;
  readonly entities: number;
  /** Answers that an earlier, unfinished pull had. */
  readonly kept: number;
  /** Names that maps use for tables which the environments do not have. */
  readonly unknown: readonly string[];
  readonly lacks: readonly Lack[];
}

/**
 * Fetches maps, the tables they reach and the organizations, and writes them to a folder.
 * @throws PullError where there is nothing to begin with, and whatever `node:fs` throws
 */
export async function pull(options: PullOptions): Promise<PullResult> {
  await Promise.all([options.tokens.dataverse.get(null), options.tokens.finance.get(null)]); // or nothing is begun
  const folder = new Folder(options.folder);
  await folder.begin(createHash('sha256').update(`${options.dataverse} ${options.finance}`).digest('hex'));
  return new Pull(options, folder).run();
}

class Pull {
  private readonly lacks = new Lacks();
  private readonly files = new Map<string, string>();
  /** Names that were looked for, and parts that were written. */
  private readonly seen = new Set<string>();
  private readonly fileNames = new Map<string, Set<string>>();
  private readonly answers: Answers;
  private readonly dataverse: Service;
  private readonly finance: Service;
  private readonly labels: Labels;
  private readonly tablesOfDataverse: DataverseTables;
  private readonly entitiesOfFinance: FinanceEntities;
  private readonly tables = new Map<string, JsonObject>();
  private readonly entities = new Map<string, JsonObject>();
  private readonly records = new Map<string, JsonObject>();
  private readonly unknown = new Set<string>();
  private doing = '';

  constructor(
    private readonly options: PullOptions,
    private readonly folder: Folder,
  ) {
    const limits = { ...USUAL_LIMITS, ...options.limits };
    this.answers = new Answers(join(folder.work, 'answers'), () => this.tell());
    const { tokens } = options;
    const common = { answers: this.answers, limits };
    this.dataverse = new Service({ ...common, name: 'Dataverse', origin: options.dataverse, tokens: tokens.dataverse });
    this.finance = new Service({ ...common, name: 'F&O', origin: options.finance, tokens: tokens.finance });
    this.labels = new Labels(this.finance, this.lacks);
    this.tablesOfDataverse = new DataverseTables(this.dataverse, this.lacks);
    this.entitiesOfFinance = new FinanceEntities(this.finance, this.labels, this.lacks);
  }

  async run(): Promise<PullResult> {
    this.tell('maps');
    const maps = await gatherMaps(this.dataverse, this.options.only ?? []);
    for (const map of maps) this.add('maps', `${textIn(map, 'msdyn_name')} ${textIn(map, 'msdyn_version')}`, map);
    await this.addLists();
    let workspace = await this.read();
    while (await this.fetchReached(workspace)) workspace = await this.read();
    await this.addEnumerationsAndLabels(workspace);
    this.files.set('snapshot.json', this.hidden(writeSnapshot(takeSnapshot(await this.read()))));
    await this.folder.write(this.files);
    const lacks = this.lacks.list;
    if (lacks.some(({ kind }) => kind === 'unanswered' || kind === 'sign-in'))
      await rm(join(this.folder.work, 'parts'), { recursive: true, force: true });
    else await this.folder.finish();
    return {
      maps: maps.length,
      tables: this.tables.size,
      entities: this.entities.size,
      kept: this.answers.kept,
      unknown: [...this.unknown].sort(),
      lacks,
    };
  }

  private async addLists(): Promise<void> {
    this.tell('running maps and organizations');
    const [running, organizations] = await Promise.all([
      this.lacks.unless('versions in which maps run', 'List of running maps', () => gatherRunningMaps(this.dataverse)),
      gatherOrganizations(this.dataverse, this.finance, this.lacks),
    ]);
    if (running !== null) this.setList('running-maps.json', 'msdyn_dualwriteruntimeconfigs', running);
    for (const { file, entitySet, records } of organizations)
      this.setList(`organizations/${file}.json`, entitySet, records);
  }

  /** @returns whether something new was fetched */
  private async fetchReached(workspace: Workspace): Promise<boolean> {
    const { names } = tablesUsed(workspace);
    const open = (platform: Platform): readonly string[] => {
      const known = new Set(
        workspace.tables.filter((table) => table.platform === platform).flatMap((table) => table.names.map(foldName)),
      );
      const asked = [...(names.get(platform) ?? [])].filter((name) => !known.has(name));
      return asked.filter((name) => !this.seen.has(`${platform} ${name}`)).sort();
    };
    const [tables, entities] = [open('dataverse'), open('finance-and-operations')];
    for (const name of tables) this.seen.add(`dataverse ${name}`);
    for (const name of entities) this.seen.add(`finance-and-operations ${name}`);
    const before = this.files.size + this.records.size;
    await Promise.all([
      Promise.all(tables.map((name) => this.fetchTable(name))),
      ...entities.map((name) => this.fetchEntity(name)),
    ]);
    await this.addLabels([...this.records.values()].map((record) => textIn(record, 'LabelId')));
    return this.files.size + this.records.size > before;
  }

  private async fetchTable(name: string): Promise<void> {
    const logicalName = await this.tablesOfDataverse.find(name);
    if (logicalName === null) {
      if (this.tablesOfDataverse.areNamesKnown) this.unknown.add(name);
      return;
    }
    if (this.tables.has(logicalName)) return;
    this.tables.set(logicalName, {}); // nobody else asks for it
    this.tell(logicalName);
    const table = await this.tablesOfDataverse.fetch(logicalName);
    if (table === null) return void this.tables.delete(logicalName);
    this.tables.set(logicalName, table);
    this.add('dataverse', logicalName, table);
  }

  private async fetchEntity(name: string): Promise<void> {
    this.tell(name);
    const records = await this.entitiesOfFinance.find(name);
    if (records.length === 0 && this.entitiesOfFinance.areNamesKnown && this.labels.areKnown) this.unknown.add(name);
    for (const record of records) {
      this.records.set(textIn(record, 'Name'), record);
      const publicName = textIn(record, 'PublicEntityName');
      if (publicName === '' || this.entities.has(publicName)) continue;
      this.entities.set(publicName, {});
      const entity = await this.entitiesOfFinance.fetch(publicName);
      if (entity === null) this.entities.delete(publicName);
      else {
        this.entities.set(publicName, entity);
        this.add('finance-and-operations/entities', publicName, entity);
      }
    }
    const sorted = [...this.records.values()].sort(byText((record) => textIn(record, 'Name')));
    if (sorted.length > 0) this.setList('finance-and-operations/data-entities.json', 'DataEntities', sorted);
  }

  /** What columns of the entities can hold, and how mapped columns and their values read on screens. */
  private async addEnumerationsAndLabels(workspace: Workspace): Promise<void> {
    const properties = [...this.entities.values()].flatMap((entity) => objectsIn(entity, 'Properties'));
    const used = new Set(properties.map(enumerationOf).filter((name) => name !== ''));
    this.tell('enumerations');
    const enumerations = used.size === 0 ? [] : await this.entitiesOfFinance.enumerations(used);
    if (enumerations.length > 0)
      this.setList('finance-and-operations/enumerations.json', 'PublicEnumerations', enumerations);
    const mappedNames = mappedColumns(workspace);
    const mapped = properties.filter((property) => mappedNames.has(foldName(textIn(property, 'Name'))));
    const ofMapped = new Set(mapped.map(enumerationOf));
    const members = enumerations
      .filter((each) => ofMapped.has(foldName(textIn(each, 'Name'))))
      .flatMap((each) => objectsIn(each, 'Members'));
    await this.addLabels([...this.records.values(), ...mapped, ...members].map((each) => textIn(each, 'LabelId')));
  }

  private async addLabels(labelIds: readonly string[]): Promise<void> {
    const ids = [...new Set(labelIds.filter(isLabelId))].sort();
    this.tell('labels');
    const texts = await Promise.all(ids.map((id) => this.labels.textOf(id)));
    const labels = ids
      .map((id, i) => ({ Id: id, Language: 'en-us', Value: texts[i] ?? '' }))
      .filter(({ Value }) => Value !== '');
    if (labels.length > 0) this.setList('finance-and-operations/labels.json', 'Labels', labels);
  }

  private add(folder: string, name: string, value: JsonObject): void {
    const taken = this.fileNames.get(folder) ?? new Set();
    this.fileNames.set(folder, taken);
    this.set(`${folder}/${fileName(name, taken)}`, value);
  }

  /** The context tells of what a list is, even an empty one. */
  private setList(file: string, entitySet: string, records: readonly JsonObject[]): void {
    const text = JSON.stringify({ '@odata.context': `$metadata#${entitySet}`, value: ordered(records) }, null, 2);
    this.files.set(file, this.hidden(`${text}\n`));
  }

  private set(file: string, value: JsonObject): void {
    this.files.set(file, this.hidden(`${JSON.stringify(ordered(value), null, 2)}\n`));
  }

  private hidden(text: string): string {
    if (this.options.anonymize !== true) return text;
    const hosts = [
      [new URL(this.options.dataverse).host, 'dataverse.example'],
      [new URL(this.options.finance).host, 'finance.example'],
    ] as const;
    return anonymize(text, new Map(hosts));
  }

  /** What there is so far, as the folder will hold it. */
  private async read(): Promise<Workspace> {
    const parts = join(this.folder.work, 'parts');
    const paths: string[] = [];
    for (const [file, text] of this.files) {
      const path = join(parts, `${file}.part`);
      const key = `${file} ${createHash('sha256').update(text).digest('hex')}`;
      if (!this.seen.has(key)) {
        await makeFolder(dirname(path));
        await writeFile(path, text);
      }
      this.seen.add(key);
      paths.push(path);
    }
    const { workspace } = await readWorkspace(paths, { cwd: parts, maxInputSize: 2 ** 30, allVersions: true });
    return workspace;
  }

  private tell(what = this.doing): void {
    this.doing = what;
    this.options.onProgress?.(what, this.answers.fetched + this.answers.kept);
  }
}

/** Folded, without what stands before the last dot; empty: it is of no enumeration. */
function enumerationOf(property: JsonObject): string {
  const type = textIn(property, 'TypeName');
  return type.startsWith('Edm.') ? '' : foldName(type.slice(type.lastIndexOf('.') + 1));
}

/** Folded first steps of all mapped paths. */
function mappedColumns({ projects }: Workspace): ReadonlySet<string> {
  const mappings = projects.flatMap(({ tasks }) => tasks.flatMap(({ legs }) => legs.flatMap((leg) => leg.mappings)));
  const paths = mappings.flatMap(({ sourceField, destinationField }) => [sourceField, destinationField]);
  return new Set(paths.filter((path) => path !== null).map((path) => parseFieldPath(path).foldedHead));
}
