import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import type { Place, Problem, Project, TextEdit } from '@dipv/core';
import { ZipFile } from 'yazl';
import { readWorkspace, type ReadOptions, type ReadResult } from '../read-workspace.js';

type Contents = Readonly<Record<string, string | Uint8Array>>;

const folders: string[] = [];

/** A temporary folder with these files; `removeFolders` clears all of them away. */
export function folderOf(files: Contents): string {
  const folder = mkdtempSync(join(tmpdir(), 'dipv-formats-'));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** What is read, with the problems of what is no input by itself. */
interface ReadApart extends ReadResult {
  readonly foreign: readonly Problem[];
}

/** Reads these files as if each had been named on the command line. */
export function readNamed(files: Contents, options: Partial<ReadOptions> = {}): Promise<ReadApart> {
  return readIn(folderOf(files), Object.keys(files), options);
}

/** Reads a folder that holds these files. */
export function readFolder(files: Contents, options: Partial<ReadOptions> = {}): Promise<ReadApart> {
  return readIn(folderOf(files), ['.'], options);
}

export async function readIn(
  cwd: string,
  paths: readonly string[],
  options: Partial<ReadOptions> = {},
): Promise<ReadApart> {
  const read = await readWorkspace(paths, { cwd, maxInputSize: 64 * 1024 * 1024, allVersions: false, ...options });
  const { problems } = read.workspace;
  const isForeign = ({ kind }: Problem): boolean => kind === 'foreign';
  return {
    ...read,
    workspace: { ...read.workspace, problems: problems.filter((problem) => !isForeign(problem)) },
    foreign: problems.filter(isForeign),
  };
}

export async function zipOf(files: Contents, mode = 0o100644): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), path, { mode });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** A cabinet whose files are one stream, in blocks of 32 KB that refer to those before them. */
export function cabOf(files: Contents, method: 'stored' | 'MSZIP' | 'LZX' = 'MSZIP'): Buffer {
  const contents = Object.entries(files).map(([path, content]) => ({ path, bytes: Buffer.from(content) }));
  const stream = Buffer.concat(contents.map(({ bytes }) => bytes));
  const blocks: Buffer[] = [];
  for (let at = 0; at < stream.length; at += 0x8000) {
    const content = stream.subarray(at, at + 0x8000);
    const dictionary = stream.subarray(Math.max(at - 0x8000, 0), at);
    const packed = deflateRawSync(content, dictionary.length > 0 ? { dictionary } : {});
    const data = method === 'stored' ? content : Buffer.concat([Buffer.from('CK'), packed]);
    const head = Buffer.alloc(8);
    head.writeUInt16LE(data.length, 4);
    head.writeUInt16LE(content.length, 6);
    blocks.push(head, data);
  }
  let start = 0;
  const entries = contents.map(({ path, bytes }) => {
    const entry = Buffer.alloc(16);
    entry.writeUInt32LE(bytes.length, 0);
    entry.writeUInt32LE(start, 4);
    start += bytes.length;
    return Buffer.concat([entry, Buffer.from(`${path}\0`)]);
  });
  const head = Buffer.alloc(36 + 8);
  head.write('MSCF');
  head.writeUInt32LE(head.length, 16); // where the files are told
  head.writeUInt16LE(0x0103, 24); // version 1.3
  head.writeUInt16LE(1, 26); // one folder
  head.writeUInt16LE(contents.length, 28);
  head.writeUInt32LE(head.length + Buffer.concat(entries).length, 36);
  head.writeUInt16LE(blocks.length / 2, 40);
  head.writeUInt16LE(['stored', 'MSZIP', 'Quantum', 'LZX'].indexOf(method), 42);
  const cabinet = Buffer.concat([head, ...entries, ...blocks]);
  cabinet.writeUInt32LE(cabinet.length, 8);
  return cabinet;
}

export function utf16le(text: string): Buffer {
  return Buffer.from(`\uFEFF${text}`, 'utf16le');
}

