import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** What stands for each name in a template: `<%- name %>` in its text, `__name__` in its path. */
export type Values = Readonly<Record<string, string>>;

/**
 * Writes the templates of a folder. Their form is the one that the generators of Nx read, a name and nothing else.
 * @throws Error on a name without a value
 */
export function render(templates: string, into: string, values: Values): void {
  const valueOf = (name: string): string => {
    const value = values[name];
    if (value === undefined) throw new Error(`A template asks for ${name}, which has no value.`);
    return value;
  };
  for (const entry of readdirSync(templates, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const template = join(entry.parentPath, entry.name);
    const path = relative(templates, template).replace(/__tmpl__$/, '');
    const file = join(
      into,
      path.replaceAll(/__(\w+?)__/g, (_, name: string) => valueOf(name)),
    );
    mkdirSync(dirname(file), { recursive: true });
    const text = readFileSync(template, 'utf8').replaceAll(/<%- (\w+) %>/g, (_, name: string) => valueOf(name));
    writeFileSync(file, text, { flag: 'wx' });
  }
}
