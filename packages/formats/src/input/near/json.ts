import { isAppSource } from '../../readers/metadata/canvas-app.js';
import { CUT_OFF, isCutOff } from '../../json/powershell.js';
import type { NearKind } from './stranger.js';
import { type JsonObject, describe, isObject, quoted } from '../../json/value.js';

/** A JSON file that no reader knows. */
interface UnknownJson {
  /** The file's root, where that is an object. */
  readonly root: JsonObject;
  /** The first element of its list, or the root itself. */
  readonly element: unknown;
  /** Names of the element's members, where that is an object. */
  readonly has: (...names: readonly string[]) => boolean;
  /** What the answer is of, by its `@odata.context`; `''`: a list of what the service has. */
  readonly entitySet: string | null;
}

interface NearJson {
  readonly advice: string | ((json: UnknownJson) => string);
  readonly isMeant?: (json: UnknownJson) => boolean;
  readonly recognises: (json: UnknownJson) => boolean;
}

const COLUMNS = 'EntityDefinitions?$expand=Attributes,Keys,ManyToOneRelationships';

/** What to ask a service for, by the entity set that was asked. */
const ENTITY_SETS: ReadonlyMap<string, string> = new Map([
  ['EntityDefinitions', `tells no columns; ask for ${COLUMNS}`],
  ['PublicEntities', 'tells no fields; ask for /metadata/PublicEntities without $select'],
  [
    'DataEntities',
    'says nothing of what entities are called; ask for /metadata/DataEntities with Name, PublicEntityName, PublicCollectionName and LabelId',
  ],
  ['PublicEnumerations', 'tells no members; ask for /metadata/PublicEnumerations without $select'],
  ['Labels', 'tells no texts; ask for Id, Language and Value of each label'],
  ['msdyn_dualwriteentitymaps', 'holds no mappings; ask for msdyn_name, msdyn_version and msdyn_mapping of each map'],
  [
    'GlobalOptionSetDefinitions',
    'tells choices without the columns that have them; ask for EntityDefinitions(…)/Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$expand=OptionSet,GlobalOptionSet',
  ],
  ['RelationshipDefinitions', `tells relationships without columns; ask for ${COLUMNS}`],
]);

