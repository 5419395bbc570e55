/**
 * How the processor time of a validation grows with the size of a map: 1,000, 10,000 and 100,000 mappings between
 * tables of as many columns, one in a hundred of them faulty. Build first: `npm run build`.
 */
import { createValidator } from '@dipv/core';
import { buildWorkspace } from '@dipv/testing';

const SIZES = [1_000, 10_000, 100_000];
/** Of each size the fastest run counts, by processor time: everything else is noise of the machine. */
const RUNS = 3;

const SITES = {
  name: 'contoso_sites',
  fields: { contoso_siteid: 'text(20)', contoso_region: 'text(20)' },
  integrationKey: ['contoso_siteid', 'contoso_region'],
};
// The list of the built program: no other place lists the rule packages.
const modules = await import(new URL('../../packages/cli/dist/modules.js', import.meta.url));
const validator = createValidator({ modules: Object.values(modules) });

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

function fastest(workspace) {
  let best = { time: Infinity, findings: 0 };
  for (let run = 0; run < RUNS; run++) {
    const start = process.cpuUsage();
    const { summary } = validator.validate(workspace);
    const time = process.cpuUsage(start).user / 1_000;
    if (time < best.time) best = { time, findings: summary.errors + summary.warnings };
  }
  return best;
}

fastest(buildWorkspace(mapOf(1_000))); // lets the engine compile what it runs often
let first = null;
for (const size of SIZES) {
  const { time, findings } = fastest(buildWorkspace(mapOf(size)));
  first ??= time;
  const ratio = size === SIZES[0] ? '' : `, ×${(time / first).toFixed(1)} for ×${size / SIZES[0]}`;
  console.log(`${size.toLocaleString('en')} mappings: ${time.toFixed(1)} ms, ${findings} findings${ratio}`);
}
