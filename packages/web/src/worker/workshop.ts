import { optionsJsonSchema, type RuleInfo } from '@dipv/core';
import { INPUT_KINDS } from '@dipv/formats';
import {
  advisor,
  buildValidator,
  documentMaps,
  PRESET_NAMES,
  snapshot,
  startSession,
  UsageError,
  type Progress,
  type Session,
} from '@dipv/host/library';
import { gapsOf } from '@dipv/reporter/gaps';
import { PAGE_FORMATS } from '@dipv/document';
import { BUILD } from 'dipv/build';
import { zipSync } from 'fflate';
import type { ConfigurationFile } from '../configuration.js';
import type { Asked, Checked, GivenFile, HowFar, Made, MadeFile, RuleOffer, Told } from '../messages.js';
import { disk } from '../node/disk.js';
import { watching } from '../node/fs.js';
import { WORKING_FOLDER } from '../node/globals.js';

const OUTPUT = '/output';
const PAGE = 'report.html';

/** Of the report that is shown; what is downloaded speaks of the command line, as it does there. */
const MENDING = { all: 'Download has the mended files', one: 'the mended files under Download have it' };

/** Milliseconds between two messages about how far it is. */
const PERIOD = 50;

/** What checks, and makes what can be had of the report. */
export class Workshop {
  private session: Session | null = null;
  private paths: readonly string[] = [];
  private configuration = '';

  constructor(private readonly tell: (told: Told) => void) {}

  async ready(): Promise<void> {
    const { rules, formats } = buildValidator(BUILD);
    this.tell({
      tell: 'ready',
      version: BUILD.version,
      rules: rules.flatMap(offersOf),
      inputs: INPUT_KINDS.map(({ title }) => title),
      formats: [...formats.values()].map(({ name, description }) => ({ name, description })),
      pages: PAGE_FORMATS.map(({ name }) => name),
      presets: PRESET_NAMES,
    });
  }

  /** Never rejects: what went wrong is told. */
  async answer(asked: Asked): Promise<void> {
    try {
      if (asked.ask === 'check') {
        this.tell({ tell: 'checked', checked: await this.check(asked.files, asked.configuration) });
      } else {
        const file = await this.make(asked.what);
        this.tell({ tell: 'made', file });
      }
    } catch (error) {
      this.tell({ tell: 'refused', reason: reasonInWords(error) });
    }
  }

  private async check(files: readonly GivenFile[], configuration: ConfigurationFile): Promise<Checked> {
    for (const { path, file } of files) disk.put(`${WORKING_FOLDER}/${path}`, file, file.lastModified);
    this.configuration = `${WORKING_FOLDER}/${configuration.path}`;
    disk.put(this.configuration, new Blob([configuration.text]));
    this.paths = [...new Set(files.map(({ path }) => argumentFor(path)))];
    const session = await this.start({});
    this.session = session;
    await session.print([{ format: 'html', file: `${OUTPUT}/${PAGE}` }], MENDING);
    const { report, setup, notes, told } = session;
    return {
      page: await shown(written(PAGE)),
      summary: report.summary,
      problems: report.problems,
      maps: report.projects.map(({ file }) => file),
      told: [...told].map(([file, kinds]) => ({ file, kinds: [...kinds] })),
      notes,
      plugins: setup.configuration.plugins,
      gaps: gapsOf(report.projects, advisor(setup.validator, setup.docs)).map(({ title, checks, inputs }) => ({
        title,
        checks,
        inputs: (inputs ?? []).map((input) => (input.isPart ? `${input.title} (in part)` : input.title)),
      })),
    };
  }

  private start(options: { readonly fix?: true }): Promise<Session> {
    const given = { config: this.configuration, plugins: false, stdinFilename: '<stdin>' };
    // what is drawn takes more of the report; the file is none that is there
    const format = [{ format: 'html', file: `${OUTPUT}/${PAGE}` }];
    return startSession(BUILD, this.paths, { ...given, ...options, format }, this.progress());
  }

  private progress(): Progress {
    const read = new Map<unknown, number>(); // files are read more than once
    let bytes = 0;
    let maps = 0;
    let findings = 0;
    let last = 0;
    const tell = (): void => {
      const now = performance.now();
      if (now - last < PERIOD) return;
      last = now;
      const progress: HowFar = { bytes, maps, findings };
      this.tell({ tell: 'progress', progress });
    };
    watching.onRead = (file, end) => {
      const before = read.get(file) ?? 0;
      read.set(file, Math.max(before, end));
      bytes += Math.max(end - before, 0);
      tell();
    };
    return {
      reading: tell,
      checking: tell,
      checked: (project) => {
        maps++;
        findings += project.findings.length;
        tell();
      },
      end: () => (watching.onRead = () => undefined),
    };
  }

