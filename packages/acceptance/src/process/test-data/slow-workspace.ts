import { folderOf, type Contents } from './temp-folder.js';

/** Takes its time, as a check of a large map does. */
export const BUSY = 'const end = Date.now() + 60; while (Date.now() < end);';

/**
 * A workspace of so many maps with a rule of its own.
 * @param check the body of its check, which knows the map's `name`
 */
export function slowWorkspace(count: number, check: string, more: Contents = {}): string {
  const plugin = `
    import { writeSync } from 'node:fs';
    const rule = {
      scope: 'project', code: 'ACME0001', title: 't', description: 'd', mend: 'm', examples: { fails: [], passes: [] },
      check({ project }) {
        const { name } = project.model;
        ${check}
      },
    };
    export default { name: 'acme', apiVersion: 1, rules: [rule] };`;
  const maps = Array.from({ length: count }, (_, i) => ({ name: `Map ${i}`, legs: [{ fieldMappings: [] }] }));
  return folderOf({
    'plugin.mjs': plugin,
    'dipv.config.json': '{ "plugins": ["./plugin.mjs"] }',
    'maps.json': JSON.stringify(maps),
    ...more,
  });
}