/** A record of one of the inputs that became a text: its members in their order. Connections have common names. */
const TELLING_TEXT =
  /^@\{(?:.*; )?(?:LogicalName|EntitySetName|MetadataId|PublicEntityName|LegalEntityId|DataArea|cdm_companycode|businessunitid|msdyn_\w+)=|^@\{name=[^;]*; (?:id|type|properties)=/;

/** The first that recognises a file says what to do. */
const NEAR_JSON: readonly NearJson[] = [
  {
    recognises: ({ element }) => isCutOff(element) || (isObject(element) && Object.values(element).some(isCutOff)),
    advice: `has texts in the place of objects: ${CUT_OFF}`,
    isMeant: ({ element, entitySet }) =>
      entitySet !== null || (typeof element === 'string' && TELLING_TEXT.test(element)),
  },
  {
    recognises: ({ root }) => ['error', 'odata.error'].some((name) => isObject(root[name])) || isText(root['error']),
    advice: ({ root }) => failed(errorText(root)),
    isMeant: ({ root }) => isErrorAnswer(root),
  },
  {
    recognises: ({ root }) => isText(root['Message']) && Object.keys(root).length < 7,
    advice: ({ root }) => failed(said(root['Message'])),
    isMeant: ({ root }) => Object.keys(root).every((name) => ERROR_MEMBERS.has(name)),
  },
  {
    recognises: ({ root }) => isText(root['message']) && isFailure(root['statusCode']),
    advice: ({ root }) => failed(said(root['message'])),
    isMeant: () => true,
  },
  {
    recognises: ({ root }) => isObject(root['d']) && Object.keys(root).length === 1,
    advice: `is an answer of an old endpoint (OData 2); ask /api/data/v9.2 for ${COLUMNS}`,
  },
  {
    recognises: ({ element }) => isObject(element) && isAppSource(element['Type']),
    advice: `is the source of a canvas app, which names tables but not their columns; ask for ${COLUMNS}`,
  },
  {
    recognises: ({ root }) => isObject(root['log']) && Array.isArray(root['log']['entries']),
    advice:
      'is a recording of the network tab (HAR), which holds your access token; save the response of the one request instead',
  },
  {
    recognises: ({ entitySet, has }) => entitySet === '' || has('name', 'kind', 'url'),
    advice: `is the list of what a service has; of Dataverse ask for ${COLUMNS}, of finance and operations for /metadata/PublicEntities`,
  },
  {
    recognises: ({ entitySet }) => ENTITY_SETS.has(entitySet ?? ''),
    advice: ({ entitySet }) => `is an answer of ${entitySet ?? ''}, but ${ENTITY_SETS.get(entitySet ?? '') ?? ''}`,
  },
  {
    recognises: ({ has }) => has('msdyn_name') || has('msdyn_displayname') || has('msdyn_version'),
    advice: 'is a dual-write map without its msdyn_mapping; ask for msdyn_name, msdyn_version and msdyn_mapping',
  },
  {
    recognises: ({ has }) => has('LogicalName', 'EntitySetName') || has('LogicalName', 'ObjectTypeCode'),
    advice: `is a Dataverse table without its columns; ask for ${COLUMNS}`,
  },
  {
    recognises: ({ has }) => has('PublicEntityName') || has('PublicCollectionName'),
    advice: `is an answer of DataEntities, but ${ENTITY_SETS.get('DataEntities') ?? ''}`,
  },
  {
    recognises: ({ entitySet }) => entitySet !== null && /^[a-z]\w*$/i.test(entitySet),
    advice: ({ entitySet }) =>
      `holds records of ${entitySet ?? ''}, not the definition of the table; of Dataverse ask for ${COLUMNS}, of finance and operations for /metadata/PublicEntities`,
  },
];

/** @param element the first element of its list, or the root itself */
export function nearJson(root: unknown, element: unknown): NearKind | null {
  const context = isObject(root) ? root['@odata.context'] : null;
  const json: UnknownJson = {
    root: isObject(root) ? root : {},
    element,
    has: (...names) => isObject(element) && names.every((name) => Object.hasOwn(element, name)),
    entitySet: typeof context === 'string' ? (/\$metadata(?:#(\w*))?/.exec(context)?.[1] ?? '') : null,
  };
  const near = NEAR_JSON.find(({ recognises }) => recognises(json));
  if (!near) return null;
  const { advice, isMeant } = near;
  return { advice: typeof advice === 'string' ? advice : advice(json), isMeant: isMeant?.(json) ?? false };
}

function failed(text: string): string {
  return `is the answer to a request that failed (${text}); mend the request, or sign in, and save the answer again`;
}

/** Members of errors, beside which an answer has no others. Texts of a translation are called `error`, too. */
const ERROR_MEMBERS: ReadonlySet<string> = new Set([
  ...['error', 'odata.error', 'error_description', 'error_codes', 'error_uri', 'suberror', 'claims'],
  ...['timestamp', 'trace_id', 'correlation_id', 'status', 'statusCode', 'path', 'message', 'code', 'requestId'],
  ...['$id', 'Message', 'MessageDetail', 'ExceptionMessage', 'ExceptionType', 'StackTrace', 'InnerException'],
  ...['ErrorCode', 'InnerExceptionMessage'],
]);

function isErrorAnswer(root: JsonObject): boolean {
  const error = root['error'] ?? root['odata.error'];
  if (isObject(error)) return Object.hasOwn(error, 'message') || Object.hasOwn(error, 'code');
  return Object.keys(root).every((name) => ERROR_MEMBERS.has(name));
}

function isFailure(status: unknown): boolean {
  return typeof status === 'number' && status >= 400;
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function errorText(root: JsonObject): string {
  const error = root['error'] ?? root['odata.error'];
  const message = isObject(error) ? error['message'] : (root['error_description'] ?? error);
  return said(isObject(message) ? message['value'] : (message ?? null));
}

/** An error is told in words. */
function said(value: unknown): string {
  return typeof value === 'string' ? quoted(value) : describe(value);
}
