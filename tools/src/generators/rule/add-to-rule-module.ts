export interface NewRule {
  /** The rule's file as the index imports it, `./rules/DIPV1022-missing-source-field.js`. */
  readonly module: string;
  /** Name of the constant that it exports. */
  readonly propertyName: string;
  /** Path of the index, for messages. */
  readonly file: string;
}

const IMPORT = /^import .* from '(\..+)';$/;
const RULE_LIST = /(\bdefineModule\(\{[^}]*?\brules:\s*\[)([^\]]*)\]/;

/**
 * The index of a rule package with one rule more: imported where the alphabet wants it, last in the list.
 * @throws Error where the index does not call `defineModule` with a list of rules
 */
export function addToRuleModule(index: string, { module, propertyName, file }: NewRule): string {
  if (!RULE_LIST.test(index)) {
    throw new Error(
      `${file} does not call defineModule({ rules: […] }): add the import and the rule ${propertyName} by hand.`,
    );
  }
  const withRule = index.replace(RULE_LIST, (_, start: string, rules: string) => {
    const listed = rules.trim().replace(/,$/, '');
    return `${start}${listed === '' ? '' : `${listed}, `}${propertyName}]`;
  });
  const lines = withRule.split('\n');
  lines.splice(placeOfImport(lines, module), 0, `import { ${propertyName} } from '${module}';`);
  return lines.join('\n');
}

/** Before the first import of a file that comes later in the alphabet, else after the last import. */
function placeOfImport(lines: readonly string[], module: string): number {
  const later = lines.findIndex((line) => {
    const imported = IMPORT.exec(line)?.[1];
    return imported !== undefined && imported > module;
  });
  return later >= 0 ? later : lines.findLastIndex((line) => line.startsWith('import ')) + 1;
}
