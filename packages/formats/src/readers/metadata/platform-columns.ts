import type { Field, FieldKind } from '@dipv/core';
import { fieldType } from './field-type.js';
import { OWNERS } from './implied-targets.js';

/**
 * The columns that Dataverse gives to every table, which solutions need not list. Whether they can be
 * written is as in the metadata of custom tables; `owningbusinessunit` became writable in environments with
 * record ownership across business units, so that nothing is said of it.
 */
export const PLATFORM_COLUMNS: readonly Field[] = [
  { ...column('versionnumber', 'integer', false, false), type: fieldType('integer', { bits: 64 }) },
  column('createdon', 'datetime', false, false),
  column('createdby', 'lookup', false, false, ['systemuser']),
  column('createdonbehalfby', 'lookup', false, false, ['systemuser']),
  column('modifiedon', 'datetime', false, false),
  column('modifiedby', 'lookup', false, false, ['systemuser']),
  column('modifiedonbehalfby', 'lookup', false, false, ['systemuser']),
  column('overriddencreatedon', 'date', true, false),
  { ...column('importsequencenumber', 'integer', true, false), type: fieldType('integer', { bits: 32 }) },
  { ...column('ownerid', 'lookup', true, true, OWNERS), requirement: 'required', fillsItself: true },
  column('owningbusinessunit', 'lookup', null, null, ['businessunit']),
  column('owningteam', 'lookup', false, false, ['team']),
  column('owninguser', 'lookup', false, false, ['systemuser']),
  { ...column('statecode', 'choice', false, true), requirement: 'required', fillsItself: true },
  { ...column('statuscode', 'choice', true, true), fillsItself: true },
  { ...column('timezoneruleversionnumber', 'integer', true, true), type: fieldType('integer', { bits: 32 }) },
  { ...column('utcconversiontimezonecode', 'integer', true, true), type: fieldType('integer', { bits: 32 }) },
];

function column(
  name: string,
  kind: FieldKind,
  creatable: boolean | null,
  updatable: boolean | null,
  targets: readonly string[] = [],
): Field {
  const type = fieldType(kind);
  return {
    name,
    displayName: null,
    type,
    requirement: 'optional',
    creatable,
    updatable,
    fillsItself: false,
    computed: null,
    targets,
  };
}
