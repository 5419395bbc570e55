import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '@dipv/formats';
import { CONFIG_FILES } from '../configuration/find-config-file.js';
import { EXIT, type ExitCode } from '../output/exit-code.js';
import { UsageError } from '../options/usage-error.js';
import { reasonOf } from '../output/reason-of.js';
import { streamOf } from '../output/streams.js';

const TARGET = 'dipv.config.jsonc';
const SCHEMA = 'config.schema.json';

/**
 * `dipv init`: writes a commented configuration into a folder.
 * @throws UsageError when the folder has one, or cannot be written to
 */
export async function init(program: string, folder: string): Promise<ExitCode> {
  const present = CONFIG_FILES.find((name) => existsSync(join(folder, name)));
  if (present !== undefined) throw new UsageError(`There is a ${present} already; it is left as it is.`);
  try {
    await writeWhole(join(folder, TARGET), [template(program, schemaIn(folder))]);
  } catch (error) {
    throw new UsageError(`${TARGET} cannot be written: ${reasonOf(error)}`);
  }
  streamOf('stderr').write(`Wrote ${TARGET}. ${program} print-config shows what it amounts to.\n`);
  return EXIT.ok;
}

/** Where the schema of configurations is installed; `null`: nowhere. */
function schemaIn(folder: string): string | null {
  const paths = ['dipv', '@dipv/host'].map((name) => `./node_modules/${name}/${SCHEMA}`);
  return paths.find((path) => existsSync(join(folder, path))) ?? null;
}

/** Without the schema's file, editors would complain of its address. */
function template(program: string, schema: string | null): string {
  return `{
  // Lets editors check and complete this file; it is there where ${program} is installed beside it.
  ${schema === null ? '// ' : ''}"$schema": "${schema ?? `./node_modules/dipv/${SCHEMA}`}",

  // dipv:recommended leaves every rule at its own severity; dipv:strict makes errors of warnings;
  // dipv:service tells only what the service itself would say.
  // Paths and npm packages of one's own are possible too, several as a list.
  "extends": "dipv:recommended",

  // Read in every run beside the maps, relative to this file: solutions, entity definitions, $metadata.
  // ${program} snapshot maps metadata -o dipv-snapshot.json writes just what decides about the maps, small enough for Git.
  // "metadata": ["./dipv-snapshot.json"],
  // "connectionSet": "./connection-set.json",
  // "integrationKeys": "./integration-keys.json",

  // error, warning, info or off, by code or variant; ${program} rules lists them.
  "rules": {
    // "DIPV1031": "off",
    // "DIPV1030/narrowing": "error"
  },

  // Rules without code: what to look at, a condition, a message. ${program} rules --test checks their examples.
  "customRules": [
    // {
    //   "code": "ACME0001",
    //   "title": "A constant in one of our columns",
    //   "scope": "mapping",
    //   "when": "destination.name.startsWith('acme_') && mapping.hasDefault",
    //   "message": "{destination.name} gets a constant",
    //   "help": "Map a field to it."
    // }
  ],

  // Settings for some maps only, by map name or file.
  "overrides": [
    // { "maps": ["msdyn_*"], "rules": { "DIPV1031": "off" } }
  ],

  // Findings that are accepted. A suppression that has expired or matches nothing is itself reported.
  "suppress": [
    // {
    //   "code": "DIPV1010",
    //   "map": "msdyn_[accounts - Customers V3]",
    //   "field": "accountnumber",
    //   "reason": "A plug-in fills it in.",
    //   "until": "2027-01-31"
    // }
  ],

  // Finance and operations entities under a cross-company data sharing policy.
  // "crossCompanySharing": ["CustCustomerGroup"],

  // The severity at which a run fails: error, warning, info or never.
  "failOn": "error"

  // , "maxWarnings": 20
  // , "formats": ["pretty", "sarif:dipv.sarif"]
  // , "plugins": ["@acme/dipv-rules"]

  // What a run may take; beyond it an input is left out, which is an error.
  // , "maxInputSize": "512MB"
  // , "maxTotalSize": "4GB"
  // , "maxFiles": 250000
  // , "maxMemory": "2GB"
  // , "maxFindings": 500000
  // , "maxOutputSize": "4GB"
}
`;
}