  private async make(what: Made): Promise<MadeFile> {
    const { session } = this;
    if (session === null) throw new UsageError('Nothing was checked yet.');
    switch (what.kind) {
      case 'report': {
        const name = `dipv-report.${EXTENSIONS[what.format] ?? `${what.format}.txt`}`;
        await session.print([{ format: what.format, file: `${OUTPUT}/${name}` }]);
        return { name, content: written(name) };
      }
      case 'fixed':
        return this.fixed();
      case 'snapshot': {
        const name = 'dipv-snapshot.json';
        await snapshot(this.paths, { output: `${OUTPUT}/${name}` });
        return { name, content: written(name) };
      }
      case 'documentation': {
        const folder = `${OUTPUT}/documentation`;
        for (const path of disk.filesIn(folder).keys()) disk.remove(`${folder}/${path}`);
        await documentMaps(BUILD, this.paths, {
          config: this.configuration,
          plugins: false,
          output: folder,
          format: [what.format],
        });
        return { name: `dipv-documentation-${what.format}.zip`, content: await zipOf(disk.filesIn(folder)) };
      }
    }
  }

  /** The files that a run with `--fix` changes; those that were chosen stay as they are. */
  private async fixed(): Promise<MadeFile> {
    const before = disk.filesIn(WORKING_FOLDER);
    try {
      const { report } = await this.start({ fix: true });
      const notes = report.problems
        .filter(({ kind }) => kind === 'not-mended')
        .map(({ file, reason }) => `${file}: ${reason}`);
      const after = disk.filesIn(WORKING_FOLDER);
      const changed = [...after].filter(([path, file]) => before.get(path) !== file);
      const [first] = changed;
      if (first === undefined)
        throw new UsageError(notes.join('\n') || 'Nothing can be mended without a decision of yours.');
      if (changed.length > 1) return { name: 'dipv-fixed.zip', content: await zipOf(new Map(changed)), notes };
      return { name: first[0].split('/').at(-1) ?? first[0], content: first[1].content, notes };
    } finally {
      for (const [path, { content, modified }] of before) disk.put(`${WORKING_FOLDER}/${path}`, content, modified);
    }
  }
}

/** What a user of the command line would give: the first step, and no dash, which stands for the standard input. */
function argumentFor(path: string): string {
  const [first = path] = path.split('/', 1);
  return first === '-' ? './-' : first;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  html: 'html',
  json: 'json',
  sarif: 'sarif',
  junit: 'xml',
  markdown: 'md',
  gitlab: 'gitlab.json',
};

/** As `Checked.page` says. What inputs hold stands there escaped, so that no other text looks so. */
async function shown(page: Blob): Promise<Blob> {
  const text = (await page.text()).replaceAll('<a href="https://', '<a target="_blank" href="https://');
  return new Blob([text], { type: 'text/html;charset=utf-8' });
}

function written(name: string): Blob {
  const content = disk.filesIn(OUTPUT).get(name)?.content;
  if (content === undefined) throw new Error(`${name} was not written`);
  return content;
}

async function zipOf(files: ReadonlyMap<string, { readonly content: Blob }>): Promise<Blob> {
  const entries: Record<string, Uint8Array> = {};
  for (const [path, { content }] of files) entries[path] = new Uint8Array(await content.arrayBuffer());
  return new Blob([zipSync(entries)]);
}

function offersOf({ code, title, description, severity, options, variants }: RuleInfo): readonly RuleOffer[] {
  const ofVariants = variants.map((variant) => ({
    name: `${code}/${variant.name}`,
    title: variant.description.text,
    description: '',
    severity: variant.severity,
    options: null,
  }));
  const defaults = options === null ? null : (optionsJsonSchema(options) ?? {});
  return [
    {
      name: code,
      title,
      description: description.text,
      severity,
      options: defaults === null ? null : JSON.stringify(defaultsOf(defaults), null, 2),
    },
    ...ofVariants,
  ];
}

function defaultsOf({ properties = {} }: { readonly properties?: unknown }): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties as Readonly<Record<string, { readonly default?: unknown }>>).map(([name, each]) => [
      name,
      each.default,
    ]),
  );
}

function reasonInWords(error: unknown): string {
  if (error instanceof UsageError || (error instanceof Error && error.name === 'ConfigurationError'))
    return error.message;
  return `A fault in the program: ${error instanceof Error ? error.message : String(error)}`;
}
