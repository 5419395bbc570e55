import { defineModule } from '@dipv/core';
import { unreadableFilter } from './rules/DWR1001-unreadable-filter.js';
import { unknownFilterField } from './rules/DWR1002-unknown-filter-field.js';
import { unknownEnumElement } from './rules/DWR1003-unknown-enum-element.js';
import { valueThatNeverIs } from './rules/DWR1004-value-that-never-is.js';
import { filterOverUnmappedColumn } from './rules/DWR1005-filter-over-unmapped-column.js';
import { dateIntoUserLocal } from './rules/DWR1006-date-into-user-local.js';
import { valueOfNoMember } from './rules/DWR1011-value-of-no-member.js';
import { memberNotTranslated } from './rules/DWR1012-member-not-translated.js';
import { ambiguousTranslation } from './rules/DWR1013-ambiguous-translation.js';
import { valuesOfOneSpelling } from './rules/DWR1014-values-of-one-spelling.js';
import { constantKey } from './rules/DWR1021-constant-key.js';
import { optionalKeyPartner } from './rules/DWR1022-optional-key-partner.js';
import { noAlternateKey } from './rules/DWR1023-no-alternate-key.js';
import { keyWithoutCompany } from './rules/DWR1024-key-without-company.js';
import { manyLookups } from './rules/DWR1031-many-lookups.js';
import { lookupToOwnTable } from './rules/DWR1032-lookup-to-own-table.js';
import { circleOfMaps } from './rules/DWR1033-circle-of-maps.js';
import { lookupWithoutMap } from './rules/DWR1034-lookup-without-map.js';
import { untrackedEntity } from './rules/DWR1041-untracked-entity.js';
import { createOnlyTwoWay } from './rules/DWR1042-create-only-two-way.js';
import { computedColumn } from './rules/DWR1043-computed-column.js';
import { mappedCompany } from './rules/DWR1044-mapped-company.js';
import { mappedOwner } from './rules/DWR1045-mapped-owner.js';
import { columnOfTwoMaps } from './rules/DWR1051-column-of-two-maps.js';
import { twoMapsOfOnePair } from './rules/DWR1052-two-maps-of-one-pair.js';
import { otherVersionRuns } from './rules/DWR1053-other-version-runs.js';
import { disabledEntity } from './rules/DWR1061-disabled-entity.js';
import { fieldSwitchedOff } from './rules/DWR1062-field-switched-off.js';
import { organizationMapping } from './rules/DWR1063-organization-mapping.js';

/** The rules about maps that the service accepts and that lose data later. */
export const runtimeRules = defineModule({
  name: '@dipv/rules-runtime',
  apiVersion: 1,
  rules: [
    unreadableFilter,
    unknownFilterField,
    unknownEnumElement,
    valueThatNeverIs,
    filterOverUnmappedColumn,
    dateIntoUserLocal,
    valueOfNoMember,
    memberNotTranslated,
    ambiguousTranslation,
    valuesOfOneSpelling,
    constantKey,
    optionalKeyPartner,
    noAlternateKey,
    keyWithoutCompany,
    manyLookups,
    lookupToOwnTable,
    circleOfMaps,
    lookupWithoutMap,
    untrackedEntity,
    createOnlyTwoWay,
    computedColumn,
    mappedCompany,
    mappedOwner,
    columnOfTwoMaps,
    twoMapsOfOnePair,
    otherVersionRuns,
    disabledEntity,
    fieldSwitchedOff,
    organizationMapping,
  ],
});
