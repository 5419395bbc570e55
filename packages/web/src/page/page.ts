import { isConfiguration } from '../configuration.js';
import type { Checked, GivenFile, HowFar, Offer } from '../messages.js';
import { Checker } from './checker.js';
import { save, showDownloads } from './downloads-view.js';
import { byId, made } from './elements.js';
import { chosenFiles, droppedFiles, join } from './given-files.js';
import { showInputs, sizeText } from './inputs-view.js';
import { nameOf, RulesView } from './rules-view.js';

/** Those that a button leads to. */
const OF_BUTTONS = ['report', 'inputs', 'rules', 'download'] as const;
const VIEWS = ['start', ...OF_BUTTONS] as const;
type View = (typeof VIEWS)[number];
const buttonOf = (view: (typeof OF_BUTTONS)[number]): HTMLButtonElement => byId(`to-${view}`, HTMLButtonElement);

const files = new Map<string, GivenFile>();
let offer: Offer | null = null;
let checked: Checked | null = null;
/** What the check that is under way, or was the last one, was given; and what `checked` tells of. */
let asked: ReadonlySet<GivenFile> = new Set();
let read: ReadonlySet<GivenFile> = new Set();
let pageAddress = '';
let configured: File | undefined;
/** What is to be told of what was given last. */
let givenNotice = '';
/** The last change of what is given: reading a configuration takes a moment, in which another may come. */
let change = 0;
const progress = byId('bar', HTMLProgressElement);
const failure = byId('failure', HTMLElement);

const rules = new RulesView(() => {
  if (files.size > 0) check();
});

const checker = new Checker({
  ready(found) {
    offer = found;
    rules.offer(found);
    byId('reads', HTMLElement).replaceChildren(...found.inputs.map((title) => made('li', {}, title)));
  },
  progress: showProgress,
  checked(found) {
    checked = found;
    read = asked;
    settle('');
    showReport(found.page);
    showAll();
    byId('outcome', HTMLElement).textContent = outcomeText(found);
    if (!byId('start', HTMLElement).hidden) show('report'); // unless somebody looks at something else by now
  },
  made(file) {
    settle('');
    save(file);
  },
  refused: (reason, isChecked) => settle(isChecked ? reason : withOldReport(reason)),
});

function begin(what: string): void {
  settle('');
  byId('working', HTMLElement).hidden = false;
  progress.removeAttribute('value');
  byId('how-far', HTMLElement).textContent = what;
}

function check(): void {
  begin('Reading');
  try {
    checker.check([...files.values()], rules.configuration);
    asked = new Set(files.values());
  } catch (error) {
    settle(withOldReport(notChanged(error)));
  }
}

/** A report that does not tell of all that was asked for must not look as if. */
function withOldReport(reason: string): string {
  return checked === null ? reason : `${reason}\nThe report is that of the last check.`;
}

function notChanged(error: unknown): string {
  return `The configuration cannot be changed: ${error instanceof Error ? error.message : String(error)}`;
}

/** What was under way has ended. */
function settle(reason: string): void {
  byId('working', HTMLElement).hidden = true;
  failure.hidden = reason === '';
  failure.textContent = reason;
  byId('retry', HTMLElement).hidden = true;
}

function showProgress({ bytes, maps, findings }: HowFar): void {
  const total = [...files.values()].reduce((sum, { file }) => sum + file.size, 0);
  const isReading = maps === 0 && bytes < total;
  if (isReading) progress.value = bytes / total;
  else progress.removeAttribute('value');
  byId('how-far', HTMLElement).textContent = isReading
    ? `Reading: ${sizeText(bytes)} of ${sizeText(total)}`
    : `Checking: ${maps} ${maps === 1 ? 'map' : 'maps'}, ${findings} ${findings === 1 ? 'finding' : 'findings'}`;
}

function outcomeText({ summary: { errors, warnings, projects } }: Checked): string {
  return `Checked. Maps: ${projects}, errors: ${errors}, warnings: ${warnings}`;
}

function showReport(page: Blob): void {
  URL.revokeObjectURL(pageAddress);
  pageAddress = URL.createObjectURL(page);
  byId('frame', HTMLIFrameElement).src = pageAddress;
}