export function utf16be(text: string): Buffer {
  return utf16le(text).swap16();
}

export function utf8WithMark(text: string): Buffer {
  return Buffer.from(`\uFEFF${text}`);
}

/** A task between the tables Widgets and contoso_widgets with these field mappings. */
export function taskOf(fieldMappings: readonly unknown[] = [mappingOf()], changes: object = {}): object {
  return {
    name: '[Widgets] - [contoso_widgets]',
    leftEnvironmentType: 'AX',
    centerEnvironmentType: 'CRM',
    rightEnvironmentType: 'UNDEFINED',
    legs: [
      {
        id: '001',
        sourceSchema: 'Widgets',
        sourceEnvironmentType: 'AX',
        sourceFilter: '',
        destinationSchema: 'contoso_widgets',
        destinationEnvironmentType: 'CRM',
        reversedSourceFilter: '',
        fieldMappings,
      },
    ],
    ...changes,
  };
}

export function mappingOf(changes: object = {}): object {
  return { syncDirection: 3, sourceField: 'WIDGETID', destinationField: 'contoso_widgetid', ...changes };
}

/** A map record in a solution's XML; `mapping` is XML already. */
export function xmlMap(name: string, mapping: string, more = ''): string {
  return `<msdyn_dualwriteentitymap msdyn_dualwriteentitymapid="1"><msdyn_mapping>${mapping}</msdyn_mapping><msdyn_name>${name}</msdyn_name>${more}</msdyn_dualwriteentitymap>`;
}

export function solutionXml(parts: { maps?: string; entities?: string; more?: string } = {}): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<ImportExportXml xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <Entities>${parts.entities ?? ''}</Entities>
  ${parts.more ?? ''}
  <msdyn_dualwriteentitymaps>${parts.maps ?? ''}</msdyn_dualwriteentitymaps>
</ImportExportXml>`;
}

/** A table of a solution. An attribute is written as `LogicalName Type` and more elements. */
export function xmlTable(
  name: string,
  parts: { set?: string; attributes?: readonly string[]; more?: string } = {},
): string {
  const set = parts.set === undefined ? '' : `<EntitySetName>${parts.set}</EntitySetName>`;
  return `<Entity><Name>${name}</Name><EntityInfo><entity Name="${name}"><attributes>${(parts.attributes ?? []).join('')}</attributes>${set}${parts.more ?? ''}</entity></EntityInfo></Entity>`;
}

export function xmlAttribute(
  name: string,
  type: string,
  elements: Readonly<Record<string, string>> = {},
  more = '',
): string {
  const children = Object.entries(elements).map(([element, text]) => `<${element}>${text}</${element}>`);
  return `<attribute PhysicalName="${name}"><Type>${type}</Type><LogicalName>${name.toLowerCase()}</LogicalName>${children.join('')}${more}</attribute>`;
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** The text at a place of a file, found by counting lines as an editor does. */
export function textAt(file: string, place: Place | null | undefined): string | null {
  return place
    ? file.slice(offsetOf(file, place.line, place.column), offsetOf(file, place.endLine, place.endColumn))
    : null;
}

export function applyEdits(file: string, edits: readonly TextEdit[]): string {
  return edits
    .map(({ place, text }) => ({
      start: offsetOf(file, place.line, place.column),
      end: offsetOf(file, place.endLine, place.endColumn),
      text,
    }))
    .sort((a, b) => b.start - a.start)
    .reduce((changed, { start, end, text }) => changed.slice(0, start) + text + changed.slice(end), file);
}

function offsetOf(file: string, line: number, column: number): number {
  const lines = file.split(/(?<=\r\n|\n|\r(?!\n))/);
  return lines.slice(0, line - 1).join('').length + column - 1;
}

/** What a map says, without where it was read. */
export function contentOf(project: Project | undefined): unknown {
  return (
    project && { name: project.name, version: project.version, isDualWrite: project.isDualWrite, tasks: project.tasks }
  );
}
