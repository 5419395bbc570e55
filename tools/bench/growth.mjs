/** What checking alone costs, without files, by the growth of a map and of a workspace. */
import { createValidator } from '@dipv/core';
import { buildWorkspace } from '@dipv/testing';

const SIZES = [1_000, 10_000, 100_000];
/** Of each size the fastest run counts, by processor time: everything else is noise of the machine. */
const RUNS = 3;
const PROJECTS = 5840;

const SITES = {
  name: 'contoso_sites',
  fields: { contoso_siteid: 'text(20)', contoso_region: 'text(20)' },
  integrationKey: ['contoso_siteid', 'contoso_region'],
};
// The list of the built program: no other place lists the rule packages.
const modules = await import(new URL('../../packages/cli/dist/modules.js', import.meta.url));
const validator = createValidator({ modules: Object.values(modules) });
const only = validator.rules.filter(({ service }) => service !== 'off').map(({ code }) => code);
const ofService = createValidator({ modules: Object.values(modules), config: { only } });

let ratios = null;
/** How many times longer 10,000 and 100,000 mappings take than 1,000, of which one in a hundred is faulty. */
export function mapGrowth() {
  if (ratios !== null) return ratios;
  fastest(buildWorkspace(mapOf(1_000))); // lets the engine compile what it runs often
  const times = SIZES.map((size) => fastest(buildWorkspace(mapOf(size))));
  ratios = times.slice(1).map((time) => time / times[0]);
  return ratios;
}

/** Microseconds a mapping, where every project has 8 of them. @param which `service`: its own codes alone; `every` */
export function rulesAlone(which) {
  const mappings = Array.from({ length: 8 }, (_, i) => `Field${i} <> contoso_field${i}`);
  const side = (name, prefix, more) => ({
    name,
    fields: { ...Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`${prefix}${i}`, 'text(20)'])), ...more },
    integrationKey: [`${prefix}0`],
  });
  const workspaces = Array.from({ length: PROJECTS }, (_, i) =>
    buildWorkspace({
      name: `Records ${i}`,
      source: side(`Records${i}`, 'Field', {}),
      destination: side(`contoso_records${i}`, 'contoso_field', { versionnumber: 'integer(64) readonly' }),
      mappings,
    }),
  );
  const [first] = workspaces;
  const [set] = first.connectionSets;
  const tablesOf = (i) =>
    workspaces.flatMap(({ connectionSets }) => connectionSets[0].environments[i].environment.tables);
  const environments = set.environments.map((entry, i) => ({
    ...entry,
    environment: { ...entry.environment, tables: tablesOf(i) },
  }));
  const workspace = {
    ...first,
    connectionSets: [{ ...set, environments }],
    projects: workspaces.flatMap(({ projects }) => projects),
  };
  return (fastest(workspace, which === 'service' ? ofService : validator) * 1_000) / (PROJECTS * mappings.length);
}

/** Of a hundred columns eight are lookups, mapped by two fields each, and one is misspelled. */
function mapOf(count) {
  const source = { RecordNumber: 'text(20) required', dataAreaId: 'text(4)' };
  const destination = {
    contoso_number: 'text(20) required',
    msdyn_company: 'lookup(cdm_companies)',
    versionnumber: 'integer(64) readonly',
  };
  const mappings = ['RecordNumber <> contoso_number'];
  for (let i = 0; mappings.length < count; i++) {
    source[`Field${i}`] = 'text(20)';
    destination[`contoso_column${i}`] =
      i % 100 < 8 ? 'lookup(contoso_sites)' : i % 3 === 0 ? 'text(20) required' : 'text(20)';
    if (i % 100 < 8) {
      source[`Region${i}`] = 'text(20)';
      mappings.push(
        `Field${i} <> contoso_column${i}.contoso_siteid`,
        `Region${i} <> contoso_column${i}.contoso_region`,
      );
    } else mappings.push(`Field${i} <> contoso_${i % 100 === 8 ? 'colunm' : 'column'}${i}`);
  }
  return {
    name: `${count} mappings`,
    source: { name: 'Records', fields: source, integrationKey: ['RecordNumber', 'dataAreaId'], company: 'dataAreaId' },
    destination: {
      name: 'contoso_records',
      fields: destination,
      integrationKey: ['contoso_number', 'msdyn_company.cdm_companycode'],
      company: 'msdyn_company.cdm_companycode',
    },
    related: [SITES],
    mappings,
  };
}

/** Milliseconds of processor time. */
function fastest(workspace, by = validator) {
  let best = Infinity;
  for (let run = 0; run < RUNS; run++) {
    const start = process.cpuUsage();
    by.validate(workspace);
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1_000);
  }
  return best;
}