function showAll(): void {
  byId('views', HTMLElement).hidden = files.size === 0;
  for (const view of ['report', 'download'] as const) buttonOf(view).disabled = checked === null;
  const configuration = configurations()[0]?.path ?? null;
  showInputs([...files.values()], { checked, read, configuration }, (path) => {
    files.delete(path);
    givenNotice = '';
    void configureAndCheck();
  });
  byId('notices', HTMLElement).replaceChildren(...noticesOf(checked).map((text) => made('p', {}, text)));
  if (offer !== null && checked !== null) {
    showDownloads(offer, checked, (what) => {
      begin('Making it');
      checker.make(what);
    });
  }
}

function noticesOf(checked: Checked | null): readonly string[] {
  const notices = givenNotice === '' ? [] : [givenNotice];
  const [used, ...others] = configurations().map(({ path }) => path);
  if (used !== undefined && others.length > 0)
    notices.push(
      `Of several configurations ${used} is used, and not ${others.join(', ')}: remove what is not to count.`,
    );
  const plugins = checked?.plugins ?? [];
  if (plugins.length > 0)
    notices.push(
      `A browser loads no plugins: what those of the configuration find is not checked here (${plugins.join(', ')}).`,
    );
  return notices;
}

function configurations(): readonly GivenFile[] {
  return [...files.values()].filter(({ path }) => isConfiguration(path));
}

function show(view: View): void {
  const holdsFocus = byId('main', HTMLElement).contains(document.activeElement);
  for (const each of VIEWS) byId(each, HTMLElement).hidden = each !== view;
  if (holdsFocus) byId('main', HTMLElement).focus(); // what had it is hidden
  for (const each of OF_BUTTONS) {
    if (each === view) buttonOf(each).setAttribute('aria-current', 'page');
    else buttonOf(each).removeAttribute('aria-current');
  }
}

async function add(more: readonly GivenFile[]): Promise<void> {
  if (more.length === 0) {
    settle('There was no file in it.');
    return;
  }
  givenNotice = replacedText(join(files, more));
  await configureAndCheck();
}

function replacedText([first, ...others]: readonly string[]): string {
  if (first === undefined) return '';
  const what = others.length === 0 ? `${first} was` : `${first} and ${others.length} more were`;
  return `${what} given before, and replaced. To check files of one name together, give the folders that they lie in.`;
}

async function configureAndCheck(): Promise<void> {
  const mine = ++change;
  try {
    if (!(await configure(() => mine === change))) return;
  } catch (error) {
    settle(
      withOldReport(`The configuration cannot be read: ${error instanceof Error ? error.message : String(error)}`),
    );
    showAll();
    return;
  }
  again();
}

/** Uses the configuration among the files, if there is one; `false`: something else is given by now. */
async function configure(isLast: () => boolean): Promise<boolean> {
  const [given] = configurations();
  if (given?.file === configured) return true;
  const text = await given?.file.text();
  if (!isLast()) return false;
  rules.use(given === undefined || text === undefined ? null : { path: given.path, text });
  configured = given?.file;
  return true;
}

function again(): void {
  if (files.size > 0) check();
  else {
    checker.stop();
    checked = null;
    settle('');
    show('start');
  }
  showAll();
}

for (const view of OF_BUTTONS) buttonOf(view).addEventListener('click', () => show(view));
for (const kind of ['files', 'folder']) {
  const input = byId(`choose-${kind}`, HTMLInputElement);
  input.addEventListener('change', () => {
    void add(chosenFiles(input.files));
    input.value = ''; // so that the same can be chosen again
  });
  for (const button of document.querySelectorAll(`[data-choose='${kind}']`))
    button.addEventListener('click', () => input.click());
}
byId('stop', HTMLButtonElement).addEventListener('click', () => {
  checker.stop();
  settle(withOldReport('Stopped.'));
  byId('retry', HTMLElement).hidden = false;
});
byId('again', HTMLButtonElement).addEventListener('click', () => void configureAndCheck());
byId('over', HTMLButtonElement).addEventListener('click', () => {
  files.clear();
  givenNotice = '';
  void configureAndCheck();
});
byId('export', HTMLButtonElement).addEventListener('click', () => {
  try {
    const { path, text } = rules.configuration;
    save({ name: nameOf(path), content: new Blob([text]) });
  } catch (error) {
    settle(notChanged(error));
  }
});

addEventListener('dragover', (event) => {
  event.preventDefault();
  document.body.classList.add('over');
});
addEventListener('dragleave', (event) => {
  if (event.relatedTarget === null) document.body.classList.remove('over');
});
addEventListener('drop', (event) => {
  event.preventDefault();
  document.body.classList.remove('over');
  if (event.dataTransfer === null) return;
  droppedFiles(event.dataTransfer).then(add, (error: unknown) => settle(`Not read: ${String(error)}`));
});
