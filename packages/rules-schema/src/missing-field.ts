import {
  code as codeText,
  dataverseTableNames,
  describeGuess,
  field as fieldText,
  foldName,
  lacksNotedTable,
  lacksRelation,
  legRule,
  list,
  name as nameText,
  nearestName,
  onceFor,
  say,
  type Field,
  type Lack,
  type LegRule,
  type MappedField,
  type MissingStep,
  type PathResolution,
  type Side,
  type SideContext,
  type Table,
  type Text,
} from '@dipv/core';
import { absentSolutions } from './absent-solution.js';

/** To compare more missing names with every column would take long, and help nobody. */
const MOST_SUGGESTIONS = 100;

const MEND =
  'Correct the name of the field. If the field is new, choose Refresh tables in the map, or supply newer metadata.';

type Twin = Pick<LegRule, 'code' | 'title' | 'examples'> & { readonly side: Side };

/** What DIPV1022 and DIPV1025 have in common: a mapped field must exist. */
export function missingField({ side, ...rule }: Twin): LegRule {
  return legRule({
    ...rule,
    variants: [
      {
        name: 'guessed-key',
        severity: 'warning',
        strict: 'error',
        description:
          'The related table has the column, but in no alternate key. The metadata does not say which key is the integration key, and people may have added the column to it by hand.',
      },
      {
        name: 'absent-solution',
        severity: 'info',
        description:
          'Most columns with one prefix that the map uses are missing in the table, so that the solution which brings them does not seem to be installed. Said once, beside the findings.',
      },
    ],
    needs: [`completeTable.${side}`],
    description: say`Each ${side} field of a map must be a field of the ${side} table. Behind a lookup (${codeText('lookup.field')}) the service knows the fields of the related table's integration key, and no others.`,
    mend: `${MEND} For a field behind a lookup, add it to the integration key of the related table, or map a field that is in that key.`,
    check({ leg, report, notChecked }) {
      const on = leg.side(side);
      for (const { prefix, missing, used } of absentSolutions(on)) {
        report({
          side,
          at: leg.at(`${side}Schema`),
          variant: 'absent-solution',
          subject: prefix,
          detail: say`${missing} of ${used} columns with the prefix ${nameText(prefix)} that the map uses are missing in ${on.label}: the solution that brings them does not seem to be installed in that environment`,
          help: 'Install or update that solution there and refresh the tables of the map, or supply the metadata of the environment that the map runs in.',
        });
      }
      for (const lack of lacksOfRelatedEntities(on)) notChecked(lack);
      let suggestions = 0;
      for (const mapping of leg.mappings) {
        const end = mapping.end(side);
        const { resolution } = end;
        if (resolution?.outcome !== 'unresolved') continue;
        report({
          side,
          at: mapping.at(`${side}Field`),
          mapping,
          field: end.text,
          ...findingOf(end, resolution, suggestions++),
        });
      }
    },
  });
}

interface Said {
  readonly detail: Text;
  readonly help?: Text;
  readonly variant?: string;
}

function findingOf({ side, text }: MappedField, resolution: PathResolution, suggestions: number): Said {
  const detail = say`Missing ${side.name} field ${fieldText(text ?? '')} in the schema of ${side.label}`;
  const related = resolution.missing?.related ?? null;
  if (related !== null && related.guessedFrom !== null) {
    const table = nameText(related.name);
    return {
      variant: 'guessed-key',
      detail: say`${detail}, unless people added it to the integration key of ${table} by hand`,
      help: describeGuess(table, related.guessedFrom),
    };
  }
  const help = helpFor(text ?? '', resolution, side.table, suggestions < MOST_SUGGESTIONS);
  return help === null ? { detail } : { detail, help };
}

