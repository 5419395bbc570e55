import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { toDotPath } from 'zod/v4/core';
import { configurationFaults } from './configuration-faults.js';
import { configurationSchema, type ConfigurationSettings } from './configuration-schema.js';
import { displayPath } from '@dipv/formats';
import { importFile } from '../../import-file.cjs';
import { openStreams } from '../output/streams.js';
import { parseJsonc } from './jsonc-document.js';
import { throwFaults } from './throw-faults.js';
import { reloadQuery } from './reload.js';
import { UsageError } from '../options/usage-error.js';
import { reasonOf } from '../output/reason-of.js';

/** In bytes. A configuration is written by hand. */
const SIZE_LIMIT = 1024 * 1024;

/** A configuration file whose settings are of the right shape. */
export interface ConfigurationFile {
  /** Absolute. */
  readonly path: string;
  /** As messages call it. */
  readonly name: string;
  readonly settings: ConfigurationSettings;
  /** A place in it, for messages: `dipv.config.json:4, rules.DIPV1031`. */
  place(path: readonly PropertyKey[]): string;
}

interface Content {
  readonly value: unknown;
  /** `null` where the file is a program, whose object has no lines. */
  readonly lineOf: ((path: readonly PropertyKey[]) => number) | null;
}

/**
 * Reads JSON, with or without comments, or imports a module's default export.
 * @throws UsageError that names file, setting and line
 */
export async function readConfigurationFile(path: string, cwd: string): Promise<ConfigurationFile> {
  const name = displayPath(path, cwd);
  const { value, lineOf } = await readContent(path, name);
  const place = (at: readonly PropertyKey[]): string => {
    const line = lineOf === null ? '' : `:${lineOf(at)}`;
    const key = toDotPath(at);
    return `${name}${line}${key === '' ? '' : `, ${key}`}`;
  };
  const result = parsed(value, name);
  if (result.success) return { path, name, settings: result.data, place };
  const faults = configurationFaults(result.error.issues).map((fault) => `${place(fault.path)}: ${fault.message}`);
  return throwFaults(faults);
}

/** The object of a program may throw when it is looked at. */
function parsed(value: unknown, name: string): ReturnType<typeof configurationSchema.safeParse> {
  try {
    return configurationSchema.safeParse(value, { reportInput: true });
  } catch (error) {
    throw new UsageError(`${name} cannot be loaded: ${reasonOf(error)}`);
  }
}

async function readContent(path: string, name: string): Promise<Content> {
  await checkFile(path, name);
  switch (extname(path).toLowerCase()) {
    case '.json':
    case '.jsonc':
      return parseJsonc(decode(await readFile(path).catch(unreadable(name)), name), name);
    case '.js':
    case '.mjs':
    case '.cjs':
      return { value: await importDefault(path, name), lineOf: null };
    default:
      throw new UsageError(`${name} is no configuration file: it has to end in .json, .jsonc, .js, .mjs or .cjs.`);
  }
}

async function checkFile(path: string, name: string): Promise<void> {
  const stats = await stat(path).catch(unreadable(name));
  if (!stats.isFile()) throw new UsageError(`${name} is no file, so it can be no configuration.`);
  if (stats.size > SIZE_LIMIT) throw new UsageError(`${name} is larger than 1 MB, too large for a configuration.`);
}

function unreadable(name: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    const reason =
      error.code === 'ENOENT' || error.code === 'ENOTDIR' ? 'does not exist' : `cannot be read: ${reasonOf(error)}`;
    throw new UsageError(`The configuration file ${name} ${reason}.`);
  };
}

function decode(bytes: Uint8Array, name: string): string {
  if (!isUtf8(bytes)) throw new UsageError(`${name} is not UTF-8: save it in that encoding.`);
  return new TextDecoder().decode(bytes);
}

async function importDefault(path: string, name: string): Promise<unknown> {
  openStreams();
  const exported = await importFile(path, reloadQuery()).catch((error: unknown) => {
    const reason = reasonOf(error);
    throw new UsageError(`${name} cannot be loaded: ${reason}`);
  });
  if (!('default' in exported)) throw new UsageError(`${name} has no default export: it has to export an object.`);
  return exported['default'];
}
