export interface Member {
  /** The module as the file imports it, `./rules/DIPV1022-missing-source-field.js`. */
  readonly module: string;
  /** Name of the constant that the module exports. */
  readonly propertyName: string;
}

interface ListFile {
  /** Path of the file, for messages. */
  readonly file: string;
  readonly text: string;
  /** What the list begins with: `ruleModule([`. */
  readonly start: RegExp;
}

const IMPORT = /^import .* from '(.+)';$/;

/**
 * The text of a file with one member more in its list: imported where the alphabet wants it, last in the list.
 * @throws Error where the file has no such list
 */
export function addToList({ file, text, start }: ListFile, { module, propertyName }: Member): string {
  const list = new RegExp(`(${start.source})([^\\]]*)\\]`);
  if (!list.test(text)) {
    throw new Error(`${file} has no list that this generator knows: add ${propertyName} of ${module} by hand.`);
  }
  const withMember = text.replace(list, (_, before: string, members: string) => {
    const listed = members.trim().replace(/,$/, '');
    return `${before}${listed === '' ? '' : `${listed}, `}${propertyName}]`;
  });
  const lines = withMember.split('\n');
  lines.splice(placeOfImport(lines, module), 0, `import { ${propertyName} } from '${module}';`);
  return lines.join('\n');
}

/** Before the first import that comes later in the alphabet, files after packages; else after the last import. */
function placeOfImport(lines: readonly string[], module: string): number {
  const later = lines.findIndex((line) => {
    const imported = IMPORT.exec(line)?.[1] ?? '';
    return imported[0] === module[0] && imported > module;
  });
  return later >= 0 ? later : lines.findLastIndex((line) => line.startsWith('import ')) + 1;
}