/** What was probably meant: the nearest existing name, or what there is behind the lookup. */
function helpFor(
  text: string,
  { head, missing }: PathResolution,
  table: Table | null,
  comparesNames: boolean,
): Text | null {
  if (missing === null) return null;
  if (text !== text.trim()) return say`The name has white space around it: remove that.`;
  if (missing.related !== null) return helpBehind(missing, missing.related, comparesNames);
  if (head !== null) {
    const column = fieldText(missing.behind, missing.behind === head.name ? head.displayName : null);
    return say`${column} is no lookup, so nothing can be mapped behind it: map ${fieldText(missing.behind)} itself.`;
  }
  const { name, candidates, prefix, suffix } = missing;
  const labelled = fieldWithLabel(name, table);
  if (labelled !== null) {
    return say`${name} is the label of ${fieldText(labelled.name)}: map ${fieldText(labelled.name)}.`;
  }
  const nearest = comparesNames ? nearestName(name, candidates) : null;
  return nearest === null ? say`${MEND}` : say`Did you mean ${fieldText(`${prefix}${nearest}${suffix}`)}?`;
}

function helpBehind(
  { name, behind, candidates, prefix, suffix }: MissingStep,
  related: NonNullable<MissingStep['related']>,
  comparesNames: boolean,
): Text | null {
  const table = nameText(related.name);
  const inKey = [...new Set(candidates)].map((field) => fieldText(`${prefix}${field}${suffix}`));
  if (related.hasColumn) {
    const instead = inKey.length === 0 ? '' : say`, or map what is in that key: ${list(inKey)}`;
    return say`Add ${fieldText(name)} to the integration key of ${table} and refresh the tables of the map${instead}.`;
  }
  const nearest = comparesNames ? nearestName(name, candidates) : null;
  if (nearest !== null) return say`Did you mean ${fieldText(`${prefix}${nearest}${suffix}`)}?`;
  if (candidates.length === 0 || candidates.length > MOST_SUGGESTIONS) return say`${table} has no such column.`;
  return say`Behind ${fieldText(behind)} only the integration key of ${table} can be mapped: ${list(inKey)}.`;
}

/** The first column of that label. */
function fieldWithLabel(name: string, table: Table | null): Field | null {
  return table === null ? null : (fieldsByLabel(table).get(foldName(name)) ?? null);
}

const fieldsByLabel = onceFor((table: Table): ReadonlyMap<string, Field> => {
  const fields = [...table.fields.values()].reverse(); // of several the first is set last
  return new Map(
    fields.flatMap((field) => (field.displayName === null ? [] : [[foldName(field.displayName), field] as const])),
  );
});

/**
 * Tables that the map names for lookups, by `destinationLookupFieldRelatedEntity` or in a polymorphic path, and of which
 * no metadata knows, or none knows that the lookup relates to them.
 */
function lacksOfRelatedEntities(at: SideContext): readonly Lack[] {
  const isWhole = at.environment.state === 'known' && (at.environment.environment.tables ?? []).length > 0;
  const lacks: Lack[] = [];
  for (const mapping of at.leg.mappings) {
    const { relatedEntity, head, path } = mapping.end(at.name);
    if (path === null || (path.targets.length === 0 && relatedEntity === null)) continue;
    const [lookup = ''] = path.steps;
    const tables = path.targets.map(({ table }) => table);
    // of a lookup to many tables payloads of the gateway name but one
    if (tables.length > 0 && tables.every((table) => relatesTo(at, head, table) === false)) {
      lacks.push(lacksRelation(at, lookup, tables));
    }
    if (relatedEntity === null || relatedEntity.trim() === '') continue;
    const isTarget = relatesTo(at, head, relatedEntity);
    if (isTarget === true || at.tables.related(relatedEntity).table !== null) continue;
    const nearest = at.tables.nearestName(relatedEntity);
    // metadata of single tables need not have this one
    if (isTarget === null && !isWhole && nearest === null) continue;
    lacks.push(lacksNotedTable(at, relatedEntity, lookup, nearest));
  }
  return lacks;
}

/** Whether a table, by any name, is one that the lookup relates to; `null` where that is not told. */
function relatesTo(side: SideContext, lookup: Field | null, name: string): boolean | null {
  const targets = lookup?.targets ?? [];
  if (targets.length === 0) return null;
  const names = [...dataverseTableNames(name), ...(side.tables.related(name).table?.names ?? [])].map(foldName);
  const known = targets.flatMap((target) => [
    ...dataverseTableNames(target),
    ...(side.tables.related(target).table?.names ?? []),
  ]);
  return known.some((each) => names.includes(foldName(each)));
}
